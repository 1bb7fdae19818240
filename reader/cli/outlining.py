"""`outline`: the sections of a text."""

from __future__ import annotations

import sys
from argparse import Namespace

from reader.cli.errors import CommandError
from reader.cli.inputs import document_of
from reader.cli.records import write_json
from reader.export.sections import section_records
from reader.text.document import SectionKind
from reader.text.sectioning import MOST_SECTIONS, is_undivided


def run(arguments: Namespace) -> int:
    """Print the outline: indented titles, with where they stand in per cent of the text."""
    document = document_of(arguments.source, encoding=arguments.encoding, state=not arguments.no_state)
    sections = section_records(document)
    if arguments.format == "json":
        write_json({"sections": sections})
        return 0
    if is_undivided(document):
        reason = f"has more than {MOST_SECTIONS} headings, which are not told apart"
        sys.stderr.write(CommandError(reason, arguments.source).line() + "\n")
    length = max(1, len(document.text))
    for section in sections:
        indent = "  " * (section["level"] - 1)
        sign = "▪ " if section["kind"] == SectionKind.FIGURE else ""
        sys.stdout.write(f"{section['start'] * 100 // length:3} %  {indent}{sign}{section['title']}\n")
    return 0
