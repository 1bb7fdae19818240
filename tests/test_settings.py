import os
import re
import tomllib
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from reader.commands import COMMANDS
from reader.settings import TONE_COLOURS, Settings, SettingsError, _meet, from_table, load
from reader.tui.theme_files import DEFAULT


def test_without_a_file_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none" / "config.toml") == Settings()


def test_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        """
        column = 32
        speed = 150
        language = "zh"
        theme = "sepia"
        ansi = true
        tone_colours = "pleco"
        pinyin = "all"
        style = "zhuyin"
        tones = "spoken"
        readings = "taiwan"
        [keymap]
        search = "f3"
        page_down = ["space", "j"]
        """,
        encoding="utf-8-sig",
    )
    assert load(path) == Settings(
        column=32,
        speed=150,
        language="zh",
        theme="sepia",
        ansi=True,
        tone_colours="pleco",
        pinyin="all",
        style="zhuyin",
        tones="spoken",
        readings="taiwan",
        keymap={"search": ("f3",), "page_down": ("space", "j")},
    )


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"column": 4}, "column: must be a whole number from 5 to 200, not 4"),
        ({"column": True}, "column"),
        ({"column": 40.0}, "column"),
        ({"column": "40"}, "column"),
        ({"speed": 0}, "speed"),
        ({"language": "fr"}, "language: must be one of auto, en, zh, not 'fr'"),
        ({"theme": 3}, "theme"),
        ({"ansi": "yes"}, "ansi: must be true or false"),
        ({"tone_colours": "rainbow"}, "tone_colours"),
        ({"pinyin": "unknown"}, "pinyin"),
        ({"style": ["marks"]}, "style"),
        ({"tones": ""}, "tones"),
        ({"readings": "tw"}, "readings: must be one of mainland, taiwan, not 'tw'"),
        ({"keymap": "x"}, "keymap"),
        ({"keymap": {"search": []}}, "keymap.search: must name at least one key"),
        ({"keymap": {"search": 3}}, "keymap.search: 3 is no key"),
        ({"keymap": {"search": "two words"}}, "keymap.search"),
        ({"keymap": {"search": "a,b"}}, "keymap.search"),
        ({"keymap": {"search": ""}}, "keymap.search"),
        ({"keymap": {"search": "\x1b"}}, "keymap.search"),
        (
            {"keymap": {"search": "n"}},
            'keymap.search: "n" already means next_hit (Next hit); give next_hit another key',
        ),
        ({"keymap": {"page_down": "/"}}, "already means search"),
        ({"keymap": {"search": "f3", "keywords": "f3"}}, "already means"),
    ],
)
def test_a_value_without_meaning(table: dict[str, Any], says: str) -> None:
    with pytest.raises(SettingsError) as raised:
        from_table(table)
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)


def test_keys_can_be_exchanged_and_reused_in_other_panes() -> None:
    exchanged = from_table({"keymap": {"next_hit": "N", "previous_hit": "n"}})
    assert exchanged.keymap == {"next_hit": ("N",), "previous_hit": ("n",)}
    assert from_table({"keymap": {"figures": "space"}}).keymap == {"figures": ("space",)}


def test_what_has_no_meaning_is_said_and_passed_over() -> None:
    settings = from_table({"colum": 30, "keymap": {"fly": "f"}, "speed": 200})
    assert settings.speed == 200
    assert settings.remarks == ("colum: there is no such setting", "keymap.fly: there is no such command")


@pytest.mark.parametrize(
    "content",
    [
        b"column = ",
        b"\xff\xfe",
        b"column = 40\ncolumn = 41\n",
        b"[keymap\n",
        b"a=" + b"[" * 5000,
        b"column=" + b"9" * 5000,
    ],
)
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError) as raised:
        load(path)
    assert str(raised.value).startswith(f"{path}: ")
    assert "\n" not in str(raised.value)


def test_a_folder_in_the_files_place(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="directory"):
        load(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_no_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "null").touch()
    assert load(tmp_path / "null" / "config.toml") == Settings()


def test_what_is_no_file_of_settings(tmp_path: Path) -> None:
    pipe, large, endless = tmp_path / "pipe", tmp_path / "large", tmp_path / "endless"
    os.mkfifo(pipe)
    large.write_bytes(b"#" * (2 << 20))
    endless.symlink_to("/dev/zero")
    for path in (pipe, large, endless):
        with pytest.raises(SettingsError, match="no file of settings"):
            load(path)


def test_the_commands_have_no_key_twice() -> None:
    pairs = [(a, b) for i, a in enumerate(COMMANDS) for b in COMMANDS[i + 1 :] if _meet(a, b)]
    assert [(a.id, b.id) for a, b in pairs if set(a.keys) & set(b.keys)] == []


def test_the_tone_colours_are_those_there_are() -> None:
    tone_colours = pytest.importorskip("reader.tui.tone_colours")
    assert set(TONE_COLOURS) == set(tone_colours.NAMES)


def test_the_readme_names_every_setting_with_its_default() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- settings.*?-->\n```toml\n(.*?)```", readme, re.DOTALL)
    assert found is not None
    table = tomllib.loads(found[1])
    assert [*table, "remarks"] == [field.name for field in fields(Settings)]
    shown = from_table(table)
    assert shown.remarks == ()
    assert shown.keymap == {"next_section": ("]",)}
    assert shown.theme == DEFAULT
    assert replace(shown, theme="", keymap={}) == Settings()  # unset, the theme is chosen by the terminal
