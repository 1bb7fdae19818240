"""Figures as people read them."""

from typing import Final

_UNITS: Final = ("B", "KB", "MB", "GB", "TB")
_BAND: Final = 7


def size(count: int) -> str:
    """Return a number of bytes in the unit that fits, by thousands."""
    amount, unit = float(count), 0
    while amount >= 999.5 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    digits = 1 if unit and amount < 9.95 else 0
    return f"{amount:.{digits}f} {_UNITS[unit]}"


def duration(seconds: float) -> str:
    """Return a time in minutes, or hours and minutes."""
    minutes = round(seconds / 60)
    if seconds > 0 and not minutes:
        return "< 1 min"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def span(begin: float, end: float) -> str:
    """Return from where to where one read, of shares from 0 to 1, in per cent."""
    return f"{int(begin * 100)} → {int(end * 100)} %"


def level_name(level: int) -> str:
    """Return an HSK level; the list for 7 to 9 is one."""
    return f"HSK {'7–9' if level == _BAND else level}"
