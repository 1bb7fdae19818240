"""Spellings against tables and against pypinyin over every syllable of its data."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.spelling import spell, tone
from reader.language.syllables import plain
from reader.language.words import Style
from reader.language.zhuyin import symbols

TABLE = [
    ("lv4", "lǜ", "ㄌㄩˋ"),
    ("ma5", "ma", "˙ㄇㄚ"),
    ("r5", "r", "ㄦ"),
    ("er2", "ér", "ㄦˊ"),
    ("Bei3", "Běi", "ㄅㄟˇ"),
    ("Ou1", "Ōu", "ㄡ"),
    ("Lv3", "Lǚ", "ㄌㄩˇ"),
    ("LV3", "LǙ", "ㄌㄩˇ"),
    ("nve4", "nüè", "ㄋㄩㄝˋ"),
    ("lue4", "luè", "ㄌㄩㄝˋ"),
    ("jiu3", "jiǔ", "ㄐㄧㄡˇ"),
    ("gui4", "guì", "ㄍㄨㄟˋ"),
    ("hao3", "hǎo", "ㄏㄠˇ"),
    ("xiong2", "xióng", "ㄒㄩㄥˊ"),
    ("zhong1", "zhōng", "ㄓㄨㄥ"),
    ("zhi1", "zhī", "ㄓ"),
    ("si5", "si", "˙ㄙ"),
    ("ri4", "rì", "ㄖˋ"),
    ("ju2", "jú", "ㄐㄩˊ"),
    ("quan2", "quán", "ㄑㄩㄢˊ"),
    ("xun4", "xùn", "ㄒㄩㄣˋ"),
    ("lun2", "lún", "ㄌㄨㄣˊ"),
    ("yue4", "yuè", "ㄩㄝˋ"),
    ("yong3", "yǒng", "ㄩㄥˇ"),
    ("weng1", "wēng", "ㄨㄥ"),
    ("wo3", "wǒ", "ㄨㄛˇ"),
    ("you3", "yǒu", "ㄧㄡˇ"),
    ("yo1", "yō", "ㄧㄛ"),
    ("m2", "\u1e3f", "ㄇˊ"),
    ("m4", "m\u0300", "ㄇˋ"),
    ("n2", "ń", "ㄋˊ"),
    ("n3", "ň", "ㄋˇ"),
    ("n4", "ǹ", "ㄋˋ"),
    ("ng4", "ǹg", "ㄫˋ"),
    ("hm5", "hm", "˙ㄏㄇ"),
    ("hng5", "hng", "˙ㄏㄫ"),
    ("ê4", "ề", "ㄝˋ"),
    ("ê1", "ê\u0304", "ㄝ"),
]


@pytest.mark.parametrize(("syllable", "marks", "zhuyin"), TABLE)
def test_writes_marks_and_zhuyin(syllable: str, marks: str, zhuyin: str) -> None:
    assert spell(syllable, Style.MARKS) == marks
    assert spell(syllable, Style.ZHUYIN) == zhuyin
    assert spell(syllable, Style.NUMBERS) == syllable


@pytest.mark.parametrize("strange", ["", "xx5", "foo3", "ma", "ma6", "3", "·", ",", "ABC", "zhx1", "u1", "你3"])
def test_what_is_no_syllable_stays_as_it_is(strange: str) -> None:
    assert [spell(strange, style) for style in Style] == [strange] * 3


@pytest.mark.parametrize("form", ["lv4", "lu:4", "lü4", "lu\u03084"])
def test_every_way_to_write_u_umlaut_is_understood(form: str) -> None:
    assert spell(form, Style.MARKS) == "lǜ"
    assert spell(form, Style.NUMBERS) == "lv4"


@pytest.mark.parametrize(("syllable", "number"), [("ma1", 1), ("Ma2", 2), ("lv3", 3), ("r5", 5), ("ma", 5), ("", 5)])
def test_tells_the_tone(syllable: str, number: int) -> None:
    assert tone(syllable) == number


def _known() -> list[str]:
    """Every syllable of pypinyin's data for single hanzi and phrases, in numbers."""
    from pypinyin.contrib.tone_convert import to_tone3
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    written = {reading for readings in pinyin_dict.values() for reading in readings.split(",")}
    written |= {reading for phrase in phrases_dict.values() for place in phrase for reading in place}
    known = {to_tone3(one, v_to_u=False, neutral_tone_with_five=True) for one in written if one.strip()}
    # wong is no syllable of Mandarin: a slip of the data.
    return sorted(known - {"wong4"})


KNOWN = _known()
WITH_VOWEL = [one for one in KNOWN if re.search("[aeiouvê]", one)]


def test_every_syllable_of_the_oracle_has_zhuyin() -> None:
    assert len(KNOWN) > 1400
    assert [one for one in KNOWN if not symbols(plain(one))] == []


def test_marks_agree_with_the_oracle() -> None:
    from pypinyin.contrib.tone_convert import tone3_to_tone

    wrong = {
        one: (spell(one, Style.MARKS), tone3_to_tone(one))
        for one in WITH_VOWEL
        if unicodedata.normalize("NFC", tone3_to_tone(one).replace("v", "ü")) != spell(one, Style.MARKS)
    }
    assert wrong == {}


def test_zhuyin_agrees_with_the_oracle() -> None:
    from pypinyin.contrib.tone_convert import tone3_to_tone
    from pypinyin.style.bopomofo import converter

    def oracle(syllable: str) -> str:
        made: str = converter.to_bopomofo(tone3_to_tone(syllable).replace("v", "ü"))
        return "˙" + made.replace("˙", "") if syllable.endswith("5") else made.replace("˙", "")

    wrong = {
        one: (spell(one, Style.ZHUYIN), oracle(one)) for one in WITH_VOWEL if spell(one, Style.ZHUYIN) != oracle(one)
    }
    assert wrong == {}


@given(st.sampled_from(KNOWN))
def test_marks_go_back_to_numbers(syllable: str) -> None:
    from pypinyin.contrib.tone_convert import to_tone3

    back = to_tone3(spell(syllable, Style.MARKS), v_to_u=False, neutral_tone_with_five=True)
    assert back == syllable


@given(st.sampled_from(KNOWN), st.sampled_from(KNOWN))
def test_two_syllables_sound_alike_only_if_they_are_alike(one: str, other: str) -> None:
    same = spell(one, Style.ZHUYIN) == spell(other, Style.ZHUYIN)
    assert same == (one.replace("ue", "ve") == other.replace("ue", "ve") or one == other)


@given(st.text(max_size=8))
def test_any_string_can_be_spelt(text: str) -> None:
    for style in Style:
        assert isinstance(spell(text, style), str)
    assert 1 <= tone(text) <= 5
