"""Colours of the text that a theme does not name: derived from those it does."""

from textual.color import Color
from textual.theme import Theme

from reader.tui.tone_colours import legible

# Eight hues a colour-blind reader tells apart best (Okabe and Ito 2008, and two more), made legible per theme.
_KEYWORDS = ("#e69f00", "#56b4e9", "#009e73", "#cc79a7", "#f0e442", "#0072b2", "#d55e00", "#9a7fd1")
# With the terminal's own sixteen colours: bright ones on dark backgrounds, dark ones on light backgrounds.
_ANSI = {
    True: {
        "primary": "ansi_bright_cyan",
        "secondary": "ansi_bright_green",
        "accent": "ansi_bright_yellow",
        "warning": "ansi_bright_yellow",
        "error": "ansi_bright_red",
    },
    False: {
        "primary": "ansi_blue",
        "secondary": "ansi_magenta",
        "accent": "ansi_red",
        "warning": "ansi_red",
        "error": "ansi_red",
    },
}
_ANSI_KEYWORDS = {
    True: ("yellow", "cyan", "green", "magenta", "red", "white", "bright_yellow", "bright_cyan"),
    False: ("red", "blue", "magenta", "black", "red", "blue", "magenta", "black"),
}
_TRACKS = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")


def text_variables(theme: Theme, variables: dict[str, str]) -> dict[str, str]:
    """Return the variables of the style sheets for a theme: Textual's, and those of the text where it has none."""
    if theme.ansi:
        return {**variables, **_ansi_variables(theme.dark)}
    background = Color.parse(variables["background"])
    foreground = Color.parse(variables["foreground"])
    grounds = [Color.parse(variables[name]) for name in ("background", "surface", "block-cursor-blurred-background")]
    keywords = [legible(Color.parse(value), *grounds).hex for value in _KEYWORDS]
    cursor = background.blend(Color.parse(variables["primary"]), 0.3).hex
    return {
        "ruby": legible(foreground.blend(background, 0.35), background).hex,
        "quiet": legible(foreground.blend(background, 0.4), background).hex,
        "hit": background.blend(Color.parse(variables["warning"]), 0.3).hex,
        "hit-current": Color.parse(variables["warning"]).hex,
        "hit-current-ink": background.hex,
        "hit-ink": foreground.hex,
        "cursor": cursor,
        "selection": background.blend(Color.parse(variables["primary"]), 0.4).hex,
        **{f"marked-{n}": background.blend(Color.parse(value), 0.25).hex for n, value in enumerate(_KEYWORDS[:4], 1)},
        "marked-ink": foreground.hex,
        **{f"keyword-{number}": value for number, value in enumerate(keywords, 1)},
        **variables,
        **_scrollbars(theme, cursor, variables),
    }


def _scrollbars(theme: Theme, cursor: str, variables: dict[str, str]) -> dict[str, str]:
    """Return scroll bars that stand on the ground of the panes, as calm as that of the text."""
    track, lit = variables["surface"], variables["primary"]
    bars = {"scrollbar": cursor, "scrollbar-hover": lit, "scrollbar-active": lit}
    tracks = dict.fromkeys(_TRACKS, track)
    return {**bars, **tracks, **{name: value for name, value in theme.variables.items() if name in bars | tracks}}


def _ansi_variables(dark: bool) -> dict[str, str]:
    keywords = {
        f"keyword-{n}": f"ansi_bright_{name}" if dark and "_" not in name else f"ansi_{name}"
        for n, name in enumerate(_ANSI_KEYWORDS[dark], 1)
    }
    return {
        **_ANSI[dark],
        **keywords,
        "ruby": "ansi_cyan" if dark else "ansi_blue",
        "quiet": "ansi_default",
        "hit": "ansi_white" if dark else "ansi_yellow",
        **{f"marked-{n}": f"ansi_{name}" for n, name in enumerate(("yellow", "cyan", "green", "magenta"), 1)},
        "marked-ink": "ansi_black",
        "hit-ink": "ansi_black",
        "hit-current-ink": "ansi_black",
        "hit-current": "ansi_bright_yellow",
        "cursor": "ansi_blue" if dark else "ansi_cyan",
        "selection": "ansi_blue" if dark else "ansi_cyan",
        "footer-key-foreground": _ANSI[dark]["accent"],
        **dict.fromkeys(_TRACKS, "ansi_default"),
    }
