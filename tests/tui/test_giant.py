"""A text that is one line of five megabytes: whatever is done to it, only what is near is worked on."""

from itertools import pairwise

import pytest

from reader.typesetting import flow
from tests.tui.conftest import settled
from tests.tui.test_place import holds, shown_first

SENTENCES = [
    "老街在江的北岸，从东门一直通到码头，两边都是木头房子，楼下开店，楼上住人。",
    "王师傅在这条街上开了四十年的面馆，每天凌晨三点起来和面，五点开门！",
    "他说：“面要揉到位，客人一吃就知道你有没有偷懒。”",
    "The old street (built in 1923) runs along 3.5 km of the northern bank. ",
]
_NEAR = 16_000  # code points: some pages above and below


@pytest.fixture(scope="module")
def line(tmp_path_factory):
    path = tmp_path_factory.mktemp("giant") / "line.txt"
    path.write_text("".join(SENTENCES[n * n % 4] + str(n) for n in range(48_000)), encoding="utf-8")
    assert path.stat().st_size > 5_000_000
    return path


@pytest.fixture
def typeset_length(monkeypatch):
    """Counts the code points that are typeset."""
    lengths = []
    real = flow.typeset

    def counted(text, width, **options):
        lengths.append(len(text))
        return real(text, width, **options)

    monkeypatch.setattr(flow, "typeset", counted)
    return lengths


@pytest.mark.parametrize("pinyin", ["none", "all"])
async def test_opens_pages_and_resizes_in_bounded_work(read, line, typeset_length, pinyin):
    async with read(line, pinyin=pinyin) as pilot:
        for keys in (["space"], ["end"], ["pageup"], ["p"], ["p"], ["home"], ["end"]):
            typeset_length.clear()
            await pilot.press(*keys)
            assert sum(typeset_length) < _NEAR * 2, keys
            assert max(typeset_length, default=0) < 2000
        await pilot.press("pageup")
        place = shown_first(pilot.app)[0]
        assert place.offset > 1_000_000
        for size in [(80, 24), (120, 40)]:
            typeset_length.clear()
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert holds(pilot.app, place)


async def test_no_character_is_lost_on_the_way(read, line):
    async with read(line) as pilot:
        view = pilot.app.screen_of_text.view
        reached = 0
        for _ in range(12):
            y = view.scroll_offset.y
            rows = [
                view.page.flow.row(found)
                for at in range(y, y + view.page.height)
                if (found := view.page.flow.line(at)) and found.part == "text"
            ]
            assert rows[0].start <= reached
            assert all(row.end == following.start for row, following in pairwise(rows))
            reached = rows[-1].end
            await pilot.press("space")
        assert reached > 12 * 1000


async def test_words_and_hits_are_found_deep_inside(read, line, search):
    async with read(line) as pilot:
        view = pilot.app.screen_of_text.view
        await pilot.press("end")
        assert view.cursor.paragraph == 0
        await pilot.press("left", "left")
        text = view.opened.document.paragraphs[0].text
        word = view.opened.word_at(view.cursor)
        assert text[word.start : word.end] == word.text
        await pilot.press("y")
        assert len(view.copied()) < 200
        await search(pilot, "47999")
        found = pilot.app.screen_of_text.finding.hits[0].start.offset
        assert text[found : found + 5] == "47999"
        assert view._sees(view.cursor)


async def test_the_scroll_bar_goes_anywhere(read, line):
    async with read(line, pinyin="all") as pilot:
        view = pilot.app.screen_of_text.view
        bar, middle = view.vertical_scrollbar, (0, view.page.height // 2)
        await pilot.mouse_down(bar, offset=(0, 0))
        await pilot.hover(bar, offset=middle)
        await pilot.mouse_up(bar, offset=middle)
        await settled(pilot)
        length = len(view.opened.document.text)
        half = shown_first(pilot.app)[0].offset
        assert 0.45 < half / length < 0.55
        await pilot.click(bar, offset=(0, view.page.height - 1))
        await settled(pilot)
        below = shown_first(pilot.app)[0].offset
        assert half < below < half + 2000
        await pilot.click(bar, offset=(0, 1))
        await settled(pilot)
        assert shown_first(pilot.app)[0].offset < below


@pytest.mark.parametrize("pinyin", ["none", "all"])
async def test_the_pages_beside_are_set_before_one_comes_to_them(read, line, pinyin):
    async with read(line, pinyin=pinyin) as pilot:
        view = pilot.app.screen_of_text.view
        await pilot.press("end", *["pageup"] * 2)
        place = shown_first(pilot.app)[0]
        flow, height = view.page.flow, view.page.height
        while not view._ahead._task.done():
            await pilot.pause()
        assert holds(pilot.app, place)
        assert list(flow.untouched(view.page.top, height, above=True)) == []
        assert list(flow.untouched(view.page.top, 2 * height)) == []
