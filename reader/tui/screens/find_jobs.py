"""What the finding workers do, off the UI's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.tui.opened import Opened

if TYPE_CHECKING:
    from reader.find.keywords import Keyword
    from reader.find.search import Haystack, Hit

MOST = 100_000  # hits kept
_TOP = 40  # keywords


class Finder:
    """Searches an opened text; what all searches share is made at the first one."""

    def __init__(self, opened: Opened) -> None:
        """Search in a text."""
        self._opened = opened
        self._haystack: Haystack | None = None
        self._with_lexicon = False

    def hits(self, query: str, regex: bool) -> tuple[tuple[Hit, ...], str]:
        """Return the hits of a query, and what is wrong with it: there may be hits before a time limit."""
        from reader.find.search import Mode, PatternError, SearchTimeout, parse

        text, mode = parse(query)
        found: list[Hit] = []
        try:
            for hit in self._ready().search(text, Mode.REGEX if regex else mode):
                found.append(hit)
                if len(found) == MOST:
                    break
        except PatternError as error:
            return (), str(error)
        except SearchTimeout:
            return tuple(found), "This pattern takes too long."
        return tuple(found), ""

    def _ready(self) -> Haystack:
        """Return the folded text; folded anew once the dictionary tells which hanzi are alike."""
        from reader.find.search import Haystack
        from reader.language.script import folder

        lexicon = self._opened.lexicon
        if self._haystack is None or self._with_lexicon != (lexicon is not None):
            self._haystack = Haystack(self._opened.document, folder(lexicon))
            self._with_lexicon = lexicon is not None
        return self._haystack


def find_keywords(opened: Opened, method: str, cancelled: Callable[[], bool]) -> tuple[tuple[Keyword, ...], str]:
    """Return the keywords of a text, ranked in a process of its own, or why there are none."""
    from reader import paths
    from reader.jobs.client import JobError, run
    from reader.jobs.tasks import keywords_of, keywords_request

    request = keywords_request(
        opened.document, method=method, top=_TOP, words=opened.named(), folder=paths.cache_folder()
    )
    try:
        return keywords_of(run("keywords", request, cancelled=cancelled)), ""
    except JobError as error:
        return (), error.reason
