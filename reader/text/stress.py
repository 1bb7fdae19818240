"""Words that a text sets apart: gathered while a paragraph is put together, by its length so far.

In a line of Markdown, whose white space is settled last, signs stand for where they begin and end. Cleaned text holds
no control characters, so that nothing else can look like one.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from reader.text.document import Stress, Stressed

TAGS: Final[Mapping[str, Stress]] = MappingProxyType(
    dict.fromkeys(("em", "i"), Stress.EMPHASIS)
    | dict.fromkeys(("strong", "b"), Stress.STRONG)
    | dict.fromkeys(("s", "strike", "del"), Stress.STRUCK)
)
"""HTML's elements that set words apart."""

_SIGNS: Final = {
    (Stress.EMPHASIS, True): "\x0e",
    (Stress.EMPHASIS, False): "\x0f",
    (Stress.STRONG, True): "\x10",
    (Stress.STRONG, False): "\x11",
    (Stress.STRUCK, True): "\x12",
    (Stress.STRUCK, False): "\x13",
}
_MEANT: Final = {sign: turn for turn, sign in _SIGNS.items()}
_SIGN = re.compile("([\x0e-\x13])")


class Stresses:
    """Puts together the stretches of one paragraph; what is not ended goes on in the next one."""

    def __init__(self) -> None:
        """Begin with nothing set apart."""
        self._open = dict.fromkeys(Stress, 0)
        self._how = Stress(0)
        self._since = 0
        self._done: list[Stressed] = []

    def turn(self, how: Stress, at: int, *, opening: bool) -> None:
        """Begin or end a way of setting apart at a code point; they may be nested, and ends without beginning."""
        self._close(at)
        self._open[how] = max(0, self._open[how] + (1 if opening else -1))
        self._how = Stress(sum(one for one, depth in self._open.items() if depth))

    def _close(self, at: int) -> None:
        if self._how and at > self._since:
            self._done.append(Stressed(self._since, at, self._how))
        self._since = at

    def settled(self, text: str, shift: int = 0) -> tuple[Stressed, ...]:
        """Return the stretches of a paragraph's text, white space at their edges left out, and begin the next one.

        Args:
            text: without what the caller puts before it.
            shift: how many code points that are.
        """
        self._close(len(text))
        done, self._done, self._since = self._done, [], 0
        found = (_trimmed(text, one.start, min(one.end, len(text)), one.how) for one in done)
        return tuple(Stressed(start + shift, end + shift, how) for start, end, how in found if start < end)


def _trimmed(text: str, start: int, end: int, how: Stress) -> tuple[int, int, Stress]:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip()), how


def sign(how: Stress, *, opening: bool) -> str:
    """Return what stands in a line for where words set apart begin or end."""
    return _SIGNS[how, opening]


def without_signs(line: str) -> str:
    """Return a line as it is read."""
    return _SIGN.sub("", line)


def signs_in(line: str) -> str:
    """Return the signs of a line alone."""
    return "".join(_SIGN.findall(line))


def in_parts(line: str) -> list[str]:
    """Return the parts of a line and the signs between them, which are every other part."""
    return _SIGN.split(line)


def meant(part: str) -> tuple[Stress, bool]:
    """Return how words are set apart by a sign, and whether it begins that."""
    return _MEANT[part]
