"""`corrections`, and what the other commands make of them."""

import json
import os
from pathlib import Path

import pytest

from reader.language.corrections import Correction, Scope
from reader.study.corrections import Corrections
from reader.study.state import ReadingState
from reader.text.loader import load

HANG = Correction(("行",), ("hang2",), Scope.EVERYWHERE)


@pytest.fixture
def keep(tmp_path):
    """Keep corrections as if they had been made in the reader."""

    def keep(*corrections, title=""):
        state = ReadingState.open(Path(os.environ["XDG_DATA_HOME"]) / "sanneng-read" / "reading.sqlite")
        Corrections(state).add(corrections, title)
        state.close()

    return keep


@pytest.fixture
def own(tmp_path):
    """Write the user's file of words."""

    def write(text):
        folder = Path(os.environ["XDG_CONFIG_HOME"]) / "sanneng-read"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "lexicon.tsv").write_text(text, encoding="utf-8")

    return write


def words_of(outcome):
    return {word["text"]: word for word in json.loads(outcome.out)["words"]}


def test_nothing_yet(invoke):
    assert invoke("corrections") == (0, "", "")
    assert json.loads(invoke("corrections", "--format", "json").out) == {"corrections": []}
    assert invoke("corrections", "export").out == "word\treading\tscope\twhere\n"
    assert invoke("corrections", "undo") == (1, "", "sanneng-read: there is no such correction\n")


def test_listed(invoke, keep):
    keep(HANG)
    keep(Correction(("三", "能"), (None, None), Scope.HERE, "k", 1, 2), title="老街")
    assert invoke("corrections").out == "   1  行  háng  everywhere\n   2  三|能  (words only)  here  老街\n"
    [one, two] = json.loads(invoke("corrections", "list", "--format", "json").out)["corrections"]
    assert one == {
        "number": 1, "words": ["行"], "pinyin": ["hang2"], "scope": "everywhere", "text": None, "paragraph": None,
        "offset": None, "title": "",
    }  # fmt: skip
    assert (two["words"], two["pinyin"], two["text"], two["paragraph"]) == (["三", "能"], None, "k", 1)


def test_out_and_in_again(invoke, keep, tmp_path):
    keep(HANG, Correction(("三", "能"), (None, None), Scope.TEXT, "k"))
    table = tmp_path / "out.tsv"
    assert invoke("corrections", "export", "-o", str(table)).code == 0
    assert invoke("corrections", "import", str(table)).out == "0 added, 2 there already\n"
    assert invoke("corrections", "remove", "1").out == "removed: 行  háng  everywhere\n"
    assert invoke("corrections", "import", str(table)).out == "1 added, 1 there already\n"
    assert invoke("corrections", "undo").out == "taken back: 行  háng  everywhere\n"
    assert invoke("corrections", "undo").out == "taken back: 行  háng  everywhere\n"  # the removal
    assert "行" in invoke("corrections").out


def test_what_an_import_replaces_is_said(invoke, keep, tmp_path):
    keep(HANG)
    table = tmp_path / "in.tsv"
    table.write_text("word\treading\n行\txíng\n长\tzhang\tplanet\n", encoding="utf-8")
    outcome = invoke("corrections", "import", str(table))
    assert outcome.code == 0
    assert outcome.out == "1 added, 0 there already\n"
    assert outcome.err.splitlines() == [
        f"sanneng-read: {table}: line 3: the scope is here, text, everywhere, not “planet”",
        f"sanneng-read: {table}: replaces 行  háng  everywhere",
    ]
    assert "xíng" in invoke("corrections").out
    invoke("corrections", "undo")
    assert "háng" in invoke("corrections").out


@pytest.mark.parametrize(
    ("argv", "code", "reason"),
    [
        (["corrections", "import"], 2, "import takes a file (see"),
        (["corrections", "remove"], 2, "remove takes a number of the list (see"),
        (["corrections", "undo", "3"], 2, "undo takes nothing more"),
        (["corrections", "remove", "x"], 2, "remove takes a number of the list, not 'x'"),
        (["corrections", "remove", "9"], 1, "there is no such correction"),
        (["corrections", "list", "-o", "x"], 2, "-o goes with export"),
        (["corrections", "import", "/nowhere.tsv"], 3, "/nowhere.tsv: No such file or directory"),
        (["corrections", "export", "-o", "/nowhere/x.tsv"], 2, "in a folder that is not there"),
    ],
)
def test_refused(invoke, argv, code, reason):
    outcome = invoke(*argv)
    assert outcome.code == code
    assert reason in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_table_nothing_of_which_can_be_read(invoke, tmp_path):
    table = tmp_path / "in.tsv"
    table.write_text("行\tthree\n", encoding="utf-8")
    assert invoke("corrections", "import", str(table)).code == 3
    table.write_bytes(b"\xff\xfe")
    assert invoke("corrections", "import", str(table)).code == 3


