"""A text shown otherwise than it is written: in other forms of the hanzi, typeset as Chinese; the text stays.

Of the hanzi only the forms change, never the words (软件 is 軟件 in Taiwan's forms, too, and not 軟體), so every place
keeps its reading. Whoever wants a converted text takes `conversion`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, reduce
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from reader.language.hanzi import ALL_HANZI

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from reader.text.mended import Mended


class Forms(StrEnum):
    """Which forms of the hanzi are shown."""

    ASIS = "asis"
    HANS = "hans"
    HANT = "hant"
    TAIWAN = "hant-tw"
    HONG_KONG = "hant-hk"


_FROM_HANS = {Forms.HANT: ("s2t",), Forms.TAIWAN: ("s2tw",), Forms.HONG_KONG: ("s2hk",)}
_FROM_HANT = {Forms.HANS: ("tw2s",), Forms.TAIWAN: ("hk2t", "t2tw"), Forms.HONG_KONG: ("tw2t", "t2hk")}
"""OpenCC's configurations without words, one after the other; simplified is not simplified again."""


@dataclass(frozen=True)
class View:
    """How a text is shown.

    Attributes:
        forms: of the hanzi.
        typeset: whether punctuation and spaces are those of typeset Chinese.
        script: "hans" or "hant", what the text is written in.
    """

    forms: Forms = Forms.ASIS
    typeset: bool = False
    script: str = "hans"

    @property
    def configurations(self) -> tuple[str, ...]:
        """OpenCC's configurations; none where no hanzi changes."""
        return (_FROM_HANT if self.script == "hant" else _FROM_HANS).get(self.forms, ())

    def __bool__(self) -> bool:
        """Whether anything is shown otherwise than it is written."""
        return self.typeset or bool(self.configurations)

    @cached_property
    def _convert(self) -> Callable[[str], str]:
        from opencc import OpenCC

        steps: list[Callable[[str], str]] = [OpenCC(name).convert for name in self.configurations]
        return lambda text: reduce(lambda done, step: step(done), steps, text)

    def of(self, text: str) -> Mended:
        """Return how a text without line feeds is shown, and where it comes from."""
        from reader.text.mended import Mended, mended

        view = mended(text) if self.typeset else Mended(text, tuple(range(len(text))), len(text))
        if not self.configurations:
            return view
        # Without a scanner's spaces, which would hide from OpenCC what words there are.
        return Mended(ALL_HANZI.sub(self._converted, view.text), view.origins, view.length)

    def plain(self, text: str) -> str:
        """Return how a text is shown, lines apart."""
        return "\n".join(self.of(line).text for line in text.split("\n")) if self else text

    def parts(self, *parts: str) -> tuple[str, ...]:
        """Return how the parts of a text are shown, which decide together how each is."""
        if not self:
            return parts
        view = self.of("".join(parts))
        edges = [view.shown(offset) for offset in accumulate(map(len, parts), initial=0)]
        return tuple(view.text[start:end] for start, end in pairwise(edges))

    def _converted(self, match: re.Match[str]) -> str:
        """Convert a run of hanzi, as many as they are: hanzi for hanzi where OpenCC gives more or fewer."""
        hanzi = match.group()
        whole = self._convert(hanzi)
        return whole if len(whole) == len(hanzi) else "".join(map(self._form, hanzi))

    def _form(self, sign: str) -> str:
        form = self._convert(sign)
        return form if len(form) == 1 else sign


AS_IS = View()
