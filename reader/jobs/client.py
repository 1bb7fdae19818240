"""Asking a worker process for a job and waiting for it; for a thread, never for the one that paints."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

_POLL = 0.05
"""Seconds between two looks at whether the job is still wanted."""
_GRACE = 1.0
"""Seconds a process has between being asked to end and being ended."""
_BOOT = "import sys\nif sys.argv[1] not in sys.path: sys.path.insert(0, sys.argv[1])\n"
_BOOT += "from reader.jobs.worker import main\nsys.exit(main())"

Lines = SimpleQueue[bytes | None]


class JobError(Exception):
    """A job that gave no result.

    Attributes:
        reason: one plain line.
    """

    def __init__(self, reason: str) -> None:
        """Say why."""
        super().__init__(reason)
        self.reason = reason


class JobCancelled(JobError):  # noqa: N818 - not a failure
    """A job that was no longer wanted."""


def command() -> list[str]:
    """Return the command of a worker.

    The current folder is kept out of its path (a file `reader.py` there must not be taken for us); this package's own
    folder is put in where it is not installed.
    """
    return [sys.executable, "-X", "utf8", "-P", "-c", _BOOT, str(Path(__file__).resolve().parents[2])]


def run(
    task: str,
    request: dict[str, Any],
    *,
    on_progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    worker: Sequence[str] | None = None,
) -> Any:
    """Have a job done in a process of its own and return its result.

    Args:
        task: a name in `tasks.TASKS`.
        request: what the task takes, JSON.
        on_progress: told 0.0 to 1.0, in this thread.
        cancelled: asked about twenty times a second; True ends the process.
        worker: another command to run as the worker.

    Raises:
        JobCancelled: `cancelled` said so.
        JobError: the task failed, or the process could not start or stopped without a result.
    """
    process = _start(worker or command())
    lines: Lines = SimpleQueue()
    threading.Thread(target=_read, args=(process, lines), daemon=True).start()
    try:
        _send(process, {"task": task, "request": request})
        return _answer(process, lines, on_progress or (lambda _: None), cancelled)
    finally:
        _end(process)


def _start(worker: Sequence[str]) -> "subprocess.Popen[bytes]":
    # A session of its own: Ctrl+C in the terminal is for the program, not for its worker.
    own_window = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        return subprocess.Popen(
            list(worker),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name == "posix",
            creationflags=own_window,
        )
    except OSError as error:
        raise JobError(f"no worker process can be started ({error.strerror})") from error


def _send(process: "subprocess.Popen[bytes]", message: dict[str, Any]) -> None:
    """Write the request; the pipe stays open, its end would end the worker.

    A worker that stopped without listening may have said why: what it answered tells, or that it answered nothing.
    """
    line = json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
    if process.stdin is None:
        raise JobError("the worker process cannot be written to")
    with suppress(OSError):
        process.stdin.write(line)
        process.stdin.flush()


def _answer(
    process: "subprocess.Popen[bytes]",
    lines: Lines,
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> Any:
    while True:
        if cancelled():
            raise JobCancelled("cancelled")
        try:
            line = lines.get(timeout=_POLL)
        except Empty:
            continue
        message = _message(process, line)
        if "result" in message:
            return message["result"]
        if "error" in message:
            raise JobError(str(message["error"]))
        on_progress(float(message.get("progress", 0.0)))


def _read(process: "subprocess.Popen[bytes]", lines: Lines) -> None:
    if process.stdout is not None:
        with process.stdout:
            for line in process.stdout:
                lines.put(line)
    lines.put(None)


def _message(process: "subprocess.Popen[bytes]", line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise JobError(_stopped(process))
    try:
        message = json.loads(line)
    except ValueError:
        raise JobError("the worker process answered nonsense") from None
    if not isinstance(message, dict):
        raise JobError("the worker process answered nonsense")
    return message


def _stopped(process: "subprocess.Popen[bytes]") -> str:
    try:
        code = process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        return "the worker process hung up"
    return f"the worker process stopped ({'signal' if code < 0 else 'exit code'} {abs(code)})"


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.stdin is not None:
        try:
            process.stdin.close()
        except OSError:
            return  # What could not be written is not wanted any more.
