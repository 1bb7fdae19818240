"""The lexicon's folder: file names, manifest, checks.

A store is whole or absent: it is written beside its place and renamed, and its manifest, the last file to be written,
names every other file with size and hash. Damaged files that are mapped would give wrong readings or end the program,
so hashes are compared before the first use; beside the store stands which files were found whole (inode, size, time of
change), so that this is done once and not at every start.
"""

import json
import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from reader.language.errors import LexiconError
from reader.text.outside import parsed, read_text

FORMAT = 4
NAME = f"lexicon-{FORMAT}"
PREFIX = "lexicon-"
UNFINISHED = ".lexicon-"

WORDS = "words.marisa"
VALUES = "words.bin"
READINGS = "readings.bin"
PHRASES = "phrases.marisa"
SCRIPT = "script.json"
NAMES = "names.json"
IDIOMS = "idioms.txt"
ENTRIES = "entries.sqlite"
MANIFEST = "manifest.json"
CHECKED = "checked.json"
FILES = (WORDS, VALUES, READINGS, PHRASES, SCRIPT, NAMES, IDIOMS, ENTRIES)

# How the readings' sources are written in front of them.
SOURCES = {"cedict": "c", "pypinyin": "p"}
# In their place: for a word without an entry that is counted as a name; nothing for others without one.
NAME_ONLY = b"n"
# Between the senses of an entry: the separator made for it (ECMA-48, INFORMATION SEPARATOR ONE), which no sense has.
SEPARATOR = "\x1f"

_CHUNK = 1 << 20


def digest(path: Path) -> str:
    """Return a file's blake2b hash (hex).

    Raises:
        OSError: it cannot be read.
    """
    state = blake2b(digest_size=32)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            state.update(chunk)
    return state.hexdigest()


def write_manifest(folder: Path, identity: str, facts: dict[str, Any]) -> None:
    """Write the manifest of a folder that has all its files.

    Args:
        folder: the unfinished store.
        identity: `Sources.identity()` of what it was made from.
        facts: what else opening needs to know (longest word, release of the dictionary).
    """
    for name in FILES:
        _settle(folder / name)
    files = {name: {"size": (folder / name).stat().st_size, "blake2b": digest(folder / name)} for name in FILES}
    manifest = {"format": FORMAT, "sources": identity, **facts, "files": files}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def _settle(path: Path) -> None:
    """Wait until a file is on the disk: after a power failure it must not be taken for whole with nothing in it."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return a store's manifest after comparing the sizes of its files.

    Raises:
        LexiconError: the store is missing, unreadable, of another format or has files of another size.
    """
    try:
        manifest: dict[str, Any] = parsed(read_text(folder / MANIFEST))
        if manifest["format"] != FORMAT:
            raise LexiconError(f"{folder}: a dictionary store of another version")
        sizes = {name: int(manifest["files"][name]["size"]) for name in FILES}
        broken = [name for name, size in sizes.items() if (folder / name).stat().st_size != size]
    except FileNotFoundError as error:
        raise LexiconError(f"{folder}: no dictionary store there") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LexiconError(f"{folder}: the dictionary store cannot be read") from error
    if broken:
        raise LexiconError(f"{folder}: the dictionary store is damaged ({broken[0]})")
    return manifest


def verify(folder: Path) -> None:
    """Compare every file with the manifest's hash; takes some hundredths of a second.

    Raises:
        LexiconError: a file is missing or not what was written.
    """
    files = read_manifest(folder)["files"]
    for name in FILES:
        try:
            same = digest(folder / name) == files[name]["blake2b"]
        except OSError as error:
            raise LexiconError(f"{folder}: the dictionary store cannot be read") from error
        if not same:
            raise LexiconError(f"{folder}: the dictionary store is damaged ({name})")


def ensure_whole(folder: Path) -> None:
    """Compare hashes unless these very files were found whole before.

    Raises:
        LexiconError: as `verify`.
    """
    found = _marks(folder)
    with suppress(OSError, ValueError):
        if parsed(read_text(folder / CHECKED)) == found:
            return
    verify(folder)
    _note(folder, found)


def doubt(folder: Path) -> None:
    """Let the next opening compare the hashes again: something in a file made no sense."""
    with suppress(OSError):
        (folder / CHECKED).unlink()


def _marks(folder: Path) -> dict[str, list[int]]:
    """Return what tells every file from one that was written later.

    Raises:
        LexiconError: a file is missing.
    """
    try:
        found = {name: (folder / name).stat() for name in (*FILES, MANIFEST)}
    except OSError as error:
        raise LexiconError(f"{folder}: the dictionary store cannot be read") from error
    return {name: [status.st_ino, status.st_size, status.st_mtime_ns] for name, status in found.items()}


def _note(folder: Path, found: dict[str, list[int]]) -> None:
    """Note which files are whole; where that cannot be, the next opening compares again."""
    from reader.paths import write_whole

    with suppress(OSError):
        write_whole(folder / CHECKED, [json.dumps(found).encode()])
