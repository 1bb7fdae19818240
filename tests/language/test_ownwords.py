"""The file of one's own words."""

import pytest

from reader.language.corrections import OwnWord
from reader.language.ownwords import OwnWords, load, parse


def test_words_readings_senses(tmp_path):
    text = "# names\n陈伟通\tChén Wěitōng\ta police officer\n三能\n\n长乐\tㄔㄤˊ ㄌㄜˋ\n"
    (tmp_path / "lexicon.tsv").write_text(text, encoding="utf-8-sig")
    assert load(tmp_path) == OwnWords(
        (
            OwnWord("陈伟通", ("Chen2", "Wei3", "tong1"), "a police officer"),
            OwnWord("三能", (None, None)),
            OwnWord("长乐", ("chang2", "le4")),
        )
    )


def test_no_file(tmp_path):
    assert load(tmp_path / "nowhere") == OwnWords()


def test_a_file_without_an_ending(tmp_path):
    (tmp_path / "lexicon").write_text("三能", encoding="utf-8")
    assert [word.text for word in load(tmp_path).words] == ["三能"]


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("\tsān", "x.tsv, line 1: a word, a tab and its reading belong here"),
        ("三能 sān néng", "x.tsv, line 1: a word, a tab and its reading belong here"),
        ("三能\tsān", "x.tsv, line 1: Hanzi: 2, syllables: 1."),
        ("三能\tthree", "x.tsv, line 1: “three” is no reading."),
        ("ok\tokay", "x.tsv, line 1: “ok” has no hanzi."),
    ],
)
def test_bad_lines_are_said_and_passed_over(line, remark):
    found = parse(f"{line}\n长乐\tChánglè", "x.tsv")
    assert found.remarks == (remark,)
    assert [word.text for word in found.words] == ["长乐"]


def test_the_later_of_two(tmp_path):
    assert parse("长乐\tChánglè\n长乐\tchánglè", "x").words == (OwnWord("长乐", ("chang2", "le4")),)


def test_files_that_are_none(tmp_path):
    (tmp_path / "lexicon.tsv").write_bytes("三能".encode("gbk"))
    assert load(tmp_path).remarks == (f"{tmp_path / 'lexicon.tsv'}: is not UTF-8",)
    (tmp_path / "lexicon.tsv").unlink()
    (tmp_path / "lexicon.tsv").mkdir()
    assert load(tmp_path).remarks == (f"{tmp_path / 'lexicon.tsv'}: is no file of words",)


def test_nothing_in_it_steers_the_terminal():
    found = parse("三能\x1b[31m\tsān néng\n长乐\tchánglè\t\x1b]0;x\x07", "x")
    assert all("\x1b" not in word.text + word.gloss for word in found.words)
    assert all("\x1b" not in remark for remark in found.remarks)
