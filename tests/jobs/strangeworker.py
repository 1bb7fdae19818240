"""A worker with tasks for the tests: run as a script."""

import os
import sys
import threading
from pathlib import Path
from typing import Any

from reader.jobs.tasks import Progress
from reader.jobs.worker import main


def echo(request: dict[str, Any], progress: Progress) -> dict[str, Any]:
    for step in range(1001):
        progress(step / 1000)
    return request


def fail(request: dict[str, Any], progress: Progress) -> None:
    raise OSError("the disk\n  is full")


def chatter(request: dict[str, Any], progress: Progress) -> str:
    print("not JSON")
    print("neither", file=sys.stderr)
    os.system("echo nor this")
    return "said"


def hang(request: dict[str, Any], progress: Progress) -> None:
    progress(0.5)
    threading.Event().wait()


def tell(request: dict[str, Any], progress: Progress) -> None:
    Path(request["file"]).write_text(str(os.getpid()), encoding="ascii")
    hang(request, progress)


def begin(request: dict[str, Any], progress: Progress) -> None:
    file = Path(request["file"])
    try:
        file.write_text("half", encoding="ascii")
        hang(request, progress)
    finally:
        file.unlink()


def die(request: dict[str, Any], progress: Progress) -> None:
    os._exit(7)


def state(request: dict[str, Any], progress: Progress) -> dict[str, Any]:
    heavy = {"textual", "jieba", "pypinyin", "rich"} & set(sys.modules)
    return {"nice": os.nice(0), "session": os.getsid(0), "pid": os.getpid(), "heavy": sorted(heavy)}


TASKS = {task.__name__: task for task in (echo, fail, chatter, hang, tell, begin, die, state)}

if __name__ == "__main__":
    sys.exit(main(TASKS))
