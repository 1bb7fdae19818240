"""Find title, subtitle and byline at the head of a plain text.

The rule is careful: a first line is a title only if it stands apart from what follows, a byline only if it says so, a
subtitle only between the two, behind a dash, or before prose. Verse, lists and single lines are all body.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.text.chapters import chapter_level
from reader.text.contents import is_contents
from reader.text.document import Kind
from reader.text.script import breaks_off, cells, ends_sentence

_TITLE_CELLS = 80
_BYLINE_CELLS = 90
_PROSE_CELLS = 60
"""A paragraph at least this wide that ends a sentence is prose."""

_ROLE = (
    "本报记者|本刊记者|本报通讯员|特约记者|实习记者|见习记者|首席记者|特约通讯员|通讯员|记者|本报讯|作者|原作者|编者|编辑|责任编辑|责编|主编"
    "|撰文|撰稿|采写|采访|文字|摄影|供图|摄|图|文|整理|口述|译者|翻译|编译|校对|来源|实习生|作者|著者"
    "|本報記者|記者|通訊員|編輯|責任編輯|撰稿|攝影|譯者|翻譯|來源"
)
_BYLINE = re.compile(
    rf"(?:(?:{_ROLE})(?:\s*[:：/／|｜]\s*|\s+)\S"  # 记者 张三; 文/李四; 作者：曹雪芹
    r"|(?:本[报刊台網网報]|新华社|新華社|中新社)(?:\w{0,4})(?:记者|記者|通讯员|通訊員)\s*\w{2,4}(?:\s|$)"
    r"|[（(]?\s*(?:通讯员|特约记者|实习记者|通訊員)\s*\w{2,4}(?:[\s）)]|$)"
    r"|.*\s(?:文|图|摄|文[/／、]?图|文[/／、]?摄|图[/／、]?文|摄影|报道|供图|著|编著|撰文)[）)]?$"
    r"|[Bb]y\s+[A-Z])"
)
_EXPLICIT = re.compile(r"(?:副标题|副題|副题)[:：]|[—―－-]{1,2}\s?\S")
_LABEL = re.compile(r"[^\W\d_]\w{0,7}[:：]\s*\S")
_NAMED = re.compile(r"(?:书名|書名|标题|標題|题目|題目|篇名)\s*[:：]\s*\S")
_LISTED = re.compile(r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[-•*·●○◆■□])(?:[.、．)）]|\s|(?<=[-•*·●○◆■□]))")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a plain text with what its place says.

    Attributes:
        text: stripped.
        run: number of its run of lines; blank lines lie between runs.
        indented: it began with white space.
    """

    text: str
    run: int
    indented: bool


def head_kinds(lines: Sequence[Line]) -> list[Kind]:
    """Return the kinds of the first paragraphs, as many as belong to the title block (none without a title)."""
    lines = lines[:12]
    if len(lines) < 2 or not _can_be_title(lines[0].text) or not _stands_apart(lines):
        return []
    kinds = [Kind.TITLE]
    byline = next((index for index in range(1, min(4, len(lines))) if is_byline(lines[index].text)), 0)
    if byline and all(_can_be_subtitle(line.text) for line in lines[1:byline]):
        kinds += [Kind.SUBTITLE] * (byline - 1)
        while len(kinds) < min(8, len(lines)) and is_byline(lines[len(kinds)].text):
            kinds.append(Kind.BYLINE)
    elif _is_subtitle(lines):
        kinds.append(Kind.SUBTITLE)
    return kinds


def is_byline(text: str) -> bool:
    """Whether a short line names who wrote, photographed, translated or edited a text."""
    return cells(text) <= _BYLINE_CELLS and text[-1] not in "。！？!?；;，," and _BYLINE.match(text) is not None


def _can_be_title(text: str) -> bool:
    """A title is short, may ask or call out, but does not end as a statement, and is not some other kind of line."""
    if cells(text) > _TITLE_CELLS or breaks_off(text) or text[-1] in "。….｡" or _is_rule(text):
        return False
    if chapter_level(text) or _LISTED.match(text) or is_byline(text) or _EXPLICIT.match(text) or is_contents(text):
        return False
    return _LABEL.match(text) is None or _NAMED.match(text) is not None


def _is_rule(text: str) -> bool:
    """Whether a line is drawn: of marks alone, as under a title."""
    return not any(map(str.isalnum, text))


def _can_be_subtitle(text: str) -> bool:
    if _is_rule(text):
        return False
    return cells(text) <= _BYLINE_CELLS and not breaks_off(text) and not ends_sentence(text) and not chapter_level(text)


def _stands_apart(lines: Sequence[Line]) -> bool:
    """Whether the first line differs from the lines after it as a title does."""
    first, second = lines[0], lines[1]
    if chapter_level(second.text) or _EXPLICIT.match(second.text) or _has_byline(lines):
        return True
    if first.run != second.run:
        return _goes_on_as_text(lines)
    rest = lines[1:]
    if not first.indented and all(line.indented for line in rest):
        return True
    together = [line for line in rest if line.run == first.run]
    if len(together) <= 2 and all(map(_is_bare, together)):
        # Title and author above a blank line: nothing else here may be as bare as they are.
        return len(rest) > len(together) and not any(map(_is_bare, rest[len(together) :]))
    return all(cells(line.text) > 2 * cells(first.text) and ends_sentence(line.text) for line in rest[:3])


def _has_byline(lines: Sequence[Line]) -> bool:
    """Whether a byline follows, with nothing but subtitles between."""
    byline = next((index for index in range(1, min(4, len(lines))) if is_byline(lines[index].text)), 0)
    return byline > 0 and all(_can_be_subtitle(line.text) for line in lines[1:byline])


def _is_bare(line: Line) -> bool:
    """Whether a line ends without any mark."""
    return not (breaks_off(line.text) or ends_sentence(line.text))


def _goes_on_as_text(lines: Sequence[Line]) -> bool:
    """Whether a run of several lines, or prose, follows the lines that stand alone; not just more lone lines."""
    rest = lines[1:]
    stanza = any(line.run == following.run for line, following in pairwise(rest))
    return stanza or _is_story(rest) or any(_tells_of_prose(line.text) for line in rest)


def _tells_of_prose(text: str) -> bool:
    return _is_prose(text) or is_byline(text) or chapter_level(text) > 0


def _is_story(lines: Sequence[Line]) -> bool:
    """Whether most lines end sentences: paragraphs, however short."""
    return 2 * sum(ends_sentence(line.text) for line in lines) > len(lines)


def _is_prose(text: str) -> bool:
    return cells(text) >= _PROSE_CELLS and ends_sentence(text)


def _is_subtitle(lines: Sequence[Line]) -> bool:
    """Whether the second line is a subtitle though no byline follows: behind a dash, or alone before prose."""
    second = lines[1]
    if _EXPLICIT.match(second.text):
        return _can_be_subtitle(second.text)
    if len(lines) < 3 or not _can_be_subtitle(second.text) or _LABEL.match(second.text) or _LISTED.match(second.text):
        return False
    third = lines[2]
    apart = second.run != third.run and not second.indented
    return apart and _is_prose(third.text) and cells(third.text) >= 2 * cells(second.text)
