"""The outline: what it lists, where it goes, what it marks."""

import pytest

from reader.tui.panes.outline import Outline
from tests.tui.conftest import settled, shown, under_cursor


def outline(app):
    return app.screen.query_one(Outline)


def listed(app):
    return [option.prompt.plain.rstrip() for option in outline(app).options]


def current(app):
    """The marked section's title."""
    pane = outline(app)
    top = pane.scroll_offset.y
    marked = [top + y for y in range(pane.scrollable_content_region.height) if pane.render_line(y).text[0] == "▸"]
    assert marked == [pane.current]
    return listed(app)[marked[0]].lstrip(" 123456789")


async def test_questions_parts_and_lead_are_listed(read):
    async with read() as pilot:
        lines = listed(pilot.app)
        assert lines[1].strip() == "Lead"
        assert [line[1] for line in lines if line[1].isdigit()] == ["1", "2", "3", "4"]
        assert [line.strip() for line in lines[-4:]] == ["政治过硬", "担当过硬", "能力过硬", "纪律过硬"]
        assert all(not line.strip().endswith(("。", "？")) for line in lines)


async def test_the_current_section_is_marked_while_scrolling(read):
    async with read(size=(120, 16)) as pilot:
        sections = pilot.app.screen_of_text.opened.document.sections
        view = pilot.app.screen_of_text.view
        seen = []
        while view.page.last(view.scroll_offset.y)[1] is False:
            title = sections[pilot.app.screen_of_text.opened.document.section_at(view.cursor)].title
            assert title.startswith(current(pilot.app)) or current(pilot.app) == "Lead"
            seen.append(current(pilot.app))
            await pilot.press("space")
        await pilot.press("end")
        seen.append(current(pilot.app))
        assert len(dict.fromkeys(seen)) >= 6
        assert seen[-1] == "纪律过硬"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
@pytest.mark.parametrize("pinyin", ["none", "all"])
async def test_next_section_reaches_every_one(read, size, pinyin):
    """Also those at the end that cannot be scrolled to the top of a full page."""
    async with read(size=size, pinyin=pinyin) as pilot:
        screen = pilot.app.screen_of_text
        starts = [screen.opened.document.sections[i].start for i in outline(pilot.app).shown]
        went = []
        for _ in starts[1:]:
            await pilot.press("]")
            went.append(screen.view.page.top)
            y = screen.view.scroll_offset.y
            assert screen.view.page.flow.y_of(screen.view.page.top) == y
        assert went == starts[1:]
        await pilot.press("]")
        assert screen.view.page.top == starts[-1]
        for start in reversed(starts[:-1]):
            await pilot.press("[")
            assert screen.view.page.top == start


async def test_the_next_section_is_the_one_after_the_marked(read, text_file):
    text = "# 书\n\n" + "".join(f"## 第{n}节\n\n今天下雨。\n\n" for n in "一二三四")
    async with read(text_file(text, "b.md"), size=(120, 24)) as pilot:
        while current(pilot.app) != "第二节":  # by lines, all of it on one page
            await pilot.press("down")
        await pilot.press("]")
        assert current(pilot.app) == "第三节"
        await pilot.press("right", "right", "right", "[")
        assert current(pilot.app) == "第三节"
        await pilot.press("[")
        assert current(pilot.app) == "第二节"


async def test_enter_goes_there(read):
    async with read() as pilot:
        await pilot.press("o", "end", "enter")
        view = pilot.app.screen_of_text.view
        assert view.has_focus
        assert view.opened.document.paragraphs[view.page.top.paragraph].text.startswith("纪律过硬")
        assert current(pilot.app) == "纪律过硬"


async def test_digits_go_to_questions(read):
    async with read() as pilot:
        await pilot.press("o", "3")
        view = pilot.app.screen_of_text.view
        assert view.opened.document.paragraphs[view.page.top.paragraph].text.startswith("记者：听说江南公安")
        await pilot.press("o", "9")  # there are only four
        assert outline(pilot.app).has_focus


async def test_a_click_goes_there_and_a_jump_back_returns(read):
    async with read() as pilot:
        await pilot.press("space", "right", "right")
        word = under_cursor(pilot.app)
        view = pilot.app.screen_of_text.view
        place = view.page.top
        await pilot.click("#outline", offset=(6, 3))
        assert view.page.top != place
        assert view.has_focus
        await pilot.press("backspace")
        assert under_cursor(pilot.app) == word


async def test_the_cursor_begins_at_a_word_of_the_section(read):
    async with read() as pilot:
        await pilot.press("]")  # the lead begins with a quotation mark
        assert under_cursor(pilot.app) == "平常"


async def test_a_fresh_text_begins_at_a_word(read, text_file):
    async with read(text_file("……“他来了。”")) as pilot:
        assert under_cursor(pilot.app) == "他"


