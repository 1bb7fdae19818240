"""The styles of the reading view, taken from the style sheet once a theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.style import Style

from reader.text.document import Kind

KEYWORD_COLOURS = 8
LETTERS = "ABCDEFGH"

_GROUNDS = frozenset({"ruby", "margin"} | set(Kind))  # whole styles: colour on the view's background
_LAYERS = frozenset(  # laid over a ground
    {"speaker", "unsure", "hit", "current", "cursor", "selection"}
    | {"bookmark", "marked-1", "marked-2", "marked-3", "marked-4"}
    | {f"keyword-{number}" for number in range(1, KEYWORD_COLOURS + 1)}
)
COMPONENTS = frozenset(f"reading--{name}" for name in _GROUNDS | _LAYERS)


if TYPE_CHECKING:
    from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Inks:
    """Styles by name: paragraph kinds, marks and the ruby line."""

    styles: dict[str, Style]
    tones: tuple[Style, ...] = ()

    @classmethod
    def of(cls, widget: Widget, tones: tuple[Style, ...]) -> Inks:
        """Look every component of the reading view up once."""
        styles = {
            name: widget.get_component_rich_style(f"reading--{name}", partial=name in _LAYERS)
            for name in _GROUNDS | _LAYERS
        }
        return cls(styles, tones)

    @classmethod
    def of_theme(cls, theme: Mapping[str, Any]) -> Inks:
        """Return what styles/reading.tcss makes of the table of one of our own themes: grounds, speaker and guess."""
        variables = theme["variables"]
        colours = {
            **dict.fromkeys(("byline", "quote"), (variables["quiet"], "")),
            **dict.fromkeys(("lead", "answer", "body", "item", "verse", "code", "row"), (theme["foreground"], "")),
            "title": (theme["accent"], "bold"),
            "heading": (theme["accent"], "bold"),
            "subtitle": (theme["foreground"], "bold"),
            "question": (theme["primary"], "bold"),
            "figure": (variables["quiet"], "italic"),
            "ruby": (variables["ruby"], ""),
            "margin": (theme["secondary"], ""),
        }
        styles = {
            name: Style(color=colour, bgcolor=theme["background"]) + Style.parse(more)
            for name, (colour, more) in colours.items()
        }
        styles["speaker"] = Style(color=theme["secondary"], bold=True)
        styles["unsure"] = Style(italic=True, underline=True)
        return cls(styles)

    def __getitem__(self, name: str) -> Style:
        """Return the style of a component."""
        return self.styles[name]

    def tone(self, tone: int) -> Style:
        """Return the style of a syllable over the ruby line by its tone, 1 to 5."""
        plain = self.styles["ruby"]
        return plain + self.tones[tone - 1] if self.tones else plain
