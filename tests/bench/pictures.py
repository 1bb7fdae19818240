"""Make the README's pictures with the program itself.

    python -m tests.bench.pictures

They go to docs/. The dictionary is the one in the user's cache folder, built if it is not there.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from reader.settings import Settings
from reader.study.memory import MemoryState
from reader.text.loader import load
from reader.tui.app import SannengApp
from reader.tui.opened import Opened
from reader.tui.options import Options

DOCS = Path(__file__).parents[2] / "docs"
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # fonts from elsewhere: a picture must stand alone
_FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace"


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
    svg = _FONT_FACE.sub("", svg).replace("Fira Code", _FONTS)
    (DOCS / f"{name}.svg").write_text(svg, encoding="utf-8")


async def main() -> None:
    """Make all pictures."""
    DOCS.mkdir(exist_ok=True)
    choose = ["k", "space", "down", "down", "down", "space", "down", "space", "escape"]
    await picture("dark-pinyin", "sanneng-dark", "all", ["]", "]", "]", *choose, "right", "right", "right"])
    await picture("light", "sanneng-light", "none", ["/", *"警情", "enter"])


if __name__ == "__main__":
    asyncio.run(main())
