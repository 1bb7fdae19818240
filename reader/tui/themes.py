"""The program's own themes for Textual."""

from textual.theme import Theme

from reader.tui.theme_files import read_theme, theme_files


def own_themes() -> list[Theme]:
    """Return the shipped themes in their order."""
    return [Theme(name=name, **(read_theme(name) or {})) for name in theme_files()]
