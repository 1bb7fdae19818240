"""One job in a process of its own: `python -m reader.jobs.worker`.

One line of JSON on standard input, `{"task": …, "request": …}`; lines of JSON on standard output: any number of
`{"progress": 0.3}`, then `{"result": …}` or `{"error": "plain line"}`. Standard input stays open while the caller
lives: its end ends the process.
"""

import json
import os
import signal
import sys
import threading
from collections.abc import Mapping
from typing import Any, NoReturn

from reader.jobs.tasks import TASKS, Task

_NICE = 5
_STEP = 0.01


class _Output:
    """The caller's end of standard output; what a task prints itself goes to standard error."""

    def __init__(self) -> None:
        self._stream = os.fdopen(os.dup(1), "wb")
        self._told = -1.0
        os.dup2(2, 1)

    def send(self, message: dict[str, Any]) -> None:
        """Write one line; the process ends where nobody listens any more."""
        try:
            self._stream.write(json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
            self._stream.flush()
        except OSError:
            os._exit(1)

    def progress(self, done: float) -> None:
        """Tell how much is done, 0.0 to 1.0, at most a hundred times."""
        if done - self._told >= _STEP:
            self._told = done
            self.send({"progress": round(done, 3)})


def main(tasks: Mapping[str, Task] = TASKS) -> int:
    """Do the one job asked for; return the exit code.

    SIGTERM ends it as an error does, so that what was begun is cleared away.
    """
    signal.signal(signal.SIGTERM, _end)
    if hasattr(os, "nice"):
        os.nice(_NICE)
    output = _Output()
    line = _read_line()
    threading.Thread(target=_end_with_the_caller, daemon=True).start()
    try:
        output.send({"result": _do(tasks, line, output)})
    except Exception as error:
        output.send({"error": _plain(error)})
        return 1
    return 0


def _do(tasks: Mapping[str, Task], line: bytes, output: _Output) -> Any:
    try:
        message = json.loads(line)
        task, request = tasks[message["task"]], message["request"]
    except (ValueError, KeyError, TypeError):
        raise ValueError("the request cannot be read") from None
    return task(request, output.progress)


def _end(number: int, _: object) -> NoReturn:
    sys.exit(128 + number)


def _plain(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _read_line() -> bytes:
    """Read standard input up to a line feed, past Python's buffers: the rest is `_end_with_the_caller`'s."""
    parts: list[bytes] = []
    while part := os.read(0, 1 << 20):
        parts.append(part)
        if part.endswith(b"\n"):
            break
    return b"".join(parts)


def _end_with_the_caller() -> None:
    while os.read(0, 1 << 16):
        continue
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
