"""`search`: hits with context, grouped by section."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import Final

from reader.cli import colour
from reader.cli.errors import CommandError, Exit
from reader.cli.inputs import document_of, lexicon
from reader.cli.output import waiting
from reader.cli.records import write_json
from reader.find.search import Fold, Hit, Mode, PatternError, SearchTimeout, context, group, parse, search, section_of
from reader.text.document import Document

_BEFORE: Final = 14  # code points of context; with 18 behind, a short hit stays within 80 cells
_AFTER: Final = 18
_JSON_CONTEXT: Final = 40


def run(arguments: Namespace) -> int:
    """Print the hits; exit code 1 where there are none."""
    query, mode = parse(arguments.query)
    if not query:
        raise CommandError("QUERY is empty (see sanneng-read search --help)")
    document = document_of(arguments.source, encoding=arguments.encoding, state=not arguments.no_state)
    hits = _hits(document, query, mode, arguments.source)
    if arguments.format == "json":
        records = [_record(document, hit) for hit in hits]
        write_json({"query": query, "mode": mode.value, "count": len(hits), "hits": records})
    else:
        _print(document, hits, arguments.color)
        if not hits:
            sys.stderr.write(CommandError("nothing found", arguments.query).line() + "\n")
    return Exit.DONE if hits else Exit.NOTHING_FOUND


def _hits(document: Document, query: str, mode: Mode, source: str) -> list[Hit]:
    fold = _fold(mode)
    try:
        with waiting("searching", source) as told:

            def go_on(share: float) -> bool:
                told.tell(share)
                return True

            return list(search(document, query, mode, fold=fold, go_on=go_on))
    except PatternError as error:
        raise CommandError(f"no regular expression: {error}", f"re:{query}") from error
    except SearchTimeout as error:
        raise CommandError("takes too long to search for; make the expression simpler", f"re:{query}") from error


def _fold(mode: Mode) -> Fold | None:
    """Return what makes simplified and traditional alike; patterns compare what is written."""
    if mode is Mode.REGEX:
        return None
    from reader.language.script import folder

    return folder(lexicon())


def _record(document: Document, hit: Hit) -> dict[str, object]:
    before, text, after = context(document, hit, _JSON_CONTEXT, _JSON_CONTEXT)
    section = section_of(document, hit.start)
    return {
        "start": document.offset(hit.start),
        "end": document.offset(hit.end),
        "text": text,
        "section": None if section is None else document.sections[section].title,
        "before": before,
        "after": after,
    }


def _print(document: Document, hits: list[Hit], color: str) -> None:
    """Print a line for each hit under its section's title: where it is in per cent, and the hit in its context."""
    paint = colour.paint_for(color)
    marks = ("", "") if colour.wanted(color) else ("【", "】")
    length = max(1, len(document.text))
    for section, found in group(document, hits).items():
        title = document.title if section is None else document.sections[section].title
        sys.stdout.write(f"{paint(colour.BOLD, title)} ({len(found)})\n")
        for hit in found:
            before, text, after = context(document, hit, _BEFORE, _AFTER)
            place = f"{document.offset(hit.start) * 100 // length:3} %"
            marked = paint(colour.BOLD_RED, text).join(marks)
            sys.stdout.write(f"{paint(colour.DIM, place)}  {before}{marked}{after}\n")
