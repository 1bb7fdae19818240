"""Large texts: the beginning first, the whole as it was stored, and no other text than an ordinary loading gives."""

import builtins
import json
import os
import random
from dataclasses import replace
from itertools import islice

import pytest

from reader.text import opening
from reader.text.compact import Compact
from reader.text.document import Anchor, Given, Paragraph
from reader.text.errors import SourceError
from reader.text.loader import load
from reader.text.opening import begin, carried, is_large, load_and_store
from reader.text.stored import FORMAT, is_intact, is_read, signature, store, stored
from tests.text.formats.made import epub, xhtml

LINES = [
    "老街在江的北岸，从东门一直通到码头，两边都是木头房子，楼下开店，楼上住人。",
    "他说：“面要揉到位，客人一吃就知道你有没有偷懒。”",
    "The old street (built in 1923) runs along 3.5 km of the northern bank.",
]


def novel(chapters=400, lines=40):
    for chapter in range(1, chapters + 1):
        yield f"第{chapter}章 江边"
        yield from (f"　　{LINES[n % 3]}{n}" for n in range(lines))


@pytest.fixture(scope="module", params=["utf-8", "gb18030", "utf-16"])
def file(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("large") / "novel.txt"
    path.write_bytes("\n".join(novel()).encode(request.param))
    assert path.stat().st_size > opening.LARGE
    return path


def same(one, other):
    assert list(one.paragraphs) == list(other.paragraphs)
    assert (one.sections, one.text, list(one.starts)) == (other.sections, other.text, list(other.starts))
    names = ("title", "source", "encoding", "credit", "key", "signs")
    assert [getattr(one, name) for name in names] == [getattr(other, name) for name in names]


def test_the_beginning_is_that_of_the_whole(file, tmp_path, monkeypatch):
    whole = load(str(file))
    parsed = []
    real = opening._whole_lines
    monkeypatch.setattr(opening, "_whole_lines", lambda head: parsed.append(len(head)) or real(head))
    begun = begin(str(file), tmp_path)
    assert parsed == [opening._HEAD]  # bytes that were decoded and taken apart
    assert begun.share == pytest.approx(opening._HEAD / file.stat().st_size)
    assert begun.document.key == whole.key
    assert begun.document.title == whole.title
    known = len(begun.document.paragraphs) - 1
    assert known > 500
    assert list(islice(begun.document.paragraphs, known)) == list(islice(whole.paragraphs, known))
    for place in (Anchor(), Anchor(3, 5), Anchor(known - 1, 2)):
        assert carried(place, begun.document, whole) == place


def test_what_is_stored_is_the_same_text(file, tmp_path):
    assert load_and_store(str(file), tmp_path)
    again = begin(str(file), tmp_path)
    assert again.share == 1
    assert isinstance(again.document.paragraphs, Compact)
    same(again.document, load(str(file)))
    assert [oct(path.stat().st_mode)[-2:] for path in tmp_path.iterdir()] == ["00"]


def test_what_is_stored_is_read_without_the_file(file, tmp_path, monkeypatch):
    load_and_store(str(file), tmp_path)

    def refuse(path, *rest, **more):
        assert str(path) != str(file)
        return real(path, *rest, **more)

    real = builtins.open
    monkeypatch.setattr(builtins, "open", refuse)
    assert begin(str(file), tmp_path).share == 1


def test_of_what_is_stored_only_what_is_looked_at_is_read(file, tmp_path):
    load_and_store(str(file), tmp_path)
    document = begin(str(file), tmp_path).document
    whole = load(str(file))
    assert document.paragraphs[9_000] == whole.paragraphs[9_000]
    assert document.pieces[9_000] == whole.pieces[9_000]
    assert document.length == len(whole.text)
    assert not is_read(document)
    assert is_intact(document)
    assert is_read(document)
    assert document.part(5, 50) == whole.text[5:50]


def test_a_changed_file_is_read_anew(file, tmp_path):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(file.read_bytes())
    assert load_and_store(str(copy), tmp_path / "texts")
    status = copy.stat()
    os.utime(copy, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert begin(str(copy), tmp_path / "texts").share < 1
    load_and_store(str(copy), tmp_path / "texts")
    copy.unlink()
    assert stored(tmp_path / "texts", str(copy)) is None


@pytest.mark.parametrize("place", [0, 5, 200, 5000, -5000, -1])
def test_a_damaged_store_is_no_text(file, tmp_path, place):
    load_and_store(str(file), tmp_path)
    (found,) = tmp_path.iterdir()
    data = bytearray(found.read_bytes())
    data[place] ^= 0x55
    found.write_bytes(data)
    again = stored(tmp_path, str(file))
    if place < -5000 or place >= 0:
        assert again is None
    else:
        assert not is_intact(again)
    found.write_bytes(data[: len(data) // 2])
    assert stored(tmp_path, str(file)) is None
    found.write_bytes(b"")
    assert stored(tmp_path, str(file)) is None


@pytest.mark.parametrize(
    "header",
    [
        b"[" * 100_000,
        b"1" * 5000,
        b'{"format": "%s", "signature": %s, "lengths": [1e99], "text": [0, 2]}',
        b'{"format": "%s", "signature": %s, "lengths": [-9, 999999999999999999999999999], "text": [0, 2]}',
    ],
)
def test_a_header_that_somebody_else_wrote_is_none(file, tmp_path, header):
    load_and_store(str(file), tmp_path)
    (found,) = tmp_path.iterdir()
    known = (FORMAT.encode(), json.dumps(signature(str(file))).encode())
    found.write_bytes(b"00000000\n" + (header % known if b"%s" in header else header) + b"\n")
    assert stored(tmp_path, str(file)) is None


def test_a_pipe_in_the_place_of_a_store_is_not_waited_for(file, tmp_path):
    load_and_store(str(file), tmp_path)
    (found,) = tmp_path.iterdir()
    found.unlink()
    os.mkfifo(found)
    assert stored(tmp_path, str(file)) is None


def test_a_folder_that_takes_nothing(file, tmp_path):
    (tmp_path / "texts").write_text("a file, not a folder")
    assert not load_and_store(str(file), tmp_path / "texts")
    assert begin(str(file), tmp_path / "texts").share < 1


def test_readings_that_the_text_gives_are_stored(file, tmp_path):
    document = load(str(file))
    more = {
        0: replace(document.paragraphs[0], level=999),
        7: replace(document.paragraphs[7], given=(Given(0, 2, "lǎo jiē"), Given(3, 4, "ㄐㄧㄤ"))),
    }
    object.__setattr__(document.paragraphs, "others", more)
    assert store(tmp_path, document, signature(str(file)))
    same(stored(tmp_path, str(file)), document)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """An EPUB of more than a megabyte, in which nothing repeats that could be packed."""
    chance = random.Random(3)
    path = tmp_path_factory.mktemp("book") / "book.epub"
    sentences = ["".join(chr(chance.randrange(0x4E00, 0x9000)) for _ in range(90)) for _ in range(9000)]
    chapters = {
        f"c{number}.xhtml": f"<h1>第{number}章</h1>" + "".join(f"<p>{s}。</p>" for s in sentences[number - 1 :: 300])
        for number in range(1, 301)
    }
    nav = "".join(f'<li><a href="{name}">第{number}章</a></li>' for number, name in enumerate(chapters, 1))
    path.write_bytes(epub({name: xhtml(body) for name, body in chapters.items()}, nav=nav))
    assert path.stat().st_size > opening.LARGE
    return path


def test_the_first_chapters_of_a_book_are_those_of_the_whole(book, tmp_path):
    whole = load(str(book))
    begun = begin(str(book), tmp_path)
    assert (begun.document.key, begun.document.title) == (whole.key, whole.title)
    assert 0 < begun.share < 0.1
    assert len(begun.document.sections) == round(begun.share * 300) < len(whole.sections)
    known = len(begun.document.paragraphs)
    assert list(begun.document.paragraphs) == list(islice(whole.paragraphs, known))
    assert carried(Anchor(known - 1, 2), begun.document, whole) == Anchor(known - 1, 2)
    assert load_and_store(str(book), tmp_path)
    again = begin(str(book), tmp_path)
    assert again.share == 1
    same(again.document, whole)


def test_what_only_has_a_book_s_name_is_read_whole(file, tmp_path):
    named = tmp_path / "novel.epub"
    named.write_bytes(file.read_bytes())
    assert begin(str(named), None).share == 1


def test_the_oldest_texts_make_room(file, tmp_path, monkeypatch):
    folder = tmp_path / "texts"
    for number in range(3):
        copy = tmp_path / f"{number}.txt"
        copy.write_bytes(file.read_bytes())
        assert load_and_store(str(copy), folder)
        (newest,) = (path for path in folder.iterdir() if path.stat().st_mtime > 1000)
        os.utime(newest, (number, number))
        monkeypatch.setattr("reader.text.stored._ROOM", int(2.5 * newest.stat().st_size))
    assert [stored(folder, str(tmp_path / f"{number}.txt")) is not None for number in range(3)] == [False, True, True]


@pytest.mark.parametrize("data", [b"<html>", b"PK\x03\x04", b"%PDF-", b"---\ntitle: a\n---\n", b"\x00\x01"])
def test_what_may_be_something_else_is_read_whole(tmp_path, data, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(data + "文。\n".encode() * 200_000)
    monkeypatch.setattr("reader.text.loader.load", lambda source: "whole")
    assert begin(str(path), None).document == "whole"


@pytest.mark.parametrize("name", ["interview", "-", "", "none.txt", "a\0b", "large.md", "large.docx", "small.txt"])
def test_what_is_not_opened_by_its_beginning(tmp_path, name, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for large in ("interview", "-", "large.md", "large.docx"):
        (tmp_path / large).write_bytes(b"a" * (opening.LARGE + 1))
    (tmp_path / "small.txt").write_bytes(b"a" * opening.LARGE)
    assert not is_large(name)


def test_a_place_where_texts_differ_is_looked_for(file):
    whole = load(str(file))
    shifted = type(whole)("t", (Paragraph("前言一句。"), *islice(whole.paragraphs, 600)))
    place = carried(Anchor(20, 10), whole, shifted)
    assert shifted.text[shifted.offset(place) :][:30] == whole.text[whole.offset(Anchor(20, 10)) :][:30]


def report(parts=60, points=8, lines=12):
    """A report as offices write them: 一、 （一） 1. headings, now and then a control character."""
    numbers = "一二三四五六七八九十"
    for part in range(parts):
        yield f"第{part + 1}章 调研报告"
        for chapter in range(3):
            yield f"{numbers[chapter]}、主要情况和做法"
            for section in range(2):
                yield f"（{numbers[section]}）建立健全工作机制"
                for point in range(points):
                    yield f"{point + 1}. 抓好队伍建设"
                    yield from (f"　　{LINES[line % 3]}\u200b{line}\x07" for line in range(lines))


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_numbered_headings_and_signs_are_those_of_the_whole(tmp_path, codec):
    path = tmp_path / "report.txt"
    path.write_bytes("\n".join(report()).encode(codec))
    whole = load(str(path))
    begun = begin(str(path), tmp_path / "texts").document
    titles = {section.title for section in whole.sections}
    assert titles >= {"一、主要情况和做法", "（一）建立健全工作机制", "1. 抓好队伍建设"}
    assert dict(whole.signs)["control"] == whole.text.count("␇") > 10_000
    known = sum(section.end.paragraph < len(begun.paragraphs) - 1 for section in begun.sections)
    assert known > 50
    first = [(section.title, section.level, section.start) for section in begun.sections[:known]]
    assert first == [(section.title, section.level, section.start) for section in whole.sections[:known]]
    assert load_and_store(str(path), tmp_path / "texts")
    same(begin(str(path), tmp_path / "texts").document, whole)


def test_a_beginning_with_more_than_can_be_read_is_refused_as_the_whole_is(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "LARGE", 0)
    path = tmp_path / "book.epub"
    path.write_bytes(epub({"a.xhtml": xhtml("<p>文</p>" + "<b/>" * 1_000_001)}))
    for read in (load, lambda source: begin(source, None)):
        with pytest.raises(SourceError, match="has more markup than can be read"):
            read(str(path))
