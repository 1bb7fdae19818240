"""A text of the shelf as one line of a list, and a hit as one line of the concordance."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widgets.option_list import Option

from reader.study.difficulty import level_of
from reader.study.figures import level_name, size
from reader.study.fulltext import Line
from reader.study.library import ShelfText
from reader.typesetting.cells import shortened, text_width
from reader.wording import Wording

if TYPE_CHECKING:
    from reader.tui.screens.library_jobs import Found

_NAMED: Final = 3  # texts that could not be searched, by title
MISSING_SIGN: Final = "?"
_BAR: Final = 8
# From how many cells of the line on a column is shown, and how wide it is.
_COLUMNS: Final = {"bar": (56, _BAR), "opened": (44, 10), "level": (66, 7), "size": (78, 8)}
_PERCENT: Final = 5


def shelf_line(text: ShelfText, width: int, *, exists: bool) -> Content:
    """Return title, progress, day of the last opening, level and size in a width in cells, as many as fit."""
    shown = [name for name, (least, _) in _COLUMNS.items() if width >= least]
    right = [_bar(text.progress)] if "bar" in shown else []
    right.append(f"{int(text.progress * 100)} %".rjust(_PERCENT))
    values = {"opened": _day(text.opened), "level": _level(text), "size": "" if text.size is None else size(text.size)}
    right += [value.rjust(_COLUMNS[name][1]) for name, value in values.items() if name in shown]
    tail = " ".join(right)
    room = max(0, width - text_width(tail) - 3)
    title = shortened(" ".join(text.title.split()), room)
    sign = " " if exists else MISSING_SIGN
    pad = " " * (room - text_width(title) + 1)
    return Content.assemble((sign, "bold $warning"), " ", (title, "" if exists else "$quiet"), pad, (tail, "$quiet"))


def _bar(progress: float) -> str:
    full = round(progress * _BAR)
    return "━" * full + "╌" * (_BAR - full)


def _day(seconds: float | None) -> str:
    return "" if seconds is None else time.strftime("%Y-%m-%d", time.localtime(seconds))


def _level(text: ShelfText) -> str:
    level = level_of(text.levels)
    return "" if level is None else level_name(level)


def hit_line(hit: Line, width: int) -> Content:
    """Return a hit in the middle of a width in cells, after how far into the text it is in per cent."""
    place = f"{int(hit.share * 100):>3} % "
    side = max(0, (width - len(place) - text_width(hit.text)) // 2)
    before = _last(hit.before, side)
    pad = " " * (side - text_width(before))
    return Content.assemble(
        (place, "$quiet"), pad, (before, "$quiet"), (hit.text, "bold $warning underline"), shortened(hit.after, side)
    )


def _last(text: str, width: int) -> str:
    """Return the end of a text in at most so many cells."""
    while text and text_width(text) > width:
        text = text[1:]
    return text


def idle(text: ShelfText | None, *, taken: bool) -> set[str]:
    """Return the commands that would do nothing at a text of the shelf (None: at no text, `taken`: one was removed)."""
    commands = {"library_remove", "library_about"} if text is None else set()
    if text is None or text.exists:
        commands.add("library_find")
    return commands if taken else commands | {"library_restore"}


def hit_options(hits: Sequence[Line], titles: Mapping[str, str], more: Collection[str], width: int) -> Iterator[Option]:
    """Yield the hits as options numbered from 0, above those of each text its title and how many there are.

    Args:
        hits: text by text.
        titles: of the texts, by key.
        more: keys of the texts that have more hits.
        width: cells of a line.
    """
    counts = Counter(hit.key for hit in hits)
    before = ""
    for number, hit in enumerate(hits):
        if hit.key != before:
            title = f"{titles.get(hit.key, '')} ({counts[hit.key]}{'+' * (hit.key in more)})"
            yield Option(Content.styled(title, "bold $secondary"), disabled=True)
        before = hit.key
        yield Option(hit_line(hit, width), id=str(number))


def found_note(found: Found, say: Wording) -> str:
    """Return how many hits there are, and what could not be searched."""
    count = len(found.lines)
    parts = [say("{} hit" if count == 1 else "{} hits").format(f"{count}+" if found.more else count)]
    if found.unread:
        named, more = ", ".join(found.unread[:_NAMED]), len(found.unread) - _NAMED
        parts.append(f"{say('not searched')}: {named}{f' … (+{more})' if more > 0 else ''}")
    if found.remark:
        parts.append(say(found.remark))
    return "  ·  ".join(parts)
