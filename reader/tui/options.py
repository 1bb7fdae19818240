"""What the command line hands to the application."""

from dataclasses import dataclass
from pathlib import Path

from reader.settings import Settings
from reader.study.memory import State


@dataclass(frozen=True, slots=True)
class Options:
    """How to open a text; None means: as remembered, else as set.

    Attributes:
        settings: the user's settings file.
        state: where place and choices are remembered.
        pinyin: "none", "all", "word", "uncertain" or "above:1" to "above:9".
        style: "marks", "numbers" or "zhuyin".
        tones: "citation" or "spoken".
        readings: "mainland" or "taiwan".
        forms: of the hanzi: "asis", "hans", "hant", "hant-tw" or "hant-hk".
        typeset: "on" for punctuation and spaces of typeset Chinese, or "off".
        share: how much of the text there is to begin with, 1.0 for all.
        library: whether the library lies over the text at first.
        texts: folder where large texts are stored for the next opening; None for nowhere.
    """

    settings: Settings
    state: State
    pinyin: str | None = None
    style: str | None = None
    tones: str | None = None
    readings: str | None = None
    forms: str | None = None
    typeset: str | None = None
    share: float = 1.0
    texts: Path | None = None
    library: bool = False
