"""How large texts open, page, jump and are searched, beside the interview, `less`, a bare Textual app and `epy`.

    python -m tests.bench.size [--runs 3] [--only "10 MB"]... [--busy]

The texts are made anew from the interview (`novels`). Everything runs in a pseudo-terminal of 120 × 40 cells, the
reader with pinyin on and the outline open, in shuffled rounds. Times are milliseconds from a key (or the start) until
the text stands as it stays, a search counted from its last letter, with the pause that gathers letters. Medians, the
largest in brackets. `--busy` gives the milliseconds of the program's processor time instead, which hold on a machine
that does other things meanwhile. Needs Linux (`/proc`); `less` and `epy` where they are installed (`--epy PATH` for one
of a venv of its own).
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import novels
from tests.bench.journeys import Pager, Step, others, reading
from tests.bench.speed import ROOT
from tests.bench.table import aligned
from tests.bench.watching import Took, Watched, first_paint
from tests.terminal import Terminal, environment

_LISTENS = b"\x1b[?1004h"
_BASE = "interview"

Samples = dict[str, dict[str, list[Took | float]]]

_ROWS = {
    "first": "first paint, never opened before",
    "again": "first paint, opened before",
    "stopped": "first paint half way, where one stopped",
    "page": "page down at the start",
    "middle": "page down half way",
    "back": "page up at the end",
    "end": "jump to the end",
    "half": "jump to 50 %",
    "chapter": "jump to a chapter",
    "home": "jump to the start",
    "search": "search to the count of hits",
    "typing": "letter typed while it searches",
    "pinyin": "pinyin off and on",
    "resize": "resize",
    "memory": "peak memory, MB",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A promise.

    Attributes:
        rows: of what; the worst counts.
        text: of which text.
        most: what the medians may be at most: so many times the interview's, else milliseconds or MB.
        aim: what they should be.
        ratio: whether they are compared with the interview's.
        largest: whether not the median but the largest sample counts.
    """

    rows: tuple[str, ...]
    text: str
    most: float
    aim: float | None = None
    ratio: bool = False
    largest: bool = False


_PAGING = ("page", "middle", "back")
_TARGETS = (
    Target(("first", "again"), "10 MB", 1.5, 1.1, ratio=True),
    Target(("first", "again"), "100 MB", 3, 1.3, ratio=True),
    *(Target(_PAGING, text, 1.5, 1, ratio=True) for text in ("10 MB", "100 MB", "one line", "EPUB")),
    *(Target(_PAGING, text, 100, largest=True) for text in ("10 MB", "100 MB", "one line", "EPUB")),
    Target(("end", "half", "chapter", "home", "stopped"), "10 MB", 300, 100),
    Target(("search",), "10 MB", 300, 100),
    Target(("typing",), "10 MB", 100),
    Target(("memory",), "10 MB", 150, 100),
    Target(("pinyin", "resize"), "10 MB", 200, 100),
)


def measure(path: Path | None, home: Path, *, chapters: bool) -> Iterator[Step]:
    """Yield what one text takes in one round: four starts, the first in a home that never had it open."""
    surroundings = environment(home)
    command = [sys.executable, "-m", "reader", "--pinyin", "all", *([str(path)] if path else [])]
    yield "first", first_paint(command, surroundings)
    _read_once(command, surroundings, home / "cache" / "sanneng-read" / "texts" if path else None)
    yield "again", first_paint(command, surroundings)
    yield from reading(command, surroundings, chapters=chapters)
    yield "stopped", first_paint(command, surroundings)


def _read_once(command: list[str], surroundings: dict[str, str], texts: Path | None) -> None:
    """Start the reader until what it stores is stored and nothing works in the background."""
    with Terminal(command, surroundings) as terminal:
        terminal.until(lambda running: _LISTENS in running.raw, "Textual at work")
        if texts:
            terminal.until(lambda _: any(texts.glob("*.text")), "the text stored", 120)
        Watched(terminal).until_still(1.0)
        terminal.send("q")
        terminal.until_ended()


def pagers(files: Mapping[str, Path], epy: str | None) -> dict[str, Pager]:
    """Return the other programs, each with a text it opens, by their columns' names."""
    found: dict[str, Pager] = {}
    jumps = {"end": "G", "home": "g"}
    if shutil.which("less"):
        more = {"half": "50%", "search": f"/{novels.NEEDLE}\r"}
        found |= {
            f"less, {name}": Pager(["less", str(files[name])], " ", jumps | more)
            for name in ("10 MB", "100 MB", "one line")
            if name in files
        }
    if "10 MB" in files:
        bare = [sys.executable, "-m", "tests.bench.bare", str(files["10 MB"])]
        found["bare app, 10 MB"] = Pager(bare, " ", {"end": "\x1b[F", "home": "\x1b[H"})
    if epy and "EPUB" in files:
        found["epy, EPUB"] = Pager([epy, str(files["EPUB"])], " ", {})
    return found


def beside(pager: Pager, home: Path) -> Iterator[Step]:
    """Yield what another program takes in one round."""
    surroundings = environment(home)
    yield "first", first_paint(pager.command, surroundings, pager.leave)
    yield from others(pager, surroundings)


