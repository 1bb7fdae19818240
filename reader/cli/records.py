"""JSON on standard output."""

import json
import sys
from collections.abc import Mapping


def write_json(record: Mapping[str, object]) -> None:
    """Write one object, hanzi as they are."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False, indent=1) + "\n")