def test_a_pipe_is_not_waited_for(invoke, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    outcome = invoke("corrections", "import", str(tmp_path / "pipe"))
    assert (outcome.code, outcome.err) == (3, f"sanneng-read: {tmp_path / 'pipe'}: is a pipe, not a file\n")


def test_export_and_print_use_them(invoke, keep, tmp_path):
    path = tmp_path / "text.txt"
    path.write_text("他的行和我的行。\n\n他的行。\n", encoding="utf-8")
    key = load(str(path)).key
    keep(HANG, Correction(("行",), ("xing4",), Scope.HERE, key, 1, 2))
    record = json.loads(invoke("export", str(path), "--style", "numbers").out)
    found = [(word["pinyin"], word["certain"]) for word in record["words"] if word["text"] == "行"]
    assert found == [(["hang2"], [True]), (["hang2"], [True]), (["xing4"], [True])]
    assert "行(xìng)" in invoke("print", str(path), "--pinyin", "all", "--placement", "after").out
    assert "xing4" not in invoke("export", str(path), "--style", "numbers", "--no-state").out
    assert "行(xìng)" not in invoke("print", str(path), "--pinyin", "all", "--placement", "after", "--no-state").out


def test_own_words_are_words(invoke, own, tmp_path):
    own("三联驻\tSān Liánzhù\n驻\tthree\n")
    path = tmp_path / "text.txt"
    path.write_text("她喜欢三联驻的文章，也喜欢读书。三联驻的学校很大。\n", encoding="utf-8")
    outcome = invoke("export", str(path))
    assert words_of(outcome)["三联驻"]["pinyin"] == ["Sān", "Lián", "zhù"]
    assert outcome.err == "sanneng-read: lexicon.tsv, line 2: “three” is no reading.\n"
    assert "三联驻" in invoke("keywords", str(path), "--format", "json").out
    doctor = invoke("doctor").out
    assert "lexicon.tsv, 1 word\n" in doctor
    assert "lexicon.tsv, line 2: “three” is no reading." in doctor


def test_of_many_wrong_lines_a_few_are_said(invoke, own):
    own("x\ty\n" * 50)
    said = invoke("print", "--pinyin", "all").err.splitlines()
    assert len(said) == 4
    assert said[-1] == "sanneng-read: 47 more such lines; sanneng-read doctor names them"
    assert invoke("doctor").out.count("lexicon.tsv, line") == 50


def test_the_authors_readings(invoke, tmp_path):
    path = tmp_path / "text.md"
    path.write_text("推行{三驻三联|sān zhù sān lián}，{行|xíng xíng}。\n", encoding="utf-8")
    words = words_of(invoke("export", str(path)))
    assert words["三驻三联"]["pinyin"] == ["sān", "zhù", "sān", "lián"]
    assert words["三驻三联"]["certain"] == [True] * 4
    assert "{" not in json.loads(invoke("export", str(path)).out)["text"]
    doctor = invoke("doctor", str(path)).out
    assert "2, 1 of them not understood and not used" in doctor
    assert "{行|xíng xíng}: Hanzi: 1, syllables: 2." in doctor


def test_a_state_file_that_was_never_written_holds_none(invoke, tmp_path):
    path = Path(os.environ["XDG_DATA_HOME"]) / "sanneng-read" / "reading.sqlite"
    path.parent.mkdir(parents=True)
    path.touch()  # as a full disk leaves it at the first start
    assert invoke("print", "--pinyin", "all").err == ""


def test_a_state_file_that_cannot_be_read_is_said(invoke, keep, tmp_path):
    keep(HANG)
    file = Path(os.environ["XDG_DATA_HOME"]) / "sanneng-read" / "reading.sqlite"
    for companion in file.parent.glob("reading.sqlite-*"):
        companion.unlink()
    file.write_bytes(b"no database" * 100)
    path = tmp_path / "text.txt"
    path.write_text("行。\n", encoding="utf-8")
    outcome = invoke("export", str(path))
    assert outcome.code == 0
    assert "your corrections are not used" in outcome.err
    assert outcome.err.count("\n") == 1
    assert invoke("corrections").code == 4


def test_words_that_somebody_named_group_third_tones(invoke, own, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("马五虎。", encoding="utf-8")
    export = ("export", str(path), "--tones", "spoken", "--style", "numbers")
    own("马五虎\tma3 wu3 hu3\n")
    assert words_of(invoke(*export))["马五虎"]["pinyin"] == ["ma2", "wu2", "hu3"]
    own("马五虎\tma3 wu3 hu3\n五虎\twu3 hu3\n")
    assert words_of(invoke(*export))["马五虎"]["pinyin"] == ["ma3", "wu2", "hu3"]
