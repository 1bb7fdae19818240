"""How far one is in a text, as the header says it."""

from reader.text.document import Anchor
from reader.tui.opened import Opened
from reader.typesetting.cells import shortened, text_width
from reader.wording import Wording

_MANY = 120  # minutes from which on hours are told


def progress(opened: Opened, top: Anchor, ended: bool) -> float:
    """Return the share of the text, 0 to 1, before the first visible place; all of it where the end is visible.

    The last visible place would tell another share for the same place with pinyin, which takes more room.
    """
    document = opened.document
    return opened.share * (1.0 if ended else document.offset(top) / max(1, document.length))


def position(opened: Opened, top: Anchor, share: float, speed: int, say: Wording) -> str:
    """Return the time left from the first visible place at some hanzi a minute, and the share in per cent.

    At the end of the text it says so. Before them stands how the text is shown, where that is not as it is written.
    """
    shown = f"{opened.shown_as}  " if opened.shown_as else ""
    if share >= 1:
        return f"{shown}{say('end')}  100 %"
    minutes = max(1, round(opened.hanzi_from(top) / max(1, speed)))
    left = f"{minutes} {say('min left')}" if minutes < _MANY else f"{round(minutes / 60)} {say('h left')}"
    return f"{shown}{left}  {int(share * 100):>3} %"


def header(title: str, right: str, width: int) -> tuple[str, str]:
    """Return the title, cut and padded so that the right part ends at the edge of `width` cells, and that part."""
    short = shortened(title, max(0, width - text_width(right) - 2))
    return short, " " * max(1, width - text_width(short) - text_width(right)) + right
