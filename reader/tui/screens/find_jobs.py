"""What the finding workers do, off the UI's thread."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reader.text.document import Document

if TYPE_CHECKING:
    from reader.find.keywords import Keyword
    from reader.find.search import Fold, Hit

_MOST = 100_000  # hits kept
_TOP = 40  # keywords


def find_hits(document: Document, query: str, regex: bool, fold: Fold | None) -> tuple[tuple[Hit, ...], str]:
    """Return the hits of a query, or why there are none."""
    from reader.find.search import Mode, PatternError, SearchTimeout, parse, search

    text, mode = parse(query)
    try:
        return tuple(islice(search(document, text, Mode.REGEX if regex else mode, fold=fold), _MOST)), ""
    except PatternError as error:
        return (), str(error)
    except SearchTimeout:
        return (), "This pattern takes too long."


def find_keywords(document: Document, method: str) -> tuple[tuple[Keyword, ...], str]:
    """Return the keywords of a text, ranked in a process of its own, or why there are none."""
    from reader import paths
    from reader.jobs.client import JobError, run
    from reader.jobs.tasks import keywords_of, keywords_request

    request = keywords_request(document, method=method, top=_TOP, folder=paths.cache_folder())
    try:
        return keywords_of(run("keywords", request)), ""
    except JobError as error:
        return (), error.reason
