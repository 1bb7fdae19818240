"""Values of a state file as they should be: SQLite takes anything in any column, and the file may be another hand's."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any, Final

LATEST: Final = 250_000_000_000.0
"""Unix seconds, in the year 9892: calendars take no more than four digits."""
MOST: Final = 1 << 53
"""Whole numbers up to which JSON keeps."""


def text(value: Any) -> str:
    """Return a text; of bytes what of them is one."""
    if isinstance(value, str):
        return value
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else "" if value is None else str(value)


def whole(value: Any) -> int:
    """Return a whole number from 0 on; 0 for what is none."""
    return int(min(max(value, 0), MOST)) if isinstance(value, int | float) else 0


def number(value: Any) -> float:
    """Return a number from 0 on, such as seconds; 0 for what is none."""
    return float(min(max(value, 0.0), LATEST)) if isinstance(value, int | float) and isfinite(value) else 0.0


def share(value: Any) -> float:
    """Return a number from 0 to 1; 0 for what is none."""
    return min(number(value), 1.0)


def path(value: Any) -> bytes | None:
    """Return a path in bytes; None for what is none."""
    return value.encode("utf-8", "surrogateescape") if isinstance(value, str) else value if _is_path(value) else None


def _is_path(value: Any) -> bool:
    return isinstance(value, bytes) and value != b""


def codec(value: Any) -> str:
    """Return the name of a codec; empty for what is none."""
    name = text(value)
    if not name:
        return ""
    from reader.text.encoding import known_codec

    return name if known_codec(name) else ""


def counts(value: Any) -> Mapping[str, int]:
    """Return what a JSON object counts; nothing of what is none."""
    from reader.text.outside import parsed

    try:
        found = parsed(value) if value else {}
    except (TypeError, ValueError):
        return {}
    return {name: whole(count) for name, count in found.items()} if isinstance(found, dict) else {}
