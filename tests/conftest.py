"""What several rooms' tests share."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from reader.language.annotate import Annotator
from reader.language.lexicon import Lexicon, ensure
from reader.language.pins import Pin
from reader.language.words import Word


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


def lend(lexicon_folder: Path, caches: Path) -> None:
    """Put the lexicon into a user's folder of caches, and nothing else that tests have made beside it."""
    own = caches / "sanneng-read"
    own.mkdir(parents=True)
    for path in lexicon_folder.glob("lexicon*"):
        (own / path.name).symlink_to(path)


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


@pytest.fixture
def guessed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let nothing be a guess but some words, whatever the models think of them today."""

    def only(*words: str) -> None:
        annotate = Annotator.annotate

        def marked(self: Annotator, text: str, pins: Iterable[Pin] = ()) -> tuple[Word, ...]:
            return tuple(_marked(word, words) for word in annotate(self, text, pins))

        monkeypatch.setattr(Annotator, "annotate", marked)

    return only


def _marked(word: Word, guesses: tuple[str, ...]) -> Word:
    """Return a word whose last syllable alone is a guess where the word is one."""
    if word.reading is None:
        return word
    sure = (True,) * (len(word.text) - 1)
    return replace(word, reading=replace(word.reading, certain=(*sure, word.text not in guesses)))
