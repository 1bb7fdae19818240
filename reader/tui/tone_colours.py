"""Presets of tone colours, made legible on the theme's background."""

from rich.style import Style
from textual.color import Color

# Tones 1 to 4 and neutral; an empty string is the text's own colour. Values as the tools of these names use them.
PRESETS: dict[str, tuple[str, str, str, str, str]] = {
    "mdbg": ("#ff0000", "#d09000", "#00a000", "#0044ff", ""),
    "pleco": ("#e30000", "#02b31c", "#1510f0", "#8900bf", "#777777"),
    "hanping": ("#64b4ff", "#30b030", "#f08000", "#d00020", "#a0a0a0"),
    "dummitt": ("#f41d2f", "#f9761b", "#97cd5d", "#589bc8", ""),
    "zhongwen": ("#ee363e", "#f47c36", "#73bb4f", "#649cd3", "#a0a0a0"),
}
NAMES = ("none", *PRESETS)
_CONTRAST = 4.5  # WCAG 2.1 §1.4.3, level AA


def _luminance(colour: Color) -> float:
    """Relative luminance, WCAG 2.1."""
    channels = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in colour.rgb))
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def legible(colour: Color, *grounds: Color) -> Color:
    """Return the colour, blended towards white or black until it can be read on dark or on light grounds."""
    goal = Color(255, 255, 255) if _luminance(grounds[0]) < 0.18 else Color(0, 0, 0)
    for step in range(21):
        blended = colour.blend(goal, step / 20)
        if all(contrast(blended, ground) >= _CONTRAST for ground in grounds):
            return blended
    return goal


def inks(preset: str, background: Color) -> tuple[Style, ...]:
    """Return five styles for tones 1 to 5; empty for "none"."""
    if preset not in PRESETS:
        return ()
    return tuple(
        Style(color=legible(Color.parse(value), background).rich_color) if value else Style()
        for value in PRESETS[preset]
    )
