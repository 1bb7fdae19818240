"""Find out whether lines were broken at a fixed width, and undo it.

A line of such a text is *full* when the first word of the next one (the first character, in Chinese) would not have
fitted behind it. Only where that is so of nearly all lines that do not end a paragraph, or where the widths of lines
pile up at one, the text counts as wrapped; verse, lists and one line a paragraph are left alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise

from reader.text.chapters import chapter_level
from reader.text.script import CLOSING, PAUSES, SENTENCE_ENDS, cells, ends_sentence, is_chinese, joint

_NARROWEST = 30
_WIDEST = 160
"""Cells; shorter lines may be verse, longer ones are paragraphs."""

_JUDGED = 2000
_SLACK = 2
"""Units a line may lack: a wide character at an odd width, a closing mark kept from the next line's start."""

_WEIGHED = 6000
"""Lines among which a width at which they pile up is looked for: a manual's contents alone have a thousand."""

_PILE = 20
"""Lines that make a pile at least."""

_BEFORE = 8
"""Widths before a pile, each of which has but a third as many lines on average."""

_AMBIGUOUS = frozenset("“”‘’—…·")

_FIGURES = frozenset("0123456789%％‰")
_MEETING = re.compile(r"(?<=[\u3400-\u9fff]) ?[0-9A-Za-z]|[0-9A-Za-z](?: ?(?=[\u3400-\u9fff]))")
"""A figure or letter beside a hanzi, with the space between."""
_INSET = " \xa0"
"""What a block is set in by; converters of pages write no-break spaces."""
_UNPARTED = "，。、；：！？’”」』）】》〉〕"
"""Marks that stand at no line's start (CLREQ §3.1.3), so that they take the character before them along."""

_NUMBERED = re.compile(r"\d{1,3}(?:[.、)）](?!\d)|\s*[.、)）]\s)|[（(]?[一二三四五六七八九十]{1,3}[、)）]")
_MARKERS = frozenset("-•*·●○◆■□①②③④⑤⑥⑦⑧⑨⑩>|+#")


def _wide_cells(line: str) -> int:
    """Width where quotation marks and dashes are full-width, as in Chinese fonts."""
    return cells(line) + sum(sign in _AMBIGUOUS for sign in line)


def _doubled(line: str) -> int:
    """Width for programs that count characters: every one as a full-width one."""
    return 2 * len(line)


_MEASURES: tuple[Callable[[str], int], ...] = (cells, _wide_cells, _doubled)


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """How a text was wrapped: at what width, by which measure of a line; `mixed` with lines that were not."""

    width: int
    measure: Callable[[str], int]
    mixed: bool = False

    def is_full(self, line: str, following: str) -> bool:
        """Whether the first word of the following line would not have fitted behind a line."""
        line, following = line.rstrip(), following.strip()
        space = "" if is_chinese(line[-1]) or is_chinese(following[0]) else " "
        if self.mixed and self.measure(line) > self.width + _SLACK:
            return False
        return self.measure(line + space + _first_word(following)) > self.width - _SLACK

    def goes_on(self, line: str, following: str, *, block: bool = False) -> bool:
        """Whether a line goes on with the following one; `block`: both are lines of one that is set in."""
        if not self.is_full(line, following) or chapter_level(line.strip()):
            return False
        return not _starts_anew(following) or _is_set_in(line, following, block=block)


