"""Tell the headings of chapters and volumes by their wording, as novels in plain text have them."""

import re

_NUMBER = "[〇零一二三四五六七八九十百千万两廿卅壹贰叁肆伍陆柒捌玖拾佰貳參陸0-9０-９]{1,9}"
# What sites put before a heading.
_BEFORE = r"(?:正文\s*|[☆★◇◆■●=＝#＊*~～【［\[（(]+[、\s]*|[Vv][Ii][Pp]\S{0,4}\s+)*"
_GAP = r"(?:[\s:：.．、，,·—\-《“「】］\]（(=＝]|$)"

_ORDINAL = (
    r"(?:\d+|[ivxlc]+|(?:twenty|thirty|forty|fifty)?-?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|twenty|thirty|forty|fifty))\b(?!,)"
)

_VOLUME = (
    rf"(?:第\s?{_NUMBER}\s?(?:卷|部分?|集|篇|编|册|辑|季|捲|編|冊){_GAP}|卷之?{_NUMBER}{_GAP}"
    rf"|[上中下](?:卷|部|篇|册|编|集){_GAP}|(?:volume|book|part|act)\s+{_ORDINAL})"
)
# 章 is used for little else and stands before its title without a space in many files; 回, 节 and the others do not.
_CHAPTER = (
    rf"(?:第\s?{_NUMBER}\s?章(?!\s?[的是了里中和节程])|第\s?{_NUMBER}\s?(?:回|节|節|折|幕|场|場|话|話|讲|講|夜){_GAP}"
    rf"|\d{{1,4}}章{_GAP}|章\s?\d{{1,3}}[.．]\s|(?:chapter[\s.]?\s?|ch\.\s?|scene\s+){_ORDINAL})"
)
_FRONT = (
    r"(?:楔子|引子|引言|序[章言幕曲]?|[自代译譯原总總]序|[译譯][者后後]序|(?:再|初|重|新|第[一二三四五六七八九十]|修[订訂])版(?:序言?|前言|[说說]明)"
    r"|推[荐薦]序|前言|[绪緒][论論]|[导導][言论論]|内容(?:简介|提要)|內容(?:簡介|提要)|出版[说說]明|[编編]者的?[话話]|凡例"
    r"|prologue|preface|foreword|introduction)(?:[一二三四五]?(?:[\s:：·】］\])）]|$))"
)
_BACK = (
    r"(?:后记|後記|后序|後序|跋|尾声|尾聲|终章|終章|最终章|最終章|大结局|大結局|完本感言|番外篇?|[附外前后]传|外傳|附录|附錄"
    r"|结语|結語|[结結][论論束][语語]?|致[谢謝]|[参參]考文[献獻]|作者的[话話]|epilogue|afterword|appendix|acknowledge?ments)"
    r"(?:[\s:：·】］\])）（(0-9A-Z一二三四五六七八九十]|$)"
)

_LONGEST = 40
"""Code points; a longer line is a sentence that begins like a heading."""

_COLON = ":："

_UNENDED = frozenset("。，；、,;：:…")
"""No heading ends with one of these."""

_FIRST = frozenset(
    "第章卷上中下楔引序自代译譯原总總再初重新修推前绪緒导導内內出编編凡后後跋尾终終最大完番外附结結致参參作"
    "VvBbPpCcFfIiEeAaSs正☆★◇◆■●=＝#＊*~～【［[（(0123456789"
)
"""What a heading can begin with: most lines need no further look."""

_DECORATED = frozenset("正☆★◇◆■●=＝#＊*~～【［[（(Vv")

VOLUME, CHAPTER = 1, 2
"""Heading levels."""


def chapter_level(line: str) -> int:
    """Return 1 for the heading of a volume, 2 for one of a chapter, prologue or epilogue, 0 for any other line."""
    if line[:1] not in _FIRST or len(line) > _LONGEST:
        return 0
    if line[-1] in _UNENDED:
        return CHAPTER if line[-1] in _COLON and _names_only(line[:-1]) else 0
    if line[0] in _DECORATED:
        line = line[_length_before(line) :]
    if _matches(_CHAPTER, line) or _matches(_FRONT, line) or _matches(_BACK, line):
        return CHAPTER
    return VOLUME if _matches(_VOLUME, line) else 0


def _names_only(line: str) -> bool:
    """Whether a line is nothing but the name of what stands before or behind the chapters."""
    return any(re.fullmatch(pattern, line, re.IGNORECASE) for pattern in (_FRONT, _BACK))


def is_back_matter(line: str) -> bool:
    """Whether a chapter closes the whole book, not its last volume."""
    return _matches(_BACK, line)


def _length_before(line: str) -> int:
    match = re.match(_BEFORE, line)
    return match.end() if match else 0


def _matches(pattern: str, line: str) -> bool:
    """Match by `re`'s own cache: most texts need none of the patterns, and compiling them takes 2 ms."""
    return re.match(pattern, line, re.IGNORECASE) is not None
