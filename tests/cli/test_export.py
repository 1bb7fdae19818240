import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import exporting
from tests.cli.conftest import Outcome
from tests.export.contract import faults

Invoke = Callable[..., Outcome]
Command = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.mark.parametrize("style", ["marks", "numbers", "zhuyin"])
@pytest.mark.parametrize("tones", ["citation", "spoken"])
def test_the_interview_keeps_the_contract(invoke: Invoke, style: str, tones: str) -> None:
    code, out, err = invoke("export", "--style", style, "--tones", tones)
    assert (code, err) == (0, "")
    assert faults(json.loads(out)) == []


@pytest.mark.parametrize(
    "content",
    [
        "一句话。",
        "No hanzi at all, 123.",
        "卡拉OK和T恤，𠮷野家，〇八，×，😀！\n\n第二 段　有 空格。",
        "警察說這個東西。",
        "\x1b[31m红\x07色\u202e\u200b\n",
        "a\u0301\u0302啊\ue000",
    ],
)
def test_odd_texts_keep_the_contract(invoke: Invoke, tmp_path: Path, content: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(content, encoding="utf-8")
    record = json.loads(invoke("export", str(path)).out)
    assert faults(record) == []
    assert record["script"] == ("hant" if "說" in content else "hans")


def test_erhua(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "erhua.txt"
    path.write_text("我们去玩儿。", encoding="utf-8")
    words = {w["text"]: w for w in json.loads(invoke("export", str(path), "--style", "numbers").out)["words"]}
    assert words["玩儿"]["pinyin"] == ["wan2", "r5"]
    assert words["。"]["pinyin"] is None


def test_levels_of_traditional_words_are_those_of_the_simplified(invoke: Invoke, tmp_path: Path) -> None:
    levels = []
    for name, content in (("hans", "这个东西是什么？"), ("hant", "這個東西是什麼？")):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        levels.append([word["hsk"] for word in json.loads(invoke("export", str(path)).out)["words"]])
    assert levels[0] == levels[1]
    assert None not in levels[0][:-1]


def test_bare_text(invoke: Invoke, text: str) -> None:
    flat = json.loads(invoke("export", text).out)["text"]
    assert invoke("export", text, "--format", "txt").out == flat + "\n"


def test_a_file_is_written_whole(invoke: Invoke, text: str, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    code, out, err = invoke("export", text, "-o", str(target))
    assert (code, out, err) == (0, "", "")
    assert target.read_text(encoding="utf-8") == invoke("export", text).out
    assert sorted(p.name for p in tmp_path.iterdir() if "part" in p.name) == []


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    with pytest.raises(ZeroDivisionError), exporting.written(target) as out:
        out.write("half")
        raise ZeroDivisionError
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody can write to")
def test_a_folder_that_takes_no_file(invoke: Invoke, text: str) -> None:
    code, out, err = invoke("export", text, "-o", "/proc/new.json")
    assert (code, out) == (4, "")
    assert err.startswith("sanneng-read: /proc/new.json: ")


@pytest.mark.parametrize("length", [200, 255])
def test_a_name_as_long_as_names_can_be(tmp_path: Path, length: int) -> None:
    target = tmp_path / ("n" * length)
    with exporting.written(target) as out:
        out.write("new")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [(target.name, "new")]


def test_what_a_killed_program_left_is_in_nobodys_way(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine")
    (tmp_path / f".sanneng-read-{os.getpid()}.part").symlink_to(elsewhere)
    with exporting.written(tmp_path / "out.json") as out:
        out.write("new")
    assert (elsewhere.read_text(), (tmp_path / "out.json").read_text()) == ("mine", "new")


_WRITE = """
import signal, sys
from pathlib import Path
for number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)  # what started the tests may ignore it, as nohup does
from reader.cli.exporting import written
with written(Path(sys.argv[1])) as out:
    print(flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_the_program_leaves_nothing_unfinished(tmp_path: Path, number: signal.Signals) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    with subprocess.Popen(
        [sys.executable, "-c", _WRITE, str(target)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(number)
        process.communicate(timeout=60)
    assert process.returncode == -number
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("out.json", "old")]


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
def test_standard_output_by_its_file_name(command: Command, text: str) -> None:
    done = command("export", text, "--format", "txt", "-o", "/dev/stdout")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "公安铁军" in done.stdout.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_of_the_file(invoke: Invoke, text: str) -> None:
    code, out, err = invoke("export", text, "-o", "/dev/full")
    assert (code, out, err) == (4, "", "sanneng-read: /dev/full: No space left on device\n")


def test_a_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "out.json", tmp_path / "link.json"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    with exporting.written(exporting.target_of(str(link), "interview")) as out:
        out.write("new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("output", "says"),
    [("{folder}", "is a folder"), ("{folder}/none/x.json", "folder is not there"), ("{text}", "itself")],
)
def test_where_nothing_is_written(invoke: Invoke, text: str, tmp_path: Path, output: str, says: str) -> None:
    before = Path(text).read_bytes()
    code, out, err = invoke("export", text, "-o", output.format(folder=tmp_path, text=text))
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1
    assert Path(text).read_bytes() == before


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs a device")
def test_a_device_is_written_directly(invoke: Invoke, text: str) -> None:
    assert invoke("export", text, "-o", "/dev/null").code == 0


def test_a_page_with_ruby(invoke: Invoke, text: str) -> None:
    code, out, err = invoke("export", text, "--format", "html")
    assert (code, err) == (0, "")
    assert out.startswith("<!DOCTYPE html>")
    assert "<ruby>铁军<rp>(</rp><rt>tiějūn</rt><rp>)</rp></ruby>" in out
    assert "<rt>" not in invoke("export", text, "--format", "html", "--pinyin", "none").out


def test_ruby_above_a_level_only(invoke: Invoke, text: str) -> None:
    page = invoke("export", text, "--format", "html", "--pinyin", "above:3").out
    assert "<rt>tiějūn</rt>" in page
    assert "<rt>dàjiā</rt>" not in page
    assert "<rt>dàjiā</rt>" in invoke("export", text, "--format", "html").out


def test_a_table_of_words(invoke: Invoke, text: str) -> None:
    code, out, err = invoke("export", text, "--format", "tsv", "--tones", "spoken")
    assert (code, err) == (0, "")
    head, *lines = [line.split("\t") for line in out.splitlines()]
    assert head == ["word", "pinyin", "hsk", "count", "gloss"]
    rows = {line[0]: line[1:] for line in lines}
    assert rows["金华"][:3] == ["Jīnhuá", "", "1"]
    assert rows["第一"][0] == "dì-yī"


@pytest.mark.parametrize("form", ["json", "html", "tsv", "txt"])
def test_another_script(invoke: Invoke, tmp_path: Path, form: str) -> None:
    path = tmp_path / "soft.txt"
    path.write_text("程序员发展软件。", encoding="utf-8")
    out = invoke("export", str(path), "--format", form, "--script", "hant").out
    assert "軟體" in out
    assert "软" not in out
    if form == "json":
        record = json.loads(out)
        assert faults(record) == []
        assert (record["script"], record["text"]) == ("hant", "程式設計師發展軟體。")


def test_readings_of_taiwan(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("研究", encoding="utf-8")
    for form in ("json", "html", "tsv"):
        assert "jiū" in invoke("export", str(path), "--format", form).out
        assert "jiù" in invoke("export", str(path), "--format", form, "--readings", "taiwan").out
    assert "yánjiù" in invoke("print", str(path), "--pinyin", "all", "--readings", "taiwan").out


def test_print_in_another_script(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("里面发展", encoding="utf-8")
    assert invoke("print", str(path), "--script", "hant-hk").out.strip() == "裏面發展"
    assert invoke(str(path), "--script", "hant").out.strip() == "裡面發展"


def test_a_text_of_one_line_has_the_same_words_in_every_format(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("他说今天来北京，我们很高兴。" * 600, encoding="utf-8")
    words = json.loads(invoke("export", str(path)).out)["words"]
    read = [word for word in words if word["pinyin"] is not None]
    assert words[-1]["end"] == 600 * 14
    page = invoke("export", str(path), "--format", "html").out
    assert page.count("<ruby>") == len(read) == 600 * 8
    assert page.count("<ruby>高兴<rp>(</rp><rt>gāoxìng</rt>") == 600
    table = invoke("export", str(path), "--format", "tsv").out
    assert sum(int(line.split("\t")[3]) for line in table.splitlines()[1:]) == len(read)
