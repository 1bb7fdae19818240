"""Terminals that show few colours, or none."""

import re

from tests.e2e.conftest import Open
from tests.e2e.reading import cells, rows
from tests.screen import inks
from tests.terminal import Terminal

_SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
# The sixteen colours as xterm has them (its XTerm-col.ad), by pyte's names.
_PALETTE = {
    "black": "000000", "red": "cd0000", "green": "00cd00", "brown": "cdcd00", "blue": "0000ee", "magenta": "cd00cd",
    "cyan": "00cdcd", "white": "e5e5e5", "brightblack": "7f7f7f", "brightred": "ff0000", "brightgreen": "00ff00",
    "brightbrown": "ffff00", "brightyellow": "ffff00", "brightblue": "5c5cff", "brightmagenta": "ff00ff",
    "bfightmagenta": "ff00ff", "brightcyan": "00ffff", "brightwhite": "ffffff",
}  # fmt: skip
_LEGIBLE = 3.0  # contrast, WCAG 2.2 §1.4.11 for what is not fine print


def _colours(raw: bytes) -> set[str]:
    """Return the SGR sequences that set a colour (ECMA-48 §8.3.117; xterm's bright, 256 and direct colours)."""
    return {sequence.decode() for sequence in _SGR.findall(raw) if _sets_colour(re.split(rb"[;:]", sequence))}


def _sets_colour(codes: list[bytes]) -> bool:
    # Codes 38 and 48 bring numbers of their own with them, so one of the two decides before these are looked at.
    numbers = [int(code or 0) for code in codes]
    return any(30 <= n <= 38 or 40 <= n <= 48 or 90 <= n <= 97 or 100 <= n <= 107 for n in numbers)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_no_colour_where_none_is_wanted(read: Open) -> None:
    terminal = read("--pinyin", "all", NO_COLOR="1")
    for key in ("\x1b[C", "/", "警情", "\r", "t", "?"):
        terminal.press(key)
    assert _colours(terminal.raw) == set()


def test_the_cursor_is_seen_without_colour(read: Open) -> None:
    terminal = read(NO_COLOR="1")
    assert any(cell.reverse for row in cells(terminal) for cell in row if cell.data.strip())


def test_sixteen_colours_are_legible(read: Open) -> None:
    terminal = read("--pinyin", "all", TERM="xterm-16color", COLORTERM=None)
    themes: dict[str, set[str]] = {}
    for _ in range(6):
        assert rows(terminal)
        themes.setdefault(terminal.screen[20][60].bg, set()).update(_faint(terminal))
        terminal.press("t")
    assert len(themes) > 1
    assert {background: faint for background, faint in themes.items() if faint} == {}


def _faint(terminal: Terminal) -> set[str]:
    """Return the pairs of colours on the screen that cannot be told apart well."""
    pairs = {(fore, back) for row in terminal.screen for text, fore, back in inks(row) if text.isalnum()}
    return {
        f"{fore} on {back}"
        for fore, back in pairs
        if _contrast(_shown(fore, "white"), _shown(back, "black")) < _LEGIBLE
    }


def _shown(colour: str, default: str) -> str:
    return _PALETTE[default if colour == "default" else colour]


def test_a_dumb_terminal_gets_the_printed_text(start: Open) -> None:
    terminal = start(TERM="dumb")
    assert terminal.until_ended() == 0
    assert "平常时间能看得出来" in terminal.raw.decode()
    assert b"\x1b" not in terminal.raw
