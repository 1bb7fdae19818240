"""Colours of the text that a theme does not name, derived from those it does; all can be read on their grounds."""

from textual.color import Color
from textual.theme import Theme

from reader.tui.tone_colours import legible

# Eight hues a colour-blind reader tells apart best (Okabe and Ito 2008, and two more), made legible per theme.
_KEYWORDS = ("#e69f00", "#56b4e9", "#009e73", "#cc79a7", "#f0e442", "#0072b2", "#d55e00", "#9a7fd1")
_INKS = ("foreground", "primary", "secondary", "accent", "warning", "error")  # may be too faint to write with
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
_STOOD_ON = "block-cursor-blurred-background"  # ground of the line one stands on in a list without the focus
_FAINT = 0.15  # of a colour in that ground; on Textual's 0.3 only white could be read
_PAIRS = (
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("block-cursor-foreground", "block-cursor-background"),
)
_TRACKS = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")


def text_variables(theme: Theme, variables: dict[str, str]) -> dict[str, str]:
    """Return the variables of the style sheets for a theme: Textual's, and those of the text where it has none."""
    if theme.ansi:
        return {**variables, **_ansi_variables(theme.dark)}
    named = {name: Color.parse(variables[name]) for name in ("background", "surface", "panel", *_INKS)}
    background, surface, lit = named["background"], named["surface"], named["warning"]
    stood_on = theme.variables.get(_STOOD_ON) or surface.blend(named["primary"], _FAINT).hex
    grounds = background, surface, surface + Color.parse(stood_on)
    cursor = background.blend(named["primary"], 0.3)
    marks = {
        "hit": background.blend(lit, 0.3),
        "cursor": cursor,
        "selection": background.blend(named["primary"], 0.4),
        **{f"marked-{n}": background.blend(Color.parse(value), 0.25) for n, value in enumerate(_KEYWORDS[:4], 1)},
    }
    foreground = legible(named["foreground"], *grounds, named["panel"], *marks.values())
    inks = {
        "ruby": legible(foreground.blend(background, 0.35), background),
        "quiet": legible(foreground.blend(background, 0.4), *grounds, named["panel"]),
        "hit-current": lit,
        "hit-current-ink": legible(background, lit),
        "hit-ink": foreground,
        "marked-ink": foreground,
        **{f"keyword-{n}": legible(Color.parse(value), *grounds) for n, value in enumerate(_KEYWORDS, 1)},
    }
    return {
        **{name: colour.hex for name, colour in (marks | inks).items()},
        **variables,
        **{name: legible(named[name], *grounds).hex for name in _INKS},
        "foreground": foreground.hex,
        _STOOD_ON: stood_on,
        **_on_their_grounds(variables),
        **_scrollbars(theme, cursor.hex, variables),
    }


def _on_their_grounds(variables: dict[str, str]) -> dict[str, str]:
    """Return what is written on a ground of its own, where the theme names a colour for it."""
    return {
        ink: legible(Color.parse(variables[ink]), Color.parse(variables[ground])).hex
        for ink, ground in _PAIRS
        if not variables[ink].startswith("auto")  # which Textual makes legible itself
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
