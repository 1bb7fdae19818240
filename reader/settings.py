"""The user's settings: `config.toml` in the config folder.

    column = 40              # hanzi in a line of the text
    speed = 300              # hanzi read in a minute
    language = "auto"        # of the user interface: "auto" (by LANG), "en" or "zh"
    theme = "sanneng-dark"   # by its name in the palette
    ansi = false             # true: the terminal's own 16 colours
    tone_colours = "none"    # or a preset: "mdbg", "pleco", "hanping", "dummitt", "zhongwen"
    pinyin = "none"          # "none", "all", "word" (under the cursor), "uncertain" (guesses), "above:3" (HSK)
    style = "marks"          # "marks", "numbers" or "zhuyin"
    tones = "citation"       # or "spoken"
    readings = "mainland"    # or "taiwan": as in Taiwan where the dictionary tells it

    [keymap]
    next_section = "]"       # a key, or several: ["]", "ctrl+n"]

Settings are where a reader begins; what was chosen while reading is remembered and counts before them.
"""

import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from reader.commands import COMMANDS, Command

FILE_NAME: Final = "config.toml"
LANGUAGES: Final = ("auto", "en", "zh")
TONE_COLOURS: Final = ("none", "mdbg", "pleco", "hanping", "dummitt", "zhongwen")
PINYIN: Final = ("none", "all", "word", "uncertain", *(f"above:{level}" for level in range(1, 10)))
STYLES: Final = ("marks", "numbers", "zhuyin")
TONES: Final = ("citation", "spoken")
READINGS: Final = ("mainland", "taiwan")

_MOST: Final = 1 << 20
"""Bytes; all settings that there are take a thousandth."""

_KEY: Final = re.compile(r"(?:(?:ctrl|shift|alt|super|meta|hyper)\+)*(?:[^\s+,]|[a-z][a-z0-9_]+|\+)")


class SettingsError(Exception):
    """The settings file cannot be used; the message is one plain line that names file and key."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a reader begins.

    Attributes:
        column: widest column, in hanzi (two cells each).
        speed: hanzi read in a minute, for the minutes left. The default is a native reader's: newspaper-like Chinese
            is read aloud at 255 characters a minute (Trauzettel-Klosinski and Dietz 2012, IReST), silently somewhat
            faster. Learners should set their own.
        language: of the user interface, "auto" for the environment's.
        theme: name of a theme; empty for the program's choice. Whether there is one of that name, the screen knows.
        ansi: use the terminal's own colours.
        tone_colours: preset, or "none".
        pinyin: which words carry their reading.
        style: how a reading is written.
        tones: citation tones, or spoken ones.
        readings: whose standard readings follow.
        keymap: keys by command id; commands that are not in it keep theirs.
        remarks: plain lines about what in the file has no meaning and was passed over.
    """

    column: int = 40
    speed: int = 300
    language: str = "auto"
    theme: str = ""
    ansi: bool = False
    tone_colours: str = "none"
    pinyin: str = "none"
    style: str = "marks"
    tones: str = "citation"
    readings: str = "mainland"
    keymap: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


def load(path: Path) -> Settings:
    """Return the settings of a file; the defaults where there is none.

    Raises:
        SettingsError: it cannot be read, is not TOML, or holds a value that has no meaning.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SettingsError(f"{path}: is a directory")
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST:  # a pipe would never end
            raise SettingsError(f"{path}: is no file of settings")
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):  # a home of /dev/null is none
        return Settings()
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8") from error
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror}") from error
    try:
        return from_table(_parsed(text))
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from error


def _parsed(text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(str(error)) from error
    except RecursionError as error:
        raise SettingsError("is nested too deep") from error
    except ValueError as error:  # Python reads no number of more than 4,300 digits
        raise SettingsError("has a number that is too large") from error


def from_table(table: Mapping[str, Any]) -> Settings:
    """Return the settings of a parsed file.

    Raises:
        SettingsError: a value has no meaning, or two commands would share a key.
    """
    values = {name: _CHECKS[name](name, value) for name, value in table.items() if name in _CHECKS}
    remarks = [f"{name}: there is no such setting" for name in table if name not in _CHECKS and name != "keymap"]
    keymap, unknown = _keymap(table.get("keymap", {}))
    return replace(Settings(), **values, keymap=keymap, remarks=(*remarks, *unknown))


def _whole(low: int, high: int) -> Callable[[str, object], int]:
    def check(name: str, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise SettingsError(f"{name}: must be a whole number from {low} to {high}, not {value!r}")
        return value

    return check


def _one_of(choices: tuple[str, ...]) -> Callable[[str, object], str]:
    def check(name: str, value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise SettingsError(f"{name}: must be one of {', '.join(choices)}, not {value!r}")
        return value

    return check


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise SettingsError(f"{name}: must be true or false, not {value!r}")
    return value


def _name(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise SettingsError(f"{name}: must be a name in quotes, not {value!r}")
    return value


_CHECKS: Final[Mapping[str, Callable[[str, object], Any]]] = {
    "column": _whole(5, 200),
    "speed": _whole(10, 5000),
    "language": _one_of(LANGUAGES),
    "theme": _name,
    "ansi": _flag,
    "tone_colours": _one_of(TONE_COLOURS),
    "pinyin": _one_of(PINYIN),
    "style": _one_of(STYLES),
    "tones": _one_of(TONES),
    "readings": _one_of(READINGS),
}


def _keymap(table: object) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Return the keys by command id, and what names no command."""
    if not isinstance(table, Mapping):
        raise SettingsError("keymap: must be a table, [keymap]")
    known = {command.id for command in COMMANDS}
    keymap = {name: _keys(f"keymap.{name}", value) for name, value in table.items() if name in known}
    _check_conflicts(keymap)
    return keymap, [f"keymap.{name}: there is no such command" for name in table if name not in known]


def _keys(name: str, value: object) -> tuple[str, ...]:
    keys = value if isinstance(value, list) else [value]
    if not keys:
        raise SettingsError(f"{name}: must name at least one key")
    for key in keys:
        if not isinstance(key, str) or not _KEY.fullmatch(key) or not key.isprintable():
            raise SettingsError(f'{name}: {key!r} is no key; write it like "s", "ctrl+s" or "f5"')
    return tuple(keys)


def _check_conflicts(keymap: Mapping[str, tuple[str, ...]]) -> None:
    """Refuse a key that would mean two things at once; two panes may each have their own meaning of a key."""
    for name in keymap:
        mine = next(command for command in COMMANDS if command.id == name)
        for other in COMMANDS:
            shared = set(keymap[name]) & set(keymap.get(other.id, other.keys))
            if other.id != name and shared and _meet(mine, other):
                key = min(shared)
                raise SettingsError(
                    f'keymap.{name}: "{key}" already means {other.id} ({other.title}); give {other.id} another key'
                )


def _meet(one: Command, other: Command) -> bool:
    return one.where == other.where or "anywhere" in (one.where, other.where)
