"""Literal search in a text that is shown typeset: what a reader sees is found, wherever the text has spaces between."""

import re
from collections.abc import Iterator, Mapping

from reader.language.views import View
from reader.text.document import Document

_WINDOW = 500_000
"""Code points looked at in one call, which holds the interpreter lock for a few milliseconds."""
_UNITS = re.compile("…+|-{2,}|.")
_DOTS = "(?:…+|[.。．｡]{3,6})"


def spans(document: Document, view: View, needle: str, alike: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Yield flat offsets of where a folded needle is shown; nothing where the text lacks one of its signs.

    Args:
        document: the text.
        view: how it is shown, typeset.
        needle: what is sought, folded; not empty.
        alike: by what they fold to, the signs that are in the text.
    """
    pattern = _pattern(needle, alike)
    if pattern is None:
        return
    text, more, start = document.text, 8 * len(needle) + 64, 0
    while start < len(text):
        match = pattern.search(text, start, start + _WINDOW + more)
        if match is None:
            start += _WINDOW
            continue
        start = match.end()
        if " " not in match.group() or _is_shown(document, view, match, needle):
            yield match.span()


def _pattern(needle: str, alike: Mapping[str, str]) -> re.Pattern[str] | None:
    """Return what finds a needle with spaces between its signs, half-width ellipses and dashes."""
    parts = ["" if "\n" in needle else _unit(unit, alike) for unit in _UNITS.findall(needle)]
    return re.compile(" *".join(parts)) if all(parts) else None


def _unit(unit: str, alike: Mapping[str, str]) -> str:
    if unit[0] == "…":
        return _DOTS
    signs = f"[{re.escape(alike[unit[0]])}]" if unit[0] in alike else ""
    return f"{signs}{{2,3}}" if signs and len(unit) > 1 else signs


def _is_shown(document: Document, view: View, match: re.Match[str], needle: str) -> bool:
    """Whether the spaces in what was found are not shown, but those of the needle are."""
    place = document.anchor(match.start())
    number = document.pieces.number(place.paragraph, place.offset)
    start, end = document.pieces.offset(number), document.pieces.offset(number + 1)
    piece = document.text[start:end].removesuffix("\n")
    before, found = match.start() - start, match.end() - match.start()
    shown = view.parts(piece[:before], piece[before : before + found], piece[before + found :])[1]
    return shown.count(" ") == needle.count(" ")
