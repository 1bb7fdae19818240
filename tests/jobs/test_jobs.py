"""Jobs in real processes: results, errors, cancelling, broken pipes, dead parents."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reader.jobs.client import JobCancelled, JobError, command, run
from reader.jobs.tasks import keywords_of, keywords_request, prepare_request
from reader.text.document import Document, Kind, Paragraph

WORKER = [sys.executable, "-X", "utf8", str(Path(__file__).with_name("strangeworker.py"))]
posix = pytest.mark.skipif(os.name != "posix", reason="signals and sessions are POSIX's")


def strange(task: str, **options: Any) -> Any:
    request = options.pop("request", {})
    return run(task, request, worker=WORKER, **options)


def test_gives_the_result_back() -> None:
    request = {"hanzi": "“三能” 𠮷\ud800", "list": [1, None, 2.5], "long": "好" * 100_000}
    assert strange("echo", request=request) == request


def test_tells_progress_in_order_and_not_too_often() -> None:
    told: list[float] = []
    strange("echo", on_progress=told.append)
    assert told == sorted(told)
    assert told[0] == 0.0
    assert told[-1] > 0.98
    assert len(told) <= 101


def test_an_error_is_one_plain_line() -> None:
    with pytest.raises(JobError) as caught:
        strange("fail")
    assert caught.value.reason == "the disk is full"


def test_what_a_task_prints_does_not_disturb() -> None:
    assert strange("chatter") == "said"


def test_a_worker_that_dies_is_said() -> None:
    with pytest.raises(JobError, match=r"stopped \(exit code 7\)"):
        strange("die")


def test_an_unknown_task_is_an_error() -> None:
    with pytest.raises(JobError, match="cannot be read"):
        strange("nothing")


def test_a_missing_program_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(JobError, match="no worker process can be started"):
        run("echo", {}, worker=[str(tmp_path / "missing")])


@pytest.mark.parametrize("answer", ["nonsense", "[1]", "3"])
def test_nonsense_for_an_answer_is_an_error(answer: str) -> None:
    with pytest.raises(JobError, match="nonsense"):
        run("echo", {}, worker=[sys.executable, "-c", f"input(); print({answer!r})"])


def test_a_worker_that_does_not_listen_can_say_why() -> None:
    worker = [sys.executable, "-c", """print('{"error": "no memory"}')"""]
    with pytest.raises(JobError, match="no memory"):
        run("echo", {"long": "好" * 1_000_000}, worker=worker)


def test_a_worker_that_does_not_listen_is_an_error() -> None:
    with pytest.raises(JobError, match="stopped"):
        run("echo", {"long": "好" * 1_000_000}, worker=[sys.executable, "-c", "pass"])


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@posix
def test_cancelling_ends_the_process(tmp_path: Path) -> None:
    file = tmp_path / "pid"
    seen: list[float] = []
    with pytest.raises(JobCancelled):
        strange("tell", request={"file": str(file)}, on_progress=seen.append, cancelled=lambda: bool(seen))
    assert seen == [0.5]
    assert not _alive(int(file.read_text()))


@posix
def test_a_cancelled_job_clears_away_what_it_began(tmp_path: Path) -> None:
    file, seen = tmp_path / "half", []
    with pytest.raises(JobCancelled):
        strange(
            "begin",
            request={"file": str(file)},
            on_progress=lambda _: seen.append(file.exists()),
            cancelled=lambda: bool(seen),
        )
    assert seen == [True]
    assert not file.exists()


@posix
def test_an_exception_of_the_caller_ends_the_process(tmp_path: Path) -> None:
    file = tmp_path / "pid"

    def stop(_: float) -> None:
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        strange("tell", request={"file": str(file)}, on_progress=stop)
    assert not _alive(int(file.read_text()))


@posix
def test_is_nice_alone_in_its_session_and_light() -> None:
    state = strange("state")
    assert state["nice"] >= min(19, os.nice(0) + 5)
    assert state["session"] == state["pid"]
    assert state["heavy"] == []


def _started(*lines: str) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdin
    for line in lines:
        process.stdin.write(line.encode() + b"\n")
    process.stdin.flush()
    return process


@pytest.mark.parametrize("line", ["{", "[]", '"x"', '{"task": "echo"}', '{"task": [], "request": {}}', ""])
def test_a_broken_request_is_answered(line: str) -> None:
    process = _started(line)
    assert process.stdout
    assert json.loads(process.stdout.readline()) == {"error": "the request cannot be read"}
    process.communicate(timeout=30)
    assert process.returncode == 1


def test_ends_when_its_input_ends() -> None:
    process = _started('{"task": "hang", "request": {}}')
    assert process.stdout
    assert process.stdin
    assert json.loads(process.stdout.readline()) == {"progress": 0.5}
    process.stdin.close()
    assert process.wait(30) == 1
    process.stdout.close()


def test_ends_when_its_output_is_closed() -> None:
    process = _started()
    assert process.stdout
    assert process.stdin
    process.stdout.close()
    process.stdin.write(b'{"task": "echo", "request": {}}\n')
    process.stdin.flush()
    assert process.wait(30) == 1
    process.stdin.close()


PARENT = """
import sys
from reader.jobs.client import run
run("tell", {"file": sys.argv[1]}, worker=sys.argv[2:], on_progress=lambda done: print("half", flush=True))
"""


@posix
def test_ends_when_the_parent_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "pid"
    argv = [sys.executable, "-c", PARENT, str(file), *WORKER]
    parent = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert parent.stdout
    assert parent.stdout.readline() == b"half\n"
    parent.send_signal(signal.SIGKILL)
    parent.wait(30)
    parent.stdout.close()
    assert _gone(int(file.read_text()))


def _gone(pid: int) -> bool:
    """Wait up to half a minute for a process that is not our child to end."""
    waiter = "while kill -0 $0 2>/dev/null; do sleep 0.05; done"
    return subprocess.run(["timeout", "30", "sh", "-c", waiter, str(pid)]).returncode == 0


TEXT = [
    Paragraph("“三驻三联”见实效", Kind.TITLE),
    Paragraph("通讯员：某某", Kind.BYLINE),
    Paragraph("派出所民警推行“三驻三联”，派出所民警走访群众，辖区群众称赞派出所民警。"),
]


def test_finds_keywords_in_a_process() -> None:
    told: list[float] = []
    request = keywords_request(Document("t", TEXT), top=5)
    found = keywords_of(run("keywords", request, on_progress=told.append))
    assert found[0].weight == 1.0
    terms = {keyword.text: keyword for keyword in found}
    assert terms["三驻三联"].positions == (1, 25)
    assert terms["三驻三联"].count == 2
    assert told[-1] == 1.0


def test_keywords_of_a_stored_text_without_sending_it(tmp_path: Path) -> None:
    from dataclasses import replace

    from reader.text.loader import load
    from reader.text.opening import load_and_store

    file = tmp_path / "novel.txt"
    file.write_text("派出所民警走访群众，辖区群众称赞派出所民警。\n" * 12_000, encoding="utf-8")
    document, texts = load(str(file)), tmp_path / "texts"
    request = keywords_request(document, top=3, texts=texts)
    assert run("keywords", request) is None
    assert load_and_store(str(file), texts)
    found = keywords_of(run("keywords", request))
    sent = keywords_of(run("keywords", keywords_request(document, top=3)))
    assert found == sent
    assert {keyword.count for keyword in found} >= {12_000}
    assert all(0 < len(keyword.positions) <= 1000 for keyword in found)
    for other in (replace(document, key="other"), replace(document, encoding="big5hkscs")):
        assert run("keywords", keywords_request(other, top=3, texts=texts)) is None


def test_an_unknown_method_is_said() -> None:
    with pytest.raises(JobError, match="no such method: guess"):
        run("keywords", keywords_request(Document("t", TEXT), method="guess"))


def test_prepares_the_dictionary(tmp_path: Path) -> None:
    from reader.language.lexicon import Lexicon

    told: list[float] = []
    assert run("prepare", prepare_request(tmp_path), on_progress=told.append) == {}
    assert told[-1] == 1.0
    assert Lexicon.open(tmp_path)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("in the way")
    with pytest.raises(JobError) as caught:
        run("prepare", prepare_request(place / "store"))
    assert "\n" not in caught.value.reason


def test_files_in_the_current_folder_are_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("reader", "json", "regex", "jieba"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported the wrong file')")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(JobError, match="no such method"):
        run("keywords", keywords_request(Document("t", TEXT), method="guess"))


def test_the_command_works_without_an_installation(tmp_path: Path) -> None:
    """The package's own folder is on the path though the interpreter does not know it."""
    argv = [*command()[:1], "-S", *command()[1:]]
    with pytest.raises(JobError, match="cannot be read"):
        run("nothing", {}, worker=argv)
