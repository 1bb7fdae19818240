"""CommonMark with tables to paragraphs, by markdown-it-py."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from reader.text.clean import clean
from reader.text.document import PARTING, Kind, Paragraph, Stress
from reader.text.formats.elements import is_caption
from reader.text.given import RubyLine, braced, held, settled, stressed
from reader.text.markdown import in_one_line
from reader.text.plain import parse_plain
from reader.text.script import is_chinese
from reader.text.stress import TAGS, sign
from reader.text.verse import broken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_DEEPEST = 100
"""Nested blocks and spans that are still told apart."""

_COSTLY = "[]*_`<&|"
_MOST_MARKUP = 100_000
"""Signs of markup; a parser in plain Python takes up to 0.1 ms for each."""
_MOST_LINES = 300_000
"""Each line of a paragraph costs some 30 µs and 600 bytes while it is parsed."""
_ITEM_LINES = 3
"""Lines of a paragraph that an item of a list costs as much as, besides its own."""
_MARKERS = tuple(sign + space for sign in "-+*.)" for space in " \t\n")
_MARKER = re.compile(r"(?:^|[ \t])(?:[-+*]|\d{1,9}[.)])(?=\s)", re.MULTILINE)
_MOST_OPEN = 1000
"""Brackets open at once, each of which may begin a link and is gone after by itself."""
_BRACKET = re.compile(r"[\[\]]")

_BREAK = "\v"
"""Stands for a hard line break inside a paragraph: cleaned text has none of its own."""

_SILENT = re.compile(r"<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
_SPACES = re.compile(" {2,}")
_NOTE = re.compile(r"^ {0,3}\[\^([^\[\]\s^]{1,40})\]:[ \t]*", re.MULTILINE)
_NOTED = re.compile(r"\[\^([^\[\]\s^]{1,40})\]")
_SET_APART = {"strong": Stress.STRONG, "em": Stress.EMPHASIS, "s": Stress.STRUCK}
_TURNS = {
    f"{name}_{side}": sign(how, opening=side == "open")
    for name, how in _SET_APART.items()
    for side in ("open", "close")
}
_STARS = {1: (Stress.EMPHASIS,), 2: (Stress.STRONG,), 3: (Stress.EMPHASIS, Stress.STRONG)}
_EMPTY = ("text", "strong_open", "strong_close", "em_open", "em_close")
_TAG = re.compile(r"<[^<>]*>")
_TAG_NAME = re.compile(r"<(/?)([a-z]+)", re.IGNORECASE)


def parse_commonmark(body: str) -> list[Paragraph]:
    """Return the paragraphs of a cleaned Markdown text without front matter.

    A text with more markup or lines than anybody writes (or nested deeper, where the parser would drop what is inside)
    is read as plain text: time stays bounded and nothing is lost.
    """
    if sum(map(body.count, _COSTLY)) > _MOST_MARKUP or _many_lines(body) or _many_open(body):
        return parse_plain(body)
    body = _with_notes(body)
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.disable("text_join")  # it would forget which braces are escaped
    parser.disable("fragments_join")  # and this which stars began no emphasis
    tokens = parser.parse(body)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        return parse_plain(body)
    return _Reader().read(tokens)


def _with_notes(body: str) -> str:
    """Return a text whose footnotes (`[^1]`, with `[^1]: …` on a line of its own) bear the marks of this house.

    CommonMark has none and takes a note of one word, as Chinese has no spaces, for the address of a link.
    """
    labels = {match[1] for match in _NOTE.finditer(body)}
    if not labels:
        return body
    body = _NOTE.sub(lambda match: f"\n〔{match[1]}〕", body)
    return _NOTED.sub(lambda match: f"〔{match[1]}〕" if match[1] in labels else match[0], body)


def _many_lines(body: str) -> bool:
    """Whether there are more lines, those that begin items counted several times, than are parsed in a few seconds."""
    lines = body.count("\n")
    if lines + _ITEM_LINES * sum(map(body.count, _MARKERS)) <= _MOST_LINES:
        return False
    return lines + _ITEM_LINES * sum(1 for _ in _MARKER.finditer(body)) > _MOST_LINES


def _many_open(body: str) -> bool:
    """Whether more brackets are open at some place than anybody opens."""
    if body.count("[") <= _MOST_OPEN:
        return False
    deep = 0
    for bracket in _BRACKET.finditer(body):
        deep = deep + 1 if bracket[0] == "[" else max(0, deep - 1)
        if deep > _MOST_OPEN:
            return True
    return False


class _Reader:
    """Turns the parser's tokens into paragraphs."""

    def __init__(self) -> None:
        self._paragraphs: list[Paragraph] = []
        self._containers: list[str] = []
        self._numbers: list[int | None] = []
        self._marker = ""
        self._begun = False  # whether the outermost list has an item
        self._loose = False
        self._in_table = False
        self._level = 0
        self._cells: list[str] | None = None
        self._in_head = False

    def read(self, tokens: Sequence[Token]) -> list[Paragraph]:
        """Return the paragraphs of all tokens."""
        for token in tokens:
            match token.type:
                case "inline":
                    self._inline(token)
                case "fence" | "code_block":
                    self._code(token.content)
                case "html_block":
                    self._text(_without_tags(token.content), Kind.BODY)
                case "heading_open" | "heading_close":
                    self._level = int(token.tag[1]) if token.nesting > 0 else 0
                case "table_open":
                    self._in_table = False
                case "thead_open" | "thead_close":
                    self._in_head = token.nesting > 0
                case "tr_open":
                    self._cells = []
                case "tr_close":
                    self._row()
                case _:
                    self._loose = token.type == "paragraph_open" and not token.hidden
                    self._container(token)
        return self._paragraphs

    def _container(self, token: Token) -> None:
        """Follow quotes, lists and items in and out."""
        name = token.type.rsplit("_", 1)[0]
        if name not in ("blockquote", "bullet_list", "ordered_list", "list_item"):
            return
        if token.nesting < 0:
            self._containers.pop()
            if name.endswith("list"):
                self._numbers.pop()
            return
        self._containers.append(name)
        if name.endswith("list"):
            self._begun = self._begun and bool(self._numbers)
            start = token.attrGet("start")
            self._numbers.append(None if name == "bullet_list" else 1 if start is None else int(start))
        elif name == "list_item":
            self._marker = self._next_marker(token)

    def _next_marker(self, token: Token) -> str:
        number = self._numbers[-1]
        if number is None:
            return "• "
        self._numbers[-1] = number + 1
        return f"{number}{token.markup or '.'} "

    def _inline(self, token: Token) -> None:
        children = token.children or []
        if self._cells is not None:
            self._cells.append(_plain(children).replace(_BREAK, " ").strip())
        elif self._level and not self._containers:
            self._add(_plain(children).replace(_BREAK, " "), Kind.HEADING, self._level)
        elif figures := _lone_images(children):
            buttons = len(figures) > 1 and any(child.type == "link_open" for child in children)
            for figure in figures:
                self._figure(figure, buttons=buttons)
        else:
            self._text(_plain(children), Kind.BODY)

    def _figure(self, image: Token, *, buttons: bool) -> None:
        """Add a picture's caption, unless it is one in a row of buttons, which lead elsewhere."""
        caption = _plain([image]).replace(_BREAK, " ")
        if not buttons and is_caption(caption, str(image.attrGet("src") or "")):
            self._add(caption, Kind.FIGURE)

    def _text(self, text: str, kind: Kind) -> None:
        """Add the paragraphs of a text whose hard breaks part paragraphs."""
        first = len(self._paragraphs)
        for part in text.split(_BREAK):
            self._add(in_one_line(part), self._kind_here(kind))
        if _BREAK in text:
            self._paragraphs[first:] = broken(self._paragraphs[first:])

    def _kind_here(self, kind: Kind) -> Kind:
        innermost = next((name for name in reversed(self._containers) if not name.endswith("list")), "")
        return {"blockquote": Kind.QUOTE, "list_item": Kind.ITEM}.get(innermost, kind)

    def _code(self, content: str) -> None:
        tight = False
        for line in content.split("\n"):
            if line.strip():
                self._put(Paragraph(clean(line).rstrip(), Kind.CODE, tight=tight))
            tight = bool(line.strip())

    def _row(self) -> None:
        cells = [_SPACES.sub(" ", cell) for cell in self._cells or []]
        self._cells = None
        while cells and not cells[-1]:
            cells.pop()
        empty = next((count for count, cell in enumerate(cells) if cell), 0)
        before = PARTING * empty
        line, shift = PARTING.join(cells[empty:]), len(before) + len(self._marker)
        if self._in_head:
            line = sign(Stress.STRONG, opening=True) + line
        text, given = settled(line, shift)
        if text:
            tight = self._in_table and not self._marker
            apart = stressed(line, shift)
            self._put(Paragraph(before + text, Kind.ROW, given=given, tight=tight, stressed=apart))
            self._in_table = True

    def _add(self, line: str, kind: Kind, level: int = 0) -> None:
        """Add a paragraph of a marked line."""
        text, given = settled(line, len(self._marker))
        if text:
            self._put(Paragraph(text, kind, level, given=given, stressed=stressed(line, len(self._marker))))

    def _put(self, paragraph: Paragraph) -> None:
        marker, self._marker = self._marker, ""
        if paragraph.kind is Kind.ITEM:
            tight = bool(marker) and self._begun and not self._loose
            paragraph = replace(paragraph, tight=tight, depth=len(self._numbers) - 1)
            self._begun = True
        self._paragraphs.append(replace(paragraph, text=marker + paragraph.text) if marker else paragraph)


