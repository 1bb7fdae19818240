"""The table of the benchmark: medians, ratios, targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median

from rich.cells import cell_len


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table.

    Attributes:
        name: what was measured.
        unit: "ms" or "MB".
        bare: samples of the bare app.
        reader: samples of the reader.
        target: the most that the ratio of the medians may be, for a pause the most milliseconds; None for no promise.
        ratio: whether the target is a ratio.
    """

    name: str
    unit: str
    bare: Sequence[float]
    reader: Sequence[float]
    target: float | None
    ratio: bool = True

    @property
    def measured(self) -> float:
        """What is compared with the target: the ratio of the medians, or the reader's median itself."""
        return median(self.reader) / median(self.bare) if self.ratio else median(self.reader)

    @property
    def kept(self) -> bool:
        """Whether the target is met."""
        return self.target is None or self.measured <= self.target

    def record(self) -> dict[str, object]:
        """Return the line for programs, all samples in it."""
        medians = {"bare_median": median(self.bare), "reader_median": median(self.reader)}
        return {**asdict(self), **medians, "measured": self.measured, "kept": self.kept}

    def cells(self) -> list[str]:
        """Return the line for people."""
        unit = "×" if self.ratio else self.unit
        return [
            self.name,
            _spread(self.bare, self.unit),
            _spread(self.reader, self.unit),
            f"{self.measured:.2f} ×" if self.ratio else f"{self.measured:.0f} {self.unit}",
            "–" if self.target is None else f"≤ {self.target:g} {unit}",
            "–" if self.target is None else "yes" if self.kept else "**no**",
        ]


_HEAD = ["", "bare Textual app", "sanneng-read", "ratio", "target", "kept"]


def markdown(results: Sequence[Result]) -> str:
    """Return an aligned Markdown table: medians, smallest and largest sample in brackets."""
    return aligned([_HEAD, *(result.cells() for result in results)])


def aligned(lines: Sequence[Sequence[str]]) -> str:
    """Return lines of cells, the first one the heads, as a Markdown table; all but the first column to the right."""
    widths = [max(cell_len(line[i]) for line in lines) for i in range(len(lines[0]))]
    rule = ["-" * width if i == 0 else "-" * (width - 1) + ":" for i, width in enumerate(widths)]
    return "\n".join(_row(line, widths) for line in [lines[0], rule, *lines[1:]])


def _row(line: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def _spread(samples: Sequence[float], unit: str) -> str:
    return f"{median(samples):.0f} {unit} ({min(samples):.0f}–{max(samples):.0f})"
