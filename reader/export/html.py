"""The text as one HTML file with ruby (HTML Living Standard §4.5.10), style sheet inside, everything escaped.

Paragraphs become headings and paragraphs with their kind as class; words carry their spelling as `<rt>`, in `<rp>` for
programs without ruby. A guess has the class `guess` and a dotted line.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from html import escape
from itertools import chain
from typing import Final, TextIO

from reader.language.orthography import Spelled
from reader.text.document import Document, Kind, Paragraph

LANGUAGES: Final = {"hans": "zh-Hans", "hant": "zh-Hant"}
_STYLE: Final = """\
body { max-width: 40em; margin: 2em auto; padding: 0 1em; line-height: 2; font-family: serif; color-scheme: light dark }
rt { font-size: .55em; padding: 0 .15em; user-select: none }
.guess { text-decoration: underline dotted }
.subtitle, .byline, .figure { opacity: .8 }
.question { font-weight: bold }
.item { padding-left: 2em }
.tight { margin-top: -1em }
.verse, .row { margin-left: 2em }
.row { white-space: pre-wrap }
pre { overflow-x: auto; line-height: 1.6 }
"""
_LINES: Final = (Kind.VERSE, Kind.CODE, Kind.QUOTE)
_ITEM: Final = 2  # em
_DEEPEST: Final = 6
_UNDER_TITLE: Final = 1

_text = partial(escape, quote=False)

Annotate = Callable[[Paragraph, int], Iterable[Spelled]]


def write(document: Document, out: TextIO, *, spelled: Annotate, script: str) -> None:
    """Write a document as a page.

    Args:
        document: the text.
        out: where to.
        spelled: gives the stretches of a paragraph, told with its number, that carry ruby, in order; none without
            pinyin.
        script: "hans" or "hant".
    """
    out.write(
        f'<!DOCTYPE html>\n<html lang="{LANGUAGES[script]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(document.title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
    )
    for block in _blocks(document.paragraphs):
        out.write(_block([(each, _line(each, spelled(each, number))) for number, each in block]) + "\n")
    out.write("</body>\n</html>\n")


def _blocks(paragraphs: Iterable[Paragraph]) -> Iterator[list[tuple[int, Paragraph]]]:
    """Yield numbered paragraphs by what is one element: one of them, or lines that stand tight."""
    block: list[tuple[int, Paragraph]] = []
    for number, paragraph in enumerate(paragraphs):
        if block and not (paragraph.tight and paragraph.kind is block[0][1].kind and paragraph.kind in _LINES):
            yield block
            block = []
        block.append((number, paragraph))
    yield block


def _line(paragraph: Paragraph, stretches: Iterable[Spelled]) -> str:
    """Return what is inside a paragraph's element, its speaker in bold."""
    text, speaker = paragraph.text, paragraph.speaker
    named, others = _parted(stretches, speaker)
    name = _ruby(text, 0, speaker, named)
    rest = _ruby(text, speaker, len(text), others)
    return f"<b>{name}</b>{rest}" if name else rest


def _block(lines: Sequence[tuple[Paragraph, str]]) -> str:
    """Return a paragraph, or lines that stand tight, as an element."""
    paragraph = lines[0][0]
    if paragraph.kind is Kind.CODE:
        return "<pre><code>" + "\n".join(line for _, line in lines) + "</code></pre>"
    body = "<br>\n".join(line for _, line in lines)
    if paragraph.kind is Kind.TITLE:
        return f"<h1>{body}</h1>"
    if paragraph.kind is Kind.HEADING:
        depth = min(max(paragraph.level, 1) + _UNDER_TITLE, _DEEPEST)
        return f"<h{depth}>{body}</h{depth}>"
    if paragraph.kind is Kind.QUOTE:
        return f"<blockquote>{body}</blockquote>"
    style = f' style="padding-left: {_ITEM * (1 + paragraph.depth)}em"' if paragraph.depth else ""
    kind = f"{paragraph.kind.value} tight" if paragraph.tight else paragraph.kind.value
    return f'<p class="{kind}"{style}>{body}</p>'


def _parted(stretches: Iterable[Spelled], place: int) -> tuple[list[Spelled], Iterable[Spelled]]:
    """Return the stretches before a place, and those behind it, which of a text of one line are millions."""
    before: list[Spelled] = []
    following = iter(stretches)
    for stretch in following:
        if stretch.start >= place:
            return before, chain((stretch,), following)
        before.append(stretch)
    return before, ()


def _ruby(text: str, start: int, end: int, stretches: Iterable[Spelled]) -> str:
    """Return a part of a paragraph with its stretches as ruby."""
    parts: list[str] = []
    done = start
    for stretch in stretches:
        kind = "" if stretch.certain else ' class="guess"'
        base = _text(text[stretch.start : stretch.end])
        parts += (
            _text(text[done : stretch.start]),
            f"<ruby>{base}<rp>(</rp><rt{kind}>{_text(stretch.text)}</rt><rp>)</rp></ruby>",
        )
        done = stretch.end
    parts.append(_text(text[done:end]))
    return "".join(parts)
