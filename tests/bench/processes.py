"""Memory of a process and its children, as Linux counts it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_PROC = Path("/proc")


def peak(pid: int) -> float:
    """Return the most memory a process has had in use so far (VmHWM), in MB of 2^20 bytes."""
    return _field(pid, "VmHWM")


def processor_time(pid: int) -> float:
    """Return the milliseconds that all threads of a process have been at work; those that have ended do not count."""
    spent = 0
    for thread in (_PROC / str(pid) / "task").glob("*/schedstat"):
        try:
            spent += int(thread.read_text().split()[0])
        except (FileNotFoundError, ProcessLookupError):  # it has ended since
            continue
    return spent / 1e6


def now_with_children(pid: int) -> float:
    """Return the memory (VmRSS) of a process and all it has started, now, in MB; shared pages count twice."""
    return sum(_field(member, "VmRSS") for member in _family(pid))


def _family(pid: int) -> Iterator[int]:
    yield pid
    for children in (_PROC / str(pid) / "task").glob("*/children"):
        try:
            found = children.read_text().split()
        except (FileNotFoundError, ProcessLookupError):  # the thread has ended since
            continue
        for child in found:
            yield from _family(int(child))


def _field(pid: int, name: str) -> float:
    try:
        status = (_PROC / str(pid) / "status").read_text()
    except (FileNotFoundError, ProcessLookupError):  # a child has ended since
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(f"{name}:")), 0.0)
