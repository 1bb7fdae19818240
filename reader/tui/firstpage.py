"""The first page painted before Textual is imported, which takes most of a start; Textual paints over it.

Only for the program's own themes, whose colours are known without a style sheet.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from reader.tui import geometry
from reader.tui.choices import Choices
from reader.tui.opened import Opened
from reader.tui.position import header, position, progress
from reader.tui.reading.brush import Brush
from reader.tui.reading.inks import Inks
from reader.tui.theme_files import DEFAULT, many_colours, read_theme
from reader.typesetting.flow import Flow, Pinyin
from reader.typesetting.page import Page
from reader.wording import Wording

if TYPE_CHECKING:
    from reader.text.document import Anchor

_COLUMNS, _LINES = 80, 24  # of a terminal that was never told its size, as Textual takes it
_ENTER = "\x1b[?1049h\x1b[?25l"  # the other screen, no cursor
_LEAVE = "\x1b[?1049l\x1b[?25h"


@contextmanager
def first_page(opened: Opened, choices: Choices, place: Anchor, say: Wording, stream: TextIO) -> Iterator[bool]:
    """Show the first page while the block gets the application going; gives whether something is shown.

    What is typed meanwhile is not echoed and not lost. The terminal is given back at the end of the block.
    """
    theme = read_theme(choices.get("theme", DEFAULT) or DEFAULT)
    system = color_system(os.environ)
    if theme is None or system is None or os.name == "nt":
        yield False
        return
    columns, lines = os.get_terminal_size(stream.fileno())
    if choices.setting(0).pinyin is not Pinyin.NONE:
        use_lexicon(opened)
    rows = page_rows(opened, choices, place, say, (columns or _COLUMNS, lines or _LINES), theme)
    with _quiet_keys(), _leaving_on_signals():
        try:  # an interruption may come in the middle of the writing
            stream.write(_ENTER + "".join(f"\x1b[{y};1H{_written(row, system)}" for y, row in enumerate(rows, 1)))
            stream.flush()
            yield True
        finally:
            stream.write(_LEAVE)
            stream.flush()


def use_lexicon(opened: Opened) -> None:
    """Take the dictionary if it is there; it is made later if it is not."""
    from reader import paths
    from reader.language.errors import LexiconError
    from reader.language.lexicon import Lexicon

    try:
        opened.use(Lexicon.open(paths.cache_folder()))
    except LexiconError:
        return


@contextmanager
def _leaving_on_signals() -> Iterator[None]:
    """Let a signal that ends the program end the block too, so that the terminal is given back."""
    import signal
    from types import FrameType

    def leave(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = {name: signal.signal(name, leave) for name in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


@contextmanager
def _quiet_keys() -> Iterator[None]:
    """Switch the terminal's echo and line editing off; as it was at the end."""
    import termios

    before = termios.tcgetattr(0)
    quiet = [*before[:3], before[3] & ~(termios.ECHO | termios.ICANON), *before[4:]]
    termios.tcsetattr(0, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, before)


def color_system(environment: Mapping[str, str]) -> ColorSystem | None:
    """Return what colours the terminal has, by the rules of Rich; None where they would be none of ours."""
    if environment.get("NO_COLOR") or "TEXTUAL_COLOR_SYSTEM" in environment:
        return None
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return ColorSystem.TRUECOLOR
    return ColorSystem.EIGHT_BIT if many_colours(environment) else None


def _written(segments: list[Segment], system: ColorSystem) -> str:
    return "".join((style or Style()).render(text, color_system=system) for text, style, _ in segments)


def page_rows(
    opened: Opened, choices: Choices, place: Anchor, say: Wording, size: tuple[int, int], theme: Mapping[str, Any]
) -> list[list[Segment]]:
    """Return the screen's rows as the reading screen will paint them, panes still empty."""
    width, height = size
    outline = geometry.pane_width("outline", choices) if geometry.shows_outline(width, choices, opened.document) else 0
    foot = (2 if height >= geometry.TALL else 1) + 1
    view = max(1, width - outline - geometry.SCROLLBAR)
    brush = Brush(opened, Inks.of_theme(theme))
    brush.width = view
    brush.left, column = geometry.column_of(view, 2 * choices.number("column", 40))
    page = Page(
        Flow(opened.document, choices.setting(column), opened.ruby, opened.view), max(1, height - 1 - foot), place
    )
    top = page.settle()
    surface = Style(color=theme["foreground"], bgcolor=theme["surface"])
    bar = Segment(" ", Style(bgcolor=theme["background"]))
    seen = [page.flow.line(top + y) for y in range(page.height)]
    if page.cuts_ruby(top):
        seen[-1] = None
    body = [[Segment(" " * outline, surface), *brush.segments(page.flow, line), bar] for line in seen]
    return [
        _top(opened, choices, page, say, width, surface),
        *body,
        *([Segment(" " * width, surface)] for _ in range(foot)),
    ]


def _top(opened: Opened, choices: Choices, page: Page, say: Wording, width: int, surface: Style) -> list[Segment]:
    _, ended = page.last(page.settle())
    share = progress(opened, page.top, ended)
    right = position(opened, page.top, share, choices.number("speed", 300), say)
    title, rest = header(opened.view.plain(opened.document.title), right, width - 2)
    return [Segment(f" {title}", surface + Style(bold=True)), Segment(f"{rest} ", surface)]
