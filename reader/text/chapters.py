"""Tell the headings of chapters and volumes by their wording, as novels in plain text have them."""

import re

_NUMBER = "[〇零一二三四五六七八九十百千万两廿卅壹贰叁肆伍陆柒捌玖拾佰貳參陸0-9０-９]{1,9}"
# What sites put before a heading.
_BEFORE = r"(?:正文\s*|[☆★◇◆■●=＝#＊*~～【［\[]+[、\s]*|[Vv][Ii][Pp]\S{0,4}\s+)*"
_GAP = r"(?:[\s:：.．、，,·—\-《“「】］\]（(=＝]|$)"

_ORDINAL = (
    r"(?:\d+|[ivxlc]+|(?:twenty|thirty|forty|fifty)?-?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|twenty|thirty|forty|fifty))\b(?!,)"
)

_VOLUME = (
    f"(?:第{_NUMBER}(?:卷|部分?|集|篇|编|册|辑|捲|編|冊){_GAP}|卷之?{_NUMBER}{_GAP}|[上中下](?:卷|部|篇|册|编){_GAP}"
    rf"|(?:volume|book|part)\s+{_ORDINAL})"
)
# 章 is used for little else and stands before its title without a space in many files; 回, 节 and the others do not.
_CHAPTER = (
    f"(?:第{_NUMBER}章(?![的是了里中和节程])|第{_NUMBER}(?:回|节|節|折|幕|话|話|讲|講|夜){_GAP}"
    rf"|chapter\s+{_ORDINAL})"
)
_FRONT = (
    r"(?:楔子|引子|引言|序[章言幕曲]?|自序|代序|前言|内容简介|內容簡介|prologue|preface|foreword|introduction)"
    r"(?:[\s:：·]|$)"
)
_BACK = (
    r"(?:后记|後記|跋|尾声|尾聲|终章|終章|最终章|最終章|大结局|大結局|完本感言|番外|附录|附錄|结语|結語|epilogue|afterword|appendix)"
    r"(?:[\s:：·0-9A-Z一二三四五六七八九十]|$)"
)

_LONGEST = 40
"""Code points; a longer line is a sentence that begins like a heading."""

_UNENDED = frozenset("。，；、,;：:…")
"""No heading ends with one of these."""

_FIRST = frozenset("第卷上中下楔引序自代前内內后後跋尾终終最大完番附结結VvBbPpCcFfIiEeAa正☆★◇◆■●=＝#＊*~～【［[")
"""What a heading can begin with: most lines need no further look."""

_DECORATED = frozenset("正☆★◇◆■●=＝#＊*~～【［[Vv")

VOLUME, CHAPTER = 1, 2
"""Heading levels."""


def chapter_level(line: str) -> int:
    """Return 1 for the heading of a volume, 2 for one of a chapter, prologue or epilogue, 0 for any other line."""
    if line[:1] not in _FIRST or len(line) > _LONGEST or line[-1] in _UNENDED:
        return 0
    if line[0] in _DECORATED:
        line = line[_length_before(line) :]
    if _matches(_CHAPTER, line) or _matches(_FRONT, line) or _matches(_BACK, line):
        return CHAPTER
    return VOLUME if _matches(_VOLUME, line) else 0


def is_back_matter(line: str) -> bool:
    """Whether a chapter closes the whole book, not its last volume."""
    return _matches(_BACK, line)


def _length_before(line: str) -> int:
    match = re.match(_BEFORE, line)
    return match.end() if match else 0


def _matches(pattern: str, line: str) -> bool:
    """Match by `re`'s own cache: most texts need none of the patterns, and compiling them takes 2 ms."""
    return re.match(pattern, line, re.IGNORECASE) is not None
