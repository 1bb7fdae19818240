"""Finding a file that was moved or renamed, by its contents, around the folder it was in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

_ENTRIES: Final = 20_000
_PIECE: Final = 1 << 20


def find_moved(path: str, size: int | None, key: str) -> str | None:
    """Return where the file with a content hash is now: in its old folder, one below it, or the one above.

    At most `_ENTRIES` names are looked at, and only files of the same size are read.

    Args:
        path: absolute path it had.
        size: bytes it had; None where unknown, then nothing is found.
        key: its content hash, as `Document.key`.
    """
    if not path or size is None:
        return None
    for number, entry in enumerate(_nearby(os.path.dirname(path))):  # noqa: PTH120 - a path in any encoding
        if number >= _ENTRIES:
            return None
        if _has_size(entry, size) and _content_key(entry.path) == key:
            return entry.path
    return None


def _nearby(folder: str) -> Iterator[os.DirEntry[str]]:
    """Yield the files of a folder, of the folders in it, and of the nearest folder above it that exists."""
    above = os.path.dirname(folder)  # noqa: PTH120
    folders = []
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry.path)
        yield entry
    for inner in folders:
        yield from _entries(inner)
    yield from _entries(above)
    for beside in list(_entries(above)):
        if beside.is_dir(follow_symlinks=False) and beside.path != folder:
            yield from _entries(beside.path)


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


def _content_key(path: str) -> str:
    """Return the hash of a file's bytes, as the loader makes it; empty where it cannot be read."""
    digest = blake2b(digest_size=16)
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()
