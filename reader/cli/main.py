"""From the arguments to an exit code: streams, errors, and the module of each command."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Final, TextIO

from reader.cli.arguments import OPEN, parse
from reader.cli.errors import CommandError, Exit

# Where each command is, in this package.
_MODULES: Final[Mapping[str, str]] = {
    OPEN: "opening",
    "print": "printing",
    "outline": "outlining",
    "search": "searching",
    "keywords": "ranking",
    "export": "exporting",
    "lookup": "lookup",
    "corrections": "correcting",
    "library": "library",
    "doctor": "doctor",
}


def run(argv: Sequence[str]) -> int:
    """Run a command line; returns the exit code and never raises an `Exception`.

    A closed pipe is no error; an error is one line on standard error, with its traceback only for `--debug`.
    """
    debug = "--debug" in argv
    try:
        code = _run(argv)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _forget(sys.stdout)
        return Exit.DONE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except CommandError as error:
        return _report(error, debug)
    except OSError as error:
        if error.filename is None:
            _forget(sys.stdout)
        return _report(_from_system(error), debug)
    except MemoryError:
        return _report(CommandError("there is not enough memory", code=Exit.DATA), debug)
    except Exception as error:
        if _is_lexicon_error(error):
            return _report(_from_dictionary(error), debug)
        reason = f"this should not happen: {type(error).__name__}: {error}"
        hint = "" if debug else " (--debug shows where)"
        return _report(CommandError(reason + hint, code=Exit.DATA), debug)


def _run(argv: Sequence[str]) -> int:
    _settle_streams()
    try:
        arguments = parse(argv)
    except SystemExit:
        # Only --help and --version end here; they have written what was asked for.
        return Exit.DONE
    return dispatch(arguments)


def dispatch(arguments: Namespace) -> int:
    """Run the command that was named; its module is imported only now."""
    module = import_module(f"reader.cli.{_MODULES[arguments.command]}")
    command: Callable[[Namespace], int] = module.run
    return command(arguments)


def _settle_streams() -> None:
    """Write UTF-8 whatever the locale says; what is no character (in a file name) becomes an escape (JSON's own)."""
    if sys.stderr is None:  # closed by the caller, who wants to hear of nothing; the command is done all the same
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open to the end
    if sys.stdout is None:
        raise CommandError("standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        _reconfigure(stream)


def _reconfigure(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _forget(stream: TextIO) -> None:
    """Send what is still buffered nowhere, so that closing at exit does not fail a second time."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)


def _from_system(error: OSError) -> CommandError:
    if isinstance(error.filename, str | bytes):
        return CommandError(error.strerror or str(error), os.fsdecode(error.filename))
    return CommandError(error.strerror or str(error), "standard output", Exit.DATA)


def _is_lexicon_error(error: Exception) -> bool:
    errors = sys.modules.get("reader.language.errors")
    return errors is not None and isinstance(error, errors.LexiconError)


def _from_dictionary(error: Exception) -> CommandError:
    """Say that something in the dictionary made no sense while it was used; the next start looks at all of it."""
    from reader import paths
    from reader.language import store

    store.doubt(paths.cache_folder() / store.NAME)
    return CommandError(f"{error}; run this again to have it made anew", "dictionary", Exit.DATA)


def _report(error: CommandError, debug: bool) -> int:
    try:
        if debug:
            import traceback

            traceback.print_exc()
        sys.stderr.write(error.line() + "\n")
        sys.stderr.flush()
    except OSError:  # nobody can be told: the code has to do
        _forget(sys.stderr)
    return error.code