def _plain(children: Sequence[Token]) -> str:
    """Return the marked text of inline tokens: line feeds for soft breaks, `_BREAK` for hard ones."""
    line = RubyLine()
    _gather(_emphasized(children), line)
    return braced(line.line())


def _emphasized(children: Sequence[Token]) -> Sequence[Token]:
    """Take the stars of an emphasis that begins or ends with a Chinese mark for one, as in `**“好。”**他说`.

    By CommonMark's rule for words parted by spaces they are no emphasis there; the authors mean it.
    """
    # Where the parser did find an emphasis, its neighbours are what they would be without.
    places = [index for index, child in enumerate(children) if child.content or child.type not in _EMPTY]
    plain = [children[index] for index in places]
    turned: dict[int, str] = {}
    opened: dict[int, range] = {}
    for run in _stars(plain):
        before, after = _beside(plain, run)
        begun = opened.pop(len(run), None)
        if begun is not None and before.strip() and _is_chinese_mark(before, _beside(plain, begun)[1]):
            for stars, opening in ((begun, True), (run, False)):
                turned.update((places[star], "") for star in stars)
                turned[places[stars.start]] = "".join(sign(how, opening=opening) for how in _STARS.get(len(run), ()))
        elif after.strip():
            opened[len(run)] = run
    return [child.copy(content=turned[n]) if n in turned else child for n, child in enumerate(children)]


