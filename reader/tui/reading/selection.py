"""What is selected, and its text without ruby."""

from dataclasses import dataclass

from reader.text.document import Anchor, Document, Paragraph

_SENTENCE_ENDS = frozenset("。！？!?；;…")
_CLOSERS = frozenset("”’」』）)】》〉")
_FAR = 4096  # code points to each side of a place where its sentence is looked for


@dataclass(frozen=True, slots=True)
class Selection:
    """Two places: where selecting began and where it is now; whichever comes first."""

    origin: Anchor
    head: Anchor

    @property
    def start(self) -> Anchor:
        """First selected place."""
        return min(self.origin, self.head)

    @property
    def end(self) -> Anchor:
        """First place after the selection."""
        return max(self.origin, self.head)

    def within(self, paragraph: int, length: int) -> tuple[int, int] | None:
        """Return the selected span of a paragraph of some length in code points; None for nothing."""
        if not self.start.paragraph <= paragraph <= self.end.paragraph:
            return None
        first = self.start.offset if paragraph == self.start.paragraph else 0
        last = self.end.offset if paragraph == self.end.paragraph else length
        return (first, last) if first < last else None

    def text(self, document: Document) -> str:
        """Return the selected text, paragraphs on lines of their own."""
        return document.text[document.offset(self.start) : document.offset(self.end)]


def sentence_at(paragraph: Paragraph, offset: int) -> tuple[int, int]:
    """Return the span of the sentence around an offset, closing quotation marks included; a cue's time is in none.

    Looked for in a few thousand code points: no more of a sentence without an end is returned.
    """
    text, offset = paragraph.text, max(offset, paragraph.time)
    begin = max(paragraph.time, offset - _FAR)
    stop = min(len(text), offset + _FAR)
    start = end = begin
    while end < stop:
        end += 1
        if text[end - 1] not in _SENTENCE_ENDS:
            continue
        while end < stop and (text[end] in _SENTENCE_ENDS or text[end] in _CLOSERS):
            end += 1
        if offset < end:
            return start, end
        start = end
    return start, stop
