"""What the user chose: from the command line for now, else remembered for this text or in general, else as set."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.language.words import Style, Tones
from reader.study.memory import MemoryState, State
from reader.text.document import Anchor, Document
from reader.tui.options import Options
from reader.typesetting.flow import Pinyin, Setting

if TYPE_CHECKING:
    from reader.study.corrections import Corrections


class Choices:
    """Names and values of choices; what is put is remembered at once."""

    def __init__(self, options: Options, key: str) -> None:
        """Choose for the text with a key."""
        self._options = options
        self._key = key
        self._defaults = {
            "pinyin": options.settings.pinyin,
            "style": options.settings.style,
            "tones": options.settings.tones,
            "readings": options.settings.readings,
            "theme": options.settings.theme,
            "tone_colours": options.settings.tone_colours,
            "speed": str(options.settings.speed),
            "column": str(options.settings.column),
            "language": options.settings.language,
        }
        self._overruled = {
            name: value
            for name, value in (
                ("pinyin", options.pinyin),
                ("style", options.style),
                ("tones", options.tones),
                ("readings", options.readings),
                ("forms", options.forms),
                ("typeset", options.typeset),
            )
            if value is not None
        }

    @property
    def state(self) -> State:
        """Where all is remembered."""
        return self._options.state

    @cached_property
    def corrections(self) -> Corrections:
        """What was corrected, kept beside the choices."""
        from reader.study.corrections import Corrections

        return Corrections(self._options.state)

    @property
    def texts(self) -> Path | None:
        """Folder where large texts are stored; None for nowhere."""
        return self._options.texts

    def get(self, name: str, default: str = "") -> str:
        """Return a choice."""
        if name in self._overruled:
            return self._overruled[name]
        return self._options.state.choice(name, self._key) or self._defaults.get(name) or default

    def number(self, name: str, default: int) -> int:
        """Return a choice that is a whole number; the default where it is none."""
        value = self.get(name, str(default))
        return int(value) if value.isdecimal() else default

    def put(self, name: str, value: str) -> None:
        """Remember a choice, for this text and for those that have none of their own."""
        self._overruled.pop(name, None)
        self._options.state.choose(name, value, self._key)
        self._options.state.choose(name, value)

    def keep(self, name: str, value: str) -> None:
        """Remember a choice for this text only."""
        self._overruled.pop(name, None)
        self._options.state.choose(name, value, self._key)

    def place(self, document: Document) -> Anchor:
        """Return where one stopped in the text, or the version of its file before, fitted to it; else its start."""
        place = self._options.state.place(self._key) or self._place_before(document) or Anchor()
        if place.paragraph >= len(document.paragraphs):
            return Anchor()
        return Anchor(place.paragraph, min(place.offset, len(document.paragraphs[place.paragraph].text)))

    def _place_before(self, document: Document) -> Anchor | None:
        if not document.key or isinstance(self._options.state, MemoryState):  # which knows nothing of earlier versions
            return None
        from reader.study.succession import place_before

        return place_before(self._options.state, document)

    def keep_place(self, document: Document, place: Anchor, progress: float) -> None:
        """Remember where one is, at once."""
        self._options.state.save_place(self._key, place, progress, document.title, document.source)

    def setting(self, width: int) -> Setting:
        """Return how the text is to be set in a column of some cells; unknown values count as the default."""
        return Setting(
            width,
            Pinyin(_known(self.get("pinyin"), Pinyin, Pinyin.NONE)),
            Style(_known(self.get("style"), Style, Style.MARKS)),
            Tones(_known(self.get("tones"), Tones, Tones.CITATION)),
        )


def _known(value: str, names: type[Pinyin] | type[Style] | type[Tones], default: str) -> str:
    return value if value in set(names) else default
