"""Text from the clipboard, by the command that each system has for it."""

import os
import shutil
import subprocess
import sys

from reader.text.content import Raw
from reader.text.errors import SourceError
from reader.text.loader import CLIPBOARD

_SECONDS = 10
_LARGEST = 64 << 20
"""Bytes."""

_COMMANDS = {
    "darwin": (("pbpaste",),),
    "win32": (
        (
            "powershell.exe",
            "-NoProfile",
            "-Command",
            "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw",
        ),
    ),
}
_X11 = (("xclip", "-selection", "clipboard", "-out"), ("xsel", "--clipboard", "--output"))
_OTHERS = (("termux-clipboard-get",), _COMMANDS["win32"][0])
"""Android, and Linux inside Windows."""


def paste() -> Raw:
    """Return what is in the clipboard.

    Raises:
        SourceError: there is no command to read it with, it fails, or there is no text in it.
    """
    command = next((known for known in _commands() if shutil.which(known[0])), None)
    if command is None:
        raise SourceError(CLIPBOARD, "cannot be read: install wl-clipboard, xclip or xsel")
    environment = {**os.environ, "LC_CTYPE": "UTF-8"} if sys.platform == "darwin" else None
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=True, env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise SourceError(CLIPBOARD, f"cannot be read: {command[0]} does not answer") from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise SourceError(CLIPBOARD, f"cannot be read: {command[0]} finds no text") from error
    if len(done.stdout) > _LARGEST:
        raise SourceError(CLIPBOARD, f"is larger than {_LARGEST >> 20} MB")
    return Raw(done.stdout, CLIPBOARD)


def _commands() -> tuple[tuple[str, ...], ...]:
    if sys.platform in _COMMANDS:
        return _COMMANDS[sys.platform]
    wayland = (("wl-paste", "--no-newline"),) if os.environ.get("WAYLAND_DISPLAY") else ()
    return (*wayland, *(_X11 if os.environ.get("DISPLAY") else ()), *_OTHERS)
