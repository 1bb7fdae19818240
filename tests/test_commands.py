"""One table of commands: bindings, palette, footer, help and README are made from it."""

from collections import Counter
from pathlib import Path

import pytest

from reader.commands import COMMANDS, command
from reader.tui.bindings import keys_of
from reader.tui.keys import key_shown, keys_shown
from reader.typesetting.cells import text_width

README = Path(__file__).parents[1] / "README.md"
CONTRACT = {
    "word_left": "left", "word_right": "right", "line_up": "up", "line_down": "down", "page_down": "space",
    "page_up": "shift+space", "to_start": "home", "to_end": "end", "next_section": "]", "previous_section": "[",
    "search": "/", "next_hit": "n", "previous_hit": "N", "keywords": "k", "outline": "o", "pinyin": "p",
    "spelling": "P", "entry": "enter", "copy": "y", "theme": "t", "help": "?", "step_back": "escape", "quit": "q",
}  # fmt: skip


def key_table() -> str:
    """The README's table of keys."""
    rows = ["| key | what it does |", "|---|---|"]
    places = {"outline": " (in the outline)", "find": " (in the search)", "keywords": " (in the keywords)"}
    places |= {"annotations": " (in the list of notes)", "library": " (in the library)"}
    for entry in COMMANDS:
        keys = " ".join(f"`{key_shown(key)}`" for key in entry.keys)
        rows.append(f"| {keys} | {entry.help}{places.get(entry.where, '')} |")
    return "\n".join(rows)


def test_readme_has_the_table():
    text = README.read_text(encoding="utf-8")
    assert key_table() in text, f"put this into the README:\n{key_table()}"


def test_ids_are_unique():
    assert max(Counter(entry.id for entry in COMMANDS).values()) == 1


@pytest.mark.parametrize(("name", "key"), CONTRACT.items())
def test_keys_that_stay(name, key):
    assert key in command(name).keys


def test_no_key_means_two_things_in_one_place():
    for where in {entry.where for entry in COMMANDS}:
        keys = Counter(key for entry in COMMANDS if entry.where in (where, "anywhere") for key in entry.keys)
        assert not [key for key, count in keys.items() if count > 1], where


def test_unknown_command():
    with pytest.raises(KeyError):
        command("no such command")


@pytest.mark.parametrize(
    ("name", "wide"),
    [
        ("help", "？"),
        ("search", "、"),
        ("next_section", "】"),
        ("pinyin", "ｐ"),
        ("next_unsure", "．"),
        ("annotations", "‘"),
        ("annotations", "’"),
        ("page_down", "ideographic_space"),
    ],
)
def test_full_width_forms(name, wide):
    assert wide in keys_of(command(name)).split(",")


def test_help_shows_keys_in_their_column():
    assert all(text_width(keys_shown(entry)) < 20 for entry in COMMANDS)
