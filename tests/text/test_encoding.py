import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.text.encoding import decode, is_doubtful, known_codec
from reader.text.errors import SourceError

SIMPLIFIED = (
    "今天下午，记者来到江边的老街。这里的居民说：“房子修好了，大家都很高兴！”\n第二天，天气转冷，街上行人不多。\n"
)
TRADITIONAL = (
    "今天下午，記者來到江邊的老街。這裡的居民說：「房子修好了，大家都很高興！」\n第二天，天氣轉冷，街上行人不多。\n"
)
KANJI_OF_HONG_KONG = "佢哋喺呢度等咗好耐，唔知幾時先至有得食飯。街坊話嗰間舖頭執咗好多年喇。\n"


@pytest.mark.parametrize(
    ("text", "codec", "expected"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "utf-16", "utf-16-le"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "utf-32", "utf-32-le"),
        (SIMPLIFIED, "utf-32-be", "utf-32-be"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL, "utf-16-le", "utf-16-le"),
        (KANJI_OF_HONG_KONG, "big5hkscs", "big5hkscs"),
        ("Plain ASCII, nothing else.\n", "ascii", "utf-8"),
        ("Plain ASCII in wide units.\n", "utf-16-le", "utf-16-le"),
        ("Plain ASCII in wide units.\n", "utf-16-be", "utf-16-be"),
        ("Un café au lait, très bien, s’il vous plaît.\n", "cp1252", "cp1252"),
        ("Привет, как дела? Хорошо.\n", "utf-8", "utf-8"),
    ],
)
def test_encoding_is_told_by_content(text: str, codec: str, expected: str) -> None:
    assert decode(text.encode(codec)) == (text, expected)


def test_chinese_after_a_long_western_preface() -> None:
    text = "This file was prepared by volunteers and is free to share.\n" * 2000 + SIMPLIFIED
    assert decode(text.encode("gb18030")) == (text, "gb18030")


def test_gb18030_with_its_own_mark() -> None:
    assert decode(("\ufeff" + SIMPLIFIED).encode("gb18030")) == (SIMPLIFIED, "gb18030")


@pytest.mark.parametrize("name", ["idna", "punycode", "undefined", "unicode_escape", "raw-unicode-escape", "zip"])
def test_a_codec_for_something_else_is_none_for_texts(name: str) -> None:
    assert known_codec(name) == ""


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("GBK", "gb18030"),
        ("gb2312", "gb18030"),
        ("cp936", "gb18030"),
        ("sjis", "cp932"),
        ("EUC-KR", "cp949"),
        ("UTF8", "utf-8"),
    ],
)
def test_a_codec_is_meant_with_what_was_added_to_it(name: str, codec: str) -> None:
    assert known_codec(name) == codec


@pytest.mark.parametrize("cut", [1, 2])
def test_utf8_cut_in_its_last_character(cut: int) -> None:
    text, codec = decode((SIMPLIFIED + "街").encode()[:-cut])
    assert (text, codec) == (SIMPLIFIED + "\ufffd", "utf-8")


OF_TAIWAN = bytes.fromhex(  # the first sentences of TRADITIONAL in EUC-TW, as iconv writes them
    "c4f4c5b2c4b6c5a9a1a2d8b4cfafcbf4ccafc8c0f9b1cefbc8d2e1f9a1a4ddd5e6d3cefbcda2c6e1eba9a1a8a1d6cdd2"
    "c4cdd4bac7efc4a7a1a2c4cbd5a5dde7d0fed8edf1fba1aaa1d70adcc9c4a8c5b2a1a2c5b2d6b4f7cbc9b0a1a2e1f9c4"
    "b8c8e7c4a9c4e2c7e9a1a40a"
)


def test_what_may_be_of_taiwan_is_a_guess() -> None:
    text, codec = decode(OF_TAIWAN)
    assert (codec, is_doubtful(text, codec)) == ("gb18030", True)


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, "谢谢，是是是，" * 30, "是这样的，谢谢你们说出这些真相。"])
def test_what_is_read_as_it_is_meant_is_no_guess(text: str) -> None:
    assert not is_doubtful(*decode(text.encode("gb18030")))


@pytest.mark.parametrize("codec", ["gb18030", "utf-8"])
@pytest.mark.parametrize(
    "text",
    [
        SIMPLIFIED,
        SIMPLIFIED * 5000,
        SIMPLIFIED.replace("\n", ""),
        "今天Python很好用，大家都喜欢。\n第二行在这里。",
        "三能2023年公安\n正文在此。",
        "李白\n床前明月光，\n疑是地上霜。",
        "银行",
    ],
)
def test_a_text_cut_in_the_middle_of_its_first_character_loses_nothing_else(text: str, codec: str) -> None:
    assert decode(text.encode(codec)[1:]) == ("\ufffd" + text[1:], codec)