async def test_the_whole_title_is_shown_on_focus(read):
    async with read() as pilot:
        await pilot.press("o", "down", "down")
        line = pilot.app.screen.query_one("#wordline")
        assert shown(line).startswith("先请您谈谈对“三能”要求的认识。")
        await pilot.press("escape")
        assert "如何" in shown(line)  # the word under the cursor again


@pytest.mark.parametrize("title", ["", "红楼梦\n\n"])
async def test_chapters_stand_below_their_volumes(read, text_file, title):
    volumes = "".join(f"第{n}卷　春\n\n第{n}章　风\n\n　　他说今天起风了。\n\n" for n in "一二")
    async with read(text_file(title + volumes)) as pilot:
        lines = listed(pilot.app)[bool(title) :]
        assert [line[1:].split("第")[0] for line in lines] == ["1 ", "  2 ", "3 ", "  4 "]


async def test_a_very_long_title_takes_both_lines(read, text_file):
    title = "很长的标题" * 12
    async with read(text_file(f"# 书\n\n## {title}\n\n文。", "b.md"), size=(80, 24)) as pilot:
        await pilot.press("o", "down")
        assert "".join(shown(pilot.app.screen.query_one("#wordline")).split()) == title


async def test_the_whole_title_is_the_tooltip_under_the_mouse(read):
    async with read() as pilot:
        for row, start in ((3, "先请您谈谈"), (4, "江南公安是如何")):
            await pilot.hover("#outline", offset=(8, row))
            assert outline(pilot.app).tooltip.plain.startswith(start)
        await pilot.hover("#outline", offset=(8, 25))
        assert outline(pilot.app).tooltip is None


async def test_figures_come_and_go(read):
    async with read() as pilot:
        before = listed(pilot.app)
        await pilot.press("o", "f")
        assert len([line for line in listed(pilot.app) if "▫" in line]) == 3
        await pilot.press("f")
        assert listed(pilot.app) == before


async def test_a_figure_at_the_top_marks_the_section_around_it(read):
    async with read() as pilot:
        screen = pilot.app.screen_of_text
        figure = next(s for s in screen.opened.document.sections if s.kind == "figure")
        screen.view.show(figure.start, top=True)
        await settled(pilot)
        assert current(pilot.app)


async def test_markup_in_titles_is_text(read, text_file):
    path = text_file("# [b]书[/b]\n\n## [/] [@click=app.quit]坏[/]\n\n文。", "m.md")
    async with read(path) as pilot:
        assert [line.strip("▸ 1") for line in listed(pilot.app)] == ["[b]书[/b]", "[/] [@click=app.quit]坏[/]"]
        await pilot.press("o", "down")
        await pilot.hover("#outline", offset=(3, 2))
        await pilot.click("#outline", offset=(6, 2))
        assert pilot.app.is_running


async def test_many_sections(read, text_file):
    text = "# 书\n\n" + "\n\n".join(f"## 第{i}节\n\n正文。" for i in range(200))
    async with read(text_file(text, "many.md")) as pilot:
        assert len(listed(pilot.app)) == 201
        await pilot.press("end")
        await settled(pilot)
        assert current(pilot.app) == "第199节"
        await pilot.press("o", "end", "enter")
        assert current(pilot.app) == "第199节"


async def test_a_text_without_sections_has_no_outline(read, text_file):
    async with read(text_file("只有一段。")) as pilot:
        assert not outline(pilot.app).display
        await pilot.press("o")
        assert not outline(pilot.app).display
        assert pilot.app.screen_of_text.view.has_focus
        assert len(pilot.app._notifications) == 1


async def test_more_sections_than_can_be_listed_are_said_and_gone_through(read, text_file, monkeypatch):
    monkeypatch.setattr("reader.tui.panes.outline._MOST", 4)
    path = text_file("\n".join(f"第{number}章 风\n他说今天起风了。" for number in range(1, 6)))
    async with read(path) as pilot:
        assert listed(pilot.app) == ["5 sections: not listed", "] and [ go through them"]
        assert [line.strip() for line in shown(outline(pilot.app)).splitlines()[:2]] == listed(pilot.app)
        view = pilot.app.screen_of_text.view
        await pilot.press("]", "]")
        assert view.cursor.paragraph == 4
        await pilot.press("o", "3")
        assert view.cursor.paragraph == 4
        await pilot.press("L")
        assert "共 5 节" in listed(pilot.app)[0]


async def test_a_text_with_too_many_headings_says_so(read, text_file, monkeypatch):
    monkeypatch.setattr("reader.text.sectioning.MOST_SECTIONS", 4)
    path = text_file("\n".join(f"第{number}章 风\n他说今天起风了。" for number in range(1, 6)))
    async with read(path) as pilot:
        await pilot.press("o")
        assert [note.message for note in pilot.app._notifications] == [
            "This text has too many headings for an outline."
        ]
