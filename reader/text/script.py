"""What single characters are, as far as paragraphs need to know: sentence ends and Chinese script."""

SENTENCE_ENDS = frozenset("。！？!?….｡")
"""What a sentence can end with; closing quotation marks and brackets may follow."""

PAUSES = frozenset("，、；：,;:—")
"""What a line can break off at inside a sentence."""

CLOSING = "”’\"'」』）)》〉】］]〕"

_SHARED_MARKS = "“”‘’—…·"
_SHARED = frozenset(_SHARED_MARKS)
"""Marks that Chinese and Western text share."""


def is_chinese(sign: str) -> bool:
    """Whether a character is a hanzi, kana, or one of their full-width marks: text written without spaces."""
    if sign < "\u2e80":
        return False
    return sign <= "\ua4cf" or "\uf900" <= sign <= "\ufaff" or "\ufe30" <= sign <= "\uffef" or sign >= "\U00020000"


def is_hanzi(sign: str) -> bool:
    """Whether a character is a hanzi: unified ideographs, the compatibility blocks, 〇 (Unicode 15.1, Blocks.txt).

    々 and the like repeat a hanzi and have no reading of their own: not counted.
    """
    if "\u4e00" <= sign <= "\u9fff":
        return True
    rest = "\u3400" <= sign <= "\u4dbf" or "\uf900" <= sign <= "\ufaff" or sign == "\u3007"
    return rest or "\U00020000" <= sign <= "\U0002fa1f" or "\U00030000" <= sign <= "\U000323af"


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    bare = text.rstrip(CLOSING)
    return bare[-1:] in SENTENCE_ENDS if bare else False


def breaks_off(text: str) -> bool:
    """Whether a line ends inside a sentence, with a comma or the like."""
    return text[-1:] in PAUSES


def cells(text: str) -> int:
    """Return the rough width of a line, a Chinese character two cells: to compare lines by, not to set them."""
    return len(text) if text.isascii() else len(text) + sum(map(is_chinese, text))


def _is_chinese_edge(left: str, right: str) -> bool:
    """Whether marks that Chinese shares with Western text meet at a line break, and stand at Chinese text here."""
    if left[-1] not in _SHARED and right[0] not in _SHARED:
        return False
    inner = left.rstrip(_SHARED_MARKS)[-1:] + right.lstrip(_SHARED_MARKS)[:1]
    return any(map(is_chinese, inner))


def joint(left: str, right: str, *, keep_space: bool) -> str:
    """Return what stands between two lines of one paragraph: nothing in Chinese, a space in Western text.

    Args:
        left: what comes before the line break; not empty.
        right: the line after it; not empty.
        keep_space: put a space where Chinese and Western text meet; else none.
    """
    before, after = is_chinese(left[-1]), is_chinese(right[0])
    if keep_space:
        glued = (before and (after or right[0] in _SHARED)) or (after and left[-1] in _SHARED)
    else:
        glued = before or after or (left[-1] == "-" and right[0].isalpha()) or _is_chinese_edge(left, right)
    return "" if glued else " "
