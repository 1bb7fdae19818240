"""Reading time counts what is read, not what lies open."""

from pathlib import Path

import pytest

from reader.study.library import Library, Opening
from reader.study.sittings import IDLE, Watch, history
from reader.study.state import ReadingState


class Clock:
    def __init__(self) -> None:
        self.moment = 100.0

    def __call__(self) -> float:
        return self.moment


@pytest.mark.parametrize(
    ("pauses", "active"),
    [([], 0), ([0.5, 1], 0), ([10, 20], 30), ([10, IDLE + 1, 5], 15), ([IDLE], IDLE), ([IDLE + 1], 0)],
)
def test_idle_time_does_not_count(tmp_path: Path, pauses: list[float], active: float) -> None:
    state = ReadingState.open(tmp_path / "reading.sqlite")
    clock = Clock()
    watch = Watch(state, "k", clock, clock)
    for pause in pauses:
        clock.moment += pause
        watch.seen(0.5)
    watch.save()
    assert sum(sitting.active for sitting in history(state, "k")) == active


def test_a_sitting_is_kept_as_it_goes_on(tmp_path: Path) -> None:
    state = ReadingState.open(tmp_path / "reading.sqlite")
    Library(state).opened(Opening("k", "书", "-", "utf-8"))
    clock = Clock()
    watch = Watch(state, "k", clock, clock)
    for step in range(10):
        clock.moment += 4
        watch.seen(step / 10)
    (sitting,) = history(state, "k")
    assert (sitting.began, sitting.ended, sitting.active) == (100, 140, 40)
    assert (sitting.progress_from, sitting.progress_to) == (0, 0.9)
    Watch(state, "k", clock, clock).save()
    text = Library(state).texts()[0]
    assert (text.seconds, text.sittings) == (40, 1)
