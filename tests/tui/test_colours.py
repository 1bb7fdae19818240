"""Colours: whatever the theme, what is written can be read (WCAG 2.1 §1.4.3, 4.5 : 1)."""

from itertools import product

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from reader.tui.lines import Lines
from reader.tui.palette import text_variables
from reader.tui.themes import own_themes
from reader.tui.tone_colours import NAMES, PRESETS, contrast, inks, legible
from reader.typesetting.cells import text_width
from tests.tui.conftest import settled

THEMES = {theme.name: theme for theme in own_themes()}
FOREIGN = {name: theme for name, theme in BUILTIN_THEMES.items() if not theme.ansi}
INKS = ("foreground", "quiet", "primary", "secondary", "accent", *(f"keyword-{number}" for number in range(1, 9)))
PAIRS = [
    *product(INKS, ("background", "surface", "block-cursor-blurred-background")),
    ("ruby", "background"),
    ("warning", "surface"),
    ("warning", "block-cursor-blurred-background"),
    ("error", "surface"),
    ("foreground", "cursor"),
    ("foreground", "selection"),
    ("foreground", "panel"),
    ("quiet", "panel"),
    ("hit-ink", "hit"),
    ("hit-current-ink", "hit-current"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-foreground", "footer-background"),
]


def variables(theme):
    return text_variables(theme, {**theme.to_color_system().generate(), **theme.variables})


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("pair", PAIRS, ids=" on ".join)
def test_text_can_be_read(name, pair):
    colours = variables(THEMES[name])
    ink, ground = (Color.parse(colours[part]) for part in pair)
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("name", FOREIGN)
def test_text_can_be_read_in_the_themes_of_textual(name):
    colours = variables(FOREIGN[name])
    surface = Color.parse(colours["surface"])
    for ink, ground in PAIRS:
        if not colours[ink].startswith("auto"):  # which Textual makes legible itself
            assert contrast(Color.parse(colours[ink]), surface + Color.parse(colours[ground])) >= 4.5, (ink, ground)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("preset", PRESETS)
def test_tones_can_be_read_and_told_apart(name, preset):
    background = Color.parse(THEMES[name].background)
    coloured = [style.color for style in inks(preset, background) if style.color]
    for colour in coloured:
        assert contrast(Color.from_rich_color(colour), background) >= 4.5
    assert len(set(coloured)) == len(coloured) >= 4


@pytest.mark.parametrize("name", [*THEMES, *FOREIGN])
def test_keywords_can_be_told_apart(name):
    colours = variables((THEMES | FOREIGN)[name])
    assert len({colours[f"keyword-{number}"] for number in range(1, 9)}) == 8


@pytest.mark.parametrize("name", THEMES)
def test_grounds_can_be_told_from_the_page(name):
    """The cursor, the selection, a hit and the current hit each stand on a ground of their own."""
    colours = variables(THEMES[name])
    grounds = [Color.parse(colours[part]) for part in ("background", "cursor", "selection", "hit", "hit-current")]
    assert len({ground.hex for ground in grounds}) == 5
    assert all(contrast(ground, grounds[0]) >= 1.4 for ground in grounds[1:])


def test_no_preset_has_no_inks():
    assert NAMES[0] == "none"
    assert inks("none", Color.parse("black")) == ()


@pytest.mark.parametrize(
    ("colour", "grounds", "expected"),
    [
        ("#ffffff", ["#000000"], "#FFFFFF"),  # as it is where it can be read
        ("#000000", ["#000000"], "#767676"),  # else as little lighter as need be
        ("#ffffff", ["#ffffff"], "#727272"),
    ],
)
def test_legible(colour, grounds, expected):
    found = legible(Color.parse(colour), *map(Color.parse, grounds))
    assert abs(found.r - Color.parse(expected).r) <= 13
    assert all(contrast(found, Color.parse(ground)) >= 4.5 for ground in grounds)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ff0000", 1)],
)
def test_contrast(one, other, expected):
    assert contrast(Color.parse(one), Color.parse(other)) == pytest.approx(expected, abs=0.01)


def styles(strip):
    """The style of each cell."""
    return [style or Style() for text, style, _ in strip for _ in range(text_width(text))]


@pytest.mark.parametrize("theme", [*THEMES, "ansi-dark", "ansi-light"])
async def test_the_line_one_stands_on_in_a_list_is_written_in_one_colour(read, ranked, theme):
    ranked("公安", "警")
    async with read() as pilot:
        pilot.app.theme = theme
        await pilot.press("k")
        await settled(pilot)
        await pilot.press("space")
        lines = pilot.app.screen.query_one("#terms", Lines)
        cells = styles(lines.render_line(0))[:30]
        assert len({style.color for style in cells}) == 1
        assert cells[0].color != cells[0].bgcolor
        assert len({style.color for style in styles(lines.render_line(1))[:30]}) > 1 or theme.startswith("ansi")


@pytest.mark.parametrize("theme", [*THEMES, "ansi-dark", "ansi-light"])
async def test_the_current_hit_is_told_from_the_others_and_from_the_cursor(read, search, text_file, theme):
    async with read(text_file("北京，北京，天津。")) as pilot:
        pilot.app.theme = theme
        await search(pilot, "北京")
        await pilot.press("enter")
        view = pilot.app.screen_of_text.view
        row = view.page.flow.rows(0)[0]
        line = styles(view.render_line(0))
        current, other, plain = (line[view.brush.left + row.column(offset)] for offset in (0, 3, 6))
        assert len({style.bgcolor for style in (current, other, plain)}) == 3
        for style in (current, other):
            assert style.color != style.bgcolor
            assert style.underline
        await pilot.press("right", "right", "right", "right")  # the cursor on no hit
        line = styles(view.render_line(0))
        cursor = line[view.brush.left + row.column(6)]
        assert cursor.bgcolor not in (current.bgcolor, plain.bgcolor)


async def test_without_colours_everything_is_marked_by_other_means(read, search, ranked, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    ranked("天津", "上海")
    async with read() as pilot:
        view = pilot.app.screen_of_text.view
        assert view.brush.inks["cursor"].reverse
        assert view.brush.inks["current"].reverse
        assert view.brush.inks["selection"].reverse
        assert view.brush.inks["hit"].underline
        assert view.brush.inks["keyword-1"].underline
        await pilot.press("o", "down")
        outline = pilot.app.screen.query_one("#outline")
        assert all(style.reverse for style in styles(outline.render_line(1))[2:6])


async def test_an_empty_wish_for_no_colours_is_none(read, monkeypatch):
    """With few colours Textual's reading of it, colours but without any, would be black on black."""
    monkeypatch.setenv("NO_COLOR", "")
    async with read() as pilot:
        assert not pilot.app.no_color
        assert not pilot.app.screen_of_text.view.brush.inks["cursor"].reverse
