"""Taking what was made of a text out of the cache when it is taken from the shelf: nobody else shall find it there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon
    from reader.study.library import ShelfText

TEXTS: Final = "texts"
"""Folder of the cache in which large texts are stored."""
KEYWORDS: Final = "keywords"
"""Folder of the cache in which keywords of long texts are kept."""


def forget(
    cache: Path, text: ShelfText, lexicon: Lexicon | None, cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Remove a text, its keywords and its full-text index from the cache folder; each is made again where it is wanted.

    Args:
        cache: the cache folder.
        text: as it stood on the shelf.
        lexicon: what the index was made with; without it the words' pairs stay in it, and lead nowhere.
        cancelled: whether nobody waits for it any more, as `FullText.remove` asks.

    Raises:
        FullTextError: the index cannot be changed.
        OSError: a file cannot be removed.
    """
    from reader.language.script import folder
    from reader.study.fulltext import BOTH_SCRIPTS, FILE_NAME, PLAIN, FullText
    from reader.text import stored

    for source in filter(None, {text.at_hand, text.path}):
        stored.forget(cache / TEXTS, source)
    kept = cache / KEYWORDS
    for path in list(kept.iterdir()) if kept.is_dir() else ():
        if path.name.startswith(tuple(f"{key}-" for key in text.versions)):
            path.unlink(missing_ok=True)
    if (cache / FILE_NAME).exists():
        with FullText.open(cache / FILE_NAME, folder(lexicon), PLAIN if lexicon is None else BOTH_SCRIPTS) as index:
            for key in text.versions:
                index.remove(key, cancelled)
