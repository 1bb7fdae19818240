"""A new user's first minute: the third question, a search, three keywords, pinyin, a theme; leaving and coming back."""

from tests.e2e.conftest import FirstStart, Open
from tests.e2e.reading import Text, cells, rows, ruby_rows
from tests.terminal import Terminal

TITLE = "如何锻造一支“三能”公安铁军？"
OUTLINE = 28  # cells


def _to_question(terminal: Terminal, text: Text, number: int) -> str:
    """Go to a question by the key for the next section, which stops at nothing but sections; returns its beginning."""
    wanted = text.starts("question")[number - 1][:8]
    while not (top := _top(terminal, text)).startswith(wanted):
        terminal.send("]")
        terminal.until(lambda shown, old=top: _top(shown, text) != old, f"another section than {top!r} at the top")
        terminal.until_still()
        assert any(_top(terminal, text).startswith(start[:8]) for start in text.sections())
    return wanted


def _top(terminal: Terminal, text: Text) -> str:
    return text.of_row(rows(terminal, left=OUTLINE)[0])


def test_opens_the_interview(read: Open) -> None:
    terminal = read()
    assert TITLE in terminal.lines[0]
    assert any("先请您谈谈" in line[:OUTLINE] for line in terminal.lines)
    assert terminal.cursor_hidden


def test_next_and_previous_section(read: Open, text: Text) -> None:
    terminal = read()
    _to_question(terminal, text, 3)
    last = _to_question(terminal, text, 4)
    while not _top(terminal, text).startswith(text.starts("question")[2][:8]):
        terminal.press("[")
    assert not _top(terminal, text).startswith(last)


def test_a_digit_in_the_outline_goes_to_the_third_question(read: Open, text: Text) -> None:
    terminal = read()
    terminal.press("o")
    terminal.press("3")
    assert _top(terminal, text).startswith(text.starts("question")[2][:8])


def test_search_says_how_often(read: Open, text: Text) -> None:
    terminal = read()
    terminal.press("/")
    terminal.send("警情")
    terminal.until_shown(f"{text.plain.count('警情')} hits")
    terminal.press("\r")
    terminal.press("n")
    assert any("警情" in row for row in rows(terminal, left=OUTLINE, right=38))


def test_three_keywords_stand_out(read: Open) -> None:
    terminal = read()
    plain = _looks(terminal)
    terminal.press("k")
    terminal.until_shown("TF-IDF")
    terminal.until_still()
    for key in (" ", "\x1b[B", " ", "\x1b[B", " "):
        terminal.press(key)
    for sign in "abc":
        assert any(line[-38:].lstrip().lower().startswith(f"{sign} ") for line in terminal.lines), f"no sign {sign}"
    terminal.press("\x1b")
    assert len(_looks(terminal)) >= len(plain) + 2


def _looks(terminal: Terminal) -> set[tuple[str, bool]]:
    """Return the different looks of text in the reading pane."""
    return {(cell.fg, cell.bold) for row in cells(terminal, left=OUTLINE) for cell in row if cell.data.strip()}


def test_pinyin_and_theme(read: Open) -> None:
    terminal = read()
    assert not ruby_rows(terminal, left=OUTLINE)
    terminal.press("p")
    assert any("píngcháng" in row for row in ruby_rows(terminal, left=OUTLINE))
    terminal.press("p")
    assert not ruby_rows(terminal, left=OUTLINE)
    background = terminal.screen[20][60].bg
    terminal.press("t")
    assert terminal.screen[20][60].bg != background


def test_leaves_the_terminal_as_it_was_and_comes_back_to_the_place(read: Open, text: Text) -> None:
    terminal = read()
    question = _to_question(terminal, text, 3)
    terminal.press("p")
    terminal.press("t")
    background = terminal.screen[20][60].bg
    terminal.send("q")
    assert terminal.until_ended() == 0
    assert terminal.outside == ""
    assert not terminal.on_alternate_screen
    assert not terminal.cursor_hidden
    assert terminal.modes_now == terminal.modes

    again = read()
    assert _top(again, text).startswith(question)
    assert ruby_rows(again, left=OUTLINE)
    assert again.screen[20][60].bg == background


def test_first_start_of_all_makes_the_dictionary_and_leaves_nothing_on_the_terminal(first_start: FirstStart) -> None:
    assert first_start.code == 0
    assert first_start.left == ""
