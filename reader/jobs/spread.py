"""Spreading work that comes in pieces over the machine's processors, its results in order.

The processes are forks: they have everything the caller has, without reading it again. Each does every n-th piece and
writes into a pipe of its own, which holds it up until the caller has read what came before, so that no more than a few
pieces are in memory. Where there is no safe fork the work is done here.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any

_DONE, _FAILED = b"d", b"f"
# Pieces that are worth a process more.
_WORTH = 5

Work = Callable[[int], str]


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(work: Work, count: int) -> Iterator[str]:
    """Yield `work(0)` to `work(count - 1)`.

    Args:
        work: gives a piece; the same one wherever it runs.
        count: how many pieces there are.

    Raises:
        ChildProcessError: a process ended before its work.
        OSError: no process can be started.
        Exception: whatever `work` raises.
    """
    number = min(processors(), count // _WORTH)
    # Threads do not survive a fork, what they hold stays held; elsewhere than on Linux system libraries mind it too.
    if number < 2 or sys.platform != "linux" or threading.active_count() > 1:
        yield from map(work, range(count))
        return
    fork = multiprocessing.get_context("fork")
    pipes = [fork.Pipe(duplex=False) for _ in range(number)]
    started = []
    try:
        for k in range(number):
            process = fork.Process(target=_do, args=(work, range(k, count, number), pipes, k), daemon=True)
            process.start()
            started.append(process)
        for _, sending in pipes:
            sending.close()
        for piece in range(count):
            found = _result(pipes[piece % number][0])
            # What failed there fails here again, and says why.
            yield work(piece) if found is None else found
    finally:
        for process in started:
            process.terminate()
            process.join()
        for receiving, _ in pipes:
            receiving.close()


def _result(receiving: "Connection[Any, Any]") -> str | None:
    """Read a piece, None for one that failed."""
    try:
        message = receiving.recv_bytes()
    except EOFError:
        raise ChildProcessError("a process ended before its work was done") from None
    if message[:1] == _FAILED:
        return None
    return message[1:].decode("utf-8", "surrogatepass")


def _do(work: Work, pieces: range, pipes: "list[tuple[Connection[Any, Any], Connection[Any, Any]]]", own: int) -> None:
    """Do the pieces of one process, in it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the caller, who ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for receiving, sending in pipes:
        receiving.close()
        if sending is not pipes[own][1]:
            sending.close()
    try:
        for piece in pieces:
            pipes[own][1].send_bytes(_DONE + work(piece).encode("utf-8", "surrogatepass"))
    except BrokenPipeError:
        return  # nobody wants the rest
    except Exception:
        pipes[own][1].send_bytes(_FAILED)
