"""How large texts open, page, jump and are searched, beside the interview, `less` and a bare Textual app.

    python -m tests.bench.size [--runs 5] [--only "10 MB"]...

The texts are made anew from the interview (`novels`). Everything runs in a pseudo-terminal of 120 × 40 cells, readers
with pinyin on and the outline open, in shuffled rounds. Times are milliseconds from a key (or the start) to the last
byte before the screen is still, a search counted from its last letter with the pause that gathers keys (80 ms).
Medians, the largest in brackets. Needs Linux (`/proc`); `epy` and `less` where they are installed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from time import monotonic

from tests.bench import novels
from tests.bench.processes import peak
from tests.bench.speed import ROOT
from tests.terminal import Terminal, environment

_STILL = 0.2  # seconds
_LISTENS = b"\x1b[?1004h"
_PAGES = 12
_END, _HOME, _PAGE_UP = "\x1b[F", "\x1b[H", "\x1b[5~"

Samples = dict[str, dict[str, list[float]]]

_ROWS = (
    ("first paint, never opened before", "first"),
    ("first paint, opened before", "again"),
    ("first paint where one stopped", "stopped"),
    ("page down at the start", "page"),
    ("page down half way", "half"),
    ("jump to the end", "end"),
    ("jump to a chapter", "chapter"),
    ("jump to the start", "home"),
    ("search to the count", "search"),
    ("pinyin off", "pinyin"),
    ("resize to 90 × 30", "resize"),
    ("peak memory, MB", "memory"),
)


class Measured:
    """One start of the reader."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def until_ready(self) -> None:
        """Read until Textual reads keys and nothing more comes."""
        self.terminal.until(lambda running: _LISTENS in running.raw, "Textual at work")
        self.terminal.until_still(1.0)

    def reaction(self, act: Callable[[], object]) -> float:
        """Return the milliseconds from an act to the last byte before the screen is still; 0 for no reaction."""
        self.terminal.until_still(_STILL)
        before = len(self.terminal.chunks)
        begun = monotonic()
        act()
        self.terminal.read(2.0)
        self.terminal.until_still(_STILL)
        return 1000 * (self.terminal.chunks[-1][0] - begun) if len(self.terminal.chunks) > before else 0.0

    def key(self, key: str) -> float:
        """Return the time of the reaction to a key."""
        return self.reaction(lambda: self.terminal.send(key))


def first_paint(command: list[str], home: Mapping[str, str], shown: int = 1500) -> float:
    """Return when so many bytes of the first screen had been written."""
    with Terminal(command, home) as terminal:
        terminal.until(lambda running: len(running.raw) >= shown, "a first screen")
        painted = 1000 * (terminal.chunks[-1][0] - terminal.started)
        terminal.until_still(0.5)
        terminal.send("q")
        terminal.until_ended()
    return painted


def journey(command: list[str], home: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """Yield what one long start gives: pages, jumps, a search, a resize, the peak of memory."""
    with Terminal(command, home) as terminal:
        run = Measured(terminal)
        run.until_ready()
        yield from (("page", run.key(" ")) for _ in range(_PAGES))
        yield "end", run.key(_END)
        yield "home", run.key(_HOME)
        for key in ("o", *["\x1b[6~"] * 6):
            run.key(key)
        yield "chapter", run.key("\r")
        yield from (("half", run.key(" ")) for _ in range(_PAGES))
        yield "pinyin", run.key("p")
        run.key("p")
        run.key("/")
        yield "search", run.key(novels.NEEDLE)
        run.key("\x1b")
        run.key("\x1b")
        yield "resize", run.reaction(lambda: terminal.resize(90, 30))
        yield "memory", peak(terminal.process.pid)
        terminal.send("q")
        terminal.until_ended()


def measure(name: str, path: Path | None, root: Path, samples: Samples) -> None:
    """Measure one text in one round: three starts, the first in a home that never had it open."""
    home = Path(tempfile.mkdtemp(dir=root))
    surroundings = environment(home)
    command = [sys.executable, "-m", "reader", "--pinyin", "all", *([str(path)] if path else [])]
    subprocess.run([sys.executable, "-m", "reader", "lookup", "你好"], env=surroundings, stdout=subprocess.DEVNULL)
    found = samples.setdefault(name, {})

    def note(row: str, value: float) -> None:
        if value:
            found.setdefault(row, []).append(value)

    note("first", first_paint(command, surroundings))
    with Terminal(command, surroundings) as terminal:  # until all of it has been read once
        Measured(terminal).until_ready()
        if path is not None:
            texts = home / "cache" / "sanneng-read" / "texts"
            terminal.until(lambda _: any(texts.glob("*.text")), "the text stored", 120)
            terminal.until_still(1.0)
        terminal.send("q")
        terminal.until_ended()
    note("again", first_paint(command, surroundings))
    for row, value in journey(command, surroundings):
        note(row, value)
    note("stopped", first_paint(command, surroundings))


def others(files: Mapping[str, Path], root: Path) -> Iterator[str]:
    """Yield what other programs take for their first paint."""
    home = environment(Path(tempfile.mkdtemp(dir=root)))
    for name in ("less", "epy"):
        if shutil.which(name) is None:
            yield f"{name}: not installed here"
    for name, path in files.items():
        if shutil.which("less"):
            yield f"less, {name}: first paint {first_paint(['less', str(path)], home):.0f} ms"
        if name == "10 MB":
            painted = first_paint([sys.executable, "-m", "tests.bench.bare", str(path)], home)
            yield f"bare Textual app, {name}: first paint {painted:.0f} ms"


def table(samples: Samples) -> str:
    """Return the medians by text, each beside its ratio to the interview's."""
    names = list(samples)
    lines = [["", *names], ["---", *["---:"] * len(names)]]
    for label, row in _ROWS:
        base = samples["interview"].get(row)
        lines.append([label, *(_cell(samples[name].get(row), base, name == "interview") for name in names)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(values: list[float] | None, base: list[float] | None, itself: bool) -> str:
    if not values:
        return "–"
    text = f"{median(values):.0f} ({max(values):.0f})"
    return text if itself or not base else f"{text}, {median(values) / median(base):.2f} ×"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.size", description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="rounds (default: 5)")
    parser.add_argument("--only", action="append", metavar="NAME", help='"10 MB", "100 MB", "one line"; again for more')
    arguments = parser.parse_args()
    os.chdir(ROOT)
    samples: Samples = {"interview": {}}
    with tempfile.TemporaryDirectory(prefix="sanneng-size-") as folder:
        files = {n: p for n, p in novels.write(Path(folder)).items() if not arguments.only or n in arguments.only}
        texts: list[tuple[str, Path | None]] = [("interview", None), *files.items()]
        chance = random.Random(0)
        for number in range(arguments.runs):
            chance.shuffle(texts)
            for name, path in texts:
                sys.stderr.write(f"round {number + 1}: {name}\n")
                measure(name, path, Path(folder), samples)
        print(table({name: samples[name] for name in ("interview", *files)}))
        print(*others(files, Path(folder)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
