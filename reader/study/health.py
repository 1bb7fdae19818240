"""Is the file of the reading state well? For `doctor`; nothing is changed."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reader.study.database import BrokenFileError, NewerSchemaError, connect_read_only


class Health(NamedTuple):
    """What was found: whether all is well, and one plain line."""

    well: bool
    report: str


def health_of(path: Path) -> Health:
    """Look at a state file without writing to it."""
    import sqlite3

    if not path.exists():
        return Health(True, f"{path}, not begun yet")
    try:
        connection = connect_read_only(path)
    except NewerSchemaError as error:
        return Health(False, f"{path}: from a newer version ({error}); update sanneng-read")
    except (BrokenFileError, sqlite3.Error) as error:
        return Health(False, f"{path}: {error}; the next start sets it aside")
    except OSError as error:
        return Health(False, f"{path}: {error.strerror}")
    try:
        verdict = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
        texts = int(connection.execute("SELECT count(*) FROM places").fetchone()[0])
    except sqlite3.Error as error:
        return Health(False, f"{path}: {error}")
    finally:
        connection.close()
    return Health(verdict == "ok", f"{path}, {texts} {'text' if texts == 1 else 'texts'}, {verdict}")


def set_aside_files(path: Path) -> list[Path]:
    """Return the broken files that were set aside, oldest first."""
    return sorted(p for p in path.parent.glob(f"{path.name}.broken-*") if not p.name.endswith(("-wal", "-shm")))
