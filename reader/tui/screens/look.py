"""What changes how the text looks: pinyin, spelling, tones, colours, theme, widths, language."""

from __future__ import annotations

import os
from dataclasses import replace

from textual.color import Color

from reader.language.words import Style, Tones
from reader.tui import tone_colours
from reader.tui.screens.part import ReadingPart
from reader.tui.theme_files import cycle
from reader.typesetting.flow import Pinyin, Setting

_LEAST_COLUMN, _MOST_COLUMN = 10, 60  # hanzi
_COLUMN_STEP = 2
_MODES: dict[str, str] = {
    Pinyin.ALL: "all words",
    Pinyin.WORD: "the word under the cursor",
    Pinyin.UNCERTAIN: "unsure words",
}


def following(names: list[str], name: str) -> str:
    """Return the name after another one; the first after the last or after one that is not among them."""
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


class LookActions(ReadingPart):
    """The part of the reading screen that changes looks; the reader's place never moves."""

    def _reset(self, setting: Setting) -> None:
        self.view.set_text(setting)
        self.call_after_refresh(self.cursor_told)

    def _tell(self, name: str, value: str) -> None:
        self.notify(f"{self.say(name)}: {self.say(value)}", timeout=2, markup=False)

    def action_pinyin(self) -> None:
        """Turn pinyin on, as it was last on, or off."""
        shown = self.view.setting.pinyin
        if shown is Pinyin.NONE:
            last = self.choices.get("pinyin_mode")
            self._set_pinyin(Pinyin(last) if last in set(Pinyin) else Pinyin.ALL)
        else:
            self.choices.put("pinyin_mode", shown)
            self._set_pinyin(Pinyin.NONE)

    def action_pinyin_mode(self) -> None:
        """Show pinyin for all words, for the one under the cursor, or for those with an unsure syllable."""
        shown = self.view.setting.pinyin
        mode = Pinyin(following(list(_MODES), Pinyin.ALL if shown is Pinyin.NONE else shown))
        self.choices.put("pinyin_mode", mode)
        self._set_pinyin(mode)
        self._tell("Pinyin for", _MODES[mode])

    def _set_pinyin(self, pinyin: Pinyin) -> None:
        self.choices.put("pinyin", pinyin)
        self._reset(replace(self.view.setting, pinyin=pinyin))

    def action_spelling(self) -> None:
        """Write readings with marks, numbers or in zhuyin."""
        style = Style(following(list(Style), self.view.setting.style))
        self.choices.put("style", style)
        self._reset(replace(self.view.setting, style=style))
        self._tell("Spelling", style)

    def action_tones(self) -> None:
        """Show citation tones or spoken ones."""
        tones = Tones(following(list(Tones), self.view.setting.tones))
        self.choices.put("tones", tones)
        self._reset(replace(self.view.setting, tones=tones))
        self._tell("Tones", tones)

    def action_tone_colours(self) -> None:
        """Take the next set of tone colours."""
        name = following(list(tone_colours.NAMES), self.choices.get("tone_colours", "none"))
        self.choices.put("tone_colours", name)
        self.colour_tones()
        self._tell("Tone colours", name)

    def colour_tones(self) -> None:
        """Colour the ruby line as chosen, legible on the theme's background."""
        background = self._background()
        self.view.colour(tone_colours.inks(self.choices.get("tone_colours", "none"), background))

    def _background(self) -> Color:
        """Return the colour behind the text; with the terminal's own colours, what such terminals usually have."""
        theme = self.app.current_theme
        if theme.ansi:
            return Color.parse("black" if theme.dark else "white")
        return Color.parse(self.app.theme_variables["background"])

    def action_theme(self) -> None:
        """Take the next of the program's own themes and the terminal's own colours."""
        self.app.theme = following(cycle(os.environ), self.app.theme)
        self._tell("Theme", self.app.theme)

    def theme_changed(self) -> None:
        """Remember a theme, however it was chosen, and adapt the tones to it."""
        self.choices.put("theme", self.app.theme)
        self.colour_tones()

    def action_column_narrower(self) -> None:
        """Make the text column narrower."""
        self._set_column(-_COLUMN_STEP)

    def action_column_wider(self) -> None:
        """Make the text column wider."""
        self._set_column(_COLUMN_STEP)

    def _set_column(self, step: int) -> None:
        hanzi = max(_LEAST_COLUMN, min(_MOST_COLUMN, min(self.view.column, self.view.setting.width + 1) // 2 + step))
        self.choices.put("column", str(hanzi))
        self.view.column = 2 * hanzi
        self.view.set_text()