def _stars(children: Sequence[Token]) -> Iterator[range]:
    """Return the runs of stars that began no emphasis; the parser leaves each star a token of its own."""
    start = 0
    for is_star, run in groupby(children, key=lambda child: child.type == "text" and child.content == "*"):
        length = len(list(run))
        if is_star:
            yield range(start, start + length)
        start += length


def _beside(children: Sequence[Token], run: range) -> tuple[str, str]:
    """Return the characters before and after a run of tokens; nothing at an end or a tag."""
    before = children[run.start - 1].content[-1:] if run.start else ""
    return before, children[run.stop].content[:1] if run.stop < len(children) else ""


def _is_chinese_mark(*signs: str) -> bool:
    return any(not sign.isalnum() and (is_chinese(sign) or sign in "“”‘’—…") for sign in signs if sign)


def _gather(children: Sequence[Token], line: RubyLine) -> None:
    for child in children:
        line.text(_TURNS.get(child.type, ""))
        match child.type:
            case "text":
                line.text(child.content)
            case "code_inline":
                line.text(held(child.content))
            case "text_special":  # an escape or an entity, which can be any character
                line.text(held(clean(child.content)))
            case "image":
                _gather(child.children or [], line)
            case "softbreak":
                line.text("\n")
            case "hardbreak":
                line.text(_BREAK)
            case "html_inline" if tag := _TAG_NAME.match(child.content):
                line.text(_BREAK) if tag[2].lower() == "br" else _follow(tag, line)


def _follow(tag: re.Match[str], line: RubyLine) -> None:
    """Follow a tag of HTML: of ruby, or of what sets words apart."""
    name, opening = tag[2].lower(), not tag[1]
    if name in TAGS:
        line.text(sign(TAGS[name], opening=opening))
    else:
        line.tag(name, opening=opening)


def _lone_images(children: Sequence[Token]) -> list[Token]:
    """Return the images of a paragraph that holds nothing else (links around them apart)."""
    images = [child for child in children if child.type == "image"]
    others = [child for child in children if child.type not in ("image", "link_open", "link_close", "softbreak")]
    return [] if any(child.content.strip() or child.type != "text" for child in others) else images


def _without_tags(html: str) -> str:
    """Return the marked text of a block of HTML."""
    html = _SILENT.sub("", html)
    line, place = RubyLine(), 0
    for tag in _TAG.finditer(html):
        line.text(html[place : tag.start()])
        if name := _TAG_NAME.match(tag[0]):
            _follow(name, line)
        place = tag.end()
    line.text(html[place:])
    return line.line().strip()
