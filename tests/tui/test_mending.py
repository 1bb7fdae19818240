"""Correcting readings and words, taking it back, coming back to it."""

import pytest
from textual.widgets import Input, Static

from reader.language.corrections import Correction, Scope
from reader.language.ownwords import OwnWords, parse
from reader.language.words import Tones
from reader.study.corrections import Corrections
from reader.study.memory import MemoryState
from reader.study.state import ReadingState
from reader.text.document import Anchor
from reader.tui.lines import Lines
from reader.tui.screens.corrections import CorrectionsScreen
from reader.tui.screens.mend import MendScreen
from tests.tui.conftest import screen_lines, settled, shown, under_cursor

TEXT = "他的行很好。\n\n我的行不行？\n"


def word(app):
    """Return the word under the cursor with its reading and who says so."""
    view = app.screen_of_text.view
    found = view.opened.word_at(view.cursor)
    return found.text, " ".join(s or "-" for s in found.reading.syllables) if found.reading else "", found.reading


def reading(app, paragraph, text):
    words = app.screen_of_text.opened.words(paragraph)
    return [" ".join(w.reading.syllables) for w in words if w.text == text]


def offers(app):
    return [str(option.prompt) for option in app.screen.query_one("#offers", Lines).options]


async def put_cursor(pilot, paragraph, offset):
    pilot.app.screen_of_text.view.move_cursor(Anchor(paragraph, offset))
    await pilot.pause()


async def typed(pilot, written):
    field = pilot.app.screen.query_one("#typed", Input)
    field.focus()
    field.value = written
    await pilot.pause()


@pytest.fixture
def text(text_file):
    return text_file(TEXT)


async def test_readings_with_what_they_mean(read, text):
    async with read(text) as pilot:
        await put_cursor(pilot, 0, 2)
        await pilot.press("e")
        assert isinstance(pilot.app.screen, MendScreen)
        lines = offers(pilot.app)
        assert any("xíng" in line and "to walk" in line for line in lines)
        assert any("háng" in line for line in lines)
        present = [line for line in lines if "●" in line]
        assert len(present) == 1
        assert lines[pilot.app.screen.query_one("#offers", Lines).highlighted] == present[0]


@pytest.mark.parametrize(
    ("key", "expected"),
    [("h", ("heng2", "xing2")), ("t", ("heng2", "heng2")), ("e", ("heng2", "heng2"))],
)
async def test_scopes(read, text_file, key, expected):
    state = MemoryState()
    Corrections(state).add([Correction(("行",), ("xing2",), Scope.EVERYWHERE)])
    async with read(text_file("他的行很好。\n\n我的行也好。\n"), state=state) as pilot:
        await put_cursor(pilot, 0, 2)
        await pilot.press("e")
        await typed(pilot, "héng")
        await pilot.press("enter", key)
        await settled(pilot)
        assert pilot.app.screen is pilot.app.screen_of_text
        view = pilot.app.screen_of_text.view
        assert (*reading(pilot.app, 0, "行"), *reading(pilot.app, 1, "行")) == expected
        assert Corrections(state).all()[-1].correction.scope[0] == key
        assert word(pilot.app)[2].certain == (True,)
        assert view.cursor == Anchor(0, 2)
        await pilot.press("u")
        await settled(pilot)
        assert reading(pilot.app, 0, "行") == ["xing2"]


async def test_a_correction_is_there_on_the_screen_at_once(read, text):
    async with read(text, size=(80, 24), pinyin="all") as pilot:
        await put_cursor(pilot, 0, 2)
        await pilot.press("e")
        await typed(pilot, "héng")
        await pilot.press("enter", "e")
        await settled(pilot)
        assert "héng" in "\n".join(screen_lines(pilot.app)[:6])
        assert "héng" in shown(pilot.app.screen_of_text.query_one("#wordline"))


async def test_only_what_it_touches_is_annotated_anew(read, text):
    async with read(text) as pilot:
        opened = pilot.app.screen_of_text.opened
        first, second = opened.words(0), opened.words(1)
        opened.settle((Correction(("很",), ("hen4",), Scope.EVERYWHERE),))
        assert opened.words(1) is second
        assert opened.words(0) is not first


