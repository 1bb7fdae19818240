"""Keywords: ranked, highlighted each in its own colour and with a sign, gone through, cleared."""

import pytest
from textual.widgets import Input, Static

from reader.tui.lines import Lines
from reader.tui.reading.inks import KEYWORD_COLOURS
from tests.tui.conftest import settled, shown, under_cursor

TEXT = "他来北京，北京很大。\n\n我们说上海，又说北京。\n\n广州也好。"


def terms(app):
    return [option.prompt.plain.split() for option in app.screen.query_one("#terms", Lines).options]


def lettered(app):
    """Spans with the letter of their keyword, by paragraph."""
    view = app.screen_of_text.view
    return {
        paragraph: [(view.opened.document.paragraphs[paragraph].text[m.start : m.end], m.sign) for m in marks]
        for paragraph, marks in view.brush.marks.items()
    }


@pytest.fixture
def keywords(read, text_file, ranked):
    ranked("北京", "上海", "广州")
    return lambda **options: read(text_file(TEXT), **options)


async def open_keywords(pilot):
    await pilot.press("k")
    await settled(pilot)


async def test_listed_with_count_and_strip(keywords):
    async with keywords() as pilot:
        await open_keywords(pilot)
        listed = terms(pilot.app)
        assert [line[:2] for line in listed] == [["北京", "3"], ["上海", "1"], ["广州", "1"]]
        assert {len(line[2]) for line in listed} == {12}
        assert listed[2][2].rstrip("·") != "" and listed[2][2].startswith("·")


async def test_any_number_is_highlighted_each_in_its_own_colour(keywords):
    async with keywords() as pilot:
        await open_keywords(pilot)
        await pilot.press("space", "down", "space")
        assert [line[0] for line in terms(pilot.app)] == ["A", "B", "广州"]
        assert lettered(pilot.app) == {
            0: [("北京", "A"), ("北京", "A")],
            1: [("北京", "A"), ("上海", "B")],
        }
        view = pilot.app.screen_of_text.view
        assert view.brush.inks["keyword-1"].color != view.brush.inks["keyword-2"].color
        await pilot.press("up", "space")  # A is free again; B stays B
        assert lettered(pilot.app) == {1: [("上海", "B")]}
        await pilot.press("end", "space")
        assert [line[0] for line in terms(pilot.app)] == ["北京", "B", "A"]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_signs_stand_in_the_margin(keywords, size):
    async with keywords(size=size) as pilot:
        await open_keywords(pilot)
        await pilot.press("space", "down", "space", "down", "space", "escape")
        await settled(pilot)
        view = pilot.app.screen_of_text.view
        lines = [view.render_line(y).text for y in range(view.size.height)]
        signs = ["".join(c for c in line[: view.brush.left] if c.isalpha()) for line in lines if "北京" in line]
        assert signs == ["A", "AB"]


async def test_next_and_previous_go_through_all_of_them(keywords):
    async with keywords() as pilot:
        await open_keywords(pilot)
        await pilot.press("space", "down", "space", "escape")
        words = []
        for _ in range(5):
            await pilot.press("n")
            words.append(under_cursor(pilot.app))
        assert words == ["北京", "北京", "上海", "北京", "北京"]
        await pilot.press("N", "N")
        assert under_cursor(pilot.app) == "上海"


async def test_enter_highlights_and_goes_there(keywords):
    async with keywords() as pilot:
        await open_keywords(pilot)
        await pilot.press("down", "enter")
        assert under_cursor(pilot.app) == "上海"
        assert pilot.app.screen_of_text.view.has_focus
        assert lettered(pilot.app) == {1: [("上海", "A")]}


async def test_ones_own(keywords):
    async with keywords() as pilot:
        await open_keywords(pilot)
        await pilot.press("a", *"我们说", "enter")
        assert terms(pilot.app)[0][:2] == ["A", "我们说"]
        assert lettered(pilot.app) == {1: [("我们说", "A")]}
        assert pilot.app.screen.query_one("#terms").has_focus
        await pilot.press("a", "x", "escape")
        assert pilot.app.screen.query_one("#own", Input).has_class("hidden")
        assert len(terms(pilot.app)) == 4


async def test_the_word_under_the_cursor(keywords):
    async with keywords() as pilot:
        await pilot.press("right", "right", "h")
        await settled(pilot)
        assert under_cursor(pilot.app) == "北京"
        assert lettered(pilot.app)[0] == [("北京", "A"), ("北京", "A")]
        assert pilot.app.screen_of_text.find_part == ""  # the pane stays shut
        await pilot.press("h")
        await settled(pilot)
        assert lettered(pilot.app) == {}


async def test_highlighting_a_word_leaves_the_panes_alone(keywords, read):
    async with read(size=(100, 30)) as pilot:
        outline = pilot.app.screen.query_one("#outline")
        assert outline.display
        await pilot.press("h")
        await settled(pilot)
        assert outline.display


async def test_all_are_cleared(keywords):
    async with keywords() as pilot:
        await open_keywords(pilot)
        await pilot.press("space", "down", "space", "H")
        assert lettered(pilot.app) == {}
        assert [line[0] for line in terms(pilot.app)] == ["北京", "上海", "广州"]


async def test_the_ranking_changes_and_highlights_stay(read, text_file, ranked):
    asked = ranked("北京", "上海")
    async with read(text_file(TEXT)) as pilot:
        await open_keywords(pilot)
        method = pilot.app.screen.query_one("#method", Static)
        assert shown(method).startswith("TF-IDF")
        await pilot.press("space", "r")
        await settled(pilot)
        assert asked == ["tfidf", "textrank"]
        assert shown(method).startswith("TextRank")
        assert terms(pilot.app)[0][:2] == ["A", "北京"]


async def test_more_than_there_are_colours(read, text_file, ranked):
    words = "甲乙丙丁戊己庚辛壬"
    ranked(*words)
    async with read(text_file("，".join(words))) as pilot:
        await open_keywords(pilot)
        for _ in words:
            await pilot.press("space", "down")
        assert len(lettered(pilot.app)[0]) == KEYWORD_COLOURS
        assert [notice.severity for notice in pilot.app._notifications] == ["warning"]


async def test_none_are_found(read, text_file, ranked):
    ranked()
    async with read(text_file("字")) as pilot:
        await open_keywords(pilot)
        assert shown(pilot.app.screen.query_one("#method", Static)) == "No keywords found"
        await pilot.press("space", "enter", "r", "escape")
        assert pilot.app.screen_of_text.view.has_focus


async def test_the_text_s_own_terms_come_from_the_worker(read):
    async with read() as pilot:
        await open_keywords(pilot)
        found = {line[0] for line in terms(pilot.app)}
        assert {"三能", "四责协同"} <= found


async def test_counts_of_all_sizes_stand_in_a_column(read, text_file, ranked):
    ranked("好", "来")
    async with read(text_file("好" * 1000 + "来")) as pilot:
        await open_keywords(pilot)
        lines = [option.prompt.plain for option in pilot.app.screen.query_one("#terms", Lines).options]
        assert len({len(line) for line in lines}) == 1
