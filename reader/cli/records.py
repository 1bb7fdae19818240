"""JSON on standard output."""

import sys
from collections.abc import Mapping

from reader.export.plain_json import dumps


def write_json(record: Mapping[str, object]) -> None:
    """Write one object, hanzi as they are."""
    sys.stdout.write(dumps(record, indent=1) + "\n")
