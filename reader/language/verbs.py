"""What behind a verb is particle, complement or verb of its own: 过, 得, 不 and 好 (GB/T 16159-2012 §6.1.2).

过 of experience and of completion is neutral (去过, 吃过饭), as a complement of motion it is guò (走过一条街); 得
before a complement is de, before a verb děi "must"; 不 between a verb and its complement, and in A不A, is neutral
(现代汉语词典, 7th edition, at 过, 得 and 不).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.language import near, predicates
from reader.language.facts import Facts
from reader.language.words import Reading

Span = tuple[int, int]

CONCERNED = re.compile("[过得不好]")
"""What a text has that any of this is about."""

_EXPERIENCED = re.compile("没|曾|未|从来|有谁|谁也|几次|多次")
_SOURCE = re.compile("从|由|自|沿|顺|绕|在|一(?:阵|[辆列架艘群])")
_CLAUSE = re.compile(f"[{''.join(sorted(near.CLAUSE))}]")
_REACH = 20
# What begins no object.
_NO_OBJECT = frozenset({"", *near.CLAUSE, "的", "吗", "吧", "呢", "没"})


class Verbs:
    """Settles what stands behind verbs in a paragraph; safe to use from several threads."""

    def __init__(self, facts: Facts) -> None:
        """Take the dictionary."""
        self._facts = facts

    def read(self, text: str, spans: Sequence[Span], readings: list[Reading | None]) -> None:
        """Put in the readings of 过, 得 and 不, in place.

        Args:
            text: the paragraph, simplified.
            spans: its words.
            readings: one a span.
        """
        for number, (start, end) in enumerate(spans):
            hanzi, reading = text[start:end], readings[number]
            if reading is None or not CONCERNED.search(hanzi):
                continue
            if len(hanzi) == 1 and number and spans[number - 1][1] == start:
                readings[number] = self._behind(text, spans, readings, number) or reading
            elif (
                len(hanzi) == 2
                and hanzi[1] == "过"
                and hanzi[0] in predicates.MOTION
                and reading.syllables[1] == "guo4"
            ):
                readings[number] = _moved(text, start, end, reading)
            elif len(hanzi) > 2 and hanzi[1] == "得" and _is_potential(hanzi):
                readings[number] = _with(reading, 1, "de5", sure=True)
            elif hanzi[0] == "不" and number and spans[number - 1][1] == start:
                before, verb = readings[number - 1], text[slice(*spans[number - 1])]
                again = hanzi[1:] == verb
                if before and (again or (hanzi[1:] in predicates.RESULTS and self._takes_complements(verb, before))):
                    readings[number] = _with(reading, 0, "bu5", sure=True)
            elif len(hanzi) > 2 and hanzi[1] == "不" and (hanzi[0] == hanzi[2] or _is_potential(hanzi)):
                readings[number] = _with(reading, 1, "bu5", sure=True)

    def _behind(self, text: str, spans: Sequence[Span], readings: list[Reading | None], number: int) -> Reading | None:
        """Return the reading of a word of one hanzi behind another word, None where nothing is settled here."""
        start, end = spans[number]
        verb = text[slice(*spans[number - 1])]
        after = text[slice(*spans[number + 1])] if number + 1 < len(spans) and spans[number + 1][0] == end else ""
        before, reading = readings[number - 1], readings[number]
        if before is None or reading is None:
            return None
        match text[start]:
            case "过":
                return self._guo(text, start, verb, before, after, reading)
            case "得":
                following = readings[number + 1] if after else None
                if after == "了" and following is not None and self._takes_complements(verb, before):
                    readings[number + 1] = _with(following, 0, "liao3", sure=True)  # 吃得了
                    return _with(reading, 0, "de5", sure=True)
                return self._de(verb, before, after, reading) or self._must(after, following, reading)
            case "不" if verb in (after, after[:1]) and verb != "不":
                other = readings[number + 1]
                if other is not None:
                    readings[number - 1], readings[number + 1] = _of_question(verb, after, before, other)
                return _with(reading, 0, "bu5", sure=True)
            case "好" if self._takes_complements(verb, before):
                return _with(reading, 0, "hao3", sure=True)
            case "不" if after in predicates.RESULTS and self._takes_complements(verb, before):
                return _with(reading, 0, "bu5", sure=True)
        return None

    def _guo(self, text: str, start: int, verb: str, before: Reading, after: str, reading: Reading) -> Reading | None:
        """过 behind a word: neutral behind a verb, a complement behind one of motion that has an object."""
        if verb in predicates.NO_ASPECT or after[:1] in ("得", "不") or after in predicates.SPENT:
            return None
        if verb in predicates.TURNING and after in predicates.TURNED:
            return _with(reading, 0, "guo4", sure=True)
        if verb in predicates.MOTION:
            return _moved(text, start - len(verb), start + 1, reading)
        experienced = _EXPERIENCED.search(_before(text, start - len(verb))) is not None
        if self._is_verb(verb, before) or (experienced and len(verb) > 1) or verb in predicates.STATES:
            return _with(reading, 0, "guo5", sure=True)
        return None

    def _de(self, verb: str, before: Reading, after: str, reading: Reading) -> Reading | None:
        """得 behind a word: děi "must" behind verb and object, the particle behind a predicate."""
        if not after or not "\u3400" <= after[0] <= "\u9fff" or after[0] in "了到过":
            return None
        if verb in predicates.WITH_OBJECT:
            return None if _is_got(verb, after) else _with(reading, 0, "dei3", sure=True)
        if (verb in predicates.NO_ASPECT and verb != "好") or verb in near.BEFORE_MUST or _is_got(verb, after):
            return None
        if self._is_verb(verb, before) or verb in predicates.STATES or verb == "好":
            return _with(reading, 0, "de5", sure=True)
        return None

    def _must(self, after: str, following: Reading | None, reading: Reading) -> Reading | None:
        """得 before a verb that is nothing one gets (得奖): "must", a guess."""
        if reading.syllables != ("de2",) or following is None or after[0] in predicates.GOT or after[0] in "了到过":
            return None
        return _with(reading, 0, "dei3", sure=False) if self._is_verb(after, following) else None

    def _takes_complements(self, verb: str, reading: Reading) -> bool:
        return len(verb) == 1 and verb not in predicates.NO_ASPECT and self._is_verb(verb, reading)

    def _is_verb(self, word: str, reading: Reading) -> bool:
        """Return whether a word is a verb in any of its readings but a name's."""
        said = [syllable or "" for syllable in reading.syllables]
        return self._facts.is_verb(word, said)