def unwrap(runs: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return runs of lines (a blank line ends a run) with the lines of wrapped paragraphs joined; all are stripped."""
    wrapping = _wrapping_of(runs)
    if wrapping is None:
        return [[line.strip() for line in run] for run in runs]
    spacing = _spacing_of(runs)
    return [_join_run(run, wrapping, spacing) for run in runs]


def _wrapping_of(runs: Sequence[Sequence[str]]) -> _Wrapping | None:
    """Return how the text was wrapped, or None for a text that was not."""
    pairs = [pair for pair in islice(_pairs(runs), _JUDGED) if not _starts_anew(pair[1])]
    if len(pairs) < 2:
        return _piled_up(runs)
    lines = [line.rstrip() for line in islice(chain.from_iterable(runs), _JUDGED)]
    found = [_widest(lines, measure) for measure in _MEASURES]
    found = [wrapping for wrapping in found if _NARROWEST <= wrapping.width <= _WIDEST]
    fitting = (w for explains in (_explains, _nearly_explains) for w in found if explains(w, pairs))
    return next(fitting, None) or _piled_up(runs)


def _widest(lines: Sequence[str], measure: Callable[[str], int]) -> _Wrapping:
    """Return the wrapping at the width of the longest lines; one in fifty may be longer: a heading, an address."""
    widths = sorted(map(measure, lines))
    return _Wrapping(widths[-1 - len(widths) // 50], measure)


def _piled_up(runs: Sequence[Sequence[str]]) -> _Wrapping | None:
    """Return the wrapping of a text whose paragraphs stand among contents, tables and code; None where it has none.

    Chinese may break behind nearly every character, so that the full lines of a text are of one width or one less.
    """
    lines = [line.rstrip() for line in islice(chain.from_iterable(runs), _WEIGHED)]
    if len(lines) < _PILE:
        return None
    for measure in (cells, _doubled):
        counts = Counter(measure(line) if len(line) <= _WIDEST else _WIDEST + 1 for line in lines)
        width = max(range(_WIDEST, _NARROWEST - 1, -1), key=lambda width: counts[width] + counts[width - 1])
        wrapping = _Wrapping(width, measure, mixed=True)
        if _stands_out(counts, width) and _is_prose([line for line, _ in _full_pairs(wrapping, runs)]):
            return wrapping
    return None


def _stands_out(counts: Counter[int], width: int) -> bool:
    """Whether lines of a width are many, far more than of those before it, and few are longer."""
    pile = counts[width] + counts[width - 1]
    before = sum(counts[less] for less in range(width - 1 - _BEFORE, width - 1))
    longer = sum(count for other, count in counts.items() if other > width)
    return pile >= _PILE and pile * _BEFORE > 6 * before and 10 * longer <= counts.total()


def _full_pairs(wrapping: _Wrapping, runs: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    return [pair for pair in islice(_pairs(runs), _WEIGHED) if wrapping.goes_on(*pair)]


def _pairs(runs: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    return chain.from_iterable(map(pairwise, runs))


def _explains(wrapping: _Wrapping, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether nearly all lines are full or end a sentence, and full ones do not mostly end a clause as verse does."""
    full = [line for line, following in pairs if wrapping.is_full(line, following)]
    short = [line for line, following in pairs if not wrapping.is_full(line, following)]
    return _is_prose(full) and 10 * _broken(short) <= len(pairs)


def _nearly_explains(wrapping: _Wrapping, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether nearly all paragraphs end a sentence, though other short lines, verse or a table, stand between them."""
    full = [line for line, following in pairs if wrapping.is_full(line, following)]
    short = [line for line, following in pairs if not wrapping.is_full(line, following)]
    tails = [
        line
        for (before, line), (_, following) in pairwise(pairs)
        if wrapping.is_full(before, line) and not wrapping.is_full(line, following)
    ]
    return _is_prose(full) and 10 * _broken(tails) <= len(pairs) and 5 * _broken(short) <= 2 * len(pairs)


def _is_prose(full: Sequence[str]) -> bool:
    """Whether full lines, at least two, mostly break off inside a clause; those of a log end with a time or a share."""
    natural = sum(_ends_clause(line) or line.rstrip()[-1] in _FIGURES for line in full)
    return len(full) >= 2 and 2 * natural <= len(full)


def _broken(lines: Sequence[str]) -> int:
    return sum(not ends_sentence(line.rstrip()) for line in lines)


def _ends_clause(line: str) -> bool:
    """Whether a line ends where verse does: at a mark that closes a clause."""
    bare = line.rstrip().rstrip(CLOSING)
    return bare[-1:] in SENTENCE_ENDS or bare[-1:] in PAUSES


def _starts_anew(line: str) -> bool:
    """Whether a line cannot go on with the one before: indented, a list item or a chapter's heading."""
    text = line.strip()
    return (
        line.startswith(("\u3000", "  ", "\xa0"))
        or text[0] in _MARKERS
        or _NUMBERED.match(text) is not None
        or chapter_level(text) > 0
        or text.startswith(("http://", "https://", "www."))
    )


def _is_set_in(line: str, following: str, *, block: bool) -> bool:
    """Whether a line set in goes on with one set in as far, or with one that hangs below its item's sign."""
    text, more = line.lstrip(_INSET), following.lstrip(_INSET)
    if more[0] in _UNPARTED:
        return True
    if (ends_sentence(line.rstrip()) and not block) or more[0] == "\u3000" or _starts_anew(more):
        return False
    inset, deeper = len(line) - len(text), len(following) - len(more)
    item = text[0] in _MARKERS or _NUMBERED.match(text) is not None
    return deeper > inset if item and inset != deeper else min(inset, deeper) > 0 and abs(deeper - inset) <= 1


def _first_word(line: str) -> str:
    """Return what cannot be parted from a line's start: a Chinese character with the marks behind it, or a word."""
    if is_chinese(line[0]):
        return line[: len(line) - len(line[1:].lstrip(_UNPARTED))]
    word = line.split(" ", 1)[0]  # a no-break space parts nothing
    return word if word.isascii() else word[: next((at for at, sign in enumerate(word) if is_chinese(sign)), len(word))]


def _spacing_of(runs: Sequence[Sequence[str]]) -> Mapping[bool, bool]:
    """Return whether spaces stand between hanzi and figures (True) or letters (False), as they do inside most lines.

    What a text never has inside a line is not in it.
    """
    counts: Counter[tuple[bool, bool]] = Counter()
    for line in islice(chain.from_iterable(runs), _JUDGED):
        if not line.isascii():
            counts.update((found[0].strip(" ") in _FIGURES, " " in found[0]) for found in _MEETING.finditer(line))
    return {of: counts[of, True] > counts[of, False] for of, _ in counts}


def _between(line: str, right: str, spacing: Mapping[bool, bool]) -> str:
    """Return what stands between a line and the one that goes on with it."""
    left = line.strip()
    ends = f"{left[-1]}{right[0]}"
    if not _MEETING.match(ends) and not _MEETING.match(ends[::-1]):
        return joint(left, right, keep_space=False)
    return " " if spacing.get(not _FIGURES.isdisjoint(ends), line[-1] == " ") else ""


def _join_run(run: Sequence[str], wrapping: _Wrapping, spacing: Mapping[bool, bool]) -> list[str]:
    insets = [len(line) - len(line.lstrip(_INSET)) for line in run]
    block = max(insets) - 1 <= min(insets) > 0 and any(wrapping.goes_on(*pair) for pair in pairwise(run))
    pieces = [run[0].strip()]
    for line, following in pairwise(run):
        right = following.strip()
        goes_on = wrapping.goes_on(line, following, block=block)
        pieces += [_between(line, right, spacing) if goes_on else "\n", right]
    return "".join(pieces).split("\n")
