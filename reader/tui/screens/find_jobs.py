"""What the finding workers do, off the UI's thread."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.tui.opened import Opened

if TYPE_CHECKING:
    from reader.find.keywords import Keyword
    from reader.find.search import Haystack, Hit
    from reader.language.lexicon import Lexicon

MOST = 100_000  # hits kept
_TOP = 40  # keywords


class Finder:
    """Searches an opened text; what all searches share is made at the first one."""

    def __init__(self, opened: Opened) -> None:
        """Search in a text."""
        self._opened = opened
        self._haystack: Haystack | None = None
        self._lexicon: Lexicon | None = None

    def hits(self, query: str, regex: bool, cancelled: Callable[[], bool] = lambda: False) -> tuple[Sequence[Hit], str]:
        """Return the hits of a query, and what is wrong with it: there may be hits before a time limit."""
        from reader.find.search import Hits, Mode, PatternError, SearchTimeout, parse

        text, mode = parse(query)
        haystack = self._ready()
        starts, ends = array("q"), array("q")
        wrong = ""
        try:
            for start, end in haystack.spans(text, Mode.REGEX if regex else mode):
                starts.append(start)
                ends.append(end)
                if len(starts) == MOST or cancelled():
                    break
        except PatternError as error:
            return (), str(error)
        except SearchTimeout:
            wrong = "This pattern takes too long."
        return Hits(haystack.document, starts, ends), wrong

    def prepare(self) -> None:
        """Do what all searches share before there is one."""
        self._ready().alike  # noqa: B018 - it is kept

    def _ready(self) -> Haystack:
        """Return what is searched; another one for another text, or once the dictionary tells which hanzi are alike."""
        from reader.find.search import Haystack
        from reader.language.script import folder

        document, lexicon = self._opened.document, self._opened.lexicon
        if self._haystack is None or self._haystack.document is not document or self._lexicon is not lexicon:
            self._haystack, self._lexicon = Haystack(document, folder(lexicon)), lexicon
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