def _value(sample: Took | float, busy: bool) -> float:
    if isinstance(sample, Took):
        return sample.busy if busy else sample.wall
    return sample


def values_of(samples: Samples, busy: bool) -> dict[str, dict[str, list[float]]]:
    """Return the samples as numbers: milliseconds, or processor time, or MB."""
    return {
        name: {row: [_value(sample, busy) for sample in found] for row, found in rows.items()}
        for name, rows in samples.items()
    }


def table(values: Mapping[str, Mapping[str, list[float]]]) -> str:
    """Return the medians by text, each beside its ratio to the interview's."""
    lines = [["", *values]]
    for row, label in _ROWS.items():
        base = values[_BASE].get(row)
        lines.append([label, *(_cell(found.get(row), base, name == _BASE) for name, found in values.items())])
    return aligned(lines)


def _cell(found: list[float] | None, base: list[float] | None, itself: bool) -> str:
    if not found:
        return "–"
    text = f"{median(found):.0f} ({max(found):.0f})"
    return text if itself or not base else f"{text}, {median(found) / median(base):.2f} ×"


def measured(target: Target, values: Mapping[str, Mapping[str, list[float]]]) -> float | None:
    """Return the worst of what a target is about; None where it has not been measured."""
    base, found = values[_BASE], values.get(target.text, {})
    if target.ratio:
        ratios = [median(found[row]) / median(_base(base, row)) for row in target.rows if found.get(row)]
        return max(ratios, default=None)
    worst = max if target.largest else median
    return max((worst(found[row]) for row in target.rows if found.get(row)), default=None)


def _base(base: Mapping[str, list[float]], row: str) -> list[float]:
    """Return the interview's samples: of paging anywhere for paging."""
    return [sample for each in (_PAGING if row in _PAGING else (row,)) for sample in base.get(each, ())]


def promises(values: Mapping[str, Mapping[str, list[float]]]) -> tuple[str, bool]:
    """Return the table of the targets and whether all are kept that have been measured."""
    lines, kept = [["", "must", "aim", "measured", "kept"]], True
    for target in _TARGETS:
        value = measured(target, values)
        if value is None:
            continue
        kept = kept and value <= target.most
        unit = "×" if target.ratio else "MB" if target.rows == ("memory",) else "ms"
        form = ".2f" if target.ratio else ".0f"
        label = f"{target.text}: {', '.join(_ROWS[row] for row in target.rows)}{', largest' * target.largest}"
        aim = f"{target.aim:g} {unit}" if target.aim else "–"
        is_kept = "yes" if value <= target.most else "**missed**"
        lines.append([label, f"≤ {target.most:g} {unit}", aim, f"{value:{form}} {unit}", is_kept])
    return aligned(lines), kept


def rounds(texts: Mapping[str, Path | None], files: Mapping[str, Path], arguments: argparse.Namespace) -> Samples:
    """Measure everything so many times, each round in another order; a text's home is new in each."""
    programs = pagers(files, arguments.epy or shutil.which("epy"))
    names = [*texts, *programs]
    samples: Samples = {name: {} for name in names}
    chance = random.Random(0)
    with tempfile.TemporaryDirectory(prefix="sanneng-homes-") as folder:
        first = Path(folder) / "first"
        lookup = [sys.executable, "-m", "reader", "lookup", "你好"]
        subprocess.run(lookup, env=environment(first), check=True, stdout=subprocess.DEVNULL)
        for number in range(arguments.runs):
            chance.shuffle(names)
            for name in names:
                sys.stderr.write(f"round {number + 1}: {name}\n")
                home = shutil.copytree(first, Path(folder) / "home")
                if name in programs:
                    steps = beside(programs[name], home)
                else:
                    steps = measure(texts[name], home, chapters=name != "one line")
                for row, took in steps:
                    if took is not None:
                        samples[name].setdefault(row, []).append(took)
                shutil.rmtree(home)
    return samples


def main() -> int:
    """Measure and print; exit code 1 where a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.size", description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="rounds (default: 3)")
    parser.add_argument(
        "--only", action="append", metavar="NAME", help='"10 MB", "100 MB", "one line", "EPUB"; again for more'
    )
    parser.add_argument("--busy", action="store_true", help="processor time instead of time")
    parser.add_argument("--epy", metavar="PATH", help="the program epy, where it is not on PATH")
    arguments = parser.parse_args()
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory(prefix="sanneng-size-") as folder:
        files = {n: p for n, p in novels.write(Path(folder)).items() if not arguments.only or n in arguments.only}
        samples = rounds({_BASE: None, **files}, files, arguments)
    values = values_of(samples, arguments.busy)
    order = [_BASE, *files, *(name for name in values if name != _BASE and name not in files)]
    kept, all_kept = promises(values)
    print(table({name: values[name] for name in order}), kept, sep="\n\n")
    missing = [name for name in ("less", "epy") if not any(column.startswith(name) for column in values)]
    print(*(f"\n{name}: not installed here, not measured" for name in missing), sep="\n")
    return 0 if all_kept else 1


if __name__ == "__main__":
    sys.exit(main())
