"""The program's own themes as they are shipped: styles/themes/<order>-<name>.toml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reader.assets import styles_folder

DEFAULT = "sanneng-dark"
ANSI = "ansi-dark"  # Textual's, with the terminal's own colours
_FEW = (ANSI, "sanneng-contrast")  # what sixteen colours are enough for


def many_colours(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal has more than sixteen colours, by the rules of Rich."""
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return True
    return environment.get("TERM", "").strip().lower().rpartition("-")[2] in ("256color", "kitty")


def cycle(environment: Mapping[str, str]) -> list[str]:
    """Return the themes that one key goes through."""
    return [*theme_files(), ANSI] if many_colours(environment) else list(_FEW)


def theme_files() -> dict[str, Path]:
    """Return the files of the themes by name, in their order."""
    return {path.stem.split("-", 1)[1]: path for path in sorted((styles_folder() / "themes").glob("*.toml"))}


def read_theme(name: str) -> dict[str, Any] | None:
    """Return a theme's table; None for a name that is not one of ours."""
    import tomllib

    path = theme_files().get(name)
    return None if path is None else tomllib.loads(path.read_text(encoding="utf-8"))
