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

_LABEL = re.compile(r"([^\W\d_][\w·.\- ]{0,23}?)(?:[（(][^（）()：:]{1,12}[）)])?\s?[：:](?!//)\s*(?=\S)")
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
    "|備註|時間|地點|來源|電話|關鍵詞|結果|總之"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph that begins a speaker's turn.

    Attributes:
        paragraph: its index.
        label: the name, without numbering and remarks.
        length: code points of the label, colon included.
        asks: True for a question, False for an answer, None where nobody mostly asks.
    """

    paragraph: int
    label: str
    length: int
    asks: bool | None = None


def find_turns(paragraphs: Sequence[Paragraph]) -> list[Turn]:
    """Return the speaker turns in the order of the text; none for a text that is no conversation."""
    found = [turn for index, p in enumerate(paragraphs) if p.kind is Kind.BODY and (turn := _labelled(index, p.text))]
    if len(found) < 2:
        return []
    bodies = sum(p.kind is Kind.BODY for p in paragraphs)
    if any(turn.label in _ASKERS for turn in found):
        turns = _with_known_asker(found)
        talk = len(turns) > 1 and len(turns) * 20 >= bodies
        return [replace(turn, asks=turn.label in _ASKERS) for turn in turns] if talk else []
    turns = _taking_turns(found)
    if len(turns) * 10 < bodies:
        return []
    asker = _who_asks(turns, paragraphs)
    return turns if asker is None else [replace(turn, asks=turn.label == asker) for turn in turns]


def _labelled(index: int, text: str) -> Turn | None:
    """Return the turn a paragraph may begin."""
    match = _LABEL.match(text, 0, 48)
    if match is None:
        return None
    name = match[1].strip()
    label = name.rstrip("0123456789０１２３４５６７８９").casefold() or name
    if label in _ASKERS or label in _ANSWERERS:
        return Turn(index, label, _label_length(match))
    if name in _COMMON_WORDS or name[-1] in _NO_NAME_ENDS or (not name.isascii() and len(name) > _longest(name)):
        return None
    return Turn(index, name, _label_length(match)) if len(name.split()) <= 3 else None


def _longest(name: str) -> int:
    return 2 * _LONGEST if "·" in name else _LONGEST


def _label_length(match: re.Match[str]) -> int:
    return len(match[0].rstrip())


def _with_known_asker(found: Sequence[Turn]) -> list[Turn]:
    """Keep askers, known answerers, labels that repeat, and whoever speaks first after a question."""
    counts = Counter(turn.label for turn in found)
    speakers = _ASKERS | _ANSWERERS | {label for label, count in counts.items() if count > 1}
    speakers |= {
        second.label for first, second in pairwise(found) if first.label in _ASKERS and _follows(first, second)
    }
    return [turn for turn in found if turn.label in speakers]


def _follows(first: Turn, second: Turn) -> bool:
    return second.paragraph == first.paragraph + 1


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
    questions = Counter(turn.label for turn in turns if paragraphs[turn.paragraph].text[-1] in "？?")
    shares = {label: questions[label] / count for label, count in counts.items()}
    best = max(shares, key=lambda label: shares[label], default=None)
    return best if best is not None and shares[best] > 0.5 else None
