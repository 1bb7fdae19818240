"""Find out whether lines were broken at a fixed width, and undo it.

A line of such a text is *full* when the first word of the next one (the first character, in Chinese) would not have
fitted behind it. Only where that is so of nearly all lines that do not end a paragraph, the text counts as wrapped;
verse, lists and one line a paragraph are left alone.
"""

import re
from collections.abc import Callable, Iterator, Sequence
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

_AMBIGUOUS = frozenset("“”‘’—…·")

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
    """How a text was wrapped: at what width, by which measure of a line."""

    width: int
    measure: Callable[[str], int]

    def is_full(self, line: str, following: str) -> bool:
        """Whether the first word of the following line would not have fitted behind a line."""
        line, following = line.rstrip(), following.strip()
        space = "" if is_chinese(line[-1]) or is_chinese(following[0]) else " "
        return self.measure(line + space + _first_word(following)) > self.width - _SLACK


def unwrap(runs: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return runs of lines (a blank line ends a run) with the lines of wrapped paragraphs joined; all are stripped."""
    wrapping = _wrapping_of(runs)
    if wrapping is None:
        return [[line.strip() for line in run] for run in runs]
    return [_join_run(run, wrapping) for run in runs]


def _wrapping_of(runs: Sequence[Sequence[str]]) -> _Wrapping | None:
    """Return how the text was wrapped, or None for a text that was not."""
    pairs = [pair for pair in islice(_pairs(runs), _JUDGED) if not _starts_anew(pair[1])]
    if len(pairs) < 2:
        return None
    lines = [line.rstrip() for line in islice(chain.from_iterable(runs), _JUDGED)]
    found = [_widest(lines, measure) for measure in _MEASURES]
    found = [wrapping for wrapping in found if _NARROWEST <= wrapping.width <= _WIDEST]
    return next(
        (wrapping for explains in (_explains, _nearly_explains) for wrapping in found if explains(wrapping, pairs)),
        None,
    )


def _widest(lines: Sequence[str], measure: Callable[[str], int]) -> _Wrapping:
    """Return the wrapping at the width of the longest lines; one in fifty may be longer: a heading, an address."""
    widths = sorted(map(measure, lines))
    return _Wrapping(widths[-1 - len(widths) // 50], measure)


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
    """Whether full lines, at least two, mostly break off inside a clause; those of a log end with a time."""
    natural = sum(_ends_clause(line) or line.rstrip()[-1].isdigit() for line in full)
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
        line.startswith(("\u3000", "  "))
        or text[0] in _MARKERS
        or _NUMBERED.match(text) is not None
        or chapter_level(text) > 0
        or text.startswith(("http://", "https://", "www."))
    )


def _first_word(line: str) -> str:
    """Return what cannot be parted from a line's start: a Chinese character, or a Western word."""
    if is_chinese(line[0]):
        return line[0]
    word = line.split(maxsplit=1)[0]
    return word if word.isascii() else word[: next((at for at, sign in enumerate(word) if is_chinese(sign)), len(word))]


def _join_run(run: Sequence[str], wrapping: _Wrapping) -> list[str]:
    pieces = [run[0].strip()]
    for line, following in pairwise(run):
        left, right = line.strip(), following.strip()
        parted = _starts_anew(following) or chapter_level(left) or not wrapping.is_full(line, following)
        pieces += ["\n" if parted else joint(left, right, keep_space=False), right]
    return "".join(pieces).split("\n")
