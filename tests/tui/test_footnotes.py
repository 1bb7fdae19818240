"""Footnotes while reading: said in the word line, gone to with Enter and come back from."""

from tests.tui.conftest import screen_lines, settled

TEXT = f"他今天来北京[^1]。\n\n{'我们很高兴。' * 400}\n\n[^1]: 又称北平。\n"


def under(app):
    view = app.screen_of_text.view
    return view.opened.document.paragraphs[view.cursor.paragraph].text[view.cursor.offset - 1 :][:5]


async def test_a_footnote_is_said_and_gone_to(read, text_file):
    async with read(text_file(TEXT, "a.md"), size=(80, 24)) as pilot:
        await pilot.press(*["right"] * 4)
        await settled(pilot)
        assert [line.rstrip() for line in screen_lines(pilot.app)[-3:-1]] == [" 〔1〕", " 又称北平。"]
        await pilot.press("enter")
        await settled(pilot)
        assert under(pilot.app) == "〔1〕又称"
        assert screen_lines(pilot.app)[-2].rstrip() == " 他今天来北京〔1〕。"
        await pilot.press("enter")
        assert under(pilot.app) == "〔1〕。"


async def test_backspace_returns_from_a_footnote(read, text_file):
    async with read(text_file(TEXT, "a.md"), size=(40, 12)) as pilot:
        await pilot.press(*["right"] * 4, "enter", "backspace")
        assert under(pilot.app) == "〔1〕。"
