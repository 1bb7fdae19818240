"""How `--help` is set: in the reader's language, as wide as the terminal, its lines broken as those of any text."""

from argparse import Action, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from reader.cli.width import columns

Say = Callable[[str], str]
"""Gives the program's own sentence in the reader's language."""
ASKING: Final = frozenset({"-h", "--help"})
_WIDEST: Final = 100


def say_in_language() -> Say:
    """Return what says the help's sentences in the language of the environment."""
    from reader.wording import language_of_environment

    if language_of_environment() != "zh":
        return str
    from reader.cli.texts_zh import CHINESE

    return lambda sentence: CHINESE.get(sentence, sentence)


def formatter(say: Say) -> Callable[..., RawDescriptionHelpFormatter]:
    """Return what argparse makes its formatter with."""
    return partial(_Help, say=say)


class _Help(RawDescriptionHelpFormatter):
    """Help in a language; argparse's own way to find the width imports archive libraries for every option added."""

    def __init__(self, prog: str, say: Say) -> None:
        super().__init__(prog, max_help_position=28, width=min(columns() or 80, _WIDEST) - 2)
        self._say = say

    def add_usage(
        self, usage: str | None, actions: Iterable[Action], groups: Iterable[object], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, self._say("usage: ") if prefix is None else prefix)  # type: ignore[arg-type]  # groups have a private type

    def start_section(self, heading: str | None) -> None:
        super().start_section(heading and self._say(heading))

    def add_text(self, text: str | None) -> None:
        super().add_text(text and self._say(text))

    def _get_help_string(self, action: Action) -> str | None:
        return action.help and self._say(action.help)

    def _split_lines(self, text: str, width: int) -> list[str]:
        from reader.typesetting.layout import typeset
        from reader.typesetting.plain import line_text

        words = " ".join(text.split())
        return [line_text(words, row) for row in typeset(words, width)]
