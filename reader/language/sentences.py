"""Where sentences begin, for their capitals."""

from collections.abc import Sequence

from reader.language.words import Word

_ENDS = frozenset("。！？!?.｡")
_CALLS = frozenset("！？!?")
_OPENING = frozenset("“‘「『（(《〈【[\"'—…·")
_CLOSING = frozenset("”’」』）)》〉】]")


def sentence_starts(words: Sequence[Word], speech: int = 0) -> frozenset[int]:
    """Return the numbers of the words that begin a sentence.

    A paragraph begins with one, and so does what stands behind a stop, quoted speech behind a colon, and speech. A
    quoted question or exclamation goes on in the sentence around it (“你好吗？”他问。) unless another quotation answers
    it (“您贵姓？”“姓王。”). Figures and Western words count.
    """
    found: list[int] = []
    due, after = True, ""
    for number, word in enumerate(words):
        first = word.text[0]
        if speech and word.start == speech:
            due = True
        if word.reading is not None or first.isalnum():
            if due:
                found.append(number)
            due = False
        elif first in _ENDS:
            due = True
        elif first in _CLOSING:
            if after in _CALLS:
                due = False
                continue  # so that the call is what a quotation behind it comes after
        elif first in _OPENING:
            due = due or (after in {"：", ":", *_CALLS} and first in '“「『"')
        elif first not in {"：", ":"}:
            due = False
        after = first
    return frozenset(found)
