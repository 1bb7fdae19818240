"""A file that was edited is another text by its contents: it inherits what was marked in the version before."""

from __future__ import annotations

import os
import uuid
from dataclasses import replace

from reader.study.annotations import Annotation, Annotations, merging
from reader.study.library import INTERVIEW, ShelfText
from reader.study.memory import State


def inherit(state: State, text: ShelfText) -> bool:
    """Copy the annotations of the version that was opened before at the same path under the same title, once.

    The older version keeps its own. Returns whether there was something to copy, and it is kept.
    """
    key = _predecessor(state, text)
    if key is None or state.rows("SELECT 1 FROM annotations WHERE key = ? LIMIT 1", (text.key,)):
        return False
    copies = [_copy(annotation, text.key) for annotation in Annotations(state).of(key)]
    return bool(copies) and state.change([merging(copy) for copy in copies])


def _predecessor(state: State, text: ShelfText) -> str | None:
    """Return the key of the version opened last before this one."""
    same = "source = ?" if text.bundled else "path = ?"
    query = f"SELECT key FROM texts WHERE {same} AND title = ? AND key <> ? ORDER BY opened DESC LIMIT 1"  # noqa: S608
    if not text.bundled and not text.path:
        return None
    rows = state.rows(query, (INTERVIEW if text.bundled else os.fsencode(text.path), text.title, text.key))
    return str(rows[0][0]) if rows else None


def _copy(annotation: Annotation, key: str) -> Annotation:
    """Return an annotation for another text; its name follows from both, so that copies on two computers are one."""
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"sanneng-read:{annotation.id}:{key}").hex
    return replace(annotation, id=name, key=key)
