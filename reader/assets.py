"""Files shipped with the program."""

from pathlib import Path

_HERE = Path(__file__).parent


def styles_folder() -> Path:
    """Folder of the style sheets and themes: inside the package when installed, beside it in a checkout."""
    inside = _HERE / "styles"
    return inside if inside.is_dir() else _HERE.parent / "styles"


def bundled_text(name: str) -> Path:
    """Path of a bundled text, such as "interview"."""
    return _HERE / "text" / "texts" / f"{name}.md"
