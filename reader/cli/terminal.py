"""What the terminal can show, as far as can be told from outside."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Final

from reader.cli.findings import Finding, judged
from reader.cli.probe import cells_drawn

_AMBIGUOUS: Final = "\u201c"  # “, East Asian Width A (UAX #11)
_HANZI: Final = "\u5b57"  # 字
_SMALLEST: Final = (40, 12)
_WIDE_HINT: Final = (
    "2 cells for “ and …: lines would shear. Set ambiguous-width characters to narrow in the terminal's settings "
    "(iTerm2: Profiles > Text; GNOME Terminal: profile > Compatibility; mintty: Options > Text)"
)


def findings() -> Iterator[Finding]:
    """Yield what was found."""
    yield _locale()
    yield _kind()
    yield _colours()
    yield _size()
    yield _ambiguous()
    yield _hanzi()
    yield _clipboard()


def _locale() -> Finding:
    # Python itself sets LC_CTYPE to C.UTF-8 where it finds the locale C (PEP 538): that tells nothing.
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    found = [f"{name}={os.environ[name]}" for name in names if os.environ.get(name)]
    told = [item for item in found if item != "LC_CTYPE=C.UTF-8"]
    utf8 = any(word in item.upper() for item in told[:1] for word in ("UTF-8", "UTF8"))
    hint = "" if utf8 else "; output is UTF-8 all the same, the terminal must expect it"
    return judged(utf8, "locale", (" ".join(told) or "none set") + hint)


def _kind() -> Finding:
    term = os.environ.get("TERM", "")
    program = os.environ.get("TERM_PROGRAM", "")
    if not sys.stdout.isatty():
        return Finding("-", "type", "standard output is no terminal: texts are printed, not opened")
    if term == "dumb":
        return Finding("!", "type", "TERM=dumb: texts are printed, not opened")
    if not term:
        return Finding("!", "type", "TERM is not set: taken for a terminal that knows the usual sequences")
    return Finding("ok", "type", " ".join(filter(None, (term, program))))


def _colours() -> Finding:
    term, depth = os.environ.get("TERM", ""), os.environ.get("COLORTERM", "")
    if os.environ.get("NO_COLOR"):
        return Finding("-", "colours", "none wanted (NO_COLOR)")
    if depth in {"truecolor", "24bit"}:
        return Finding("ok", "colours", f"16 million (COLORTERM={depth})")
    if "256" in term:
        return Finding("ok", "colours", f"256 (TERM={term})")
    if term in {"", "dumb"}:
        return Finding("!", "colours", "none")
    return Finding("ok", "colours", f"16 (TERM={term}; COLORTERM=truecolor tells of more)")


def _size() -> Finding:
    try:
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        columns = rows = 0
    if not columns or not rows:
        return Finding("-", "size", "unknown")
    fits = columns >= _SMALLEST[0] and rows >= _SMALLEST[1]
    return judged(fits, "size", f"{columns}×{rows} cells{'' if fits else '; 40×12 is the least'}")


def _ambiguous() -> Finding:
    cells = cells_drawn(_AMBIGUOUS)
    if cells is None:
        return Finding("-", "ambiguous width", "not known: the terminal could not be asked")
    return judged(cells == 1, "ambiguous width", "1 cell, as it should be" if cells == 1 else _WIDE_HINT)


def _hanzi() -> Finding:
    cells = cells_drawn(_HANZI)
    if cells is None:
        return Finding("-", "hanzi width", "not known: the terminal could not be asked")
    return judged(cells == 2, "hanzi width", f"{cells} cells{'' if cells == 2 else '; it should be 2: is it UTF-8?'}")


def _clipboard() -> Finding:
    if os.environ.get("TMUX"):
        return Finding("-", "copying", "OSC 52 through tmux: needs set -g set-clipboard on")
    if os.environ.get("TERM_PROGRAM") == "Apple_Terminal":
        return Finding("!", "copying", "Terminal.app takes no OSC 52: select with the mouse and Option held")
    if os.environ.get("VTE_VERSION"):
        return Finding("-", "copying", "OSC 52, which many VTE terminals ignore: select with the mouse and Shift held")
    return Finding("-", "copying", "OSC 52; some terminals ask first or must be told to allow it")
