"""Views: other forms of the hanzi, typeset punctuation, another encoding; the text and its places stay."""

import pytest

from reader.language.corrections import Correction, Scope
from reader.language.views import Forms, View
from reader.study.annotations import Annotations
from reader.study.library import Library
from reader.study.memory import MemoryState
from reader.text.document import Anchor
from reader.tui.panes.keywords import KeywordsPane
from reader.tui.panes.outline import Outline
from reader.tui.panes.search import SearchPane
from reader.tui.panes.topline import Topline
from reader.tui.screens.text_as import OFFERS
from reader.tui.showing import recoded
from tests.tui.conftest import screen_lines, settled, shown, under_cursor
from tests.tui.test_place import holds, shown_first

SCANNED = "第一章 风雨\n\n他 说 今 天 下 雨 了 , 我 们 回 家 .\n\n软件和头发都在发展,皇后着急.\n"


async def choose(pilot, name, value):
    """Choose a way of showing the text by its keys."""
    await pilot.press("x")
    wanted, steps = (name, value), 0
    for group, (_, values) in OFFERS.items():
        for each in values:
            if (group, each) == wanted:
                await pilot.press(*["down"] * steps, "enter")
                await settled(pilot)
                return
            steps += 1


def page_of(app):
    """Return what stands in the reading view."""
    return shown(app.screen_of_text.view)


async def test_the_forms_change_and_the_place_holds(read):
    async with read(pinyin="all") as pilot:
        app = pilot.app
        await pilot.press("space", "space", "right", "right")
        place, cursor, word = shown_first(app)[0], app.screen_of_text.view.cursor, under_cursor(app)
        before = page_of(app)
        await choose(pilot, "forms", "hant-tw")
        assert holds(app, place)
        assert app.screen_of_text.view.cursor == cursor and under_cursor(app) == word
        assert "幹部" in page_of(app) and "干" in before and "干" not in page_of(app)
        assert "繁·台" in shown(app.screen_of_text.query_one(Topline))
        await choose(pilot, "forms", "asis")
        assert page_of(app) == before
        assert "繁" not in shown(app.screen_of_text.query_one(Topline))


async def test_readings_are_those_of_the_text(read, text_file):
    async with read(text_file(SCANNED), pinyin="all") as pilot:
        before = [line for line in page_of(pilot.app).splitlines() if "fà" in line]
        await choose(pilot, "forms", "hant")
        assert "頭髮都在發展" in page_of(pilot.app).replace(" ", "")
        assert "皇后" in page_of(pilot.app).replace(" ", "")
        assert [line for line in page_of(pilot.app).splitlines() if "fà" in line] == before


async def test_spaces_of_a_scanner_go_and_what_is_seen_is_found(read, text_file, search):
    async with read(text_file(SCANNED)) as pilot:
        app = pilot.app
        assert "他 说 今 天" in page_of(app)
        await choose(pilot, "typeset", "on")
        assert "他说今天下雨了，我们回家。" in page_of(app)
        await search(pilot, "今天下雨了，我")
        (hit,) = app.screen_of_text.finding.hits
        text = app.opened.document.paragraphs[hit.start.paragraph].text
        assert text[hit.start.offset : hit.end.offset] == "今 天 下 雨 了 , 我"
        assert app.screen_of_text.view.cursor == hit.start
        assert "今天下雨了，我们回家。" in shown(app.screen_of_text.query_one(SearchPane).query_one("#hits"))


@pytest.mark.parametrize("query", ["软件", "軟件"])
async def test_both_scripts_are_found_in_a_view(read, text_file, search, query):
    async with read(text_file(SCANNED)) as pilot:
        await choose(pilot, "forms", "hant-hk")
        await search(pilot, query)
        (hit,) = pilot.app.screen_of_text.finding.hits
        assert pilot.app.opened.document.text[pilot.app.opened.document.offset(hit.start) :].startswith("软件")


async def test_bookmarks_and_notes_are_of_the_text(read, text_file):
    state = MemoryState()
    async with read(text_file(SCANNED), state=state) as pilot:
        app = pilot.app
        await choose(pilot, "typeset", "on")
        await choose(pilot, "forms", "hant")
        await pilot.press("end", "left", "m", "v")
        kept = Annotations(state).of(app.opened.document.key)
        assert len(kept) == 2
        for one in kept:
            text = app.opened.document.paragraphs[one.place.paragraph].text
            assert text.startswith(one.quote, one.place.offset)
        assert app.screen_of_text.view.cursor in {one.place for one in kept}


async def test_lists_and_entries_are_shown_in_the_view(read, text_file):
    async with read(text_file(SCANNED * 3)) as pilot:
        app = pilot.app
        await choose(pilot, "forms", "hant")
        await pilot.press("end", "v", "k")
        await settled(pilot)
        keywords = shown(app.screen_of_text.query_one(KeywordsPane).query_one("#terms"))
        assert "軟件" in keywords and "软件" not in keywords
        await pilot.press("escape", "escape", "apostrophe")
        await settled(pilot)
        assert "軟件" in shown(app.screen.query_one("#annotated"))


@pytest.mark.parametrize(("forms", "first"), [("asis", "发展〔發展〕"), ("hant", "發展〔发展〕")])
async def test_an_entry_begins_with_the_form_that_is_read(read, text_file, forms, first):
    async with read(text_file("发展。"), forms=forms) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        assert shown(pilot.app.screen.query_one("#text")).startswith(first)


