"""`doctor`: what this terminal and this installation can and cannot do."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from reader import __version__
from reader.cli import installation, terminal
from reader.cli.errors import visible
from reader.cli.findings import Finding
from reader.cli.inputs import document_of

if TYPE_CHECKING:
    from reader.text.document import Document

_MOST: Final = 20
"""Bad readings that are named one by one."""

_KINDS: Final = {
    "control": "control characters (C0, C1, escape sequences), shown as signs",
    "bidi": "controls of writing direction, shown as signs",
    "zero-width": "joiners without width: left out between emoji, else shown as signs",
    "line-break hint": "hints where a line may break, left out",
    "unseen": "marks that are never seen (grapheme joiner, variation selectors), left out",
    "piled mark": "combining marks beyond eight on one character, left out",
    "surrogate": "halves of characters, shown as signs",
    "private use": "characters of private use: their looks are the font's affair",
    "other": "other format characters and noncharacters, shown as signs",
}


def run(arguments: Namespace) -> int:
    """Print what was found; what is not as it should be has a `!`."""
    sys.stdout.write(f"sanneng-read {__version__}\n")
    _write(installation.findings())
    sys.stdout.write("\nterminal\n")
    _write(terminal.findings())
    if arguments.source is not None:
        sys.stdout.write(f"\n{visible(arguments.source)}\n")
        sys.stdout.flush()
        _write(_text(arguments.source, arguments.encoding))
    return 0


def _write(findings: Iterable[Finding]) -> None:
    for finding in findings:
        sys.stdout.write(f"  {finding.sign:<2} {finding.subject:<16} {visible(finding.report)}\n")


def _text(source: str, encoding: str) -> Iterator[Finding]:
    from reader.language.hanzi import hanzi_count

    document = document_of(source, encoding=encoding, state=True)
    hanzi = hanzi_count(document.text)
    yield Finding("ok", "title", document.title)
    if document.credit:
        yield Finding("ok", "credit", document.credit)
    yield _encoding(document, demanded=bool(encoding))
    yield Finding("ok" if hanzi else "!", "hanzi", f"{hanzi} of {len(document.text)} characters")
    yield Finding("ok", "paragraphs", str(len(document.paragraphs)))
    yield Finding("ok", "sections", str(len(document.sections)))
    yield from _given(document)
    signs = sum(map(_is_sign, document.text))
    yield Finding(
        "!" if signs else "ok", "replaced", f"{signs} characters shown as a sign instead of acting or failing"
    )
    for kind, count in document.signs:
        yield Finding("-", kind, f"{count} {_KINDS.get(kind, kind)}")


def _encoding(document: Document, *, demanded: bool) -> Finding:
    if document.doubtful:
        return Finding("!", "encoding", f"{document.encoding}, a guess: the text looks strange in it (see --encoding)")
    return Finding("ok", "encoding", document.encoding + (", as demanded" if demanded else ""))


def _given(document: Document) -> Iterator[Finding]:
    """Tell how many readings the author gives, and which make no sense."""
    given = sum(len(paragraph.given) for paragraph in document.paragraphs)
    if not given:
        return
    from reader.language.given import misgiven

    bad = list(misgiven(document.paragraphs))
    yield Finding("ok", "given readings", f"{given}, {len(bad)} of them not understood and not used")
    for report in bad[:_MOST]:
        yield Finding("!", "given reading", report)


def _is_sign(character: str) -> bool:
    """Tell the signs that stand for controls (U+2400 to U+2421) and for what is no character (U+FFFD)."""
    return "\u2400" <= character <= "\u2421" or character == "\ufffd"
