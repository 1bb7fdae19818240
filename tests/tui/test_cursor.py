"""The word cursor: what stands under it after some keys. The bar stands before the cursor's word."""

import pytest

TEXT = "他说今天来北京，我们很高兴。\n\n第二天他又走了。"


def at(app):
    view = app.screen_of_text.view
    paragraph = view.opened.document.paragraphs[view.cursor.paragraph].text
    return f"{paragraph[: view.cursor.offset]}|{paragraph[view.cursor.offset :]}"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([], "|他说今天来北京，我们很高兴。"),
        (["right", "right"], "他说|今天来北京，我们很高兴。"),
        (["right"] * 5, "他说今天来北京，|我们很高兴。"),
        (["right"] * 5 + ["left"], "他说今天来|北京，我们很高兴。"),
        (["left"], "|他说今天来北京，我们很高兴。"),
        (["right"] * 8, "|第二天他又走了。"),
        (["right"] * 8 + ["left"], "他说今天来北京，我们很|高兴。"),
        (["down"], "|第二天他又走了。"),
        (["down", "up"], "|他说今天来北京，我们很高兴。"),
    ],
)
async def test_cursor(read, text_file, keys, expected):
    async with read(text_file(TEXT)) as pilot:
        await pilot.press(*keys)
        assert at(pilot.app) == expected


@pytest.mark.parametrize("half", [0, 1])
async def test_both_halves_of_a_wide_glyph_are_the_word(read, text_file, half):
    async with read(text_file(TEXT)) as pilot:
        view = pilot.app.screen_of_text.view
        row = view.page.flow.rows(0)[0]
        y = view.page.flow.y_of(view.page.top)
        await pilot.click("#reading", offset=(view.brush.left + row.column(5) + half, y))
        assert at(pilot.app) == "他说今天来|北京，我们很高兴。"


async def test_selection_by_keys_takes_whole_words_and_no_ruby(read, text_file):
    async with read(text_file(TEXT), pinyin="all") as pilot:
        await pilot.press("right", "right", "shift+right", "shift+right")
        assert pilot.app.screen_of_text.view.copied() == "今天来"
        await pilot.press("y")
        assert pilot.app.clipboard == "今天来"
        await pilot.press("escape")
        assert pilot.app.screen_of_text.view.selection is None


async def test_without_a_selection_the_sentence_is_copied(read, text_file):
    async with read(text_file("我来。“你去！”他走。\n\n别的一段。")) as pilot:
        await pilot.press("right", "right", "y")
        assert pilot.app.clipboard == "“你去！”"


async def test_dragging_backwards_selects_the_word_it_began_in(read, text_file):
    async with read(text_file(TEXT)) as pilot:
        view = pilot.app.screen_of_text.view
        row = view.page.flow.rows(0)[0]
        y = view.page.flow.y_of(view.page.top)
        left = view.brush.left
        await pilot.mouse_down("#reading", offset=(left + row.column(5), y))
        await pilot.hover("#reading", offset=(left + row.column(2), y))
        await pilot.mouse_up("#reading", offset=(left + row.column(2), y))
        assert view.copied() in ("今天来北京", "北京")


CUES = "1\n00:00:01,000 --> 00:00:02,000\n他说今天来。你呢？\n\n2\n00:00:03,000 --> 00:00:04,000\n我也来。\n"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([], "0:00:01 |他说今天来。你呢？"),
        (["left"], "0:00:01 |他说今天来。你呢？"),
        (["right"] * 6, "0:00:03 |我也来。"),
        (["right"] * 6 + ["left"], "0:00:01 他说今天来。你|呢？"),
        (["down"], "0:00:03 |我也来。"),
    ],
)
async def test_the_time_of_a_cue_is_no_word(read, text_file, keys, expected):
    async with read(text_file(CUES, "a.srt")) as pilot:
        await pilot.press(*keys)
        assert at(pilot.app) == expected


async def test_the_time_of_a_cue_is_not_copied_with_its_sentence(read, text_file):
    async with read(text_file(CUES, "a.srt")) as pilot:
        assert pilot.app.screen_of_text.view.copied() == "他说今天来。"