def _of_question(verb: str, after: str, before: Reading, other: Reading) -> tuple[Reading, Reading]:
    """Return the readings of both sides of A不A and A不AB: the same, and a predicate's."""
    said = predicates.ASKED.get(verb)
    if said and verb == after:
        other = _with(other, 0, said, sure=True)
    first = other.syllables[0]
    if len(verb) > 1 or first is None:
        return before, other
    return Reading((first,), other.certain[:1], other.source), other


def _moved(text: str, start: int, end: int, reading: Reading) -> Reading:
    """Return the reading of 过, the last hanzi, behind a verb of motion.

    It is a complement where an object follows or where from or along what is said, and the particle where it was done
    never, once or several times; without any of these it is a guess.
    """
    clause, rest = _before(text, start), text[end : end + 2].lstrip("了")[:1]
    if _EXPERIENCED.search(clause):
        return _with(reading, -1, "guo5", sure=True)
    if rest not in _NO_OBJECT or _SOURCE.search(clause):
        return _with(reading, -1, "guo4", sure=True)
    return _with(reading, -1, "guo5", sure=False)


def _is_got(verb: str, after: str) -> bool:
    """Return whether a word is what one gets or begins it: 得奖, 得一分, 得多少分; but 难过得一句话也不说."""
    counted = after[0] in "一二三" and len(after) < 3 and (len(verb) == 1 or verb not in predicates.STATES)
    return after[0] in predicates.GOT or counted or after == "多少"


def _is_potential(word: str) -> bool:
    """Return whether a word is a verb with 不 and a complement: 看不出, 瞒不过."""
    return word[2:] in predicates.RESULTS and word[0] not in predicates.NO_ASPECT


def _before(text: str, start: int) -> str:
    """Return the clause up to a place, at most so many characters."""
    return _CLAUSE.split(text[max(0, start - _REACH) : start])[-1]


def _with(reading: Reading, offset: int, syllable: str, *, sure: bool) -> Reading:
    """Return a reading with one syllable settled."""
    syllables, certain = list(reading.syllables), list(reading.certain)
    syllables[offset], certain[offset] = syllable, sure
    return replace(reading, syllables=tuple(syllables), certain=tuple(certain), source="rule")