async def test_numbers_take_an_offer_and_escape_returns_to_them(read, text):
    async with read(text) as pilot:
        await put_cursor(pilot, 0, 2)
        await pilot.press("e")
        before = offers(pilot.app)
        await pilot.press("2")
        assert ["only here" in line for line in offers(pilot.app)] == [True, False, False]
        await pilot.press("escape")
        assert offers(pilot.app) == before
        await pilot.press("escape")
        assert pilot.app.screen is pilot.app.screen_of_text
        assert word(pilot.app)[2].source != "user"


async def test_a_reading_is_typed_as_soon_as_they_are_listed(read, text):
    """Also one that begins with the key that leaves the program, and after a look through the list."""
    async with read(text) as pilot:
        await put_cursor(pilot, 0, 2)
        await pilot.press("e", "down", "up", *"qing2")
        assert pilot.app.screen.query_one("#typed", Input).value == "qing2"
        await pilot.press("enter", "h")
        await settled(pilot)
        assert word(pilot.app)[:2] == ("行", "qing2")


async def test_arrows_and_enter_choose_among_them(read, text):
    async with read(text) as pilot:
        await put_cursor(pilot, 0, 2)
        await pilot.press("e")
        lines = pilot.app.screen.query_one("#offers", Lines)
        there = lines.highlighted
        await pilot.press("down")
        assert lines.highlighted == (there + 1) % len(offers(pilot.app))
        chosen = offers(pilot.app)[lines.highlighted]
        await pilot.press("enter")
        head = shown(pilot.app.screen.query_one("#mend-title", Static)).split("  ")[0]
        assert head.split()[1] in chosen.split()


@pytest.mark.parametrize("keys", ["s q", "s ｑ", "e 1 q", "e １ q"])
async def test_q_leaves_the_program_from_its_lists(read, text_file, keys):
    async with read(text_file("银行在这里。")) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        assert pilot.app.return_code == 0


@pytest.mark.parametrize(("sentence", "usual"), [("行。", "only here"), ("银行。", "everywhere")])
async def test_the_usual_scope(read, text_file, sentence, usual):
    async with read(text_file(sentence)) as pilot:
        await pilot.press("e", "1")
        assert usual in offers(pilot.app)[pilot.app.screen.query_one("#offers", Lines).highlighted]


@pytest.mark.parametrize(
    ("written", "said"),
    [("héng", "→ héng"), ("heng2", "→ héng"), ("ㄏㄥˊ", "→ héng"), ("héng héng", "syllables: 2"), ("x", "no reading")],
)
async def test_what_is_typed_is_checked(read, text, written, said):
    async with read(text) as pilot:
        await put_cursor(pilot, 0, 2)
        await pilot.press("e")
        await typed(pilot, written)
        assert said in shown(pilot.app.screen.query_one("#mend-remark", Static))
        await pilot.press("enter")
        await pilot.pause()
        assert ("only here" in offers(pilot.app)[0]) == said.startswith("→")


async def test_join_and_split(read, text_file):
    async with read(text_file("老黄牛去了银行。")) as pilot:
        assert under_cursor(pilot.app) == "老"
        await pilot.press("s")
        joined = next(n for n, line in enumerate(offers(pilot.app), 1) if "老黄牛 " in line)
        await pilot.press(str(joined), "e")
        await settled(pilot)
        assert under_cursor(pilot.app) == "老黄牛"
        await pilot.press("s")
        assert any("老 | 黄牛" in line for line in offers(pilot.app))
        await pilot.press("escape")
        await put_cursor(pilot, 0, 5)
        assert under_cursor(pilot.app) == "银行"
        await pilot.press("s")
        split = next(n for n, line in enumerate(offers(pilot.app), 1) if "银 | 行" in line)
        await pilot.press(str(split), "h")
        await settled(pilot)
        assert [w.text for w in pilot.app.screen_of_text.opened.words(0)][-3:] == ["银", "行", "。"]
        await pilot.press("u", "u")
        await settled(pilot)
        assert [w.text for w in pilot.app.screen_of_text.opened.words(0)][:2] == ["老", "黄牛"]