def test_big5_cut_in_its_first_character() -> None:
    text = "今天天氣很好，" + TRADITIONAL  # at the first second byte of ASCII it would be read rightly again
    assert decode(text.encode("big5hkscs")[1:]) == ("\ufffd" + text[1:], "big5hkscs")


@given(st.integers(0, len(SIMPLIFIED) - 2), st.integers(1, 12), st.sampled_from(["", "\n", "A\n", "Python", "7\n"]))
def test_a_whole_text_is_not_taken_for_a_cut_one(start: int, length: int, after: str) -> None:
    text = SIMPLIFIED[start : start + length].strip() + after + SIMPLIFIED
    assert decode(text.encode("gb18030")) == (text, "gb18030")


def test_gb18030_cut_in_its_last_character() -> None:
    assert decode(SIMPLIFIED.encode("gb18030") + b"\xbd") == (SIMPLIFIED + "\ufffd", "gb18030")


@pytest.mark.parametrize("copies", [1, 5000])
def test_a_bad_byte_costs_one_character(copies: int) -> None:
    data = bytearray((SIMPLIFIED * copies).encode())
    middle = len("今天下午，".encode())
    data[middle : middle + 3] = b"\xff"
    text, codec = decode(bytes(data))
    assert codec == "utf-8"
    assert text == SIMPLIFIED.replace("记", "\ufffd", 1) + SIMPLIFIED * (copies - 1)


def test_a_bad_byte_in_gb18030() -> None:
    data = (SIMPLIFIED * 20).encode("gb18030") + b"\xff\n" + SIMPLIFIED.encode("gb18030")
    text, codec = decode(data)
    assert codec == "gb18030"
    assert text.startswith(SIMPLIFIED) and text.endswith(SIMPLIFIED)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"GIF89a", "is a GIF picture, not a text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a PNG picture, not a text"),
        (b"\0" * 4096, "is binary data, not a text"),
        (bytes(range(256)) * 8, "is binary data, not a text"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08" * 20, "is binary data, not a text"),
        (b"".join(n.to_bytes(4, "little") for n in range(1000)), "is binary data, not a text"),
        (b"".join((0x3400 + n * 2731 % 0x6C00).to_bytes(2, "big") for n in range(9000)), "is binary data, not a text"),
    ],
)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "some.file")
    assert str(caught.value) == f"some.file: {reason}"


def test_a_stray_zero_byte_in_a_long_text_is_forgiven() -> None:
    text = SIMPLIFIED * 50 + "\0\n"
    assert decode(text.encode()) == (text, "utf-8")


# Clauses, so that what is put together is Chinese as people write it.
CLAUSES = [
    ("他打开门走了进去", "他打開門走了進去"),
    ("外面下着很大的雨", "外面下著很大的雨"),
    ("我们明天再来看你", "我們明天再來看你"),
    ("老师叫大家先写作业", "老師叫大家先寫作業"),
    ("这座桥是三百年前修的", "這座橋是三百年前修的"),
    ("村里的人都不相信这件事", "村裡的人都不相信這件事"),
    ("经济发展得越来越快", "經濟發展得越來越快"),
    ("没有什么比健康更重要", "沒有什麼比健康更重要"),
]
SENTENCES = st.lists(st.tuples(st.sampled_from(CLAUSES), st.sampled_from("，。！？；")), min_size=2, max_size=30)


@given(SENTENCES, st.sampled_from(["gb18030", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]))
def test_simplified_sentences_survive(parts: list[tuple[tuple[str, str], str]], codec: str) -> None:
    text = "".join(clause[0] + mark for clause, mark in parts)
    assert decode(text.encode(codec))[0] == text


@given(SENTENCES, st.sampled_from(["big5", "big5hkscs", "gb18030", "utf-8", "utf-16-be"]))
def test_traditional_sentences_survive(parts: list[tuple[tuple[str, str], str]], codec: str) -> None:
    text = "".join(clause[1] + mark for clause, mark in parts)
    assert decode(text.encode(codec))[0] == text


