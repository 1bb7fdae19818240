"""Pinyin, spelling, tones, colours, themes and language: switched by a key, remembered."""

import pytest
from textual.widgets import Input

from reader.settings import Settings
from reader.study.memory import MemoryState
from reader.tui import tone_colours
from reader.tui.theme_files import theme_files
from tests.tui.conftest import screen_lines, settled, shown

TEXT = "看得出来，不错。"


def ruby(app):
    """What stands on the first ruby line; empty without one."""
    view = app.screen_of_text.view
    if view.page.flow.setting.row_height == 1:
        return ""
    return " ".join(view.render_line(view.page.flow.y_of(view.page.top)).text.split())


@pytest.fixture
def sentence(read, text_file):
    return lambda **options: read(text_file(TEXT), **options)


async def test_pinyin_on_and_off(sentence):
    async with sentence() as pilot:
        assert ruby(pilot.app) == ""
        await pilot.press("p")
        assert ruby(pilot.app) == "kàndechūlái bùcuò"
        await pilot.press("p")
        assert ruby(pilot.app) == ""


async def test_only_the_word_under_the_cursor(sentence):
    async with sentence() as pilot:
        await pilot.press("M")
        assert ruby(pilot.app) == "kàndechūlái"
        await pilot.press("right", "right")
        assert ruby(pilot.app) == "bùcuò"
        await pilot.press("p", "p")  # off, and on as it was on
        assert ruby(pilot.app) == "bùcuò"
        await pilot.press("M", "M")
        assert ruby(pilot.app) == "kàndechūlái bùcuò"


async def test_only_words_with_an_unsure_syllable(read, text_file, guessed):
    guessed("下降", "了")
    async with read(text_file("发案下降了三成。")) as pilot:
        await pilot.press("M", "M")
        assert ruby(pilot.app) == "xiàjiàng le"
        assert pilot.app.screen_of_text.choices.get("pinyin") == "uncertain"
        await pilot.press("p", "p")
        assert ruby(pilot.app) == "xiàjiàng le"


async def test_the_mode_of_the_command_line_comes_back_too(read, text_file, guessed):
    guessed("了")
    async with read(text_file("发案下降了三成。"), pinyin="uncertain") as pilot:
        await pilot.press("p", "p")
        assert ruby(pilot.app) == "le"


async def test_spellings(sentence):
    async with sentence(pinyin="all") as pilot:
        seen = []
        for _ in range(4):
            seen.append(ruby(pilot.app).split()[-1])
            await pilot.press("P")
        assert seen[0] == "bùcuò" and seen[1] == "bu4cuo4" and seen[2] == "ㄘㄨㄛˋ" and seen[3] == seen[0]


async def test_spoken_tones(sentence):
    async with sentence(pinyin="all") as pilot:
        await pilot.press("T")
        assert ruby(pilot.app).endswith("búcuò")
        await pilot.press("T")
        assert ruby(pilot.app).endswith("bùcuò")


async def test_tone_colours_colour_the_ruby_only(sentence):
    async with sentence(pinyin="all") as pilot:
        view = pilot.app.screen_of_text.view
        plain = view.brush.inks["ruby"].color
        seen = []
        for name in tone_colours.NAMES:
            strip = view.render_line(0)
            seen.append([style.color for text, style, _ in strip if text.strip()])
            assert all(style.color == view.brush.inks["body"].color for t, style, _ in view.render_line(1) if "出" in t)
            assert pilot.app.screen_of_text.choices.get("tone_colours") == name
            await pilot.press("C")
        assert set(seen[0]) == {plain}
        assert all(len(set(colours)) >= 2 for colours in seen[1:])


async def test_the_word_line_follows_the_spelling(sentence):
    async with sentence() as pilot:
        line = pilot.app.screen.query_one("#wordline")
        assert "Kàn de chūlái" in shown(line)
        await pilot.press("P")
        await settled(pilot)
        assert "Kan4 de5 chu1lai2" in shown(line)


async def test_the_word_line_says_all(read, text_file):
    async with read(text_file("认识你。我们认识他。")) as pilot:
        said = shown(pilot.app.screen.query_one("#wordline"))
        assert said.split("\n")[0].split() == ["认识", "Rènshi", "〔認識〕", "HSK", "1", "(2025", "syllabus)", "×2"]
        assert "to know" in said.split("\n")[1]


async def test_on_one_line_the_gloss_comes_before_the_standard_s_name(read, text_file):
    async with read(text_file("认识你。"), size=(60, 12)) as pilot:
        said = shown(pilot.app.screen.query_one("#wordline"))
        assert said.split()[:6] == ["认识", "Rènshi", "〔認識〕", "HSK", "1", "×1"]
        assert "to know" in said


