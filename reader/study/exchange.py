"""The shelf as one JSON object, to keep a copy or to carry to another computer.

    {"format": "sanneng-read-library/1",
     "texts": [{"key", "title", "source", "path", "size", "encoding", "opened", "levels", "removed", "changed"}],
     "places": [{"key", "paragraph", "offset", "progress", "title", "source", "saved"}],
     "sittings": [{"id", "key", "began", "ended", "active", "progress_from", "progress_to"}],
     "annotations": [{"id", "key", "kind", "name", "note", "colour", "paragraph", "offset", "quote", "before", "after",
                      "made", "changed", "removed"}]}

Merging takes what is new and, of two copies of the same thing, the later one; doing it twice changes nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from reader.study import fitting
from reader.study.difficulty import LEVELS, NONE
from reader.study.memory import State, Statement, Value
from reader.text.clean import clean
from reader.text.outside import parsed

FORMAT: Final = "sanneng-read-library/1"
_LONGEST_NAME: Final = 200

_Check: TypeAlias = Callable[[Any], Value]


class ExchangeError(ValueError):
    """What is to be merged is no such object; the message is one plain line."""


class UnkeptError(Exception):
    """The shelf takes nothing; the message is one plain line."""


def _text(value: Any) -> str:
    from reader.study.state import storable

    if not isinstance(value, str):
        raise ExchangeError(f"{value!r} is no text")
    return storable(value)


def _seen(value: Any) -> str:
    """Return a text that people see: what would steer a terminal is not taken."""
    return clean(_text(value))


def _name(value: Any) -> str:
    """Return what names something: a key, a codec, a kind."""
    name = _text(value)
    if len(name) > _LONGEST_NAME or not (name.isprintable() and name.isascii()):
        raise ExchangeError(f"{value!r} is no name")
    return name


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= fitting.MOST:
        raise ExchangeError(f"{value!r} is no whole number")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= fitting.LATEST:
        raise ExchangeError(f"{value!r} is no number")
    return float(value)


def _flag(value: Any) -> int:
    if not isinstance(value, bool):
        raise ExchangeError(f"{value!r} is neither true nor false")
    return int(value)


def _path(value: Any) -> bytes | None:
    try:
        return None if value is None else os.fsencode(str(value))
    except UnicodeEncodeError as error:
        raise ExchangeError(f"{value!r} is no path") from error


def _size(value: Any) -> int | None:
    return None if value is None else _whole(value)


def _levels(value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise ExchangeError(f"{value!r} are no counts")
    for level in value:
        if level not in (*LEVELS, NONE):
            raise ExchangeError(f"{level!r} is no level")
    return json.dumps({level: _whole(count) for level, count in value.items()})


_TABLES: Final[Mapping[str, Mapping[str, _Check]]] = {
    "texts": {
        "key": _name, "title": _seen, "source": _text, "path": _path, "size": _size, "encoding": _name,
        "opened": _number, "levels": _levels, "removed": _flag, "changed": _number,
    },
    "places": {
        "key": _name, "paragraph": _whole, "offset": _whole, "progress": _number, "title": _seen, "source": _text,
        "saved": _whole,
    },
    "sittings": {
        "id": _name, "key": _name, "began": _number, "ended": _number, "active": _number, "progress_from": _number,
        "progress_to": _number,
    },
    "annotations": {
        "id": _name, "key": _name, "kind": _name, "name": _seen, "note": _seen, "colour": _whole, "paragraph": _whole,
        "offset": _whole, "quote": _seen, "before": _seen, "after": _seen, "made": _number, "changed": _number,
        "removed": _flag,
    },
}  # fmt: skip

_SHOWN: Final[Mapping[_Check, Callable[[Value], object]]] = {
    _text: fitting.text, _seen: fitting.text, _name: fitting.text, _whole: fitting.whole, _size: fitting.whole,
    _number: fitting.number, _path: fitting.path, _flag: lambda value: bool(fitting.whole(value)),
    _levels: lambda value: {level: n for level, n in fitting.counts(value).items() if level in (*LEVELS, NONE)},
}  # fmt: skip

# What becomes of a row that is there already. Where a file is, this computer knows best.
_MERGED: Final = {
    "texts": """(key) DO UPDATE SET opened = max(opened, excluded.opened), path = coalesce(path, excluded.path),
        size = coalesce(size, excluded.size), levels = coalesce(levels, excluded.levels),
        removed = CASE WHEN excluded.changed > changed THEN excluded.removed ELSE removed END,
        changed = max(changed, excluded.changed)""",
    "places": """(key) DO UPDATE SET paragraph = excluded.paragraph, "offset" = excluded."offset",
        progress = excluded.progress, title = excluded.title, source = excluded.source, saved = excluded.saved
        WHERE excluded.saved > saved""",
    "sittings": """(id) DO UPDATE SET ended = excluded.ended, active = excluded.active,
        progress_to = excluded.progress_to WHERE excluded.active > active""",
    "annotations": """(id) DO UPDATE SET kind = excluded.kind, name = excluded.name, note = excluded.note,
        colour = excluded.colour, paragraph = excluded.paragraph, "offset" = excluded."offset", quote = excluded.quote,
        before = excluded.before, after = excluded.after, changed = excluded.changed, removed = excluded.removed
        WHERE excluded.changed > changed""",
}


def exported(state: State) -> dict[str, object]:
    """Return everything the shelf knows, removed things too."""
    return {"format": FORMAT, **{table: _records(state, table) for table in _TABLES}}


def _records(state: State, table: str) -> list[dict[str, object]]:
    columns = list(_TABLES[table])
    rows = state.rows(f"SELECT {_listed(columns)} FROM {table} ORDER BY {columns[0]}")
    records = (
        {column: _shown(table, column, value) for column, value in zip(columns, row, strict=True)} for row in rows
    )
    return [record for record in records if _is_mergeable(table, record)]


def _shown(table: str, column: str, value: Value) -> object:
    """Return a value as the object has it, whatever it is in the file."""
    check = _TABLES[table][column]
    if value is None and check in (_path, _size, _levels):
        return None
    shown = _SHOWN[check](value)
    return os.fsdecode(shown) if isinstance(shown, bytes) else shown


def _is_mergeable(table: str, record: Mapping[str, Any]) -> bool:
    """Return whether `merge` takes a record; it would refuse all of them for one that another hand has named."""
    try:
        next(_statements(table, [record]))
    except ExchangeError:
        return False
    return True


def _listed(columns: list[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def merge(state: State, text: str) -> dict[str, int]:
    """Merge an exported object into the shelf, all of it or nothing; returns how many records of each kind it has.

    Raises:
        ExchangeError: it is no such object.
        UnkeptError: the shelf cannot take it.
    """
    record = _object(text)
    statements = [statement for table in _TABLES for statement in _statements(table, record.get(table, []))]
    if not state.change(statements):
        raise UnkeptError(state.notice or "nothing can be kept")
    return {table: len(record.get(table, [])) for table in _TABLES}


def _object(text: str) -> dict[str, Any]:
    try:
        record = parsed(text)
    except ValueError as error:
        raise ExchangeError(f"is no JSON ({error})") from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise ExchangeError(f'is no exported shelf ("format": "{FORMAT}")')
    return record


def _statements(table: str, records: Any) -> Iterator[Statement]:
    if not isinstance(records, list):
        raise ExchangeError(f"{table}: is no list")
    checks = _TABLES[table]
    marks = ", ".join("?" * len(checks))
    statement = f"INSERT INTO {table} ({_listed(list(checks))}) VALUES ({marks}) ON CONFLICT {_MERGED[table]}"
    for number, record in enumerate(records, 1):
        if not isinstance(record, dict):
            raise ExchangeError(f"{table} {number}: is no object")
        yield statement, tuple(_value(table, number, record, name, check) for name, check in checks.items())


def _value(table: str, number: int, record: Mapping[str, Any], name: str, check: _Check) -> Value:
    if name not in record:
        raise ExchangeError(f"{table} {number}: has no {name}")
    try:
        return check(record[name])
    except ExchangeError as error:
        raise ExchangeError(f"{table} {number}: {name}: {error}") from error
