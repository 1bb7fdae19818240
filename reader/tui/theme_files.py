"""The program's own themes as they are shipped: styles/themes/<order>-<name>.toml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.assets import styles_folder

DEFAULT = "sanneng-dark"


def theme_files() -> dict[str, Path]:
    """Return the files of the themes by name, in their order."""
    return {path.stem.split("-", 1)[1]: path for path in sorted((styles_folder() / "themes").glob("*.toml"))}


def read_theme(name: str) -> dict[str, Any] | None:
    """Return a theme's table; None for a name that is not one of ours."""
    import tomllib

    path = theme_files().get(name)
    return None if path is None else tomllib.loads(path.read_text(encoding="utf-8"))
