"""Which script a text is written in."""

from collections import Counter
from collections.abc import Mapping


def script_of(text: str, folding: Mapping[int, str]) -> str:
    """Return "hant" where more of a text's hanzi are only traditional than only simplified, else "hans".

    Args:
        text: any text.
        folding: traditional to simplified, by code point (`Lexicon.folding`).
    """
    simplified = {ord(hanzi) for hanzi in folding.values()} - folding.keys()
    balance = 0
    for character, count in Counter(text).items():
        balance += count * ((ord(character) in folding) - (ord(character) in simplified))
    return "hant" if balance > 0 else "hans"
