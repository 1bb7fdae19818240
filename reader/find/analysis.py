"""The words of a text as keywords are chosen from: its author's own terms made one word, what is common left out."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reader.find.jiebadata import JiebaData
from reader.find.terms import Repeats, Token, Tokens, freedom, merged, quoted_terms
from reader.language.hanzi import has_hanzi
from reader.text.document import Document, Kind

_COMMON = 5.7
"""Nouns with a lower idf are in more than 0.3 % of all texts (e^-5.7) and say little about this one: 工作, 部门."""
_COMMON_ACTION = 8.0
"""Verbs and adjectives: in more than 0.03 %; 提升, 开展, 树立 are in every report."""
_ATTRACTION = 1.4
"""The idf of a term is at most so many times the median: its parts do not meet by chance alone."""
_USUAL_LENGTH = 4
"""Hanzi of a coined term; longer strings are as often descriptions."""
_NOUNS = ("n", "j", "l", "i", "vn", "an", "eng")
_ACTIONS = ("v", "a", "b", "z")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两萬億兩")
_FUNCTION = ("r", "p", "u", "c", "y", "e", "o")
"""Pronouns, prepositions, particles, conjunctions, interjections: a quoted string with one is a clause or a slogan."""
TERM = "term"
_PIECE = re.compile(r"[^\n]{1,10000}\n*|\n+")
"""Lines, in pieces: jieba's memory grows with a stretch without punctuation."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text's words with what weighs them.

    Attributes:
        words: in order, terms made one.
        tags: part of speech of each; `TERM` for a term, empty for what can be no keyword.
        idf: inverse document frequency of each, 0 for what is too common to be a keyword.
        quoted: how often each quoted term stands in quotation marks.
    """

    words: list[str]
    tags: dict[str, str]
    idf: dict[str, float]
    quoted: Mapping[str, int]


def body(document: Document) -> str:
    """Return the flat text with what is not told in it blanked: labels of speakers, bylines. Offsets stay."""
    parts = []
    for paragraph in document.paragraphs:
        blank = len(paragraph.text) if paragraph.kind is Kind.BYLINE else paragraph.speaker
        parts.append("\n" * blank + paragraph.text[blank:])
    return "\n".join(parts)


def analyse(text: str, data: JiebaData, tell: Callable[[float], None]) -> Analysis:
    """Analyse a text as `body` gives it, simplified; `tell` is told 0.0 to 1.0."""
    quoted = Counter({t: n for t, n in quoted_terms(text).items() if _is_coined(t, n, data)})
    tokens = Tokens(_tokens(text, data, tell))
    contents = {word for word in {text[start:end] for start, end in tokens} if _is_content(word, data)}
    content = Tokens((start, end) for start, end in tokens if text[start:end] in contents)
    tell(0.8)
    least = max(3, len(tokens) // 20_000)
    repeats = Repeats(text, content, least).find()
    repeated = {term: n for term, n in repeats.items() if _is_nominal(data.parts(term)[-1], data)}
    one: dict[str, str] = {}  # each word is there once
    words = [one.setdefault(text[a:b], text[a:b]) for a, b in merged(tokens, text, quoted | repeated)]
    counts = Counter(words)
    tags = {word: _tag(word, text, data, quoted | repeated, counts[word] >= least - 1) for word in counts}
    idf = {word: _idf(word, tag, data) for word, tag in tags.items()}
    return Analysis(words, tags, idf, quoted)


def _tokens(text: str, data: JiebaData, tell: Callable[[float], None]) -> Iterator[Token]:
    start = 0
    for piece in _PIECE.finditer(text):
        for word in data.cut(piece.group()):
            yield start, start + len(word)
            start += len(word)
        tell(0.8 * start / len(text))


def _is_coined(term: str, count: int, data: JiebaData) -> bool:
    """Whether a quoted string is a term of the author's own: no dictionary word, and no clause unless quoted again."""
    if term in data.tags:
        return False
    return count > 1 or not any(data.tags.get(part, "").startswith(_FUNCTION) for part in data.parts(term))


def _is_nominal(word: str, data: JiebaData) -> bool:
    """Whether a word can end a term: Chinese noun phrases end with what they are about."""
    return data.tags.get(word, "n").startswith(_NOUNS)


def _is_content(word: str, data: JiebaData) -> bool:
    """Whether a repeated string may hold a word: hanzi, and no function word, pronoun or numeral."""
    tag = data.tags.get(word, "n" if len(word) > 1 else "x")
    return has_hanzi(word) and (tag.startswith(_NOUNS) or tag.startswith(_ACTIONS))


def _tag(word: str, text: str, data: JiebaData, terms: Mapping[str, int], often: bool) -> str:
    """Return a word's part of speech, "term" for a term, empty for what can be no keyword."""
    if word in terms:
        return TERM
    if len(word) < 2 or not any(c.isalpha() for c in word) or all(c in _NUMERALS for c in word):
        return ""
    if word in data.tags:
        return data.tags[word]
    if not often or data.tags.get(word[0], "").startswith(("m", "q")):
        return ""  # A guess of jieba's HMM met too seldom, or the rest of a number (号线).
    if not has_hanzi(word):
        return "eng"
    return "n" if freedom(text, word) > 0 else ""


def _idf(word: str, tag: str, data: JiebaData) -> float:
    """Return a word's idf, 0 for one too common to be a keyword.

    That of a term is the sum of its parts' (parts that met by chance would be found together in as few texts), weighed
    by its length.
    """
    if tag == TERM:
        rarity = min(sum(map(data.rarity, data.parts(word))), _ATTRACTION * data.median)
        return rarity * _likely(len(word))
    idf = data.rarity(word)
    if tag.startswith(_NOUNS):
        return idf if idf >= _COMMON else 0.0
    return idf if tag.startswith(_ACTIONS) and idf >= _COMMON_ACTION else 0.0


def _likely(length: int) -> float:
    """Weigh a term's length: up to four hanzi more say more (by the logarithm: C-value, Frantzi et al. 2000)."""
    if length <= _USUAL_LENGTH:
        return math.log2(1 + length) / math.log2(1 + _USUAL_LENGTH)
    return math.sqrt(_USUAL_LENGTH / length)
