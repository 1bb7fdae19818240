import gzip
from pathlib import Path

import pytest

from reader.language.cedict import Entry, align, parse, read
from reader.language.errors import LexiconError
from reader.language.sources import installed

LINES = [
    ("綠 绿 [lu:4] /green/", Entry("绿", "綠", ("lv4",), ("green",))),
    ("呂梁 吕梁 [Lu:3 liang2] /Lüliang/", Entry("吕梁", "呂梁", ("Lv3", "liang2"), ("Lüliang",))),
    ("玩兒 玩儿 [wan2 r5] /to play/", Entry("玩儿", "玩兒", ("wan2", "r5"), ("to play",))),
    (
        "背景 背景 [bei4 jing3] /background; backdrop/",
        Entry("背景", "背景", ("bei4", "jing3"), ("background; backdrop",)),
    ),
    ("々 々 [xx5] /iteration mark/", Entry("々", "々", ("xx5",), ("iteration mark",))),
    (
        "亞當·斯密 亚当·斯密 [Ya4 dang1 · Si1 mi4] /Adam Smith/",
        Entry("亚当·斯密", "亞當·斯密", ("Ya4", "dang1", "·", "Si1", "mi4"), ("Adam Smith",)),
    ),
]


@pytest.mark.parametrize(("line", "entry"), LINES)
def test_a_line(line: str, entry: Entry) -> None:
    assert list(parse([line + "\r\n"])) == [entry]


@pytest.mark.parametrize("line", ["# comment", "", "好 好 hao3 /good/", "好 [hao3] /good/", "#! entries=3"])
def test_what_is_no_entry_is_passed_over(line: str) -> None:
    assert list(parse([line])) == []


def test_control_characters_never_come_in() -> None:
    (entry,) = parse(["好 好 [hao3] /go\x1b[31mod\u202e/"])
    assert entry.glosses == ("go[31mod",)


@pytest.mark.parametrize(
    ("headword", "pinyin", "aligned"),
    [
        ("玩儿", "wan2 r5", ("wan2", "r5")),
        ("T恤", "T xu4", (None, "xu4")),
        ("3C", "san1 C", (None, None)),
        ("一不做，二不休", "yi1 bu4 zuo4 , er4 bu4 xiu1", ("yi1", "bu4", "zuo4", None, "er4", "bu4", "xiu1")),
        ("亚当·斯密", "Ya4 dang1 · Si1 mi4", ("Ya4", "dang1", None, "Si1", "mi4")),
        ("丆", "xx5", (None,)),
        ("〇", "ling2", ("ling2",)),
        ("21三体综合症", "er4 shi2 yi1 san1 ti3 zong1 he2 zheng4", None),
        ("兙", "shi2 ke4", None),
        ("好人", "hao3 ,", None),
    ],
)
def test_syllables_on_hanzi(headword: str, pinyin: str, aligned: tuple[str | None, ...] | None) -> None:
    assert align(headword, tuple(pinyin.split())) == aligned


def test_plain_and_gzipped_releases(tmp_path: Path) -> None:
    line = "好 好 [hao3] /good/\n"
    plain, packed = tmp_path / "a.u8", tmp_path / "b.txt.gz"
    plain.write_text("\ufeff" + line, encoding="utf-8")
    packed.write_bytes(gzip.compress(line.encode()))
    assert list(read(plain)) == list(read(packed)) == [Entry("好", "好", ("hao3",), ("good",))]


@pytest.mark.parametrize("content", [b"\x1f\x8b broken", gzip.compress(b"x" * 99, mtime=0)[:20], b"\xff\xfe\x00", None])
def test_unreadable_releases_say_so(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "release"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LexiconError, match="release"):
        list(read(path))


def test_the_installed_release_comes_whole() -> None:
    entries = list(read(installed().cedict))
    assert len(entries) > 120_000
    assert {e.pinyin for e in entries if e.simplified == "大夫"} == {("da4", "fu1"), ("dai4", "fu5")}
    unfit = [e for e in entries if align(e.simplified, e.pinyin) is None]
    assert len(unfit) < 40
