"""JSON that people may look at in a terminal: hanzi as they are, what would steer it as an escape of JSON's own."""

import json
import re

from reader.text.clean import UNSAFE

# Line and paragraph separator, which `clean` makes line feeds, end a line in JavaScript of old and in some viewers.
_ESCAPED = re.compile(f"{UNSAFE.pattern}|[\u2028\u2029]")


def dumps(value: object, *, indent: int | None = None) -> str:
    """Return a value as JSON that holds no control character but line feeds; it reads back as the same value."""
    return _ESCAPED.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=indent))


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
