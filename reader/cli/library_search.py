"""`library search`: a query in the full text of everything on the shelf."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from typing import TYPE_CHECKING, Final

from reader.cli import colour
from reader.cli.errors import CommandError, Exit, visible
from reader.cli.inputs import lexicon
from reader.cli.records import write_json

if TYPE_CHECKING:
    from reader.study.fulltext import FullText, Line
    from reader.study.library import ShelfText
    from reader.study.memory import State

_NAMED: Final = 3  # texts that could not be searched, each in a line
_BEFORE: Final = 14  # code points of context, as `search` has them
_AFTER: Final = 18
_JSON_CONTEXT: Final = 40


def search(state: State, arguments: Namespace) -> int:
    """Print a line for each hit, text by text; texts not indexed yet are indexed first."""
    from reader import paths
    from reader.language.script import folder
    from reader.study.fulltext import BOTH_SCRIPTS, FILE_NAME, FullText, FullTextError, name_of
    from reader.study.library import Library

    texts = Library(state).texts()
    context = (_JSON_CONTEXT, _JSON_CONTEXT) if arguments.format == "json" else (_BEFORE, _AFTER)
    try:
        with FullText.open(paths.cache_folder() / FILE_NAME, folder(lexicon()), BOTH_SCRIPTS) as index:
            if not index.indexed:
                sys.stderr.write("sanneng-read: this SQLite has no FTS5: every text is read through\n")
            _say_missing([missing for text in texts if (missing := _index(index, text))])
            keys = [name_of(text.key, text.encoding) for text in texts]
            hits = list(index.search(arguments.operand, keys, before=context[0], after=context[1]))
    except FullTextError as error:
        raise CommandError(str(error), code=Exit.DATA) from error
    _write(hits, {text.key: text for text in texts}, arguments)
    return Exit.DONE if hits else Exit.NOTHING_FOUND


def _say_missing(problems: list[str]) -> None:
    """Say what could not be searched; of many texts the first few and how many more."""
    for problem in problems[:_NAMED]:
        sys.stderr.write(problem + "\n")
    if (more := len(problems) - _NAMED) > 0:
        sys.stderr.write(f"sanneng-read: {more} more {'text' if more == 1 else 'texts'} not searched\n")


def _index(index: FullText, text: ShelfText) -> str:
    """Index a text where that is still to be done; returns one line on why it cannot be searched, or nothing."""
    from reader.study.fulltext import name_of
    from reader.study.indexing import index as index_text

    if index.has(name_of(text.key, text.encoding)):
        return ""
    reason = "is no file"
    if text.at_hand:
        from reader.cli.progress import Progress

        with Progress(f"indexing {visible(text.title)}", sys.stderr) as progress:
            reason = index_text(index, text.at_hand, text.key, text.encoding, progress)
    return CommandError(f"not searched: {reason}", text.opens or text.title).line() if reason else ""


def _write(hits: list[Line], texts: dict[str, ShelfText], arguments: Namespace) -> None:
    if arguments.format == "json":
        records = [_record(hit, texts[hit.key]) for hit in hits]
        write_json({"query": arguments.operand, "count": len(hits), "hits": records})
        return
    paint = colour.paint_for(arguments.color)
    marks = ("", "") if colour.wanted(arguments.color) else ("【", "】")
    counts = Counter(hit.key for hit in hits)
    key = ""
    for hit in hits:
        if hit.key != key:
            key = hit.key
            sys.stdout.write(f"{paint(colour.BOLD, visible(texts[key].title))} ({counts[key]})\n")
        place = paint(colour.DIM, f"{int(hit.share * 100):3} %")
        marked = paint(colour.BOLD_RED, hit.text).join(marks)
        sys.stdout.write(f"{place}  {_padded(hit.before)}{marked}{hit.after}\n")
    if not hits:
        sys.stderr.write(CommandError("nothing found", arguments.operand).line() + "\n")


def _padded(before: str) -> str:
    """Return the context before a hit as wide as that of all other hits, so that they stand below each other."""
    from reader.typesetting.cells import text_width

    return " " * max(0, 2 * _BEFORE - text_width(before)) + before


def _record(hit: Line, text: ShelfText) -> dict[str, object]:
    return {
        "key": text.key,
        "title": text.title,
        "source": text.source,
        "path": text.path or None,
        "start": hit.start,
        "end": hit.start + len(hit.text),
        "paragraph": hit.place.paragraph,
        "offset": hit.place.offset,
        "share": round(hit.share, 4),
        "text": hit.text,
        "before": hit.before,
        "after": hit.after,
    }
