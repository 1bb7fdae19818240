"""What names are made of, counted in the sources of the lexicon: surnames, the hanzi of given names.

The frequency list marks 60,000 words as names of persons, far from all of which are (于蜀郡, 和超微). What follows a
surname that is hardly ever another word (张, 陈, 吴) is nearly always a given name, and shows which hanzi make one; how
much a surname's other words look like that says how often it really is one.
"""

import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping
from math import exp, log, sqrt

from reader.language.cedict import Entry

_SURNAME = re.compile(r"(?:(?:two-character|polysyllabic|rare|Chinese) )?surname(?: [A-Z]|$)")
_USED_AS = re.compile(r"\(?used as a surname")
# Frequent surnames that are hardly ever a word or a part of one.
_PURE = frozenset("张王李赵陈刘杨吴郭宋罗徐孙朱魏谢贾梁郑冯曹韩邓萧蔡袁潘蒋姚谭廖邹邱阎侯孟崔彭吕卢沈姜戴")
# Not given names: 李先生, 王大妈, 曹家庄, 张氏.
_TITLES = re.compile(".*[家爷哥弟姐妹叔伯嫂妈娘婆公庄村府氏姓某]|先生|女士|老师|师傅|太太|小姐|同志|老板|总管")
# Log probability of what was never seen.
_UNSEEN = -12.0
# How much more like a given name than like any other hanzi what follows a surname must be, to be counted (logarithm).
_LIKE_NAMES = 1.0
# Surnames of two hanzi that the list has no names with (万俟).
_DOUBLE = -9.0
# A surname that weighs less than so many names is none.
_LEAST = 0.05

Table = dict[str, float]


def surnames(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """Return the surnames of the dictionary, in both scripts, of one or two hanzi, with their readings."""
    found: dict[str, dict[str, None]] = {}
    for entry in entries:
        named = any(_SURNAME.match(gloss) or _USED_AS.match(gloss) for gloss in entry.glosses)
        if named and len(entry.simplified) == len(entry.pinyin) <= 2:
            reading = " ".join(entry.pinyin)
            for form in (entry.simplified, entry.traditional):
                found.setdefault(form, {})[reading[0].upper() + reading[1:]] = None
    return {surname: tuple(readings) for surname, readings in found.items()}


def given_names(names: Mapping[str, int], heads: Collection[str], counts: Mapping[str, int]) -> dict[str, Table]:
    """Return log probabilities of surnames and of the hanzi of given names.

    Args:
        names: what the frequency list takes for names of persons, with its counts.
        heads: surnames.
        counts: of all words of the list.

    Returns:
        "surname"; "first" and "second" of two hanzi; "only".
    """
    split = [(head, name[len(head) :], count) for name, count in names.items() for head in heads_of(name, heads)]
    pure = {(head, given): count for head, given, count in split if head in _PURE and not _TITLES.fullmatch(given)}
    # 刘邦引 is 刘邦 and what he does.
    pure = {(head, given): n for (head, given), n in pure.items() if len(given) == 1 or head + given[0] not in counts}
    first = _table([(head, given[0], n) for (head, given), n in pure.items() if len(given) == 2], counts)
    second = _table([(head, given[1], n) for (head, given), n in pure.items() if len(given) == 2], counts)
    # Names of two hanzi are few in the list; those of three say the rest.
    only = _table([(head, given[-1], n) for (head, given), n in pure.items()], counts)
    usual = _usual(counts)

    def like_name(given: str) -> float:
        parts = zip((first, second), given, strict=True) if len(given) == 2 else [(only, given)]
        odds = sum(table.get(c, _UNSEEN) - usual.get(c, _UNSEEN) for table, c in parts)
        return 1 / (1 + exp(_LIKE_NAMES * len(given) - odds))

    said: Counter[str] = Counter()
    likely: dict[str, float] = {}
    for head, given, count in split:
        said[head] += count
        likely[head] = likely.get(head, 0.0) + like_name(given)
    # 和, 于, 向 are words far more often than surnames.
    weights = {head: likely[head] * said[head] / (said[head] + counts.get(head, 0)) for head in said}
    sums = sum(weights.values())
    surname = {head: round(log(weight / sums), 2) for head, weight in weights.items() if weight >= _LEAST}
    surname |= {head: _DOUBLE for head in heads if len(head) == 2 and head not in surname}
    return {"surname": surname, "first": first, "second": second, "only": only}


def heads_of(name: str, heads: Container[str]) -> list[str]:
    """Return the surnames a name can begin with that leave one or two hanzi for the given name."""
    return [name[:k] for k in (1, 2) if name[:k] in heads and 1 <= len(name) - k <= 2]


def _usual(counts: Mapping[str, int]) -> Table:
    """Return the log probability of each hanzi in running text."""
    hanzi: Counter[str] = Counter()
    for word, count in counts.items():
        for character in word:
            hanzi[character] += count
    total = sum(hanzi.values())
    return {character: log(count / total) for character, count in hanzi.items()}


def _table(found: Iterable[tuple[str, str, int]], counts: Mapping[str, int]) -> Table:
    """Return log probabilities of hanzi, from surname, hanzi and count of each name.

    A hanzi counts once for each surname (郭靖 of the novel makes 靖 no frequent one) and less, the more it is a word of
    its own (有, 的, 引).
    """
    heads: dict[str, set[str]] = {}
    said: Counter[str] = Counter()
    for head, hanzi, count in found:
        heads.setdefault(hanzi, set()).add(head)
        said[hanzi] += count
    weights = {c: len(heads[c]) * sqrt(n / (n + counts.get(c, 0))) for c, n in said.items()}
    total = sum(weights.values())
    return {hanzi: round(log(weight / total), 2) for hanzi, weight in weights.items() if len(heads[hanzi]) > 1}
