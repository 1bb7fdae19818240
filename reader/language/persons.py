"""Names of persons in running text: where one may stand, and how likely it is one.

A Chinese name is a surname and one or two hanzi. How likely a surname and those hanzi are in names is counted in the
lexicon's sources (`namestats`); who is named and what is said of them stands beside (局长王伟通, 王伟通说). A name so
found takes part in the lattice like a word, and has to be likelier than the words that the same hanzi could be. A name
of another language in hanzi (约翰·史密斯) is a run of the few hundred hanzi that such names are written with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from itertools import product

# A word that begins somewhere: where it ends (code points of the text), log probability.
Edges = dict[int, list[tuple[int, float]]]


def _listed(words: str) -> frozenset[str]:
    """Return the words of a text that has a stroke between each two."""
    return frozenset(words.split("|"))


# Posts, which stand before or after a name.
POSTS = (
    "记者|主任|书记|局长|所长|部长|市长|省长|县长|区长|镇长|乡长|村长|厅长|处长|科长|队长|校长|院长|会长|行长|社长|董事长|总经理|经理|总裁|"
    "主席|总统|总理|教授|博士|院士|医生|大夫|律师|法官|老师|导演|教练|将军|上将|中将|少将|司令|同志|同学|先生|女士|小姐|警官"
)
# Forms of address by age and kin, behind a surname.
KIN = "老先生|老太太|奶奶|爷爷|叔叔|阿姨|伯伯|大爷|大妈|大娘|大叔|大嫂|大哥|大姐|师傅|太太"
_TITLED = re.compile(f"{POSTS}|{KIN}")
_BEFORE = _listed(
    f"{POSTS}|团长|师长|军长|连长|班长|组长|站长|厂长|首相|护士|演员|歌手|作家|诗人|画家|球员|队员|选手|元帅|皇帝|皇后|民警|警察|村民|市民|居民|"
    "学生|男子|女子|嫌疑人|丈夫|妻子|儿子|女儿|父亲|母亲|哥哥|弟弟|姐姐|妹妹|朋友|好友|同事|编剧|编辑|主编|主播|主持人|秘书长|秘书|代表|委员|"
    "干部|党员|专家|学者|研究员|工程师|设计师|创始人|科学家|物理学家|数学家|历史学家|战士|名叫|姓名|他叫|她叫|我叫|叫做|名为|丞相|宰相|尚书|侍郎|巡抚|总督|太守|刺史"
)
_AFTER = _listed(f"{POSTS}|等人|夫妇|夫人|一家|本人")
_SAYS = _listed(
    "说|表示|认为|指出|称|告诉|介绍|回忆|透露|坦言|强调|解释|问|答|笑|写道|回答|补充|谈到|生于|出生|毕业于|率|任|担任|饰演|饰|主演|执导|所著|去世|逝世"
)
# The last or first hanzi of these: beside most places none of them stands.
_BEFORE_ENDS = frozenset(word[-1] for word in _BEFORE)
_AFTER_STARTS = frozenset(word[0] for word in _AFTER)
_SAYS_STARTS = frozenset(word[0] for word in _SAYS)
_LONGEST = max(map(len, _BEFORE | _AFTER | _SAYS))
# Code points around a name where it may stand again.
_NEAR = 2000
# How much likelier a surname is among surnames than as a word among words, to be one before a post (logarithm).
_MORE = 0.5
# Less likely than this (log probability) no context makes it a name.
_HOPELESS = -33.0
# How much less likely a name may be than it is counted, and be believed: where the surname is a word more often
# (那本书), and where it is not.
_UNLIKE_WORD, _UNLIKE = 5.0, 8.0
# From which log probability on a word is usual, up to which a surname is rare, and what both together cost; and up to
# which one is so rare that any word behind it speaks against it (从金华).
_USUAL, _RARE, _DOUBTED, _RAREST = -12.0, -6.0, 5.0, -8.5
# From which log probability on two crossing words are both known, and from which on a surname is one of the commonest.
_KNOWN, _COMMONEST = -12.5, -4.4
# What names of places end in that the frequency list has among names of persons (白云观, 金家巷).
_BUILT = frozenset("观阁宫巷洲河寺庙庵斋县镇乡朝桥")
# Hanzi that names of other languages are written with (译音表 of 《世界人名翻译大辞典》).
FOREIGN = frozenset(
    "阿埃艾安昂奥巴拜班邦保鲍贝比毕别宾波伯勃博布查茨达戴丹道德登邓狄迪蒂丁杜多俄厄恩尔法凡范菲费芬丰冯佛夫弗甫福盖甘冈戈格葛根贡古哈汉豪赫亨洪胡怀霍基吉季加贾简杰金津卡凯坎康考柯科克肯孔库夸奎昆拉莱赖兰朗劳"
    "勒雷伦黎利莉连列林琳隆卢鲁路吕罗洛马玛迈麦曼芒茅梅门蒙米密明缪摩莫墨默姆穆拿娜纳奈南内嫩尼妮涅宁纽农努诺欧帕派潘庞培佩彭皮平蒲普齐奇恰钱乔切钦琼丘让热仁荣茹儒瑞若撒萨塞赛桑瑟森沙莎珊尚绍舍申圣施什石史"
    "舒朔斯丝松苏孙索塔泰坦汤唐陶特腾提汀廷通图托瓦万旺威韦维魏温文翁沃乌武西希锡席夏先香肖谢辛欣雄休许逊雅亚延扬耶叶伊英尤约宰赞泽曾扎詹张珍芝朱兹宗祖佐翰"
)
# A hanzi that is a word more often than this (log probability) and was in no given name is in none.
_NEVER = -8.5
_DOTS = "·•‧・"
# What stands behind 曾 as an adverb: prepositions, other adverbs, verbs of a life's course.
_ONCE = frozenset("于在被与和为是有任以由从向对把将经参就获到用也多两三数一出担率效加执著撰留主受因说写提作做当")
# How many hanzi of a run at most are taken for another word's, and one.
_TRIMMED = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """Logarithms, rounded; no script fits them. `python -m tests.bench.words` counts what they find and what they miss.

    Attributes:
        one: of a word being a name not listed, with a given name of one hanzi.
        two: with one of two.
        rare: of a hanzi in given names where it was not seen in any and is rare elsewhere too.
        seldom: how probable a hanzi is at most to be rare; a more frequent one costs the difference.
        post_before: a post or relation before the name.
        post_after: one after it.
        says: a verb of saying or of a life's course after it.
        starts: nothing or a mark before it.
        ends: nothing or a mark after it.
        turn: a colon after it.
        listed: the frequency list has the whole name.
        foreign: a hanzi of foreign names beside it.
        again: of another place nearby where it stands.
        syllable: a hanzi of a name of another language.
        other: of a word being such a name.
        dotted: a dot beside it.
        listing: another name beside it in a list.
        alike: how probable three hanzi in a list are at least to be such another name.
        alike_two: two hanzi.
    """

    one: float = -9.5
    two: float = -8.0
    rare: float = -9.0
    seldom: float = -11.1
    post_before: float = 4.0
    post_after: float = 6.0
    says: float = 0.9
    starts: float = 1.9
    ends: float = 0.3
    turn: float = 4.0
    listed: float = 3.9
    foreign: float = -6.0
    again: float = 2.0
    syllable: float = -4.6
    other: float = -14.0
    dotted: float = 12.0
    listing: float = 11.0
    alike: float = -26.5
    alike_two: float = -21.0


@dataclass(frozen=True, slots=True)
class Tables:
    """Log probabilities of what names are made of; see `namestats`.

    Attributes:
        surnames: of surnames.
        first: of hanzi as the first of two of a given name.
        second: as the second.
        only: as the only one.
    """

    surnames: dict[str, float]
    first: dict[str, float]
    second: dict[str, float]
    only: dict[str, float]


class Persons:
    """Finds where names may stand.

    Attributes:
        surnames: log probabilities of surnames, in both scripts.
    """

    def __init__(
        self,
        tables: Tables,
        weight: Callable[[str], float | None],
        counted: Callable[[str], float | None],
        weights: Weights | None = None,
    ) -> None:
        """Take the tables and what is known of words.

        Args:
            tables: see there.
            weight: log probability of a word that is listed, None for any other.
            counted: log probability of what the frequency list has as a name without being listed, else None.
            weights: what context is worth.
        """
        self.surnames = tables.surnames
        self._tables = tables
        self._weight = weight
        self._counted = counted
        self._weights = weights or Weights()
        # Of hanzi that were in no given name; as many as the lexicon has at most.
        self._unseen: dict[str, float | None] = {}
        longer = sorted((s for s in tables.surnames if len(s) > 1), reverse=True)
        single = "".join(s for s in tables.surnames if len(s) == 1)
        forms = [*longer, *([f"[{single}]"] if single else [])]
        # Zero width, so that surnames inside surnames are found too (司|马).
        self._surname = re.compile(f"(?=({'|'.join(forms)}))") if forms else re.compile("(?!)")
        self._foreign = re.compile(f"[{''.join(sorted(FOREIGN))}]{{2,9}}")

    def edges(self, text: str, start: int, stop: int) -> Edges:
        """Return the names that may stand in a run of hanzi, by where they begin."""
        found: Edges = {}
        for match in self._surname.finditer(text, start, stop):
            place = match.start()
            first, longest = place + 1, match.end(1)
            both = longest > first and text[place] in self.surnames
            for given in (longest, first) if both else (longest,):
                for end in range(given + 1, min(given + 2, stop) + 1):
                    value = self._value(text, place, given, end)
                    if value is not None:
                        found.setdefault(place, []).append((end, value))
        for place, end, value in self._others(text, start, stop):
            found.setdefault(place, []).append((end, value))
        return found

    def alone(self) -> str:
        """Return the surnames of one hanzi that are more so than they are words (王, 单; not 和, 新, 向)."""
        found = ((head, value - (self._weight(head) or 0.0)) for head, value in self.surnames.items() if len(head) == 1)
        return "".join(head for head, odds in found if odds > _MORE)

    def is_foreign(self, word: str) -> bool:
        """Return whether an unlisted word of the frequency list is likely a name of another language."""
        if len(word) < 3 or not FOREIGN.issuperset(word) or self._counted(word) is None:
            return False
        # Not 保平安, in which a usual word is.
        return all((self._weight(word[k : k + 2]) or _USUAL) <= _USUAL for k in range(len(word) - 1))

    def goes_on(self, before: str, name: str) -> bool:
        """Return whether an unlisted name goes on what stands before it (特兰西|瓦尼亚): both of another language."""
        return (
            FOREIGN.issuperset(name) and FOREIGN.issuperset(before) and len(before) > 1 and self._weight(before) is None
        )

    def _value(self, text: str, start: int, given: int, end: int) -> float | None:
        """Return the log probability of a name, None where it is none."""
        tables, weights = self._tables, self._weights
        if end - given == 1:
            first, second = weights.one, self._of(tables.only, text[given])
        else:
            first, second = weights.two, self._of(tables.first, text[given])
            if second is not None:
                first += second - self._doubt(text[start:given], text[given:end]) * (not _has_post(text, start))
                second = self._of(tables.second, text[given + 1])
        if second is None:
            return None
        value = first + second + tables.surnames[text[start:given]]
        # 陈|主任, not 陈主|任.
        titled = text[given:end] in _AFTER or _TITLED.match(text, given)
        if value < _HOPELESS or titled or _is_once(text, end):
            return None
        name = text[start:end]
        if self._weight(name) is not None:
            return None
        value += self._context(text, start, end)
        value += self._weights.listing * self._is_listed(text, start, end)
        value += weights.again * (text.count(name, max(0, start - _NEAR), end + _NEAR) > 1)
        # Of the list's names of two hanzi many are other words (体操, 荣立).
        counted = self._counted(name) if len(name) > 2 and name[-1] not in _BUILT else None
        if counted is None:
            return value
        # What the list counts as a name is at least as likely to be one as it is counted, if it looks like one.
        value += weights.listed
        surname = text[start:given]
        as_word = self._tables.surnames[surname] < (self._weight(surname) or _HOPELESS)
        return max(value, counted) if value > counted - (_UNLIKE_WORD if as_word else _UNLIKE) else value

    def _doubt(self, surname: str, given: str) -> float:
        """Return what it costs that a given name is a usual word and the surname a rare one (保平安).

        Or where the surname is of a word, too, with what follows (明月|光, 明|月光), unless it is one of the commonest.
        """
        rarity, word = self._tables.surnames[surname], self._weight(given)
        if rarity >= _RARE:
            other = self._weight(surname + given[0]) if word is not None and rarity < _COMMONEST else None
            return _DOUBTED if word is not None and other is not None and min(word, other) > _KNOWN else 0.0
        return _DOUBTED if word is not None and (word > _USUAL or rarity < _RAREST) else 0.0

    def _of(self, table: dict[str, float], hanzi: str) -> float | None:
        """Return the log probability of a hanzi in a given name, None where it hardly is in one."""
        value = table.get(hanzi)
        if value is None and (value := self._unseen.get(hanzi, 0.0)) == 0.0:
            usual = self._weight(hanzi)
            never = usual is None or usual > _NEVER
            value = None if never else self._weights.rare - max(0.0, (usual or 0.0) - self._weights.seldom)
            self._unseen[hanzi] = value
        return value

    def _context(self, text: str, start: int, end: int) -> float:
        """Return what stands beside a name adds to its log probability."""
        weights = self._weights
        before, after = text[start - 1 : start], text[end : end + 1]
        value = 0.0
        if _has_post(text, start):
            value += weights.post_before
        elif not (before.isalnum() or "\u4e00" <= before <= "\u9fff"):
            value += weights.starts
        elif before in FOREIGN and self._weight(text[max(0, start - 2) : start]) is None:
            value += weights.foreign
        if after in ("：", ":"):
            value += weights.turn
        elif after in _AFTER_STARTS and _begins(text, end, _AFTER):
            value += weights.post_after
        elif after in _SAYS_STARTS and _begins(text, end, _SAYS):
            value += weights.says
        elif not "\u4e00" <= after <= "\u9fff":
            value += weights.ends
        elif after in FOREIGN and self._weight(text[end : end + 2]) is None:
            value += weights.foreign
        if (before + after).strip(_DOTS) != before + after:
            value += weights.foreign
        return value

    def _is_listed(self, text: str, start: int, end: int) -> bool:
        """Return whether a name beside it in a list makes this one likelier: 单秋、刘春生."""
        before, after = text[start - 1 : start], text[end : end + 1]
        if before == "、" and self._is_name(text, start - 1, -1):
            return True
        return after == "、" and self._is_name(text, end, 1)

    def _is_name(self, text: str, mark: int, step: int) -> bool:
        """Return whether a whole item of a list, before its mark (-1) or after it (1), looks like a name itself."""
        for length in (3, 2):
            start, end = (mark - length, mark) if step < 0 else (mark + 1, mark + 1 + length)
            item = text[max(0, start) : end]
            beyond = text[max(0, start - _LONGEST) : max(0, start)] if step < 0 else text[end : end + 1]
            if len(item) < length or not self._is_bound(beyond, step) or self._weight(item) is not None:
                continue
            value, least = self._alone(item), self._weights.alike if length > 2 else self._weights.alike_two
            if value is not None and value > least:
                return True
        return False

    @staticmethod
    def _is_bound(beyond: str, step: int) -> bool:
        """Return whether an item of a list ends or begins beside these characters."""
        if step < 0:
            return not "\u4e00" <= beyond[-1:] <= "\u9fff" or any(beyond[k:] in _BEFORE for k in range(len(beyond)))
        return not "\u4e00" <= beyond <= "\u9fff" or beyond in "等和及与、"

    def _alone(self, item: str) -> float | None:
        """Return the log probability of two or three hanzi as a name by themselves."""
        tables, weights = self._tables, self._weights
        surname = tables.surnames.get(item[0])
        parts = (
            [weights.one, self._of(tables.only, item[1])]
            if len(item) == 2
            else [weights.two, self._of(tables.first, item[1]), self._of(tables.second, item[2])]
        )
        known = [part for part in (surname, *parts) if part is not None]
        return sum(known) if len(known) == len(parts) + 1 else None

    def _others(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int, float]]:
        """Yield runs of hanzi of names of other languages: of three at least, of two beside a dot."""
        for match in self._foreign.finditer(text, start, stop):
            first, last = match.span()
            # What stands at either end may be of a word beside it (在荷|兰奈梅亨, 夏洛莱伯|爵).
            for begin, end in product(range(first, first + _TRIMMED), range(last, last - _TRIMMED, -1)):
                dotted = (begin > 0 and text[begin - 1] in _DOTS) or text[end : end + 1] in _DOTS
                if _is_once(text, end):
                    continue
                if end - begin > 2 or (end - begin == 2 and dotted and end < len(text)):
                    value = self._weights.other + self._weights.syllable * (end - begin)
                    yield begin, end, value + self._weights.dotted * dotted


def _is_once(text: str, end: int) -> bool:
    """Return whether what ends there ends in 曾 "once" before what was done (施泰因曾在德国), not in a name's hanzi."""
    return text[end - 1] == "曾" and text[end : end + 1] in _ONCE


def _has_post(text: str, start: int) -> bool:
    """Return whether a post or relation stands before a place."""
    if text[start - 1 : start] not in _BEFORE_ENDS:
        return False
    return any(text[max(0, k) : start] in _BEFORE for k in range(start - _LONGEST, start))


def _begins(text: str, place: int, words: Container[str]) -> bool:
    """Return whether one of the words begins at a place."""
    return any(text[place:end] in words for end in range(place + 1, place + _LONGEST + 1))
