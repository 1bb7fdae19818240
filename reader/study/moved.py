"""Finding a file that was moved or renamed, by its contents, around the folder it was in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import Final

_ENTRIES: Final = 20_000
_PIECE: Final = 1 << 20


def find_moved(path: str, size: int | None, key: str, cancelled: Callable[[], bool] = lambda: False) -> str | None:
    """Return where the file with a content hash is now: in its old folder, one below it, or above.

    At most `_ENTRIES` names are looked at, and only files of the same size are read.

    Args:
        path: absolute path it had.
        size: bytes it had; None where unknown, then nothing is found.
        key: its content hash, as `Document.key`.
        cancelled: asked at each name and each megabyte; True ends the search, which finds nothing then.
    """
    if not path or size is None:
        return None
    for number, entry in enumerate(_nearby(os.path.dirname(path))):
        if number >= _ENTRIES or cancelled():
            return None
        if _has_size(entry, size) and _content_key(entry.path, cancelled) == key:
            return entry.path
    return None


def _nearby(folder: str) -> Iterator[os.DirEntry[str]]:
    """Yield the files of a folder, of the folders in it, and of the folder above.

    Where the folder is gone it may have another name: then also those of the folders beside it.
    """
    above = os.path.dirname(folder)
    top = [folder] if os.path.isdir(folder) else []
    for place in top or [above]:
        inner = []
        for entry in _entries(place):
            if entry.is_dir(follow_symlinks=False):
                inner.append(entry.path)
            yield entry
        for deeper in inner:
            yield from _entries(deeper)
    if top:
        yield from _entries(above)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """Return a folder's entries by name; none where it is gone or closed to us."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def _has_size(entry: os.DirEntry[str], size: int) -> bool:
    try:
        return entry.is_file() and entry.stat().st_size == size
    except OSError:
        return False


def _content_key(path: str, cancelled: Callable[[], bool]) -> str:
    """Return the hash of a file's bytes, as the loader makes it; empty where it cannot be read, or is not wanted."""
    digest = blake2b(digest_size=16)
    try:
        with open(path, "rb", buffering=0) as file:
            while piece := file.read(_PIECE):
                if cancelled():
                    return ""
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()
