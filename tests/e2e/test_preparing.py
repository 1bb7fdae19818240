"""The very first start: the dictionary is made while one reads; who leaves meanwhile does not wait for it."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Open
from tests.terminal import Terminal

Leave = Callable[[Terminal], None]


@pytest.mark.parametrize("moment", ["如何锻造", "Preparing the dictionary"])
@pytest.mark.parametrize("leave", [lambda t: t.send("q"), lambda t: t.signal(signal.SIGTERM)], ids=["q", "SIGTERM"])
def test_leaving_while_the_dictionary_is_made(start: Open, tmp_path: Path, leave: Leave, moment: str) -> None:
    cache = tmp_path / "empty"
    terminal = start(XDG_CACHE_HOME=str(cache))
    terminal.until_shown(moment)
    leave(terminal)
    terminal.until_ended()
    assert terminal.outside == ""
    assert list((cache / "sanneng-read").glob("*lexicon*")) == []  # neither a whole one nor what was begun
