"""The one width authority: how many terminal cells a text takes, by `rich.cells`.

Rich measures whole strings; a row also needs to know where each code point stands. `advances` gives that, in such a
way that the advances of a grapheme cluster add up to what Rich measures for it: the whole width is the first code
point's, all others of the cluster advance by nothing. So an advance of nothing also means "never break before me".

Ambiguous-width characters (curly quotes, dashes, ellipses) measure one cell, as in Rich and Textual.
"""

import re

from rich.cells import cell_len, get_character_cell_size

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
# What makes a width depend on the neighbours: joiners, emoji style, the letters that pair up to flags.
_CONTEXTUAL = re.compile("[\u200d\ufe0f\U0001f1e6-\U0001f1ff]")


class _Widths(dict[str, int]):
    """Widths of single code points, remembered: Rich's own cache holds fewer hanzi than a novel has."""

    def __missing__(self, character: str) -> int:
        width = self[character] = get_character_cell_size(character)
        return width


_WIDTHS = _Widths()


def text_width(text: str) -> int:
    """Return the cells of a text as Rich and Textual measure it."""
    return cell_len(text)


def advances(text: str) -> bytes:
    """Return the cells by which each code point moves the pen, one byte a code point.

    Nothing for all but the first code point of a grapheme cluster: combining marks, what a zero-width joiner joins,
    variation selector 16 (whose extra cell goes to the character before), the second letter of a flag.
    The sum is `text_width(text)`, and so is that of any run of whole clusters.
    """
    if _CONTEXTUAL.search(text) is None:
        return bytes(map(_WIDTHS.__getitem__, text))
    return _clustered(text)


def cluster_end(steps: bytes, index: int) -> int:
    """Return the end of the grapheme cluster that begins at a code point; `steps` are the text's advances."""
    index += 1
    while index < len(steps) and not steps[index]:
        index += 1
    return index


def _clustered(text: str) -> bytes:
    """Advances of a text with joiners, emoji style or flags (Unicode UAX #29 GB9, GB11, GB12; widths as in Rich)."""
    steps = bytearray(map(_WIDTHS.__getitem__, text))
    head = 0
    wideable = ""  # the character a following variation selector 16 would widen
    joined = flag = False
    for index, character in enumerate(text):
        paired, flag = flag, False
        if joined or character == _JOINER:
            joined = not joined
            steps[index] = 0
        elif character == _EMOJI_STYLE:
            steps[head] += _extra(wideable)
            wideable = ""
        elif steps[index]:
            wideable = character
            if paired and _is_flag_letter(character):
                steps[head] += steps[index]
                steps[index] = 0
            else:
                head, flag = index, _is_flag_letter(character)
    return bytes(steps)


def _extra(character: str) -> int:
    """Cells that variation selector 16 adds to a character; none for no character."""
    return cell_len(character + _EMOJI_STYLE) - cell_len(character) if character else 0


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def shortened(text: str, width: int) -> str:
    """Return a text of at most `width` cells, cut with an ellipsis."""
    if text_width(text) <= width:
        return text
    while text and text_width(text) > width - 1:
        text = text[:-1]
    return f"{text}…" if width > 0 else ""
