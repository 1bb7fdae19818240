"""What the program says, in English and Chinese: English sentences are the keys."""

import locale
import os

from reader.wording_zh import CHINESE


class Wording:
    """Translate the program's own sentences; a sentence without a translation stays English."""

    def __init__(self, language: str) -> None:
        """Speak "en" or "zh"."""
        self.language = language

    def __call__(self, sentence: str) -> str:
        """Return a sentence in the chosen language."""
        return CHINESE.get(sentence, sentence) if self.language == "zh" else sentence


def language_of_environment() -> str:
    """Return "zh" or "en" by LC_ALL, LC_MESSAGES and LANG, in this order (POSIX §8.2)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").startswith(("zh", "Chinese")) else "en"
