"""Large texts to measure with: sentences of the interview in another order, numbers in them so that none repeats."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from reader.text.loader import load

CHAPTERS, BOOK_CHAPTERS = 400, 1500
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


def book(path: Path, chapters: int = BOOK_CHAPTERS, paragraphs: int = 12) -> None:
    """Write an EPUB 3 of so many chapters, a file each."""
    chance, known, numbers = random.Random(2), sentences(), count(1)
    names = [f"c{number:04}.xhtml" for number in range(1, chapters + 1)]
    titles = [f"第{number}章 第{number}天的事" for number in range(1, chapters + 1)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("content.opf", _opf(names))
        links = "".join(f'<li><a href="{name}">{title}</a></li>' for name, title in zip(names, titles, strict=True))
        archive.writestr("nav.xhtml", _page("目录", f'<nav epub:type="toc"><ol>{links}</ol></nav>'))
        for name, title in zip(names, titles, strict=True):
            text = "".join(f"<p>{_paragraph(chance, known, numbers)}</p>" for _ in range(paragraphs))
            archive.writestr(name, _page(title, f"<h1>{title}</h1>{text}"))


_CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def _opf(names: Sequence[str]) -> str:
    kind = "application/xhtml+xml"
    items = "".join(f'<item id="i{at}" href="{name}" media-type="{kind}"/>' for at, name in enumerate(names))
    spine = "".join(f'<itemref idref="i{at}"/>' for at in range(len(names)))
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x:1</dc:identifier>'
        "<dc:title>三能铁军全传</dc:title><dc:language>zh</dc:language></metadata>"
        f'<manifest><item id="nav" href="nav.xhtml" media-type="{kind}" properties="nav"/>{items}</manifest>'
        f"<spine>{spine}</spine></package>"
    )


def _page(title: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"'
        f' xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{title}</title></head><body>{body}</body></html>'
    )


def write(folder: Path) -> dict[str, Path]:
    """Write the texts and return them by their names in the table."""
    files = {name: folder / f"{name.replace(' ', '')}.txt" for name in ("10 MB", "100 MB", "one line")}
    files["10 MB"].write_text("".join(novel(10_000_000)), encoding="utf-8")
    files["100 MB"].write_text("".join(novel(100_000_000)), encoding="utf-8")
    line = "".join(text.strip() for text in novel(5_000_000))
    files["one line"].write_text(line, encoding="utf-8")
    files["EPUB"] = folder / "book.epub"
    book(files["EPUB"])
    return files
