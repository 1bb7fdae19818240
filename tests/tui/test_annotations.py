"""Bookmarks, highlights and notes: set, shown, listed, kept, and still there after a restart."""

import pytest
from textual.events import Key

from reader.study.annotations import AnnotationKind, Annotations
from reader.study.library import Library
from reader.study.memory import MemoryState
from reader.study.state import ReadingState
from reader.text.document import Anchor, Document, Paragraph
from reader.tui.annotating import first_words
from reader.tui.panes.outline import Outline
from reader.tui.screens.annotations import AnnotationsScreen
from tests.tui.conftest import screen_lines, settled, shown, under_cursor

TEXT = "第一段说春天。春天有花。\n第二段说夏天。夏天有雨。\n第三段说秋天。"


def kept(pilot):
    screen = pilot.app.screen_of_text
    return Annotations(screen.choices.state).of(screen.opened.document.key)


def outlined(app):
    return [option.prompt.plain for option in app.screen_of_text.query_one(Outline).options]


def listed(app):
    return [option.prompt.plain for option in app.screen.query_one("#annotated").options]


async def test_a_bookmark_is_set_shown_listed_and_taken_away(read, text_file, state):
    async with read(text_file(TEXT), state=state) as pilot:
        await pilot.press("right", "right", "right", "m")
        place = pilot.app.screen_of_text.view.cursor
        assert [(one.place, one.name) for one in kept(pilot)] == [(place, "第一段说春天。")]
        assert "◆" in shown(pilot.app.screen_of_text.view).split("\n")[0]
        assert [line.strip() for line in outlined(pilot.app)[-2:]] == ["Bookmarks", "◆ 第一段说春天。"]
        await pilot.press("m")
        assert kept(pilot) == []
        assert "◆" not in shown(pilot.app.screen_of_text.view)
        assert outlined(pilot.app) == []
        await pilot.press("m")
        assert [one.place for one in kept(pilot)] == [place]


async def test_the_list_goes_there_renames_removes_and_brings_back(read, text_file, state):
    async with read(text_file(TEXT), state=state) as pilot:
        await pilot.press("m", "down", "m", "down", "apostrophe")
        await settled(pilot)
        assert listed(pilot.app) == ["◆   0 % 第一段说春天。", "◆  39 % 第二段说夏天。"]
        await pilot.press("down", "e")
        await settled(pilot)
        await pilot.press(*["backspace"] * 20, *"雨天", "enter")
        await settled(pilot)
        assert listed(pilot.app)[1] == "◆  39 % 雨天"
        await pilot.press("d")
        assert listed(pilot.app) == ["◆   0 % 第一段说春天。"]
        await pilot.press("u", "down", "enter")
        await settled(pilot)
        assert pilot.app.screen_of_text.view.cursor.paragraph == 1
        assert [one.name for one in kept(pilot)] == ["第一段说春天。", "雨天"]
        await pilot.press("backspace")
        assert pilot.app.screen_of_text.view.cursor.paragraph == 2


async def test_an_empty_list_says_how_to_begin(read, text_file):
    async with read(text_file(TEXT), size=(40, 12)) as pilot:
        await pilot.press("apostrophe")
        await settled(pilot)
        assert isinstance(pilot.app.screen, AnnotationsScreen)
        assert any("Nothing yet" in line for line in screen_lines(pilot.app))
        await pilot.press("d", "u", "e", "escape")
        assert pilot.app.screen is pilot.app.screen_of_text


async def test_a_highlight_goes_through_the_colours_and_away(read, text_file, state):
    async with read(text_file(TEXT), state=state) as pilot:
        view = pilot.app.screen_of_text.view
        for colour in (1, 2, 3, 4):
            await pilot.press("v")
            assert [(one.quote, one.colour) for one in kept(pilot)] == [("第一段说春天。", colour)]
            assert shown(view).split("\n")[0].lstrip().startswith(str(colour))
        await pilot.press("v")
        assert kept(pilot) == []


async def test_a_selection_over_paragraphs_is_highlighted(read, text_file, state):
    async with read(text_file(TEXT), state=state) as pilot:
        await pilot.press("shift+down", "v")
        (one,) = kept(pilot)
        assert one.quote.startswith("第一段说春天。春天有花。\n第二")
        assert pilot.app.screen_of_text.view.selection is None
        marks = pilot.app.screen_of_text.view.brush.marks
        assert {paragraph: [(mark.start, mark.ink) for mark in group] for paragraph, group in marks.items()} == {
            0: [(0, "marked-1")],
            1: [(0, "marked-1")],
        }


