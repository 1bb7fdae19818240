"""Indexing a text of the shelf from where it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.study.fulltext import FullText

CHANGED = "has other contents now"


def index(
    full: FullText, source: str, key: str, encoding: str, progress: Callable[[float], None] = lambda _: None
) -> str:
    """Index the full text of a source; returns why it cannot be, one plain line, or nothing.

    Args:
        full: the index.
        source: what opens the text.
        key: content hash it must have.
        encoding: the codec it was read with; empty where it is not known.
        progress: told 0.0 to 1.0.
    """
    from reader.study.fulltext import FullTextError, name_of
    from reader.text.errors import SourceError
    from reader.text.opening import unchanged

    try:
        document = unchanged(source, key, encoding)
        if document is None:
            return CHANGED
        full.add(name_of(key, encoding), [paragraph.text for paragraph in document.paragraphs], progress=progress)
    except SourceError as error:
        return error.reason
    except FullTextError as error:
        return str(error)
    return ""
