"""How numbers in hanzi divide in pinyin (GB/T 16159-2012, numerals): èrshísān, sānbǎi wǔshíliù, liǎng-sān tiān."""

ONES = frozenset("〇零一二三四五六七八九两兩几幾")
TENS = frozenset("十百千万萬亿億")
NUMERALS = ONES | TENS
ORDINALS = frozenset("第初")
_MYRIADS = frozenset("万萬亿億")
_DIGITS = {hanzi: value for value, hanzi in enumerate("一二三四五六七八九", 1)} | {"两": 2, "兩": 2}
_ZEROS = frozenset("〇零")


def numeral_length(text: str) -> int:
    """Return how many numerals a text begins with."""
    return next((place for place, hanzi in enumerate(text) if hanzi not in NUMERALS), len(text))


def number_dividers(number: str) -> list[str]:
    """Return what stands before each numeral but the first: nothing, a space, or a hyphen between two rough numbers.

    11 to 99 are joined, a hundred and a thousand with the digit before them, ten thousand and more with one numeral
    (shíwàn) but not with several (èrshísān wàn). Digits read one by one stand apart: yī jiǔ jiǔ bā.
    """
    return [_divider(number, place) for place in range(1, len(number))]


def ordinal_dividers(text: str) -> list[str] | None:
    """Return the dividers of 第 or 初 with numerals and what follows them; None for anything else.

    初 is an ordinal before one to ten only (chū-yī; chūqī is another word's hanzi).
    """
    if text[:1] not in ORDINALS:
        return None
    length = numeral_length(text[1:])
    if not length or (text[0] == "初" and (length > 1 or len(text) > length + 1)):
        return None
    # What follows stays with the number: dì-sānzhě.
    return ["-", *number_dividers(text[1 : length + 1]), *[""] * (len(text) - length - 1)]


def _divider(number: str, place: int) -> str:
    before, hanzi = number[place - 1], number[place]
    if hanzi in _MYRIADS:
        return "" if _is_one(number, place) else " "
    if hanzi in TENS:
        return "" if before in ONES else " "
    if before == "十":
        return ""
    return "-" if _is_rough(number, place) else " "


def _is_one(number: str, place: int) -> bool:
    """Return whether one numeral alone stands between the last 万, 亿 or 零 and a place."""
    return place == 1 or number[place - 2] in _MYRIADS | _ZEROS


def _is_rough(number: str, place: int) -> bool:
    """Return whether two digits, one more than the other, and no third one meet at a place: 两三, 七八."""
    before, digit = (_DIGITS.get(hanzi, 0) for hanzi in number[place - 1 : place + 1])
    around = {*number[max(0, place - 2) : place - 1], *number[place + 1 : place + 2]}
    return bool(before and digit) and abs(before - digit) == 1 and not around & ONES
