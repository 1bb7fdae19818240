"""What the user has settled about words and readings, for the commands that show them."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.cli.errors import CommandError

if TYPE_CHECKING:
    from reader.language.corrections import Correction, OwnWord
    from reader.language.lexicon import Lexicon
    from reader.language.pinning import Pinning
    from reader.language.pins import Pin
    from reader.text.document import Document

_MOST_REMARKS: Final = 3
"""Lines of one's own words that are said to be wrong; a file that is none of words has thousands."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What counts in one text; `names` are the words that somebody named."""

    document: Document
    pinning: Pinning
    names: frozenset[str]

    def pins(self, text: str, paragraph: int | None, start: int = 0) -> Sequence[Pin]:
        """Return what is settled in a paragraph, or in a piece of it that begins at `start`.

        Without the paragraph's number only what counts wherever the words stand.
        """
        if paragraph is None:
            return self.pinning.pins(-1, text)
        return self.pinning.pins(paragraph, text, self.document.paragraphs[paragraph].given, start)


def settled(document: Document, lexicon: Lexicon, arguments: Namespace) -> Settled:
    """Return what counts in a text: corrections (unless --no-state), author's readings, one's own words."""
    from reader.language.corrections import named
    from reader.language.pinning import Pinning

    corrected, own = corrections(arguments), own_words()
    names = frozenset(named(corrected, own, document.key))
    return Settled(document, Pinning(lexicon, corrected, own, document.key), names)


def corrections(arguments: Namespace) -> tuple[Correction, ...]:
    """Return the corrections that are kept, none with --no-state; says on standard error why there are none."""
    from reader import paths
    from reader.study.corrections import kept_in
    from reader.study.state import FILE_NAME

    if arguments.no_state:
        return ()
    found, failure = kept_in(paths.data_folder() / FILE_NAME)
    if failure:
        _tell(failure)
    return found


def own_words() -> tuple[OwnWord, ...]:
    """Return one's own words; says on standard error which lines make no sense."""
    from reader import paths
    from reader.language.ownwords import load

    own = load(paths.config_folder())
    for remark in own.remarks[:_MOST_REMARKS]:
        _tell(remark)
    more = len(own.remarks) - _MOST_REMARKS
    if more > 0:
        _tell(f"{more} more such {'line' if more == 1 else 'lines'}; sanneng-read doctor names them")
    return own.words


def named_words(arguments: Namespace, key: str) -> tuple[str, ...]:
    """Return the words a text has that somebody named: one's own, and those of corrections that count in it."""
    from reader.language.corrections import named

    return named(corrections(arguments), own_words(), key)


def _tell(remark: str) -> None:
    sys.stderr.write(CommandError(remark).line() + "\n")
