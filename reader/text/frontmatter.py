"""Front matter: simple `key: value` lines between two `---` at the very start of a text."""

import re

_LONGEST = 100
"""Lines looked through for the closing `---`."""

_PAIR = re.compile(r"([A-Za-z_][\w-]*)\s*:(?:\s+(.*))?$")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the fields (lower-case keys) and the text after them; no fields and the whole text where there are none.

    Lines that are no `key: value` pair (nested YAML) are passed over, quotation marks around a value dropped.
    """
    if not text.startswith("---\n"):
        return {}, text
    fields: dict[str, str] = {}
    position = 4
    for _ in range(_LONGEST):
        end = text.find("\n", position)
        line = text[position : end if end >= 0 else len(text)].strip()
        position = end + 1 if end >= 0 else len(text)
        if line in ("---", "..."):
            return (fields, text[position:]) if fields else ({}, text)
        if pair := _PAIR.match(line):
            fields[pair[1].lower()] = _unquoted((pair[2] or "").strip())
        if end < 0:
            break
    return {}, text


def _unquoted(value: str) -> str:
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value
