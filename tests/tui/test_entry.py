"""The whole entry of a word: readings, senses, words inside it, references that can be followed."""

import pytest
from textual.widgets import Static

from reader.tui.lines import Lines
from reader.tui.screens.entry import EntryScreen
from tests.tui.conftest import settled, shown


def text(app):
    return shown(app.screen.query_one("#text", Static))


def links(app):
    return [option.id for option in app.screen.query_one("#follow", Lines).options]


@pytest.fixture
def entry(read, text_file):
    """Open the entry of the first word of a text."""

    def opened(sentence, **options):
        return read(text_file(sentence), **options)

    return opened


async def open_entry(pilot):
    await pilot.press("enter")
    await settled(pilot)
    assert isinstance(pilot.app.screen, EntryScreen)


async def test_all_readings_and_senses(entry):
    async with entry("行。") as pilot:
        await open_entry(pilot)
        assert {"xíng", "háng"} <= set(text(pilot.app).split())
        assert "1. to walk" in text(pilot.app)
        assert "row; line" in text(pilot.app) or "row" in text(pilot.app)


async def test_the_reading_in_context_comes_first(entry):
    async with entry("银行行长来了。") as pilot:
        await pilot.press("right")
        await open_entry(pilot)
        assert text(pilot.app).split("\n")[0].split()[1] == "hángzhǎng"


@pytest.mark.parametrize(("keys", "expected"), [(["P"], "jian4mian4"), (["P", "P"], "ㄐㄧㄢˋㄇㄧㄢˋ")])
async def test_spelled_as_set(entry, keys, expected):
    async with entry("见面。") as pilot:
        await pilot.press(*keys)
        await open_entry(pilot)
        assert expected in "".join(text(pilot.app).split("\n")[0].split())


async def test_references_are_followed_and_one_returns(entry):
    async with entry("见面。") as pilot:
        await open_entry(pilot)
        assert links(pilot.app) == ["见", "面", "次"]  # the words inside it and the measure word
        await pilot.press("enter")
        assert text(pilot.app).startswith("见〔見〕")
        assert "现" in links(pilot.app)  # "also written 現|现[xian4]"
        await pilot.press(*["down"] * links(pilot.app).index("现"), "enter")
        assert text(pilot.app).startswith("现〔現〕")
        await pilot.press("backspace")
        assert text(pilot.app).startswith("见〔見〕")
        await pilot.press("backspace")
        assert text(pilot.app).startswith("见面〔見面〕")


async def test_a_link_can_be_clicked(entry):
    async with entry("见面。") as pilot:
        await open_entry(pilot)
        await pilot.click("#follow", offset=(1, 1))
        assert text(pilot.app).startswith("面 ")


async def test_closing_returns_to_the_text(entry):
    async with entry("见面。") as pilot:
        await open_entry(pilot)
        await pilot.press("enter", "escape")
        assert pilot.app.screen is pilot.app.screen_of_text
        assert pilot.app.screen_of_text.view.has_focus


async def test_a_click_beside_it_closes(entry):
    async with entry("见面。") as pilot:
        await open_entry(pilot)
        await pilot.click("#text", offset=(2, 0))
        assert isinstance(pilot.app.screen, EntryScreen)
        await pilot.click(offset=(1, 1))
        assert pilot.app.screen is pilot.app.screen_of_text


async def test_a_word_that_is_in_no_dictionary(entry):
    async with entry("[b]粗[/b]") as pilot:
        await open_entry(pilot)
        assert "Not in the dictionary." in text(pilot.app)
        await pilot.press("enter", "down", "up", "space", "backspace")
        assert pilot.app.screen is pilot.app.screen_of_text


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_every_sense_can_be_reached(entry, size):
    async with entry("打。", size=size) as pilot:
        await open_entry(pilot)
        senses = pilot.app.screen.query_one("#senses")
        assert senses.max_scroll_y > 0
        seen = set()
        before = -1
        while before != senses.scroll_y:
            before = senses.scroll_y
            seen.update(range(int(before), int(before) + senses.size.height))
            await pilot.press("space")
        assert seen >= set(range(senses.virtual_size.height))
        await pilot.press("pageup")
        assert senses.scroll_y < before


async def test_a_double_click_opens_it(entry):
    async with entry("见面。") as pilot:
        view = pilot.app.screen_of_text.view
        y = view.page.flow.y_of(view.cursor)
        await pilot.click("#reading", offset=(1, view.size.height - 1), times=2)  # below the text
        assert pilot.app.screen is pilot.app.screen_of_text
        await pilot.click("#reading", offset=(view.brush.left + view.page.flow.rows(0)[0].columns[0], y), times=2)
        await settled(pilot)
        assert isinstance(pilot.app.screen, EntryScreen)


@pytest.mark.parametrize(("sentence", "expected"), [("我去看大夫。", "dàifu"), ("古代的士大夫。", "dàfū")])
async def test_the_right_one_of_two_readings_comes_first(entry, sentence, expected):
    async with entry(sentence) as pilot:
        app = pilot.app
        view = app.screen_of_text.view
        place = view.cursor.paragraph
        view.move_cursor(type(view.cursor)(place, sentence.index("大夫")))
        word = view.opened.word_at(view.cursor)
        await open_entry(pilot)
        head = text(app).split("\n")[0].split()[1]
        assert head.endswith(expected) and word.text.endswith("大夫")
