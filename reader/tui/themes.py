"""The program's own themes, from styles/themes/*.toml."""

import tomllib
from pathlib import Path

from textual.theme import Theme

from reader.assets import styles_folder

DEFAULT = "sanneng-dark"


def own_themes() -> list[Theme]:
    """Return the shipped themes, sorted by file name."""
    return [_theme(path) for path in sorted((styles_folder() / "themes").glob("*.toml"))]


def _theme(path: Path) -> Theme:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Theme(name=path.stem.split("-", 1)[1], **data)