@given(st.text())
def test_utf8_is_believed(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    assume("\0" not in text and not text.startswith("\ufeff"))
    # ASCII with switches or controls, and a handful of signs of two bytes, may as well stand for hanzi.
    assume(not text.isascii() or (text.isprintable() and "~{" not in text))
    assume(text.isascii() or max(text) >= "\u0800" or len(data) - len(text) > 4)
    try:
        data.decode()
        decoded, codec = decode(data)
    except (UnicodeDecodeError, SourceError):
        assume(False)
    assert (decoded, codec) == (text, "utf-8")


JAPANESE = "昨日の夜、駅前の小さな本屋で古い地図を見つけた。店主は「売り物じゃないよ」と笑って言った。\n"
KOREAN = "어제 저녁에 역 앞의 작은 서점에서 오래된 지도를 찾았다. 주인은 웃으면서 파는 물건이 아니라고 말했다.\n"


@pytest.mark.parametrize("copies", [1, 50])
@pytest.mark.parametrize(
    ("text", "codec", "expected"),
    [
        (SIMPLIFIED, "hz", "hz"),
        ("Notes:\n" + SIMPLIFIED, "hz", "hz"),
        (JAPANESE, "cp932", "cp932"),
        (JAPANESE, "euc_jp", "euc_jp"),
        (JAPANESE, "iso2022_jp", "iso2022_jp_2"),
        (KOREAN, "cp949", "cp949"),
        (KOREAN, "iso2022_kr", "iso2022_kr"),
    ],
)
def test_encodings_that_are_rare_here(text: str, codec: str, expected: str, copies: int) -> None:
    assert decode((text * copies).encode(codec)) == (text * copies, expected)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("缘", "gb18030"),
        ("Lesson 7: the word 缘 is hard to translate.\n", "gb18030"),
        ("化工厂", "gb18030"),
        ("趙國慶\t13900001111\n", "big5hkscs"),
        ("嘅嚟喺啲嘢\n", "big5hkscs"),
        ("“你先别慌。”她", "utf-16-le"),
        ("笑语到更阑\n", "gb18030"),
        ("\u3000\u3000字迹漫漶不可辨", "gb18030"),
    ],
)
def test_a_few_words(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == (text, codec)


@pytest.mark.parametrize(
    "text", ["~{ is no switch here\n", "if (~{x}) return;\n", "\x1b[1mbold\x1b[0m text\n", "naïve\n", "π\n"]
)
def test_utf8_that_only_resembles_another_encoding(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize("main", ["utf-8", "gb18030"])
@pytest.mark.parametrize("places", [[0], [7], [0, 1, 2, 3, 29]])
def test_lines_in_another_encoding_are_read_in_theirs(main: str, places: list[int]) -> None:
    other = {"utf-8": "gb18030", "gb18030": "utf-8"}[main]
    lines = ["院子里的鸡咕咕地叫着躲进了柴垛，天又要下雨了。\n"] * 40
    data = b"".join(line.encode(other if at in places else main) for at, line in enumerate(lines))
    assert decode(data) == ("".join(lines), main)


@pytest.mark.parametrize("half", [30, 3000])
def test_two_files_in_one(half: int) -> None:
    assert decode((SIMPLIFIED * half).encode("gbk") + (SIMPLIFIED * half).encode())[0] == SIMPLIFIED * 2 * half


@pytest.mark.parametrize("data", [b"\0", b"\0\0", b"\0" * 4096])
def test_zero_bytes_behind_a_text(data: bytes) -> None:
    text = SIMPLIFIED.rstrip() + ("" if len(data) > 4 else data.decode())
    assert decode(SIMPLIFIED.rstrip().encode("gbk") + data) == (text, "gb18030")


def test_text_in_no_encoding_known_here_is_not_called_binary() -> None:
    with pytest.raises(SourceError, match="in an encoding that is not known"):
        decode("Вчера вечером шёл снег\n".encode("koi8-r"), "some.file")


def test_a_text_that_was_lost_before_is_not_called_binary() -> None:
    with pytest.raises(SourceError, match="has lost its characters"):
        decode("锟斤拷锟斤拷失锟斤拷\n".encode("gbk"), "some.file")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (SIMPLIFIED.encode("gbk"), False),
        (TRADITIONAL.encode("big5"), False),
        (KANJI_OF_HONG_KONG.encode("big5hkscs"), False),
        (KOREAN.encode("johab"), True),
        (bytes.fromhex("e0cdcae6dce3d6ebc8a1d9e1ddc6d7d3f3c8b4b5f2c1fbbef4d8e7c0d2d8cce0c2e9"), True),  # EUC-TW
    ],
)
def test_strange_results_are_doubtful(data: bytes, expected: bool) -> None:
    from reader.text.encoding import is_doubtful

    assert is_doubtful(*decode(data)) is expected


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1251", "Утром пошёл снег, и дети побежали во двор лепить снежную бабу."),
        ("koi8_r", "Старик сидел у окна и долго смотрел, как уходит последний поезд."),
    ],
)
def test_texts_in_other_alphabets(codec, text):
    assert decode(text.encode(codec)) == (text, codec)


def test_lists_of_names_are_not_taken_for_another_alphabet():
    text = "欧阳靖轩 诸葛晗 濮阳琰 司徒翀 尉迟骁 澹台昱 皇甫峥 慕容璟 端木翊 赫连曦"
    assert decode(text.encode("gb18030")) == (text, "gb18030")
