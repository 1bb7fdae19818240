"""Speaker turns: `记者：…`, `陈伟通：…`, `问：…`, `Q: …`.

A colon alone makes no interview. Labels count as speakers when a known asker's label turns up with another turn, or
when labels repeat and take turns; then whoever mostly asks is the asker.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.text.document import Kind, Paragraph
from reader.text.script import ends_sentence

_NAME = r"([^\W\d_][\w·.\- \u3000]{0,23}?)"
_REMARK = r"(?:[（(][^（）()：:]{1,12}[）)])?"
_LABEL = re.compile(
    rf"(?:\d{{1,3}}\s?[.．、]\s?)?(?:{_NAME}{_REMARK}\s?[：:](?!//)\s*|[【\[]{_NAME}{_REMARK}[】\]]\s*[：:]?\s*)"
)
_MARGIN = re.compile(r"([^\W\d_]{2,4})\u3000(?=\S)")
"""A name in the margin of a play, no colon behind it."""
_LONGEST = 8
"""Code points of a name, where it is not a foreign one with a dot."""


def _words(joined: str) -> frozenset[str]:
    return frozenset(joined.split("|"))


_ASKERS = _words(
    "记者|本报记者|本刊记者|记者问|本刊|编辑|编者|主持人|主持|采访者|采访人|访谈者|访谈人|提问|问"
    "|記者|本報記者|編輯|編者|主持|採訪者|訪談者|提問|問|q|question|interviewer|host|reporter|moderator"
)
_ANSWERERS = _words("答|回答|受访者|受訪者|嘉宾|嘉賓|a|answer|interviewee|guest")
# Words of saying before a quotation, and of naming before a list or an explanation.
_NO_NAME_ENDS = frozenset("说道曰想喊叫写称云言笑问答讲念唱骂叹說寫稱講罵嘆問是为為如下即有到在了的")
_COMMON_WORDS = _words(
    "比如|例如|譬如|注|备注|注意|时间|地点|日期|来源|电话|地址|摘要|关键词|原因|结果|总之|另外|其一|其二|其三|第一|第二|第三"
    "|主题|议题|出席|列席|缺席|记录|标题|题目|作者|编号|提示|答案|解析|例|附件|网址|说明"
    "|備註|時間|地點|來源|電話|關鍵詞|結果|總之|主題|議題|記錄|標題|題目|編號|說明"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph that begins a speaker's turn.

    Attributes:
        paragraph: its index.
        label: the name, without numbering and remarks.
        length: code points of the label, colon included.
        asks: True for a question, False for an answer, None where nobody mostly asks.
        alone: whether the label is all of the paragraph, and what is said the next one.
    """

    paragraph: int
    label: str
    length: int
    asks: bool | None = None
    alone: bool = False


def find_turns(paragraphs: Sequence[Paragraph]) -> list[Turn]:
    """Return the speaker turns in the order of the text; none for a text that is no conversation."""
    bodies = [(index, p.text) for index, p in enumerate(paragraphs) if p.kind is Kind.BODY]
    found = [turn for index, text in bodies if (turn := _labelled(index, text))]
    if len(found) < 2:
        return _in_margin(bodies, paragraphs)
    if _has_asker(found, paragraphs):
        turns = _with_known_asker(found)
        talk = len(turns) > 1 and len(turns) * 20 >= len(bodies)
        return [replace(turn, asks=turn.label in _ASKERS) for turn in turns] if talk else []
    turns = _taking_turns(found)
    if len(turns) * 10 < len(bodies) or not _speak(turns, paragraphs):
        return []
    asker = _who_asks(turns, paragraphs)
    return turns if asker is None else [replace(turn, asks=turn.label == asker) for turn in turns]


def _in_margin(bodies: Sequence[tuple[int, str]], paragraphs: Sequence[Paragraph]) -> list[Turn]:
    """Return the turns of a play that is little else than names in the margin and what they say."""
    matches = [(index, match) for index, text in bodies if (match := _MARGIN.match(text))]
    turns = _taking_turns([Turn(index, match[1], match.end(1)) for index, match in matches])
    return turns if 2 * len(turns) > len(bodies) and _speak(turns, paragraphs) else []


def _has_asker(found: Sequence[Turn], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether somebody asks by name; 主持：王小明 in the head of minutes does not."""
    asking = [turn for turn in found if turn.label in _ASKERS]
    return len(asking) > 1 or _speak(asking, paragraphs)


def _speak(turns: Sequence[Turn], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether at least half of some turns are sentences."""
    said = (_said(turn, paragraphs) for turn in turns)
    return 2 * sum(map(ends_sentence, said)) >= len(turns) > 0


def _said(turn: Turn, paragraphs: Sequence[Paragraph]) -> str:
    """Return what is said in the turn's paragraph; in the next one where the label is all of it."""
    text = paragraphs[turn.paragraph].text
    return paragraphs[turn.paragraph + 1].text if turn.alone and turn.paragraph + 1 < len(paragraphs) else text


def _labelled(index: int, text: str) -> Turn | None:
    """Return the turn a paragraph may begin."""
    match = _LABEL.match(text, 0, 48)
    if match is None:
        return None
    name = (match[1] or match[2]).replace("\u3000", "").strip()
    length = len(match[0].rstrip())
    label = name.rstrip("0123456789０１２３４５６７８９").casefold() or name
    if label in _ASKERS or label in _ANSWERERS:
        return Turn(index, label, length, alone=length == len(text))
    if name in _COMMON_WORDS or name[-1] in _NO_NAME_ENDS or (not name.isascii() and len(name) > _longest(name)):
        return None
    return Turn(index, name, length, alone=length == len(text)) if len(name.split()) <= 3 else None


def _longest(name: str) -> int:
    return 2 * _LONGEST if "·" in name else _LONGEST


def _with_known_asker(found: Sequence[Turn]) -> list[Turn]:
    """Keep askers, known answerers, labels that repeat, and whoever speaks first after a question."""
    counts = Counter(turn.label for turn in found)
    speakers = _ASKERS | _ANSWERERS | {label for label, count in counts.items() if count > 1}
    speakers |= {
        second.label for first, second in pairwise(found) if first.label in _ASKERS and _follows(first, second)
    }
    return [turn for turn in found if turn.label in speakers]


def _follows(first: Turn, second: Turn) -> bool:
    return second.paragraph == first.paragraph + 1 + first.alone


def _taking_turns(found: Sequence[Turn]) -> list[Turn]:
    """Keep labels that repeat and those beside them, if at least two speak in turn; else none."""
    counts = Counter(turn.label for turn in found)
    repeated = {label for label, count in counts.items() if count > 1}
    beside = {
        turn.label
        for first, second in pairwise(found)
        if _follows(first, second) and repeated & {first.label, second.label}
        for turn in (first, second)
    }
    turns = [turn for turn in found if turn.label in repeated | beside]
    changes = sum(first.label != second.label for first, second in pairwise(turns))
    return turns if len(turns) > 2 and repeated and 2 * changes >= len(turns) - 1 else []


def _who_asks(turns: Sequence[Turn], paragraphs: Sequence[Paragraph]) -> str | None:
    """Return the label whose turns are mostly questions, the one with the largest share."""
    counts = Counter(turn.label for turn in turns)
    questions = Counter(turn.label for turn in turns if _said(turn, paragraphs)[-1] in "？?")
    shares = {label: questions[label] / count for label, count in counts.items()}
    best = max(shares, key=lambda label: shares[label], default=None)
    return best if best is not None and shares[best] > 0.5 else None
