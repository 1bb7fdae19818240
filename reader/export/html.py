"""The text as one HTML file with ruby (HTML Living Standard §4.5.10), style sheet inside, everything escaped.

Paragraphs become headings and paragraphs with their kind as class; words carry their spelling as `<rt>`, in `<rp>` for
programs without ruby. A guess has the class `guess` and a dotted line.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from itertools import chain, pairwise
from typing import Final, TextIO

from reader.export.stretches import Spread, Tell, here, in_stretches, quietly
from reader.language.orthography import Spelled
from reader.text.document import Document, Kind, Paragraph, Stress, Stressed

LANGUAGES: Final = {"hans": "zh-Hans", "hant": "zh-Hant"}
_STYLE: Final = """\
body { max-width: 40em; margin: 2em auto; padding: 0 1em; line-height: 2; font-family: serif; color-scheme: light dark }
rt { font-size: .55em; padding: 0 .15em; user-select: none }
.guess { text-decoration: underline dotted }
.subtitle, .byline, .figure { opacity: .8 }
.question { font-weight: bold }
em { font-style: normal; text-emphasis: dot; text-emphasis-position: under right }
.item { padding-left: 2em }
.cue { margin: 0; padding-left: 5em; text-indent: -5em }
.time { opacity: .7 }
.tight { margin-top: -1em }
.verse, .row { margin-left: 2em }
.row { white-space: pre-wrap }
pre { overflow-x: auto; line-height: 1.6 }
"""
_LINES: Final = (Kind.VERSE, Kind.CODE, Kind.QUOTE)
_ITEM: Final = 2  # em
_STRESSES: Final = ((Stress.EMPHASIS, "em"), (Stress.STRONG, "strong"), (Stress.STRUCK, "del"))
_DEEPEST: Final = 6
_UNDER_TITLE: Final = 1

_text = partial(escape, quote=False)

Annotate = Callable[[str, int, int], Iterable[Spelled]]


def write(
    document: Document,
    out: TextIO,
    *,
    spelled: Annotate,
    script: str,
    spread: Spread = here,
    tell: Tell = quietly,
) -> None:
    """Write a document as a page.

    Args:
        document: the text.
        out: where to.
        spelled: gives the stretches that carry ruby, in order, of a paragraph, or of a piece of a very long one
            (`Document.pieces`), by its text, the paragraph's number and where it begins in that; none without pinyin.
        script: "hans" or "hant".
        spread: gives the stretches of the page in order, wherever they are made.
        tell: told how much is done.
    """
    out.write(
        f'<!DOCTYPE html>\n<html lang="{LANGUAGES[script]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(document.title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
    )
    parts = in_stretches(document)

    def written(number: int) -> str:
        return "".join(_piece(document, piece, spelled) for piece in parts[number])

    for number, stretch in enumerate(spread(written, len(parts))):
        tell(number / len(parts))
        out.write(stretch)
    out.write("</body>\n</html>\n")


def _piece(document: Document, number: int, spelled: Annotate) -> str:
    """Return a piece of the text, with the tags of its element where it is the first or the last one of that."""
    index, start, end = document.pieces[number]
    paragraph = document.paragraphs[index]
    text = paragraph.text[start:end]
    opening, between, closing = _tags(paragraph)
    if start or _goes_on(document, index):
        opening = "" if start else between
    if end < len(paragraph.text) or _goes_on(document, index + 1):
        closing = ""
    stressed = [replace(s, start=max(0, s.start - start), end=s.end - start) for s in paragraph.stressed]
    speaker = max(0, min(paragraph.speaker - start, len(text)))
    label = ('<span class="time">', "</span>") if paragraph.time else ("<b>", "</b>")
    return f"{opening}{_line(text, speaker, label, spelled(text, index, start), stressed)}{closing}"


def _goes_on(document: Document, index: int) -> bool:
    """Whether a paragraph is one element with the one before it: lines that stand tight."""
    if not 0 < index < len(document.paragraphs):
        return False
    paragraph, before = document.paragraphs[index], document.paragraphs[index - 1]
    return paragraph.tight and paragraph.kind is before.kind and paragraph.kind in _LINES


def _line(
    text: str, speaker: int, label: tuple[str, str], stretches: Iterable[Spelled], stressed: Sequence[Stressed]
) -> str:
    """Return what is inside an element: the tags of a label around its first code points, and what is set apart.

    What begins or ends to be set apart inside a word does so behind its ruby.
    """
    words = list(stretches)
    behind = {offset: word.end for word in words for offset in range(word.start + 1, word.end)} if stressed else {}
    edges = {behind.get(edge, edge) for one in stressed for edge in (one.start, one.end) if 0 < edge < len(text)}
    following: Iterable[Spelled] = words
    parts: list[str] = []
    for start, end in pairwise(sorted({0, speaker, len(text)} | edges)):
        here, following = _parted(following, end)
        part = _ruby(text, start, end, here)
        for tag in _apart(stressed, start):
            part = f"<{tag}>{part}</{tag}>"
        parts.append(part.join(label) if end <= speaker else part)
    return "".join(parts)


def _apart(stressed: Sequence[Stressed], place: int) -> Iterator[str]:
    """Yield the elements around what is set apart at a place."""
    at = bisect_right(stressed, place, key=lambda one: one.end)
    if at < len(stressed) and stressed[at].start <= place:
        yield from (tag for how, tag in _STRESSES if how in stressed[at].how)


def _tags(paragraph: Paragraph) -> tuple[str, str, str]:
    """Return what stands before a paragraph, between it and another one of the same element, and behind it."""
    if paragraph.kind is Kind.CODE:
        return "<pre><code>", "\n", "</code></pre>\n"
    tag, attributes = "p", ""
    if paragraph.kind is Kind.TITLE:
        tag = "h1"
    elif paragraph.kind is Kind.HEADING:
        tag = f"h{min(max(paragraph.level, 1) + _UNDER_TITLE, _DEEPEST)}"
    elif paragraph.kind is Kind.QUOTE:
        tag = "blockquote"
    else:
        kind = f"{paragraph.kind.value} tight" if paragraph.tight else paragraph.kind.value
        style = f' style="padding-left: {_ITEM * (1 + paragraph.depth)}em"' if paragraph.depth else ""
        attributes = f' class="{kind}"{style}'
    return f"<{tag}{attributes}>", "<br>\n", f"</{tag}>\n"


def _parted(stretches: Iterable[Spelled], place: int) -> tuple[list[Spelled], Iterable[Spelled]]:
    """Return the stretches before a place, and those behind it."""
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
