"""A list of options whose highlighted line is written in one colour while the list has the focus."""

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.widgets import OptionList

from reader.typesetting.cells import text_width

_CUT = " …"


class Line(Content):
    """Text of one line, whose height is known: a list of thousands need not set each to learn how long it is."""

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return one line, whatever the width."""
        return 1


def as_line(content: Content) -> Line:
    """Return a content that is set in one line, cut where it does not fit."""
    return Line(content.plain, list(content.spans))


class Lines(OptionList):
    """Coloured letters would vanish on the ground of the highlighted line, which may be any colour of a theme."""

    def render_line(self, y: int) -> Strip:
        """Return a line of the list."""
        strip = _closed_up(super().render_line(y))
        if self.highlighted is None or (self.can_focus and not self.has_focus):  # a field moves in the others
            return strip
        ground = self.get_visual_style("option-list--option", "option-list--option-highlighted").rich_style
        turned = self.get_component_styles("option-list--option-highlighted").text_style.reverse  # lost by Textual
        ink = Style(color=ground.color, reverse=turned)
        return Strip([Segment(text, self._inked(style or Style(), ink)) for text, style, _ in strip], strip.cell_length)

    def _inked(self, style: Style, ink: Style) -> Style:
        return style + ink if style.meta.get("option") == self.highlighted else style


def _closed_up(strip: Strip) -> Strip:
    """Put an ellipsis right behind the text where Textual has left a cell of a wide character between them empty."""
    text = strip.text.rstrip()
    if not text.endswith(_CUT):
        return strip
    gap = text_width(text) - len(_CUT)
    blank, ellipsis = strip.crop(gap, gap + 1), strip.crop(gap + 1, gap + 2)
    return Strip.join([strip.crop(0, gap), ellipsis, blank, strip.crop(gap + 2)])
