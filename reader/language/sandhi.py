"""Spoken tones: 一, 不 and the third tone, within words and across them, never across a pause."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.language.bu import tone_of_bu
from reader.language.speech import Run, runs
from reader.language.third_tone import with_third_tones
from reader.language.words import Word
from reader.language.yi import tone_of_yi


def spoken(words: Sequence[Word], known: Callable[[str], bool] | None = None) -> tuple[Word, ...]:
    """Return the same words with the tones they are spoken with.

    Readings stay citation readings everywhere else (GB/T 16159-2012 writes no sandhi); this makes a copy to show.

    Args:
        words: a paragraph's words in order. A gap, punctuation or anything else without a reading is a pause.
        known: whether a string is a word of the dictionary: tells 展览 + 馆 from 纸 + 老虎. Without it tables of
            common prefixes and suffixes do.

    Returns:
        One word per word given; those that do not change are the same objects.
    """
    changed: dict[int, dict[int, int]] = {}
    for run in runs(words):
        tones = with_third_tones(run, _with_yi_and_bu(run), known or _nothing_known)
        for (word, place), was, now in zip(run.places, run.tones, tones, strict=True):
            if was != now:
                changed.setdefault(word, {})[place] = now
    return tuple(_with_tones(word, changed.get(index, {})) for index, word in enumerate(words))


def _nothing_known(_: str) -> bool:
    return False


def _with_yi_and_bu(run: Run) -> list[int]:
    """Return a run's tones with those of 一 and 不 as spoken; one that is not the citation tone is left as given."""
    tones = list(run.tones)
    for index, hanzi in enumerate(run.text):
        if hanzi == "一" and tones[index] == 1:
            tones[index] = tone_of_yi(run, index)
        elif hanzi == "不" and tones[index] == 4:
            tones[index] = tone_of_bu(run, index)
    return tones


def _with_tones(word: Word, tones: dict[int, int]) -> Word:
    if word.reading is None or not tones:
        return word
    syllables = tuple(
        f"{syllable[:-1]}{tones[place]}" if syllable and place in tones else syllable
        for place, syllable in enumerate(word.reading.syllables)
    )
    return replace(word, reading=replace(word.reading, syllables=syllables))
