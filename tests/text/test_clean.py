import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.clean import clean, clean_line


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("一\r\n二\r三\n四", "一\n二\n三\n四"),
        ("一\v二\f三\x85四\u2028五\u2029六", "一\n二\n三\n四\n五\n六"),
        ("a\r\r\nb", "a\n\nb"),
        ("\x1b[31m红\x1b[0m", "␛[31m红␛[0m"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("a\0b\x7fc\x9bd", "a␀b␡c\ufffdd"),
        ("一\t二", "一 二"),
        ("\u202e反\u2066向\u2069", "\ufffd反\ufffd向\ufffd"),
        ("零\u200b宽\u200d\u2060\ufeff", "零宽\ufffd"),
        ("软\u00ad连\u180e字", "软连\ufffd字"),
        ("👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 公\u200d安", "👨👩👧 ❤\ufe0f🔥 公\ufffd安"),
        ("\ud800半", "\ufffd半"),
        ("\U000e0041标\U000e007f", "\ufffd标\ufffd"),
        ("\ufdd0\uffff\U0001ffff\U0010fffe", "\ufffd" * 4),
        ("\ufff9注\ufffa\ufffb", "\ufffd注\ufffd\ufffd"),
        ("e\u0301 u\u0308\u030c", "é ǚ"),
        ("か\u3099", "が"),
        ("汉字，〇𠮷！\u3000“引”——…… ½ ①", "汉字，〇𠮷！\u3000“引”——…… ½ ①"),
        ("❤\ufe0f 葛\U000e0100飾\ufe00区\ufe0f", "❤\ufe0f 葛飾区"),
        ("中\u034f国\u180b人", "中国人"),
        ("中\u3164国\u115f人\uffa0民", "中\ufffd国\ufffd人\ufffd民"),
        ("a\u034f\u0301", "á"),
    ],
)
def test_clean(raw: str, expected: str) -> None:
    assert clean(raw) == expected


def test_clean_line_is_one_line() -> None:
    assert clean_line(" 标题\r\n第二行\u3000") == "标题 第二行"


def test_piles_of_marks_are_cut() -> None:
    assert clean("a" + "\u0316" * 100 + "b") == "a" + "\u0316" * 8 + "b"
    assert clean("ก" + "\u0e34" * 20) == "ก" + "\u0e34" * 8


def test_a_hundred_thousand_marks_take_no_quadratic_time() -> None:
    start = time.process_time()
    clean("a" + "\u0301\u0316" * 50_000)
    assert time.process_time() - start < 5  # whatever else the machine does; ordering them for NFC would take minutes


@given(st.text(st.characters(exclude_categories=[])))
def test_nothing_unsafe_is_left(text: str) -> None:
    result = clean(text)
    assert unicodedata.is_normalized("NFC", result)
    assert clean(result) == result
    assert not [c for c in result if c != "\n" and unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert not [
        c for c in result if 0x202A <= ord(c) <= 0x202E or 0x2060 <= ord(c) <= 0x206F or 0xE0000 <= ord(c) <= 0xE007F
    ]


@given(st.text(st.characters(exclude_categories=["Cs", "M"], exclude_characters="\r\u00ad\u200b\u200d\u2060\ufeff")))
def test_signs_are_replaced_one_for_one(text: str) -> None:
    assert len(clean(text)) == len(unicodedata.normalize("NFC", text))
