"""`lookup`: dictionary entries for hanzi, pinyin or English."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.cli import colour
from reader.cli.errors import CommandError, Exit
from reader.cli.inputs import lexicon
from reader.cli.records import write_json
from reader.language.words import Style

if TYPE_CHECKING:
    from reader.language.cedict import Entry


def run(arguments: Namespace) -> int:
    """Print entries, the likeliest first; exit code 1 where there are none."""
    text = " ".join(arguments.text).strip()
    if not text:
        raise CommandError("TEXT is empty (see sanneng-read lookup --help)")
    entries = lexicon().lookup(text)
    style = Style(arguments.style)
    if arguments.format == "json":
        write_json({"entries": [_record(entry, style) for entry in entries]})
    else:
        paint = colour.paint_for(arguments.color)
        sys.stdout.write("\n\n".join(_entry(entry, style, paint) for entry in entries) + "\n" * bool(entries))
        if not entries:
            sys.stderr.write(CommandError("nothing found", text).line() + "\n")
    return Exit.DONE if entries else Exit.NOTHING_FOUND


def _record(entry: Entry, style: Style) -> dict[str, object]:
    from reader.language.levels import hsk

    return {
        "simplified": entry.simplified,
        "traditional": entry.traditional,
        "pinyin": _spelled(entry.pinyin, style),
        "glosses": list(entry.glosses),
        "hsk": hsk(entry.simplified),
    }


def _entry(entry: Entry, style: Style, paint: colour.Paint) -> str:
    """Return an entry as lines: headword, reading and level, then its senses, numbered where there are several."""
    from reader.language.levels import hsk

    other = "" if entry.traditional == entry.simplified else f" ({entry.traditional})"
    level = hsk(entry.simplified)
    parts = [
        paint(colour.BOLD, entry.simplified + other),
        paint(colour.CYAN, _spelled(entry.pinyin, style)),
        "" if level is None else paint(colour.DIM, level_name(level)),
    ]
    glosses = [_gloss(gloss, style) for gloss in entry.glosses]
    numbered = [f"{number:>4}. {gloss}" for number, gloss in enumerate(glosses, 1)]
    return "\n".join(
        ["  ".join(filter(None, parts)), *(numbered if len(glosses) > 1 else [f"   {g}" for g in glosses])]
    )


def level_name(level: int) -> str:
    """Return a level with its standard: the same word stands elsewhere in another one."""
    from reader.language.levels import BAND, STANDARD

    return f"HSK {'7-9' if level == BAND else level} ({STANDARD})"


def _gloss(gloss: str, style: Style) -> str:
    """Return a sense with the readings it cites (`见[jian4]`) in the wanted spelling."""
    from reader.language.glosses import respelled

    return respelled(gloss, lambda syllables: _spelled(syllables, style))


def _spelled(syllables: Iterable[str], style: Style) -> str:
    from reader.language.spelling import spell

    return " ".join(spell(syllable, style) for syllable in syllables)
