"""States that a test leaves open are closed after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.study.state import ReadingState


@pytest.fixture(autouse=True)
def closed_states(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    opened: list[ReadingState] = []
    original = ReadingState.open.__func__  # type: ignore[attr-defined]

    def open_and_note(cls: type[ReadingState], path: Path) -> ReadingState:
        state: ReadingState = original(cls, path)
        opened.append(state)
        return state

    monkeypatch.setattr(ReadingState, "open", classmethod(open_and_note))
    yield
    for state in opened:
        state.close()
