"""Which code points are hanzi."""

import re

# Unified ideographs with all extensions up to I, the compatibility blocks and 〇 (Unicode 15.1, Blocks.txt).
# 々 and the like repeat a hanzi and have no reading of their own: not counted.
RANGES = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f\U00030000-\U000323af"

ALL_HANZI = re.compile(f"[{RANGES}]+")
_HANZI = re.compile(f"[{RANGES}]")


def is_hanzi(character: str) -> bool:
    """Return whether one code point is a hanzi."""
    return _HANZI.match(character) is not None


def has_hanzi(text: str) -> bool:
    """Return whether a hanzi stands anywhere in the text."""
    return _HANZI.search(text) is not None
