"""How fast the reader is beside a bare Textual app that shows the same file.

    python -m tests.bench.speed [--runs 9] [--only NAME]... [--json]

Both run in a pseudo-terminal of 120 × 40 cells, from compiled byte code (one start of each is not counted), the reader
with a dictionary that has been prepared before: its second start. All runs are shuffled, so that whatever else the
machine does meets both alike. The ratios hold from machine to machine, the times do not. Needs Linux (`/proc`).
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from tests.bench import measures
from tests.bench.measures import FIRST_RUBY, Program
from tests.bench.table import Result, markdown
from tests.terminal import Terminal, environment

ROOT = Path(__file__).resolve().parents[2]
_RIGHT_LEFT, _DOWN_UP = ("\x1b[C", "\x1b[D"), ("\x1b[B", "\x1b[A")

Samples = dict[str, list[float]]
Run = Callable[[], Samples]
T = TypeVar("T")


def programs(folder: Path) -> tuple[Program, Program]:
    """Return the bare app and the reader, every start in a copy of what a first start of the reader left."""
    command = Path(sys.executable).with_name("sanneng-read")
    first = folder / "first"
    subprocess.run([command, "lookup", "你好"], env=environment(first), check=True, stdout=subprocess.DEVNULL)
    with Terminal([command], environment(first)) as terminal:
        terminal.until_shown(measures.FIRST_WORDS)
        terminal.send("q")
        terminal.until_ended()
    numbers = itertools.count()

    def fresh() -> dict[str, str]:
        home = shutil.copytree(first, folder / str(next(numbers)), ignore=shutil.ignore_patterns("cache"))
        return {**environment(home), "XDG_CACHE_HOME": str(first / "cache")}

    bare = [sys.executable, "-m", "tests.bench.bare", str(measures.interview(ROOT))]
    return Program(bare, fresh), Program([str(command)], fresh)


def runs_of(bare: Program, reader: Program) -> dict[str, Run]:
    """Return what one round consists of, by name."""
    pinyin = partial(_with_pinyin, reader)
    return {
        "paint.bare": lambda: {"paint.bare": measures.first_paint(bare)},
        "paint.reader": lambda: {"paint.reader": measures.first_paint(reader)},
        "ruby.reader": lambda: {"ruby.reader": pinyin(measures.first_paint)},
        "answer.bare": lambda: {"answer.bare": measures.first_answer(bare)},
        "answer.reader": lambda: {"answer.reader": measures.first_answer(reader)},
        "page.bare": lambda: {"page.bare": measures.pages(bare)},
        "page.reader": lambda: {"page.reader": pinyin(measures.pages, prepare=measures.with_finds)},
        "memory.bare": lambda: dict(zip(("memory.bare", "family.bare"), measures.memory(bare), strict=True)),
        "memory.reader": lambda: dict(zip(("memory.reader", "family.reader"), pinyin(measures.memory), strict=True)),
        "pause.bare": lambda: {"pause.bare": measures.pause(bare, _DOWN_UP)},
        "pause.reader": lambda: {"pause.reader": measures.pause(reader, _RIGHT_LEFT)},
        "pause-pinyin.reader": lambda: {"pause-pinyin.reader": pinyin(partial(measures.pause, keys=_RIGHT_LEFT))},
    }


def _with_pinyin(reader: Program, measure: Callable[..., T], **options: object) -> T:
    with_option = replace(reader, command=[*reader.command, "--pinyin", "all"])
    return measure(with_option, wanted=FIRST_RUBY, **options)


def measured(runs: Mapping[str, Run], rounds: int, chance: random.Random) -> Samples:
    """Run everything once uncounted, then so many rounds, each in another order; returns all samples by name."""
    samples: Samples = {}
    for number in range(rounds + 1):
        names = list(runs)
        chance.shuffle(names)
        for place, name in enumerate(names, 1):
            _tell(f"round {number}/{rounds}  {place}/{len(names)}  {name}")
            for key, found in runs[name]().items():
                samples.setdefault(key, []).extend(found if number else ())
    _tell("")
    return samples


def _tell(message: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{message}")
        sys.stderr.flush()


def results(samples: Samples) -> list[Result]:
    """Return the lines of the table for what has been measured."""
    line = partial(_line, samples)
    lines = [
        line("first paint of the text", "ms", "paint.bare", "paint.reader", 1.3),
        line(f"ruby on the first screen ({FIRST_RUBY})", "ms", "paint.bare", "ruby.reader", 1.8),
        line("answer to a key pressed at the first paint", "ms", "answer.bare", "answer.reader", None),
        line("page down; ours with pinyin, hits, keywords", "ms", "page.bare", "page.reader", 2.0),
        line("peak memory, all read; ours with pinyin", "MB", "memory.bare", "memory.reader", 3.0),
        line("the same with child processes", "MB", "family.bare", "family.reader", 3.0),
        line("longest pause after the first paint", "ms", "pause.bare", "pause.reader", 50.0, ratio=False),
        line("the same with pinyin", "ms", "pause.bare", "pause-pinyin.reader", 50.0, ratio=False),
    ]
    return [result for result in lines if result is not None]


def _line(
    samples: Samples, name: str, unit: str, bare: str, reader: str, target: float | None, *, ratio: bool = True
) -> Result | None:
    if bare not in samples or reader not in samples:
        return None
    scale = 1000.0 if unit == "ms" else 1.0
    bares, readers = ([sample * scale for sample in samples[key]] for key in (bare, reader))
    return Result(name, unit, bares, readers, target=target, ratio=ratio)


def _at_least_seven(value: str) -> int:
    number = int(value)
    if number < 7:
        raise argparse.ArgumentTypeError("a median of fewer than seven runs says little")
    return number


def main() -> int:
    """Measure and print; exit code 1 where a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.speed", description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=_at_least_seven, default=9, help="rounds that count, at least 7 (default: 9)")
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="paint, ruby, answer, page, memory, pause; again for more"
    )
    parser.add_argument("--json", action="store_true", help="everything measured, for programs")
    parser.add_argument("--seed", type=int, default=0, help="of the shuffling (default: 0)")
    arguments = parser.parse_args()
    os.chdir(ROOT)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="sanneng-bench-") as folder:
        runs = _chosen(runs_of(*programs(Path(folder))), arguments.only)
        lines = results(measured(runs, arguments.runs, random.Random(arguments.seed)))
    if arguments.json:
        print(
            json.dumps({"runs": arguments.runs, "results": [result.record() for result in lines]}, ensure_ascii=False)
        )
    else:
        print(markdown(lines))
    return 0 if all(result.kept for result in lines) else 1


def _chosen(runs: dict[str, Run], only: list[str] | None) -> dict[str, Run]:
    if not only:
        return runs
    beginnings = ("paint.bare" if "ruby" in only else "", *only)
    return {name: run for name, run in runs.items() if name.startswith(tuple(filter(None, beginnings)))}


if __name__ == "__main__":
    sys.exit(main())