async def test_nothing_to_correct(read, text_file):
    async with read(text_file("Hello, 好。")) as pilot:
        await pilot.press("e")
        assert pilot.app.screen is pilot.app.screen_of_text
        await pilot.press("u")
        assert pilot.app.screen is pilot.app.screen_of_text


async def test_mended_in_the_interview_and_there_again(read, tmp_path):
    """Open it with pinyin, mend a word, leave, come back."""
    for visit in range(2):
        state = ReadingState.open(tmp_path / "reading.sqlite")
        async with read(state=state, pinyin="all") as pilot:
            view = pilot.app.screen_of_text.view
            place = Anchor(3, view.opened.document.paragraphs[3].text.index("的"))
            await put_cursor(pilot, place.paragraph, place.offset)
            if not visit:
                await pilot.press("e")
                await typed(pilot, "dí")
                await pilot.press("enter", "t")
                await settled(pilot)
            assert word(pilot.app)[:2] == ("的", "di2")
            assert view.cursor == place
            await pilot.press("q")
        state.close()


async def test_the_list(read, text):
    state = MemoryState()
    here = Correction(("好",), ("hao4",), Scope.HERE, "another text", 0, 4)
    Corrections(state).add([here], "老街")
    Corrections(state).add([Correction(("不行",), (None, None), Scope.EVERYWHERE)])
    Corrections(state).add([Correction(("行",), ("heng2",), Scope.EVERYWHERE)])
    async with read(text, state=state) as pilot:
        await pilot.press("E")
        assert isinstance(pilot.app.screen, CorrectionsScreen)
        lines = [str(option.prompt) for option in pilot.app.screen.query_one("#corrected", Lines).options]
        assert lines == ["行  héng  everywhere", "不行  everywhere", "好  hào  老街"]
        await pilot.press("down", "enter")
        assert pilot.app.screen_of_text.view.place == Anchor(1, 3)
        await pilot.press("E", "d")
        await settled(pilot)
        assert len(pilot.app.screen.query_one("#corrected", Lines).options) == 2
        assert "heng2" not in reading(pilot.app, 0, "行")
        await pilot.press("u")
        await settled(pilot)
        assert reading(pilot.app, 0, "行") == ["heng2"]
        await pilot.press("end", "enter")  # in another text
        assert pilot.app.screen is pilot.app.screen_of_text
        assert pilot.app.screen_of_text.view.place == Anchor(1, 3)


async def test_an_empty_list(read, text):
    async with read(text) as pilot:
        await pilot.press("E", "d", "enter", "u")
        assert isinstance(pilot.app.screen, CorrectionsScreen)
        await pilot.press("E")
        assert pilot.app.screen is pilot.app.screen_of_text


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
@pytest.mark.parametrize("colour", [True, False])
async def test_small_and_without_colour(read, text, size, colour, monkeypatch):
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    async with read(text, size=size) as pilot:
        await put_cursor(pilot, 0, 2)
        await pilot.press("e")
        lines = "\n".join(screen_lines(pilot.app))
        assert "How is it read?" in lines
        assert "●" in lines
        assert "Another reading" in lines
        await pilot.press("1")
        lines = "\n".join(screen_lines(pilot.app))
        assert all(name in lines for name in ("only here", "in this text", "everywhere"))


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_the_field_stays_in_sight_below_many_readings(read, text_file, size):
    async with read(text_file("他觉得很好。"), size=size) as pilot:
        await put_cursor(pilot, 0, 1)
        await pilot.press("e")
        assert len(offers(pilot.app)) > 3
        await pilot.press(*"jue2")
        lines = "\n".join(screen_lines(pilot.app))
        assert "jue2" in lines
        assert "syllables: 1" in lines


async def test_with_the_mouse(read, text):
    async with read(text) as pilot:
        await put_cursor(pilot, 0, 2)
        await pilot.press("e")
        await pilot.click("#offers", offset=(2, 1))
        await pilot.click("#offers", offset=(2, 2))
        await settled(pilot)
        assert word(pilot.app)[2].source == "user"
        await pilot.press("e")
        await pilot.click(offset=(1, 1))
        assert pilot.app.screen is pilot.app.screen_of_text


