"""A file that was edited is another text by its contents: it inherits what was marked in the version before."""

from __future__ import annotations

import os
import uuid
from dataclasses import replace

from reader.study.annotations import Annotation, Annotations, merging
from reader.study.library import INTERVIEW, ShelfText, path_of
from reader.study.memory import State
from reader.text.document import Anchor, Document

_STANDARD_INPUT = "-"
# Copies came with the changes that the corrections came with: taking one back takes back both.
_COPY = """INSERT INTO corrections (words, syllables, scope, key, paragraph, "offset", text, divides, title, born)
    SELECT words, syllables, scope, ?, paragraph, "offset", text, divides, title, born FROM corrections
    WHERE key = ? AND gone IS NULL ORDER BY number"""


def place_before(state: State, document: Document) -> Anchor | None:
    """Return where one stopped in the version of a text's file opened before; None for none.

    What was edited is not known here: the same paragraph is near enough.
    """
    if document.source == _STANDARD_INPUT:
        return None
    bundled = document.source == INTERVIEW
    path = "" if bundled else path_of(document.source)
    key = _predecessor(state, ShelfText(document.key, document.title, document.source, path))
    return None if key is None else state.place(key)


def inherit(state: State, text: ShelfText) -> bool:
    """Copy what was marked and corrected in the version opened before at the same path under the same title, once.

    The older version keeps its own. Returns whether corrections were copied: they change how the text is read.
    """
    key = _predecessor(state, text)
    if key is None:
        return False
    if not _any(state, "annotations", text.key):
        copies = [_copy(annotation, text.key) for annotation in Annotations(state).of(key)]
        if copies:
            state.change([merging(copy) for copy in copies])
    if _any(state, "corrections", text.key) or not _any(state, "corrections", key):
        return False
    return state.change([(_COPY, (text.key, key))])


def _any(state: State, table: str, key: str) -> bool:
    return bool(state.rows(f"SELECT 1 FROM {table} WHERE key = ? LIMIT 1", (key,)))


def _predecessor(state: State, text: ShelfText) -> str | None:
    """Return the key of the version opened last before this one."""
    same = "source = ?" if text.bundled else "path = ?"
    query = f"SELECT key FROM texts WHERE {same} AND title = ? AND key <> ? ORDER BY opened DESC LIMIT 1"
    if not text.bundled and not text.path:
        return None
    rows = state.rows(query, (INTERVIEW if text.bundled else os.fsencode(text.path), text.title, text.key))
    return str(rows[0][0]) if rows else None


def _copy(annotation: Annotation, key: str) -> Annotation:
    """Return an annotation for another text; its name follows from both, so that copies on two computers are one."""
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"sanneng-read:{annotation.id}:{key}").hex
    return replace(annotation, id=name, key=key)
