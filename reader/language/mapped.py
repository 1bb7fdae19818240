"""Model files: one line of JSON, then numbers, mapped into memory and read where they are needed."""

import json
import mmap
from pathlib import Path
from typing import Any


def mapped(path: Path) -> tuple[dict[str, Any], memoryview]:
    """Return a model file's header and its numbers, not read yet.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no model.
    """
    with path.open("rb") as file:
        header = json.loads(file.readline())
        start = file.tell()
        numbers = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    return header, numbers[start:]