async def test_markup_is_text(read, text_file):
    async with read(text_file("[b]行[/b]。")) as pilot:
        await put_cursor(pilot, 0, 3)
        await pilot.press("e")
        assert isinstance(pilot.app.screen, MendScreen)
        await pilot.press("1", "t")
        await settled(pilot)
        await pilot.press("E")
        assert isinstance(pilot.app.screen, CorrectionsScreen)


async def test_own_words(read, text_file, monkeypatch):
    own = parse("卫彦能\tWèi Yànnéng\ta teacher\n卫\tx", "lexicon.tsv")
    monkeypatch.setattr("reader.language.ownwords.load", lambda _: own)
    async with read(text_file("卫彦能去了。")) as pilot:
        assert word(pilot.app)[:2] == ("卫彦能", "Wei4 Yan4 neng2")
        assert "a teacher" in shown(pilot.app.screen_of_text.query_one("#wordline"))
        assert any("lexicon.tsv, line 2" in n.message for n in pilot.app._notifications)


async def test_the_authors_reading(read, text_file, monkeypatch):
    monkeypatch.setattr("reader.language.ownwords.load", lambda _: OwnWords())
    async with read(text_file("{三驻三联|sān zhù sān lián}。", "text.md")) as pilot:
        assert word(pilot.app)[:2] == ("三驻三联", "san1 zhu4 san1 lian2")


async def test_words_that_somebody_named_group_third_tones(read, text_file):
    state = MemoryState()
    Corrections(state).add([Correction(("马五虎",), ("ma3", "wu3", "hu3"), Scope.EVERYWHERE)])
    async with read(text_file("马五虎。"), state=state, tones="spoken") as pilot:
        opened = pilot.app.screen_of_text.opened
        assert opened.toned(0, Tones.SPOKEN)[0].reading.syllables == ("ma2", "wu2", "hu3")
        Corrections(state).add([Correction(("五虎",), ("wu3", "hu3"), Scope.EVERYWHERE)])
        pilot.app.screen_of_text.corrections_changed()
        assert opened.toned(0, Tones.SPOKEN)[0].reading.syllables == ("ma3", "wu2", "hu3")


async def test_an_edited_text_shows_the_corrections_of_the_version_before(read, text_file, tmp_path):
    state = ReadingState.open(tmp_path / "reading.sqlite")
    async with read(text_file("他的行很好。"), state=state) as pilot:
        await put_cursor(pilot, 0, 2)
        await pilot.press("e")
        await typed(pilot, "hàng")
        await pilot.press("enter", "t")
        await settled(pilot)
    async with read(text_file("他的行很好。真的。"), state=state) as pilot:
        assert reading(pilot.app, 0, "行") == ["hang4"]
        await pilot.press("u")
        await settled(pilot)
        assert reading(pilot.app, 0, "行") != ["hang4"]
    state.close()


async def test_words_are_divided_far_inside_a_paragraph_of_many_pieces(read, text_file, tmp_path):
    state = ReadingState.open(tmp_path / "reading.sqlite")
    for visit in range(2):
        async with read(text_file("他去了银行，我没有去。" * 3000), state=state) as pilot:
            opened, place = pilot.app.screen_of_text.opened, Anchor(0, 11 * 2000 + 3)
            assert len(opened.document.pieces) > 20
            piece = opened.piece_of(place)
            if not visit:
                await put_cursor(pilot, *place_of(place))
                assert under_cursor(pilot.app) == "银行"
                others = {number: opened.words(number) for number in (piece - 1, 0)}
                await pilot.press("s")
                split = next(n for n, line in enumerate(offers(pilot.app), 1) if "银 | 行" in line)
                await pilot.press(str(split), "h")
                await settled(pilot)
                assert {number: opened.words(number) for number in others} == others
            words = [(w.text, w.start) for w in opened.words(piece)]
            assert ("银", place.offset) in words and ("行", place.offset + 1) in words
            assert sum(text == "银" for text, _ in words) == 1
            assert ("银行", place.offset + 11) in words
    state.close()


def place_of(place):
    return place.paragraph, place.offset
