import os
from collections.abc import Callable

import pytest

from reader.jobs import spread as module
from reader.jobs.spread import spread


@pytest.fixture(params=[1, 2, 3])
def processors(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(module, "processors", lambda: request.param)
    return int(request.param)


def test_pieces_come_in_order(processors: int) -> None:
    assert list(spread(lambda piece: f"{piece}好\ud800", 40)) == [f"{piece}好\ud800" for piece in range(40)]


def test_each_process_has_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "processors", lambda: 2)
    if module.sys.platform != "linux":
        pytest.skip("processes are forked on Linux only")
    found = list(spread(lambda _: str(os.getpid()), 40))
    assert len(set(found)) == 2
    assert str(os.getpid()) not in found


def test_few_pieces_are_done_here(processors: int) -> None:
    assert set(spread(lambda _: str(os.getpid()), 4)) == {str(os.getpid())}


def test_what_a_piece_raises_is_raised(processors: int) -> None:
    def work(piece: int) -> str:
        if piece == 11:
            raise ValueError("eleven")
        return "x" * 100_000

    found = spread(work, 40)
    assert [len(next(found)) for _ in range(11)] == [100_000] * 11
    with pytest.raises(ValueError, match="eleven"):
        next(found)


def test_the_rest_is_left_where_nobody_wants_it(processors: int) -> None:
    found = spread(lambda piece: "x" * 1_000_000, 1000)
    assert len(next(iter(found))) == 1_000_000
    close: Callable[[], None] = found.close  # type: ignore[attr-defined]
    close()
    assert list(found) == []


def test_a_process_that_ends_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "processors", lambda: 2)
    if module.sys.platform != "linux":
        pytest.skip("processes are forked on Linux only")
    with pytest.raises(ChildProcessError):
        list(spread(lambda piece: os._exit(3) if piece == 7 else "", 40))  # type: ignore[func-returns-value]
