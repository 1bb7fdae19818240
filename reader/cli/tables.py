"""Files that are imported: what was exported before, here or elsewhere."""

from __future__ import annotations

import os
import sys
from typing import Final

from reader.cli.errors import CommandError, Exit
from reader.text.outside import no_file, open_without_waiting

_LARGEST: Final = 256 << 20
"""Bytes."""


def text_of(name: str) -> str:
    """Return the text of a file, `-` for standard input; CommandError where it cannot be read."""
    try:
        if name == "-":
            data = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with open(name, "rb", opener=open_without_waiting) as file:
                if reason := no_file(os.fstat(file.fileno()).st_mode):
                    raise CommandError(reason, name, Exit.SOURCE)
                data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise CommandError(f"is larger than {_LARGEST >> 20} MB", name, Exit.SOURCE)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError("is not UTF-8", name, Exit.SOURCE) from error
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        raise CommandError(getattr(error, "strerror", None) or "is no file name", name, Exit.SOURCE) from error