async def test_a_correction_here_stays(read, text_file):
    async with read(text_file(SCANNED), pinyin="all") as pilot:
        app = pilot.app
        document = app.opened.document
        last = len(document.paragraphs) - 1
        offset = document.paragraphs[last].text.index("着急")
        correction = Correction(("着急",), ("zhuo2", "ji2"), Scope.HERE, document.key, last, offset)
        await choose(pilot, "forms", "hant")
        app.choices.corrections.add([correction], document.title)
        app.screen_of_text.corrections_changed()
        await settled(pilot)
        assert "zhuójí" in page_of(app).replace(" ", "")
        await choose(pilot, "forms", "asis")
        assert "zhuójí" in page_of(app).replace(" ", "")


async def test_what_is_copied_is_what_is_seen(read, text_file, monkeypatch):
    async with read(text_file(SCANNED)) as pilot:
        await choose(pilot, "typeset", "on")
        await choose(pilot, "forms", "hant")
        await pilot.press("end", "V", "y")
        assert pilot.app.clipboard == "軟件和頭髮都在發展，皇后着急。"


async def test_the_view_is_remembered_for_the_text_only(read, text_file):
    state = MemoryState()
    async with read(text_file(SCANNED), state=state) as pilot:
        await choose(pilot, "forms", "hant")
    async with read(text_file(SCANNED), state=state) as pilot:
        assert "軟件" in page_of(pilot.app)
    async with read(state=state) as pilot:
        assert not pilot.app.opened.view


async def test_the_command_line_overrules_until_one_chooses(read, text_file):
    async with read(text_file(SCANNED), forms="hant-tw") as pilot:
        assert "軟件" in page_of(pilot.app)
        await choose(pilot, "forms", "asis")
        assert "软件" in page_of(pilot.app)


async def test_titles_are_shown_in_the_view(read):
    async with read() as pilot:
        await choose(pilot, "forms", "hant")
        assert "鍛造" in shown(pilot.app.screen_of_text.query_one(Outline))
        assert "鍛造" in shown(pilot.app.screen_of_text.query_one(Topline))


# The encoding


def share_of(app):
    """Return how far into the text the page begins."""
    document = app.opened.document
    return document.offset(app.screen_of_text.view.page.top) / len(document.text)


CHAPTERS = "\n".join(f"第{n}段：今天下雨了，他说我们回家。" for n in range(200))


@pytest.fixture
def gbk_file(tmp_path):
    path = tmp_path / "gbk.txt"
    path.write_bytes(CHAPTERS.encode("gbk"))
    return path


async def test_another_encoding_and_back(read, gbk_file):
    state = MemoryState()
    async with read(gbk_file, state=state) as pilot:
        app = pilot.app
        assert app.opened.document.encoding == "gb18030"
        await pilot.press("space", "space", "m")
        share = share_of(app)
        await choose(pilot, "encoding", "big5hkscs")
        assert app.opened.document.encoding == "big5hkscs"
        assert "今天下雨" not in page_of(app)
        assert "BIG5HKSCS" in shown(app.screen_of_text.query_one(Topline))
        assert abs(share_of(app) - share) < 0.02
        await choose(pilot, "encoding", "gb18030")
        assert "今天下雨" in page_of(app)
        assert abs(share_of(app) - share) < 0.02
        (bookmark,) = Annotations(state).of(app.opened.document.key)
        assert "◆" in page_of(app) and bookmark.quote.startswith("第")
        assert Library(state).text(app.opened.document.key).encoding == "gb18030"


async def test_an_encoding_that_is_a_guess_has_a_question_mark_until_one_is_chosen(read, tmp_path):
    path = tmp_path / "johab.txt"
    path.write_bytes("어제 저녁에 역 앞의 작은 서점에서 오래된 지도를 찾았다.\n".encode("johab"))
    async with read(path) as pilot:
        assert "UTF-16-LE?" in shown(pilot.app.screen_of_text.query_one(Topline))
        await choose(pilot, "encoding", "gb18030")
        assert "GB18030 " in shown(pilot.app.screen_of_text.query_one(Topline))


async def test_an_encoding_that_the_text_overrules_is_said(read, tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<html><head><meta charset=utf-8></head><body><p>今天下雨了。</p></body></html>", "utf-8")
    async with read(path) as pilot:
        before = pilot.app.opened.document
        await choose(pilot, "encoding", "utf-8")
        await choose(pilot, "encoding", "")
        assert "今天下雨了。" in page_of(pilot.app) and pilot.app.opened.document.key == before.key


async def test_a_file_that_is_gone_is_said_and_the_text_stays(read, gbk_file):
    async with read(gbk_file) as pilot:
        gbk_file.unlink()
        await choose(pilot, "encoding", "big5hkscs")
        (told,) = pilot.app._notifications
        assert "no such file" in told.message
        assert "今天下雨" in page_of(pilot.app)
        assert pilot.app.opened.document.encoding == "gb18030"


@pytest.mark.parametrize(("name", "size"), [("forms", (120, 40)), ("encoding", (40, 12))])
async def test_the_choice_is_marked_and_escape_leaves_it(read, name, size):
    async with read(size=size) as pilot:
        before = page_of(pilot.app)
        await pilot.press("x")
        assert any("●" in line for line in screen_lines(pilot.app))
        await pilot.press("escape")
        assert page_of(pilot.app) == before


def test_a_place_in_another_encoding_is_as_far_into_the_text():
    from reader.text.loader import document_of

    data = CHAPTERS.encode("gbk")
    one, other = document_of(data, "", "", "gb18030"), document_of(data, "", "", "cp1252")
    assert recoded(Anchor(), one, other) == Anchor()
    last = recoded(Anchor(150, 3), one, other)
    assert 0.7 < other.offset(last) / len(other.text) < 0.8
    assert View(Forms.HANS, script="hans").configurations == ()
