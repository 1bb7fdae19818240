"""Hanzi in a text, by one pattern."""

import re

# What `text.script.is_hanzi` tells of one.
RANGES = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f\U00030000-\U000323af"

ALL_HANZI = re.compile(f"[{RANGES}]+")


def hanzi_count(text: str) -> int:
    """Return how many hanzi stand in the text."""
    return sum(map(len, ALL_HANZI.findall(text)))


def has_hanzi(text: str) -> bool:
    """Return whether a hanzi stands anywhere in the text."""
    return ALL_HANZI.search(text) is not None
