"""What counts where: corrections, the author's readings, one's own words, each in its turn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.annotate import Annotator
from reader.language.corrections import Correction, OwnWord, Scope
from reader.language.given import misgiven
from reader.language.pinning import Pinning
from reader.language.readings import DictionaryReader
from reader.text.document import Given, Paragraph

KEY = "text"


def correction(words, reading="", scope=Scope.EVERYWHERE, offset=0, paragraph=0):
    """A correction as `东|西` and `dong1 xi1`; in the text with KEY unless it is for everywhere."""
    parts = tuple(words.split("|"))
    syllables = tuple(reading.split()) if reading else (None,) * sum(map(len, parts))
    return Correction(parts, syllables, scope, "" if scope is Scope.EVERYWHERE else KEY, paragraph, offset)


def own(text, reading=""):
    return OwnWord(text, tuple(reading.split()) if reading else (None,) * len(text))


def said(lexicon, text, corrections=(), own=(), given=(), paragraph=0):
    """Return the words of a paragraph as they come out, corrected ones with their readings."""
    pins = Pinning(lexicon, corrections, own, KEY).pins(paragraph, text, given)
    words = Annotator(lexicon, DictionaryReader(lexicon)).annotate(text, pins)
    assert "".join(word.text for word in words) == "".join(text.split())
    shown = []
    for word in words:
        ours = word.reading is not None and word.reading.source in ("user", "author", "lexicon")
        shown.append(f"{word.text}[{' '.join(s or '-' for s in word.reading.syllables)}]" if ours else word.text)
    return " ".join(shown)


HERE, TEXT, EVERYWHERE = Scope.HERE, Scope.TEXT, Scope.EVERYWHERE


@pytest.mark.parametrize(
    ("text", "corrections", "expected"),
    [
        pytest.param("东西东西", [correction("东西", "dong1 xi1")], "东西[dong1 xi1] 东西[dong1 xi1]", id="everywhere"),
        pytest.param("东西东西", [correction("东西", "dong1 xi1", HERE, 2)], "东西 东西[dong1 xi1]", id="here"),
        pytest.param("好东西", [correction("东西", "dong1 xi1", HERE, 0)], "好 东西", id="the text is another now"),
        pytest.param("东西", [correction("东西", "dong1 xi1", HERE, 0, 3)], "东西", id="another paragraph"),
        pytest.param("研究生命", [correction("生", "sheng4")], "研究 生命", id="a word, not a hanzi in one"),
        pytest.param("研究生命", [correction("研究生", "a1 b1 c1")], "研究 生命", id="not where it is no word"),
        pytest.param("好命好", [correction("好命")], "好命 好", id="a join"),
        pytest.param("好命好", [correction("好命", "hao3 ming4")], "好命[hao3 ming4] 好", id="a join with its reading"),
        pytest.param("好生命", [correction("好生")], "好 生命", id="a join cuts no word"),
        pytest.param("研究生", [correction("研究|生")], "研究 生", id="a split"),
        pytest.param("研究生", [correction("研究|生", "a1 b1 c1")], "研究[a1 b1] 生[c1]", id="a split with readings"),
        pytest.param("好命狗", [correction("好命"), correction("好命狗")], "好命狗", id="the longest first"),
        pytest.param(
            "好命好命",
            [correction("好命"), correction("好|命", "", HERE, 2)],
            "好命 好 命",
            id="here before everywhere",
        ),
        pytest.param(
            "东西东西",
            [correction("东西", "a1 a1", TEXT), correction("东西", "b1 b1"), correction("东西", "c1 c1", HERE, 2)],
            "东西[a1 a1] 东西[c1 c1]",
            id="here before text before everywhere",
        ),
        pytest.param("好命", [correction("好命"), correction("好命", "a1 b1")], "好命[a1 b1]", id="joined, then read"),
        pytest.param(
            "东西", [correction("东|西"), correction("东西", "a1 b1"), correction("西", "c1")], "东 西[c1]", id="split"
        ),
        pytest.param("东西", [correction("东西", "a1 a1"), correction("东西", "b1 b1")], "东西[b1 b1]", id="the later"),
        pytest.param("他说 [好]", [correction("[好", "", HERE, 3)], "他 说 [好 ]", id="any characters"),
    ],
)
def test_corrections(tiny, text, corrections, expected):
    assert said(tiny, text, corrections) == expected


def test_other_texts_are_passed_over(tiny):
    other = Correction(("东西",), ("a1", "a1"), TEXT, "another")
    assert said(tiny, "东西", [other]) == "东西"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("好命好", [own("好命", "hao4 ming4")], "好命[hao4 ming4] 好"),
        ("好命好", [own("好命")], "好命 好"),
        ("东西", [own("东西", "a1 b1")], "东西[a1 b1]"),
    ],
)
def test_own_words(tiny, text, words, expected):
    assert said(tiny, text, own=words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("陈伟通过去是队长。", "陈伟通[Chen2 Wei3 tong1] 过去 是 队长 。"),  # it cuts 通过, and is likelier
        ("会议由陈伟通过问。", "会议 由 陈伟通[Chen2 Wei3 tong1] 过问 。"),
    ],
)
def test_a_name_is_a_word_of_the_lattice(lexicon, text, expected):
    assert said(lexicon, text, own=[own("陈伟通", "Chen2 Wei3 tong1")]) == expected


def test_a_name_does_not_cut_common_words(lexicon):
    assert said(lexicon, "他可能工作。", own=[own("能工", "a1 b1")]) == "他 可能 工作 。"


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        pytest.param("行", [Given(0, 1, "háng")], "行[hang2]", id="a hanzi"),
        pytest.param("不行", [Given(1, 2, "háng")], "不 行[hang2]", id="a hanzi beside"),
        pytest.param("研究生", [Given(2, 3, "shēn")], "研究生[yan2 jiu1 shen1]", id="a hanzi in a word"),
        pytest.param("研究", [Given(0, 1, "yàn"), Given(1, 2, "jiù")], "研究[yan4 jiu4]", id="hanzi by hanzi"),
        pytest.param("好命狗", [Given(0, 2, "hào mìng")], "好命[hao4 ming4] 狗", id="a word nobody knows"),
        pytest.param("研究生", [Given(0, 2, "yán jiu")], "研究[yan2 jiu5] 生", id="its edges count"),
        pytest.param("东西研究", [Given(0, 4, "a1 o1 e1 an1")], "东西[a1 o1] 研究[e1 an1]", id="words it has"),
        pytest.param("好命好狗", [Given(0, 4, "hǎomìng hǎogǒu")], "好命[hao3 ming4] 好狗[hao3 gou3]", id="as written"),
        pytest.param("东西", [Given(0, 2, "dōng")], "东西", id="too few"),
        pytest.param("东西", [Given(0, 2, "thing")], "东西", id="no reading"),
        pytest.param("东西", [Given(0, 9, "dōng xī")], "东西", id="beyond the end"),
        pytest.param("东，西", [Given(0, 3, "dōng xī")], "东[dong1] ， 西[xi1]", id="with punctuation"),
    ],
)
def test_given(tiny, text, given, expected):
    assert said(tiny, text, given=given) == expected


def test_who_wins(tiny):
    given = [Given(0, 2, "āi āi")]
    everywhere, text = correction("东西", "b1 b1"), correction("东西", "c1 c1", TEXT)
    words = [own("东西", "d1 d1")]
    assert said(tiny, "东西", [everywhere, text], words, given) == "东西[c1 c1]"
    assert said(tiny, "东西", [everywhere], words, given) == "东西[ai1 ai1]"
    assert said(tiny, "东西", [everywhere], words) == "东西[b1 b1]"
    assert said(tiny, "东西", [], words) == "东西[d1 d1]"


def test_a_piece_of_a_paragraph(tiny):
    pinning = Pinning(tiny, [correction("东西", "a1 a1", HERE, 4)], key=KEY)
    given = [Given(0, 1, "háng"), Given(6, 7, "hào")]
    assert [(p.start, p.syllables) for p in pinning.pins(0, "西东西好", given, start=3)] == [
        (1, ("a1", "a1")),
        (3, ("hao4",)),
    ]


def test_what_nobody_touches_costs_nothing(tiny):
    pinning = Pinning(tiny, [correction("东西", "a1 a1")], [own("沈子超")], KEY)
    assert pinning.pins(0, "研究生命") == ()
    assert not pinning.touches(0, "研究生命")
    assert pinning.touches(0, "买东西")


def test_thousands_are_looked_up_not_tried(tiny, monkeypatch):
    """Each place is looked up once for each length of words that begin so, however many there are."""
    many = [correction(f"好{chr(0x4E00 + i)}{chr(0x5000 + i)}") for i in range(3000)]
    pinning = Pinning(tiny, many, key=KEY)
    asked = []

    class Rules(dict):
        def __contains__(self, text):
            asked.append(text)
            return super().__contains__(text)

    monkeypatch.setattr(pinning, "_everywhere", Rules(pinning._everywhere))
    pinning.pins(0, "好" * 100 + "命" * 100)
    assert len(asked) == 100


def test_what_the_author_got_wrong_is_said():
    paragraph = Paragraph("东西好行", given=(Given(0, 2, "dōng"), Given(2, 3, "hǎo"), Given(3, 4, "?")))
    assert list(misgiven([paragraph])) == [
        "{东西|dōng}: Hanzi: 2, syllables: 1.",
        "{行|?}: “?” is no reading.",
    ]


SIGNS = "东西好命研究生 ，A"


@given(
    st.text(SIGNS, max_size=12),
    st.lists(
        st.builds(
            lambda words, scope, offset: correction("|".join(words), "", scope, offset),
            st.lists(st.text(SIGNS.replace(" ", ""), min_size=1, max_size=3), min_size=1, max_size=3),
            st.sampled_from(list(Scope)),
            st.integers(0, 10),
        ),
        max_size=5,
    ),
    st.lists(st.builds(lambda s, n, r: Given(s, s + n, r), st.integers(0, 12), st.integers(0, 4), st.text(max_size=6))),
)
def test_no_character_is_lost(tiny, text, corrections, given):
    said(tiny, text, corrections, given=given)
