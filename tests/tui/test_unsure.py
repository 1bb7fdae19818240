"""What is unsure is shown as such: in the ruby, in the word line, and on the way from one to the next."""

from itertools import pairwise, repeat

import pytest

from reader.settings import Settings
from reader.text.document import Anchor
from reader.text.loader import load
from reader.tui import unsure
from reader.tui.opened import Opened
from reader.tui.theme_files import theme_files
from reader.tui.unsure import Found, looks
from reader.typesetting.flow import Pinyin, Setting
from tests.tui.conftest import settled, shown, under_cursor

TEXT = "他长了。\n\n我们在北京。\n\n你长得高。\n\n好了。"


def test_ruby_above_a_level_only(text_file, lexicon):
    text = Opened(load(str(text_file("我们警惕北京。"))))
    text.use(lexicon)
    above = [text.ruby(0, Setting(40, Pinyin(f"above:{level}"))) for level in range(1, 10)]
    starts = [{a.start for a in found} for found in above]
    assert all(more >= fewer for more, fewer in pairwise(starts))
    assert 2 in starts[2]  # 警惕
    assert not any(0 in found for found in starts)  # 我们


@pytest.fixture
def opened(text_file, guessed, lexicon):
    """A text of four paragraphs, opened, with some words as the only guesses."""

    def made(*words):
        guessed(*words)
        found = Opened(load(str(text_file(TEXT))))
        found.use(lexicon)
        return found

    return made


def last(found):
    return list(found)[-1]


@pytest.mark.parametrize(
    ("start", "step", "expected"),
    [
        (Anchor(0, 0), 1, Found(Anchor(0, 1), wrapped=False)),
        (Anchor(0, 1), 1, Found(Anchor(2, 1), wrapped=False)),
        (Anchor(2, 1), 1, Found(Anchor(0, 1), wrapped=True)),
        (Anchor(3, 0), -1, Found(Anchor(2, 1), wrapped=False)),
        (Anchor(2, 1), -1, Found(Anchor(0, 1), wrapped=False)),
        (Anchor(0, 1), -1, Found(Anchor(2, 1), wrapped=True)),
    ],
)
def test_looks(opened, start, step, expected):
    assert last(looks(opened("长"), start, step)) == expected


@pytest.mark.parametrize("step", [1, -1])
def test_the_only_one_is_found_from_both_sides_and_not_from_itself(opened, step):
    text = opened("北京")
    assert last(looks(text, Anchor(1, 0), step)) == Found(Anchor(1, 3), wrapped=step < 0)
    assert last(looks(text, Anchor(1, 4), step)) == Found(Anchor(1, 3), wrapped=step > 0)
    assert last(looks(text, Anchor(1, 3), step)) is None


@pytest.mark.parametrize("step", [1, -1])
def test_looking_ends_where_nothing_is_unsure(opened, step):
    assert set(looks(opened(), Anchor(1, 2), step)) == {None}


def test_looking_gives_up_when_it_has_gone_far(opened, monkeypatch):
    monkeypatch.setattr(unsure, "FAR", 8)
    text = opened("长")
    assert list(looks(text, Anchor(0, 1), 1)) == [None]


async def test_to_the_next_and_back(read, text_file, guessed):
    guessed("长")
    async with read(text_file(TEXT)) as pilot:
        places = []
        for key in (".", ".", "。", ",", "，"):
            await pilot.press(key)
            await settled(pilot)
            assert under_cursor(pilot.app) == "长"
            places.append(pilot.app.screen_of_text.view.cursor.paragraph)
        assert places == [0, 2, 0, 2, 0]
        await pilot.press("backspace")
        assert pilot.app.screen_of_text.view.cursor.paragraph == 2


async def test_nothing_unsure_is_said(read, text_file, guessed):
    guessed()
    async with read(text_file(TEXT)) as pilot:
        place = pilot.app.screen_of_text.view.cursor
        await pilot.press(".")
        await settled(pilot)
        assert [note.message for note in pilot.app._notifications] == ["No unsure reading near."]
        assert pilot.app.screen_of_text.view.cursor == place


async def test_escape_stops_a_long_search(read, text_file, guessed, monkeypatch):
    guessed()
    monkeypatch.setattr("reader.tui.screens.doubt.looks", lambda *_: repeat(None))  # a search without an end
    async with read(text_file("我们在北京。")) as pilot:
        line = pilot.app.screen.query_one("#wordline")
        await pilot.press(".")
        while "Looking" not in shown(line):
            await pilot.pause(0.05)
        await pilot.press("escape")
        await settled(pilot)
        assert shown(line).startswith("我们")
        assert not pilot.app._notifications
        assert not pilot.app.screen_of_text.stop_looking()


async def test_the_word_line_says_what_else_it_could_be(read, text_file, guessed):
    guessed("长")
    async with read(text_file("长。大。")) as pilot:
        facts, meanings = shown(pilot.app.screen.query_one("#wordline")).split("\n")
        reading = facts.split()[1].lower()  # a sentence begins with a capital
        other = {"zhǎng?": "cháng", "cháng?": "zhǎng"}[reading]
        expected = {"cháng": "length", "zhǎng": "chief"}
        mine, others = meanings.split(" · ", 1)
        assert expected[reading[:-1]] in mine
        assert other in others and expected[other] in others
        await pilot.press("right")
        assert "?" not in shown(pilot.app.screen.query_one("#wordline"))
        assert " · " not in shown(pilot.app.screen.query_one("#wordline"))


async def test_on_a_narrow_short_screen_the_alternatives_are_there_too(read, text_file, guessed):
    guessed("长")
    async with read(text_file("长。"), size=(60, 12)) as pilot:
        line = shown(pilot.app.screen.query_one("#wordline")).lower()
        assert "cháng" in line and "zhǎng" in line


async def test_where_no_dictionary_has_the_word_its_unsure_hanzi_tell(read, text_file, guessed):
    guessed("校长")
    async with read(text_file("校长。")) as pilot:
        meanings = shown(pilot.app.screen.query_one("#wordline")).split("\n")[1]
        assert "xiàocháng 长: length" in meanings


@pytest.mark.parametrize("theme", [*theme_files(), "ansi-dark", "ansi-light", "no colour"])
@pytest.mark.parametrize("tones", ["none", "mdbg"])
async def test_the_sign_of_doubt_is_no_colour(read, text_file, guessed, monkeypatch, theme, tones):
    """In every theme an unsure syllable is underlined, a sure one is not."""
    guessed("长")
    if theme == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
        theme = ""
    async with read(text_file("他长。"), pinyin="all", settings=Settings(theme=theme, tone_colours=tones)) as pilot:
        view = pilot.app.screen_of_text.view
        ruby = [(text, style) for text, style, _ in view.render_line(0) if text.strip()]
        assert ruby[0][0] == "tā"
        assert [bool(style.underline) for _, style in ruby] == [False, True]
        assert ruby[1][1].color != ruby[1][1].bgcolor


@pytest.mark.parametrize("style", ["marks", "numbers", "zhuyin"])
async def test_the_sign_of_doubt_in_every_spelling(read, text_file, guessed, style):
    guessed("长")
    async with read(text_file("他长。"), pinyin="uncertain", style=style) as pilot:
        ruby = [style for text, style, _ in pilot.app.screen_of_text.view.render_line(0) if text.strip()]
        assert [style.underline for style in ruby] == [True]
