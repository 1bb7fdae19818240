"""Make the README's pictures with the program itself.

    python -m tests.bench.pictures

They go to docs/. The dictionary is the one in the user's cache folder, built if it is not there.
"""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from reader.settings import Settings
from reader.study.memory import MemoryState
from reader.text.loader import load
from reader.tui.app import SannengApp
from reader.tui.opened import Opened
from reader.tui.options import Options
from reader.typesetting.cells import text_width

DOCS = Path(__file__).parents[2] / "docs"
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # fonts from elsewhere: a picture must stand alone
_FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'PingFang SC', 'Microsoft YaHei'"
_CELL = 12.2  # units of the picture, as Rich draws it
_BLANK = "\xa0"
_TEXT = re.compile(r'<text class="([^"]+)" x="([\d.]+)" y="([\d.]+)" textLength="[\d.]+"([^>]*)>([^<]*)</text>')
_UNDERLINED = re.compile(r"\.(\S+) \{[^}]*underline")


def in_cells(svg: str) -> str:
    """Return a picture with every character in its cells: Rich gives two hanzi the room of one."""
    underlined = set(_UNDERLINED.findall(svg))
    return _TEXT.sub(lambda text: "".join(_stretches(text, blanks=text[1] in underlined)), svg)


def _stretches(text: re.Match[str], *, blanks: bool) -> Iterator[str]:
    """Yield a run of text as stretches of wide and of narrow characters; a hanzi has a place of its own."""
    name, x, y, clip, written = text.groups()
    left = float(x)
    for width, group in groupby(html.unescape(written).rstrip("\n"), text_width):
        part = "".join(group)
        shown = part if blanks else part.strip(_BLANK)
        start = left + _CELL * (0 if blanks else len(part) - len(part.lstrip(_BLANK)))
        places = [f"{start + _CELL * width * number:.6g}" for number in range(len(shown) if width > 1 else 1)]
        length = "" if width > 1 else f' textLength="{_CELL * len(shown):.6g}"'
        if shown:
            content = html.escape(shown).replace(_BLANK, "&#160;")
            yield f'<text class="{name}" x="{" ".join(places)}" y="{y}"{length}{clip}>{content}</text>'
        left += _CELL * width * len(part)


async def picture(name: str, theme: str, pinyin: str, keys: list[str]) -> None:
    """Open the interview, press keys, and save what the screen shows."""
    options = Options(Settings(theme=theme), MemoryState(), pinyin=pinyin)
    app = SannengApp(Opened(load("interview")), options)
    async with app.run_test(size=(120, 36)) as pilot:
        for key in ["", *keys]:
            await pilot.press(*([key] if key else []))
            await app.workers.wait_for_complete()
            await pilot.pause()
        svg = app.export_screenshot(title="sanneng-read")
    svg = in_cells(_FONT_FACE.sub("", svg).replace("Fira Code", _FONTS))
    (DOCS / f"{name}.svg").write_text(svg, encoding="utf-8")


async def main() -> None:
    """Make all pictures."""
    DOCS.mkdir(exist_ok=True)
    choose = ["k", "space", "down", "space", "down", "down", "down", "space", "escape"]
    await picture("dark-pinyin", "sanneng-dark", "all", ["]", "]", "]", *choose, "right", "right", "right"])
    await picture("light", "sanneng-light", "none", ["/", *"警情", "enter"])


if __name__ == "__main__":
    asyncio.run(main())
