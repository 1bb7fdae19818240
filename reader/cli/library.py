"""`library`: the texts read so far, and what is kept about them."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from reader.cli import colour
from reader.cli.errors import CommandError, Exit, visible
from reader.cli.records import write_json

if TYPE_CHECKING:
    from reader.study.annotations import AnnotationKind
    from reader.study.library import Library, Opening, ShelfText
    from reader.study.memory import State
    from reader.study.sittings import Sitting

_NEEDS: Final = {"search": "QUERY", "remove": "TEXT", "restore": "TEXT", "import": "FILE"}
_ISO: Final = "%Y-%m-%dT%H:%M:%S%z"
_TAKES: Final = {*_NEEDS, "list", "notes", "history"}


def run(arguments: Namespace) -> int:
    """Do what is asked for with the shelf; exit code 4 where it cannot be read.

    Where nothing is asked for it is opened in the reader; without a terminal to read in it is listed.
    """
    from reader.cli.opening import is_screen, read_from_library

    if not arguments.action and arguments.format == "text" and not arguments.removed and is_screen():
        return read_from_library()
    action, operand = arguments.action or "list", arguments.operand
    if action in _NEEDS and not operand:
        raise CommandError(f"library {action} needs a {_NEEDS[action]} (see sanneng-read library --help)")
    if operand and action not in _TAKES:
        raise CommandError(f"library {action} takes nothing more, not {operand!r}")
    with shelf() as state:
        return _action(action)(state, arguments)


@contextmanager
def shelf() -> Iterator[State]:
    """Give the reading state; what of it cannot be kept is said on standard error.

    Raises:
        CommandError: it cannot be read at all.
    """
    from reader import paths
    from reader.study.state import FILE_NAME, open_state

    state = open_state(paths.data_folder() / FILE_NAME)
    notice, reason = state.notice, ""
    try:
        if not state.rows("SELECT 1"):
            raise CommandError(state.notice, code=Exit.DATA)
        yield state
    except CommandError as error:
        reason = str(error)
        raise
    finally:
        if notice and notice != reason:  # else it will be said as the error
            sys.stderr.write(CommandError(notice).line() + "\n")
        state.close()


def _action(name: str) -> Callable[[State, Namespace], int]:
    """Return what an action does; modules only some need are imported there."""
    if name in ("export", "import", "notes"):
        from reader.cli import library_files

        files: Mapping[str, Callable[[State, Namespace], int]] = {
            "export": library_files.export,
            "import": library_files.merge,
            "notes": library_files.notes,
        }
        return files[name]
    if name == "search":
        from reader.cli import library_search

        return library_search.search
    if name == "history":
        from reader.cli import library_history

        return library_history.show
    own = {"list": _list, "remove": _remove, "restore": _restore, "find": _find}
    return own[name]


def _library(state: State) -> Library:
    from reader.study.library import Library

    return Library(state)


# The list


def _list(state: State, arguments: Namespace) -> int:
    """Print the texts whose titles fit, the one opened last first."""
    from reader.study.annotations import Annotations
    from reader.study.library import titled

    texts = titled(_library(state).texts(removed=arguments.removed), arguments.operand or "")
    if arguments.format == "json":
        counts = Annotations(state).counts()
        write_json({"texts": [_record(text, state, counts.get(text.key, {})) for text in texts]})
    else:
        _print(texts, arguments.color)
        if not texts:
            sys.stderr.write(CommandError("no such title", arguments.operand or "").line() + "\n")
    return Exit.DONE if texts else Exit.NOTHING_FOUND


def _record(text: ShelfText, state: State, annotations: Mapping[AnnotationKind, int]) -> dict[str, object]:
    """Return a text as the JSON list has it."""
    from reader.study.annotations import AnnotationKind
    from reader.study.difficulty import level_of

    return {
        "key": text.key,
        "title": text.title,
        "source": text.source,
        "path": text.path or None,
        "exists": text.exists,
        "progress": round(text.progress, 4),
        "opened": _moment(text.opened, _ISO),
        "size": text.size,
        "encoding": text.encoding or None,
        "level": level_of(text.levels),
        "words": dict(text.levels) or None,
        "seconds": round(text.seconds),
        "sittings": text.sittings,
        **{f"{kind}s": annotations.get(kind, 0) for kind in AnnotationKind},
        "history": list(_sittings(state, text)),
    }


def _sittings(state: State, text: ShelfText) -> Iterator[dict[str, object]]:
    """Yield when a text was read, from where to where; the last time first."""
    from reader.study.sittings import history

    return map(sitting_record, history(state, *text.versions))


def sitting_record(sitting: Sitting) -> dict[str, object]:
    """Return a sitting as JSON has it."""
    return {
        "began": _moment(sitting.began, _ISO),
        "ended": _moment(sitting.ended, _ISO),
        "seconds": round(sitting.active),
        "from": round(sitting.progress_from, 4),
        "to": round(sitting.progress_to, 4),
    }


def _print(texts: list[ShelfText], color: str) -> None:
    """Print two lines a text: title, and below what is known of it."""
    paint = colour.paint_for(color)
    for text in texts:
        sys.stdout.write(f"{int(text.progress * 100):3} %  {paint(colour.BOLD, visible(text.title))}\n")
        sys.stdout.write(f"       {paint(colour.DIM, '  ·  '.join(_facts(text)))}\n")


def _facts(text: ShelfText) -> Iterator[str]:
    from reader.study.difficulty import level_of
    from reader.study.figures import duration, level_name, size

    yield _moment(text.opened, "%Y-%m-%d %H:%M") or "not opened yet"
    if text.seconds:
        yield f"read {duration(text.seconds)}"
    if level := level_of(text.levels):
        yield level_name(level)
    if text.size is not None:
        yield size(text.size)
    yield visible(text.opens or text.source)
    if not text.exists:
        yield "not there any more" if text.path else "cannot be opened again"


def _moment(seconds: float | None, form: str) -> str | None:
    return None if seconds is None else time.strftime(form, time.localtime(seconds))


# Taking away, putting back, finding


def named(state: State, name: str) -> ShelfText:
    """Return the text a user named; CommandError for none."""
    text = _library(state).find(name)
    if text is None:
        raise CommandError("no such text on the shelf, or several of that name", name, Exit.NOTHING_FOUND)
    return text


def _remove(state: State, arguments: Namespace) -> int:
    """Take a text from the shelf, and what was made of it from the cache; all that is kept about it stays kept."""
    from reader import paths
    from reader.language.lexicon import Lexicon, LexiconError
    from reader.study.forgetting import forget
    from reader.study.fulltext import FullTextError

    text = named(state, arguments.operand)
    _put(state, text, removed=True)
    try:
        lexicon = Lexicon.open(paths.cache_folder())
    except LexiconError:
        lexicon = None
    try:
        forget(paths.cache_folder(), text, lexicon)
    except FullTextError as error:
        raise CommandError(str(error), code=Exit.DATA) from error
    return Exit.DONE


def _restore(state: State, arguments: Namespace) -> int:
    """Put a text back on the shelf."""
    _put(state, named(state, arguments.operand), removed=False)
    return Exit.DONE


def _put(state: State, text: ShelfText, *, removed: bool) -> None:
    library = _library(state)
    if text.opened is None:  # the unread interview of a new user is on no record yet
        library.opened(_opening(text))
    if not library.remove(text.key, removed=removed):
        raise CommandError(state.notice, code=Exit.DATA)


def _opening(text: ShelfText) -> Opening:
    from reader.study.library import Opening

    return Opening(text.key, text.title, text.source, text.encoding)


def _find(state: State, arguments: Namespace) -> int:
    """Look for the files that were moved, near where they were, and remember where they are."""
    library = _library(state)
    lost = [text for text in library.texts() if text.path and not text.exists]
    found = [(text, path) for text in lost if (path := locate(text)) is not None]
    for text, path in found:
        if not library.moved(text.key, path):
            raise CommandError(state.notice, code=Exit.DATA)
        sys.stdout.write(f"{visible(text.title)}: {visible(path)}\n")
    missing = len(lost) - len(found)
    if missing:
        sys.stderr.write(f"sanneng-read: {missing} {'text' if missing == 1 else 'texts'} not found\n")
    return Exit.NOTHING_FOUND if missing else Exit.DONE


def locate(text: ShelfText) -> str | None:
    """Return where a text's file is now; None where it is not found."""
    from reader.study.moved import find_moved

    return text.path if text.exists else find_moved(text.path, text.size, text.key)
