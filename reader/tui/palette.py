"""Colours of the text that a theme does not name: derived from those it does."""

from textual.color import Color
from textual.theme import Theme

from reader.tui.reading.inks import KEYWORD_COLOURS
from reader.tui.tone_colours import legible

# Eight hues a colour-blind reader tells apart best (Okabe and Ito 2008, and two more), made legible per theme.
_KEYWORDS = ("#e69f00", "#56b4e9", "#009e73", "#cc79a7", "#f0e442", "#0072b2", "#d55e00", "#9a7fd1")
_ANSI_KEYWORDS = ("yellow", "cyan", "green", "magenta", "red", "blue", "bright_yellow", "bright_cyan")


def text_variables(theme: Theme, variables: dict[str, str]) -> dict[str, str]:
    """Return the variables of the reading view's style sheet for a theme."""
    if theme.ansi:
        return _ansi_variables()
    background = Color.parse(variables["background"])
    foreground = Color.parse(variables["foreground"])
    keywords = [legible(Color.parse(value), background).hex for value in _KEYWORDS]
    return {
        "ruby": legible(foreground.blend(background, 0.35), background).hex,
        "quiet": legible(foreground.blend(background, 0.4), background).hex,
        "hit": background.blend(Color.parse(variables["warning"]), 0.3).hex,
        "hit-current": Color.parse(variables["warning"]).hex,
        "hit-ink": background.hex,
        "cursor": background.blend(Color.parse(variables["primary"]), 0.3).hex,
        "selection": background.blend(Color.parse(variables["primary"]), 0.5).hex,
        **{f"keyword-{number}": value for number, value in enumerate(keywords, 1)},
    }


def _ansi_variables() -> dict[str, str]:
    return {
        "ruby": "ansi_cyan",
        "quiet": "ansi_default",
        "hit": "ansi_yellow",
        "hit-current": "ansi_bright_yellow",
        "hit-ink": "ansi_black",
        "cursor": "ansi_blue",
        "selection": "ansi_blue",
        **{f"keyword-{i + 1}": f"ansi_{_ANSI_KEYWORDS[i]}" for i in range(KEYWORD_COLOURS)},
    }
