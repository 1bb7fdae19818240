"""`keywords`: a text's keywords with weights and counts."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli.errors import CommandError, Exit
from reader.cli.inputs import document_of, lexicon
from reader.cli.output import waiting
from reader.cli.records import write_json
from reader.cli.settling import named_words
from reader.typesetting.cells import text_width

if TYPE_CHECKING:
    from reader.find.keywords import Keyword


def run(arguments: Namespace) -> int:
    """Print the keywords, the weightiest first."""
    from reader.find.keywords import keywords

    document = document_of(arguments.source, encoding=arguments.encoding, state=not arguments.no_state)
    folding = lexicon().folding
    named = named_words(arguments, document.key)
    with waiting("looking for keywords in", arguments.source) as told:
        found = keywords(
            document,
            method=arguments.method,
            top=arguments.top,
            tokenizer_words=named,
            fold=lambda text: text.translate(folding),
            progress=told.tell,
        )
    if arguments.format == "json":
        write_json({"method": arguments.method, "keywords": [_record(keyword) for keyword in found]})
    elif found:
        _print(found)
    else:
        sys.stderr.write(CommandError("no keywords in it", arguments.source).line() + "\n")
    return Exit.DONE


def _record(keyword: Keyword) -> dict[str, object]:
    return {
        "text": keyword.text,
        "weight": keyword.weight,
        "count": keyword.count,
        "positions": list(keyword.positions),
    }


def _print(found: Sequence[Keyword]) -> None:
    """Print a line a keyword: the term, its weight and how often it stands there."""
    widest = max(text_width(keyword.text) for keyword in found)
    for keyword in found:
        padding = " " * (widest - text_width(keyword.text))
        sys.stdout.write(f"{keyword.text}{padding}  {keyword.weight:7.4f}  {keyword.count:4}\n")
