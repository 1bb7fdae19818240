"""Files made to break a reader: each is read or refused in one plain line, in bounded time and memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource")

from tests.text.formats.made import epub, item, opf, point, xhtml, zipped
from tests.text.hostile.limited import run

MILLION = 1_000_000


def entities(levels: int) -> str:
    """Ten of the entity below at each level: a billion laughs."""
    declared = "".join(f'<!ENTITY a{n + 1} "' + f"&a{n};" * 10 + '">' for n in range(levels))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "哈">{declared}]>'


FICTION = "<FictionBook><body><p>甲{}乙</p></body></FictionBook>"
READ = {
    "sections.txt": lambda: "".join(f"第{n}章\n" for n in range(1, MILLION // 5)),
    "deep.html": lambda: "<html>" + "<div>" * 100_000 + "文",
    "lists.html": lambda: "<html>" + "<ul><li>" * 100_000 + "文",
    "attributes.html": lambda: "<html><p " + " ".join(f"a{n}" for n in range(300_000)) + ">文",
    "lines.md": lambda: "---\n" + "a: b\n" * MILLION + "---\n文",
    "open.html": lambda: "<html>文" + "<" * MILLION,
    "equals.html": lambda: "<html>文" + "=" * 3 * MILLION,
    "pictures.html": lambda: "<html><figure>" + "<img alt='风'>" * 100_000 + "<p>文",
    "cell.html": lambda: "<html>文<table><tr><td>甲<td>" + "<img alt='街景图'>" * 100_000,
    "around.html": lambda: "<html><p>" + "文" * 60 + "<nav>x</nav>文字" * 100_000,
    "pictures.md": lambda: "文\n\n" + "![风](a.png) " * 50_000,
    "items.md": lambda: "- 文\n" * 200_000,
    "ampersands.html": lambda: "<html>文" + "&" * MILLION,
    "ruby.html": lambda: "<html>" + "<ruby>" * 100_000 + "文<rt>wén",
    "marks.html": lambda: "<html>文" + "\u0301\u0316" * 50_000,
    "marks.txt": lambda: "文" + "\u0301\u0316" * 50_000,
    "laughs.fb2": lambda: entities(20) + FICTION.format("&a20;"),
    "outside.fb2": lambda: '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + FICTION.format("&f;"),
    "braces.srt": lambda: "1\n00:00:01,000 --> 00:00:02,000\n文" + "{" * MILLION + "<" * MILLION,
    "far.srt": lambda: "1\n9999:00:01,000 --> 00:00:02,000\n文\n",
    "notes.docx": lambda: zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": "<w:document xmlns:w='w'><w:p><w:r><w:t>文</w:t></w:r></w:p><w:p><w:r>"
            + "".join(f"<w:footnoteReference w:id='{n}'/>" for n in range(100_000))
            + "</w:r></w:p></w:document>",
        }
    ),
    "levels.docx": lambda: zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": "<w:document xmlns:w='w'>"
            + "".join(
                f"<w:p><w:pPr><w:pStyle w:val='s'/></w:pPr><w:r><w:t>文{n}</w:t></w:r></w:p>" for n in range(80_000)
            )
            + "</w:document>",
            "word/styles.xml": "<w:styles xmlns:w='w'><w:style w:styleId='s'><w:numPr><w:numId w:val='1'/></w:numPr>"
            "</w:style></w:styles>",
            "word/numbering.xml": "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='1'>"
            + "".join(f"<w:lvl w:ilvl='{n}'/>" for n in range(80_000))
            + "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>",
        }
    ),
    "contents.epub": lambda: epub({"a.xhtml": xhtml("<p>文</p>")}, toc=point("文", "a.xhtml") * 30_000),
    "deep.epub": lambda: epub({"a.xhtml": xhtml("<p>文</p>")}, toc="<navPoint>" * 100_000),
    "spine.epub": lambda: epub(
        {"a.xhtml": xhtml("<p>文</p>")},
        book=opf(item("a", "a.xhtml"), "<spine>" + '<itemref idref="a"/>' * 100_000 + "</spine>"),
    ),
}


@pytest.mark.parametrize("name", READ)
def test_read_within_limits(tmp_path: Path, name: str) -> None:
    made = READ[name]()
    (tmp_path / name).write_bytes(made if isinstance(made, bytes) else made.encode())
    outcome = run("doctor", name, cwd=tmp_path)
    assert (outcome.code, outcome.err) == (0, "")
    assert "root:" not in outcome.out


def test_brackets_in_brackets_are_typeset_within_limits(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("(" * 50_000 + "文" + ")" * 50_000)
    outcome = run("print", "--typeset", "a.txt", cwd=tmp_path)
    assert (outcome.code, outcome.err) == (0, "")
    assert "".join(outcome.out.split()) == "（" * 50_000 + "文" + "）" * 50_000


REFUSED = {
    "sections.fb2": (lambda: "<FictionBook><body>" + "<section>" * 100_000, "holds nothing to read"),
    "prologue.fb2": (lambda: "<?xml " * 100_000, "is damaged: no FictionBook that can be read"),
    "types.fb2": (lambda: "<!DOCTYPE " * 100_000, "is damaged: no FictionBook that can be read"),
    "elements.html": (lambda: "<html>文" + "<br>" * (MILLION + 1), "has more markup than can be read"),
    "attributes.html": (lambda: "<html>文" + "<b c=d e=f g=h>" * (MILLION // 2), "has more markup than can be read"),
    "elements.fb2": (lambda: FICTION.format("<p/>" * (MILLION + 1)), "has more markup than can be read"),
    "items.epub": (
        lambda: epub({}, book=opf("".join(f'<item id="{n * 7919}"/>' for n in range(MILLION)), "")),
        "has more markup than can be read",
    ),
    "paragraphs.html": (lambda: "<html>" + "文<br>" * 300_001, "has more paragraphs than can be read"),
    "many.zip": (lambda: zipped({f"{n}.txt": b"" for n in range(50_001)}), "is a ZIP archive with too many files"),
    "bomb.zip": (lambda: zipped({"a.txt": b"a" * (100 << 20)}), "unpacks to more than 64 MB"),
    "bomb.epub": (
        lambda: epub({"a.xhtml": "<p>" + "a" * (40 << 20)}),
        "is packed closer than any text: not unpacked",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_within_limits(tmp_path: Path, name: str) -> None:
    make, said = REFUSED[name]
    made = make()
    (tmp_path / name).write_bytes(made if isinstance(made, bytes) else made.encode())
    assert run("outline", name, cwd=tmp_path).reason == said


STEERING = "\x1b[2J\x1b]0;x\x07\x9b31m\u202e\u2066\u200b\u200d\ud800"
PROSE = "今天下雨，我们都在家里。" * 50


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.fb2", "a.srt", "a.epub"])
@pytest.mark.parametrize("command", ["outline", "doctor", "print"])
def test_nothing_that_steers_comes_out(tmp_path: Path, name: str, command: str) -> None:
    evil = STEERING.encode("utf-8", "replace").decode()
    coded = "".join(f"&#{ord(sign)};" for sign in STEERING)
    made = {
        "a.txt": f"第一章 {evil}\n\n文{evil}文\n" + PROSE,
        "a.html": f"<html><title>{evil}{coded}</title><h1>题{evil}{coded}</h1><p>文{evil}{coded}{PROSE}</p>",
        "a.fb2": f"<FictionBook><body><title><p>题{evil}{coded}</p></title><p>文{evil}{PROSE}</p></body></FictionBook>",
        "a.srt": f"1\n00:00:01,000 --> 00:00:02,000\n文{evil}{PROSE}\n",
        "a.epub": epub(
            {"a.xhtml": xhtml(f"<h1>题{coded}</h1><p>文{evil}{PROSE}</p>")},
            toc=point(f"题{evil}&#8238;", "a.xhtml"),
        ),
    }[name]
    (tmp_path / name).write_bytes(made if isinstance(made, bytes) else made.encode())
    assert run(command, name, cwd=tmp_path).code == 0  # `run` looks through what it prints


def test_names_that_steer(tmp_path: Path) -> None:
    name = "\x1b[2J\n\u202e[/b]\udcff.txt"
    assert run("outline", name, cwd=tmp_path).reason == "no such file"
    (tmp_path / "\x1b[2J\n\u202e.zip").write_bytes(zipped({"\x1b[2J.txt": "文", "\u202eb.txt": "文"}))
    said = run("outline", "\x1b[2J\n\u202e.zip", cwd=tmp_path).err
    assert "holds 2 texts: ␛[2J.txt, \ufffdb.txt" in said


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (os.mkfifo, "is a pipe, not a file"),
        (lambda path: path.symlink_to("/dev/zero"), "is a device, not a file"),
        (lambda path: path.symlink_to(path), "too many levels of symbolic links"),
        (lambda path: path.symlink_to(path.parent / "gone"), "no such file"),
        (lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 1 << 40), "is larger than 256 MB"),
    ],
)
def test_what_is_no_file(tmp_path: Path, make, said: str) -> None:
    make(tmp_path / "a.txt")
    assert run("outline", "a.txt", cwd=tmp_path).reason == said


def test_endless_input_ends() -> None:
    with subprocess.Popen(["yes", "文"], stdout=subprocess.PIPE) as yes:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "outline", "-"], stdin=yes.stdout, capture_output=True, timeout=300
        )
        yes.kill()
    assert (done.returncode, done.stderr) == (3, b"sanneng-read: -: is larger than 256 MB\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("文", encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    assert run("outline", "a.txt", cwd=tmp_path).reason == "no permission to read it"
