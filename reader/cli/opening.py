"""Open a text in the reader, or print it where there is no terminal to read in."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import MutableMapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.cli.errors import CommandError, Exit
from reader.cli.inputs import opening_of
from reader.cli.width import WIDEST

if TYPE_CHECKING:
    from pathlib import Path

    from reader.settings import Settings
    from reader.study.memory import State
    from reader.text.opening import Opening
    from reader.tui.options import Options

# As the other commands name scripts; here only the forms of the hanzi change.
_FORMS: Final = {"hant": "hant-tw"}
# Terminals that lose what an input method composes while the kitty keyboard protocol is on.
_NO_KITTY_KEYS: Final = frozenset({"iTerm.app", "vscode", "WezTerm"})
_COLOUR_SYSTEMS: Final = frozenset({"auto", "standard", "256", "truecolor", "windows"})


def run(arguments: Namespace) -> int:
    """Open the reader; returns its exit code."""
    if arguments.print_completion:
        from reader.cli.completion import script

        sys.stdout.write(script(arguments.print_completion))
        return 0
    if arguments.last:
        from reader.cli.last import last_source

        arguments.source = last_source(arguments.source)
    if not is_screen():
        return _print(arguments)
    return _read(arguments)


def read_from_library() -> int:
    """Open the library in the reader, over the text that was read last; returns the reader's exit code."""
    from reader.cli.arguments import parse
    from reader.cli.last import last_at_hand

    return _read(parse([last_at_hand()]), library=True)


def _read(arguments: Namespace, *, library: bool = False) -> int:
    """Load the text and read it on the screen."""
    from reader import paths
    from reader.study.state import FILE_NAME, encoding_kept, open_state

    texts = None if arguments.no_state else paths.cache_folder() / "texts"
    opening = _opening(arguments.source, arguments.encoding, texts)
    settings = _settings()
    state = open_state(None if arguments.no_state else paths.data_folder() / FILE_NAME)
    if not arguments.encoding and texts is not None:
        opening = _as_before(opening, encoding_kept(state, opening.document.key))
    take_keyboard()
    settle_environment(os.environ)
    from reader.tui.start import run as read

    try:
        options = _options(arguments, settings, state, opening.share, texts)
        return read(opening.document, replace(options, library=library))
    finally:
        state.close()


def _settings() -> Settings:
    """Return the user's settings; CommandError for a file that is none."""
    from reader import paths, settings

    try:
        return settings.load(paths.config_folder() / settings.FILE_NAME)
    except settings.SettingsError as error:
        raise CommandError(str(error), code=Exit.DATA) from error


def _options(arguments: Namespace, settings: Settings, state: State, share: float, texts: Path | None) -> Options:
    """Return what the screen is told: settings, state, what the command line chose."""
    from reader.tui.options import Options

    return Options(
        settings,
        state,
        pinyin=arguments.pinyin,
        style=arguments.style,
        tones=arguments.tones,
        readings=arguments.readings,
        forms=_FORMS.get(arguments.script, arguments.script),
        typeset="on" if arguments.typeset else None,
        share=share,
        texts=texts,
    )


def _opening(source: str, encoding: str, texts: Path | None) -> Opening:
    """Load a text, of a large one the beginning; of a folder the one that is chosen in the terminal."""
    from reader.text.folder import FolderError

    try:
        return opening_of(source, encoding, texts)
    except CommandError as error:
        folder = error.__cause__
        if not isinstance(folder, FolderError) or not folder.names or sys.stdin is None or not sys.stdin.isatty():
            raise
    from reader.cli.choosing import chosen

    return opening_of(chosen(source, folder.names), encoding, texts)


def _as_before(opening: Opening, encoding: str) -> Opening:
    """Return a text as it was read the last time, when another codec was demanded for its file."""
    document = opening.document
    from reader.study.state import can_reread

    if encoding in ("", document.encoding) or not can_reread(document.source):
        return opening
    return opening_of(document.source, encoding, None)


def settle_environment(environment: MutableMapping[str, str]) -> None:
    """Say to Textual what it should know of the terminal; take away what would end it or let it draw for ever."""
    if environment.get("TERM_PROGRAM") in _NO_KITTY_KEYS:
        environment.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    if environment.get("TEXTUAL_COLOR_SYSTEM", "auto") not in _COLOUR_SYSTEMS:
        del environment["TEXTUAL_COLOR_SYSTEM"]
    for name in ("COLUMNS", "LINES"):
        wish = environment.get(name, "")
        if wish.isdecimal() and int(wish[:9]) > WIDEST:
            del environment[name]


def is_screen() -> bool:
    """Tell whether there is a terminal to read in; a dumb one cannot place anything."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def take_keyboard() -> None:
    """Make standard input the terminal's keyboard again where it was a pipe or a file.

    Raises:
        CommandError: the program has no terminal that keys could come from.
    """
    if sys.stdin is not None and sys.stdin.isatty():
        return
    try:
        keyboard = os.open("CONIN$" if os.name == "nt" else "/dev/tty", os.O_RDWR)
    except OSError as error:
        reason = "standard input is no terminal and there is none to take keys from; try sanneng-read print"
        raise CommandError(reason) from error
    if keyboard != 0:
        os.dup2(keyboard, 0)
        os.close(keyboard)
    if sys.__stdin__ is None:  # it was closed when the program began; the screen asks this object for its file
        sys.stdin = sys.__stdin__ = os.fdopen(0, encoding="utf-8")  # type: ignore[misc]  # Final in the stubs


def _print(arguments: Namespace) -> int:
    from reader.cli.printing import run as print_text

    if arguments.pinyin == "word":
        raise CommandError("--pinyin word needs a terminal to read in")
    arguments.script = arguments.script or "asis"
    return print_text(arguments)
