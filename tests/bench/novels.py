"""Large texts to measure with: sentences of the interview in another order, numbers in them so that none repeats."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from reader.text.loader import load

CHAPTERS = 400
NEEDLE = "警情"
"""Stands in the interview, and so all over the novels."""
_SENTENCE = re.compile(r"[^。！？]{8,}[。！？]”?")


def sentences() -> list[str]:
    """Return the sentences of the interview."""
    text = "\n".join(p.text for p in load("interview").paragraphs if len(p.text) > 40)
    return [sentence.strip() for sentence in _SENTENCE.findall(text) if "：" not in sentence]


def novel(size: int, seed: int = 1) -> Iterator[str]:
    """Yield the lines of a novel of about so many bytes of UTF-8, in 400 chapters."""
    chance, known = random.Random(seed), sentences()
    yield "三能铁军全传\n\n"
    written, chapter, numbers = 0, 0, count(1)
    while written < size:
        if written >= chapter * size / CHAPTERS:
            chapter += 1
            line = f"第{chapter}章 第{chapter}天的事\n"
        else:
            line = f"　　{_paragraph(chance, known, numbers)}\n"
        yield line
        written += len(line.encode())


def _paragraph(chance: random.Random, known: Sequence[str], numbers: Iterator[int]) -> str:
    chosen = chance.choices(known, k=chance.randint(1, 4))
    return f"{chosen[0][:-1]}，这是第{next(numbers)}件事。" + "".join(chosen[1:])


def write(folder: Path) -> dict[str, Path]:
    """Write the texts and return them by their names in the table."""
    files = {name: folder / f"{name.replace(' ', '')}.txt" for name in ("10 MB", "100 MB", "one line")}
    files["10 MB"].write_text("".join(novel(10_000_000)), encoding="utf-8")
    files["100 MB"].write_text("".join(novel(100_000_000)), encoding="utf-8")
    line = "".join(text.strip() for text in novel(5_000_000))
    files["one line"].write_text(line, encoding="utf-8")
    return files
