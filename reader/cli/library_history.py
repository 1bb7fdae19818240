"""`library history`: when one read, how long, from where to where."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from typing import TYPE_CHECKING

from reader.cli import colour
from reader.cli.errors import Exit, visible
from reader.cli.library import named, sitting_record
from reader.cli.records import write_json

if TYPE_CHECKING:
    from reader.study.library import ShelfText
    from reader.study.memory import State
    from reader.study.sittings import Sitting


def show(state: State, arguments: Namespace) -> int:
    """Print the sittings of a text, or of all texts, day by day, the last one first."""
    from reader.study.library import Library
    from reader.study.sittings import history

    library = Library(state)
    one = named(state, arguments.operand) if arguments.operand else None
    texts = [one] if one else [*library.texts(), *library.texts(removed=True)]
    of = {key: text for text in texts for key in text.versions}
    sittings = [sitting for sitting in history(state, *(one.versions if one else ())) if sitting.key in of]
    if arguments.format == "json":
        records = [_record(sitting, of[sitting.key]) for sitting in sittings]
        write_json({"seconds": round(sum(sitting.active for sitting in sittings)), "sittings": records})
    elif sittings:
        _print(sittings, of, arguments.color)
    else:
        sys.stderr.write("sanneng-read: nothing was read yet\n")
    return Exit.DONE if sittings else Exit.NOTHING_FOUND


def _record(sitting: Sitting, text: ShelfText) -> dict[str, object]:
    return {"key": text.key, "title": text.title, **sitting_record(sitting)}


def _print(sittings: list[Sitting], texts: dict[str, ShelfText], color: str) -> None:
    """Print a heading a day with its time, a line a sitting below, and the sum."""
    from reader.study.figures import duration, span

    paint = colour.paint_for(color)
    days: dict[str, list[Sitting]] = {}
    for sitting in sittings:
        days.setdefault(time.strftime("%Y-%m-%d", time.localtime(sitting.began)), []).append(sitting)
    for day, same in days.items():
        sys.stdout.write(f"{paint(colour.BOLD, day)}  {duration(sum(sitting.active for sitting in same))}\n")
        for sitting in same:
            share = span(sitting.progress_from, sitting.progress_to)
            when = time.strftime("%H:%M", time.localtime(sitting.began))
            facts = f"{when}  {duration(sitting.active):>10}  {share:>14}"
            sys.stdout.write(f"  {paint(colour.DIM, facts)}  {visible(texts[sitting.key].title)}\n")
    if len(days) > 1:
        sys.stdout.write(f"{duration(sum(sitting.active for sitting in sittings))} in {len(days)} days\n")
