"""What several rooms' tests share."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.language.lexicon import Lexicon, ensure


@pytest.fixture(scope="session")
def lexicon_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the lexicon of the installed packages, built once a session for all its processes."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "lexicon"
    folder.mkdir(exist_ok=True)
    with _alone(folder / "lock"):
        ensure(folder)
    return folder


@pytest.fixture(scope="session")
def lexicon(lexicon_folder: Path) -> Lexicon:
    """The lexicon of the installed packages."""
    return Lexicon.open(lexicon_folder)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process at a time through, where the platform can; elsewhere they build side by side."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
