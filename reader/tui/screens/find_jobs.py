"""What the finding workers do, off the UI's thread."""

from __future__ import annotations

import json
import os
from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from reader import __version__
from reader.tui.opened import Opened

if TYPE_CHECKING:
    from reader.find.keywords import Keyword
    from reader.find.search import Haystack, Hit
    from reader.language.lexicon import Lexicon

MOST = 100_000  # hits kept
_TOP = 40  # keywords
_PATIENCE = 1.0  # seconds after which one wants to know how far a search is
LONG = 200_000  # code points of a text whose keywords take long: kept for the next time, stopped by Escape


class Finder:
    """Searches an opened text; what all searches share is made at the first one."""

    def __init__(self, opened: Opened) -> None:
        """Search in a text."""
        self._opened = opened
        self._haystack: Haystack | None = None
        self._lexicon: Lexicon | None = None

    def hits(
        self,
        query: str,
        regex: bool,
        cancelled: Callable[[], bool] = lambda: False,
        tell: Callable[[float], None] = lambda _: None,
    ) -> tuple[Sequence[Hit], str]:
        """Return the hits of a query, and what is wrong with it: there may be hits before a time limit.

        `tell` is told how much has been looked through where that takes its time, at most a hundred times.
        """
        from reader.find.search import Hits, Mode, PatternError, SearchTimeout, parse

        text, mode = parse(query)
        haystack = self._ready()
        starts, ends = array("q"), array("q")
        wrong, told, patience = "", 0, monotonic() + _PATIENCE

        def go_on(share: float) -> bool:
            nonlocal told
            if share * 100 >= told + 1 and monotonic() > patience:
                told = int(share * 100)
                tell(share)
            return not cancelled()

        try:
            for start, end in haystack.spans(text, Mode.REGEX if regex else mode, go_on=go_on):
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
        """Return what is searched; made anew for another text, view or dictionary, which tells what hanzi are alike."""
        from reader.find.search import Haystack
        from reader.language.script import folder

        document, lexicon, view = self._opened.document, self._opened.lexicon, self._opened.view
        made = self._haystack
        if made is None or made.document is not document or made.view is not view or self._lexicon is not lexicon:
            made = self._haystack = Haystack(document, folder(lexicon), view)
            self._lexicon = lexicon
        return made


def find_keywords(
    opened: Opened,
    method: str,
    cancelled: Callable[[], bool],
    tell: Callable[[float], None] = lambda _: None,
    texts: Path | None = None,
) -> tuple[tuple[Keyword, ...], str]:
    """Return the keywords of a text, ranked in a process of its own, or why there are none.

    Args:
        opened: the text.
        method: "tfidf" or "textrank".
        cancelled: whether nobody wants them any more.
        tell: told 0.0 to 1.0.
        texts: folder in which large texts are stored, and beside it the keywords of long ones; None for nowhere.
    """
    from reader import paths
    from reader.jobs.client import JobError, run
    from reader.jobs.tasks import keywords_of, keywords_request

    document = opened.document
    is_long = document.length > LONG and opened.share == 1 and document.key
    words = opened.named()
    kept = texts.with_name("keywords") if texts and is_long else None
    file = kept / f"{document.key}-{method}-{_digest(words)}.json" if kept else None
    if file and (known := _read_kept(file)):
        return known, ""
    found = None
    try:
        for place in (texts, None) if is_long else (None,):  # what is stored need not be sent
            request = keywords_request(
                document, method=method, top=_TOP, words=words, folder=paths.cache_folder(), texts=place
            )
            found = run("keywords", request, on_progress=tell, cancelled=cancelled)
            if found is not None:
                break
    except JobError as error:
        return (), error.reason
    if file:
        _keep(file, found)
    return keywords_of(found), ""


def _digest(words: Sequence[str]) -> str:
    """Return what tells one list of words from another."""
    from hashlib import blake2b

    return blake2b("\n".join(sorted(words)).encode(), digest_size=6).hexdigest()


def _read_kept(file: Path) -> tuple[Keyword, ...]:
    """Return what an earlier start has found; nothing where there is none or it is damaged."""
    from reader.jobs.tasks import keywords_of
    from reader.text.outside import parsed, read_text

    try:
        made, found = parsed(read_text(file))
        return keywords_of(found) if made == __version__ else ()
    except (OSError, ValueError, TypeError):
        return ()


def _keep(file: Path, found: object) -> None:
    """Write beside and rename; where that cannot be, they are found again the next time."""
    beside = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_text(json.dumps([__version__, found], ensure_ascii=False), encoding="utf-8")
        beside.replace(file)