async def test_a_note_is_written_changed_and_emptied(read, text_file, state):
    async with read(text_file(TEXT), state=state) as pilot:
        await pilot.press("c")
        await settled(pilot)
        await pilot.press(*"为何[b]", "enter")
        await settled(pilot)
        (note,) = kept(pilot)
        assert (note.kind, note.note, note.quote) == (AnnotationKind.NOTE, "为何[b]", "第一段说春天。")
        assert "✎" in shown(pilot.app.screen_of_text.view)
        await pilot.press("apostrophe")
        await settled(pilot)
        assert listed(pilot.app) == ["✎   0 % 为何[b] — 第一段说春天。"]
        await pilot.press("escape", "c")
        await settled(pilot)
        await pilot.press(*["backspace"] * 9, "enter")
        await settled(pilot)
        assert [one.kind for one in kept(pilot)] == [AnnotationKind.HIGHLIGHT]
        await pilot.press("c")
        await settled(pilot)
        await pilot.press("x", "escape")
        assert [one.note for one in kept(pilot)] == [""]


async def test_all_of_it_is_there_after_a_restart(read, text_file, state):
    path = text_file(TEXT)
    async with read(path, state=state) as pilot:
        await pilot.press("m", "down", "v")
    async with read(path, state=state) as pilot:
        lines = shown(pilot.app.screen_of_text.view).split("\n")
        assert lines[0].lstrip().startswith("◆")
        assert any(line.lstrip().startswith("1 ") for line in lines)
        assert [option.split()[-1] for option in outlined(pilot.app)] == ["Bookmarks", "第一段说春天。"]


async def test_what_is_lost_is_listed(read, text_file, state):
    path = text_file(TEXT)
    async with read(path, state=state) as pilot:
        await pilot.press("v")
        key = pilot.app.screen_of_text.opened.document.key
        state.change([("UPDATE annotations SET quote = '没有了没有了没有了' WHERE key = ?", (key,))])
    async with read(path, state=state) as pilot:
        assert pilot.app.screen_of_text.view.brush.marks == {}
        await pilot.press("apostrophe")
        await settled(pilot)
        assert listed(pilot.app) == ["1   ?   没有了没有了没有了 (not in the text any more)"]
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, AnnotationsScreen)


@pytest.mark.parametrize(
    ("offset", "name"),
    [
        (0, "春天来了，燕子回来了：都在檐下做…"),
        (5, "燕子回来了：都在檐下做窝。"),
        (11, "都在檐下做窝。"),
        (19, "夏天。"),
    ],
)
def test_a_bookmark_is_named_by_the_clause_it_is_in(offset, name):
    document = Document("", (Paragraph("春天来了，燕子回来了：都在檐下做窝。 夏天。"),))
    assert first_words(document, Anchor(0, offset)) == name


async def test_a_bookmark_of_the_outline(read, state):
    async with read(state=state) as pilot:
        await pilot.press("end", "m")
        word = under_cursor(pilot.app)
        await pilot.press("home", "o", "end", "enter")
        await settled(pilot)
        assert under_cursor(pilot.app) == word
        assert pilot.app.screen_of_text.view.has_focus


async def test_what_cannot_be_kept_is_said_and_not_shown(read, text_file, tmp_path):
    (tmp_path / "file").write_text("no folder")
    state = ReadingState.open(tmp_path / "file" / "reading.sqlite")
    async with read(text_file(TEXT), state=state) as pilot:
        await pilot.press("m")
        assert "◆" not in shown(pilot.app.screen_of_text.view)
        assert any("cannot be kept" in note.message for note in pilot.app._notifications)


async def test_opening_puts_a_text_on_the_shelf(read, text_file):
    state = MemoryState()
    path = text_file(TEXT)
    async with read(path, state=state) as pilot:
        pilot.app.screen_of_text._watch._seen -= 60
        await pilot.press("right")
    (text,) = Library(state).texts()
    assert (text.path, text.sittings, text.seconds >= 60) == (str(path), 1, True)
    assert text.place == Anchor(0, 0)


async def test_what_is_typed_faster_than_it_is_shown_is_kept(read, text_file, state):
    async with read(text_file(TEXT), state=state) as pilot:
        await pilot.press("c")
        for key in (*"急着写", "enter"):
            pilot.app.post_message(Key(key, None if key == "enter" else key))
        await settled(pilot)
        assert [one.note for one in kept(pilot)] == ["急着写"]


async def test_a_note_of_several_lines(read, text_file, state):
    async with read(text_file(TEXT), state=state, size=(40, 12)) as pilot:
        await pilot.press("c", *"一行", "ctrl+j", *"又一行", "enter")
        (note,) = kept(pilot)
        assert (note.kind, note.note) == (AnnotationKind.NOTE, "一行\n又一行")
        await pilot.press("c")
        await pilot.press(*"了", "enter")
        assert [one.note for one in kept(pilot)] == ["一行\n又一行了"]


async def test_what_was_written_is_not_lost_by_one_key(read, text_file, state):
    async with read(text_file(TEXT), state=state) as pilot:
        reading = pilot.app.screen
        await pilot.press("c", *"想法", "escape")
        assert pilot.app.screen is not reading
        assert "Again drops" in str(pilot.app.screen.query_one("#writing").border_subtitle)
        await pilot.press(*"很多", "escape")
        assert pilot.app.screen is not reading
        await pilot.press("escape")
        assert pilot.app.screen is reading
        assert kept(pilot) == []
        await pilot.press("c", "escape")
        assert pilot.app.screen is reading