async def test_themes_go_round(read):
    async with read() as pilot:
        seen = []
        for _ in range(len(theme_files()) + 1):
            seen.append(pilot.app.theme)
            await pilot.press("t")
        assert seen == [*theme_files(), "ansi-dark"]
        assert pilot.app.theme == seen[0]


@pytest.mark.parametrize("theme", [*theme_files(), "ansi-dark", "ansi-light", "nord", "textual-light"])
async def test_every_theme_paints(read, search, ranked, theme):
    ranked("警", "公安")
    async with read(settings=Settings(theme=theme), pinyin="all") as pilot:
        assert pilot.app.theme == theme
        await pilot.press("C", "k")
        await settled(pilot)
        await pilot.press("space", "down", "space", "escape")
        await search(pilot, "三能")
        await pilot.press("enter", "n", "shift+right")
        await settled(pilot)
        assert any("三" in line for line in screen_lines(pilot.app))


async def test_everything_visible_changes_its_language(read, ranked):
    ranked("公安")
    async with read() as pilot:
        await pilot.press("/")
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
        await pilot.press("escape", "k")
        await settled(pilot)
        await pilot.press("escape")
        english = ("min left", "Lead", "syllabus", "Search", "Keywords", "Outline", "Help", "Quit")
        chinese = ("分钟", "导语", "大纲", "搜索", "关键词", "目录", "帮助", "退出")
        await pilot.press("k")
        await settled(pilot)
        before = "\n".join(screen_lines(pilot.app))
        assert [word for word in english if word not in before] == []
        await pilot.press("L")
        await settled(pilot)
        after = "\n".join(screen_lines(pilot.app))
        assert [word for word in chinese if word not in after] == []
        assert [word for word in (*english, "space highlights", "Ranking") if word in after] == []
        assert pilot.app.screen.query_one("#query", Input).placeholder.startswith("搜索")
        assert pilot.app.screen.query_one("#own", Input).placeholder == "自己的关键词"
        await pilot.press("L")
        await settled(pilot)
        assert "\n".join(screen_lines(pilot.app)) == before


async def test_the_search_speaks_the_new_language(read, search):
    async with read() as pilot:
        await search(pilot, "广州")
        await pilot.press("escape")
        await search(pilot, "派出所")
        await pilot.press("enter", "L")
        await settled(pilot)
        assert "7 处" in "\n".join(screen_lines(pilot.app))


@pytest.mark.parametrize(("variable", "expected"), [("zh_CN.UTF-8", "目录"), ("de_DE.UTF-8", "Outline")])
async def test_language_of_the_environment(read, monkeypatch, variable, expected):
    monkeypatch.setenv("LANG", variable)
    async with read() as pilot:
        assert expected in screen_lines(pilot.app)[-1]


async def test_choices_are_remembered_for_the_text_and_in_general(read, text_file):
    state = MemoryState()
    one, other, third = (text_file(f"第{name}篇文章。", f"{name}.txt") for name in "一二三")
    async with read(one, state=state) as pilot:
        await pilot.press("p", "P", "T", "C", "t", "L")
        await settled(pilot)
        chosen = pilot.app.screen_of_text.view.setting, pilot.app.theme
    async with read(other, state=state) as pilot:  # in general
        view = pilot.app.screen_of_text.view
        assert (view.setting, pilot.app.theme) == chosen
        assert pilot.app.say.language == "zh"
        assert view.tones == tone_colours.inks("mdbg", pilot.app.screen_of_text._background())
        await pilot.press("p", "t")
    async with read(one, state=state) as pilot:  # for this text
        assert (pilot.app.screen_of_text.view.setting, pilot.app.theme) == chosen
    async with read(third, state=state) as pilot:
        assert pilot.app.screen_of_text.view.setting.pinyin == "none"


async def test_the_command_line_overrules_and_is_not_remembered(read, text_file):
    state = MemoryState()
    path = text_file("文章。")
    async with read(path, state=state, pinyin="all") as pilot:
        assert pilot.app.screen_of_text.view.setting.pinyin == "all"
    async with read(path, state=state) as pilot:
        assert pilot.app.screen_of_text.view.setting.pinyin == "none"


@pytest.mark.parametrize(("writable", "expected"), [(True, "this once: 40 %"), (False, "at every start")])
async def test_it_is_said_whether_the_dictionary_will_be_there_next_time(read, monkeypatch, writable, expected):
    monkeypatch.setattr("reader.paths.is_writable", lambda _: writable)
    async with read() as pilot:
        pilot.app._tell_progress(0.4)
        await pilot.pause()
        assert expected in shown(pilot.app.screen.query_one("#wordline"))
