import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from reader.cli.arguments import COMMANDS
from reader.cli.completion import script
from reader.cli.options import SHELLS
from tests.cli.conftest import Outcome


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_names_every_command_and_is_valid(
    shell: str, tmp_path: Path, invoke: Callable[..., Outcome]
) -> None:
    code, made, err = invoke("--print-completion", shell)
    assert (code, err) == (0, "")
    assert all(name in made for name in COMMANDS)
    assert "--placement" in made
    assert "encoding" in made
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "completion"
    path.write_text(made, encoding="utf-8")
    subprocess.run([program, "-n", str(path)], check=True, capture_output=True)


_BASH = """
source completion
complete_() {
    COMP_WORDS=(sanneng-read "$@"); COMP_CWORD=$#; COMPREPLY=()
    _shtab_sanneng_read sanneng-read "${@: -1}" "${COMP_WORDS[COMP_CWORD-1]}"
    echo "${COMPREPLY[@]}"
}
complete_ ou
complete_ no
complete_ print no
complete_ print --pl
complete_ print --style ""
complete_ --pinyin ""
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_what_bash_offers(tmp_path: Path) -> None:
    (tmp_path / "completion").write_text(script("bash"), encoding="utf-8")
    (tmp_path / "novel.txt").touch()
    done = subprocess.run(["bash", "-c", _BASH], cwd=tmp_path, capture_output=True, text=True, timeout=30)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "outline",
        "novel.txt",
        "novel.txt",
        "--placement",
        "marks numbers zhuyin",
        "none all uncertain above:1 above:2 above:3 above:4 above:5 above:6 above:7 above:8 above:9 word",
    ]


@pytest.mark.skipif(shutil.which("fish") is None, reason="needs fish")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ou", "outline"),
        ("no", "novel.txt"),
        ("print no", "novel.txt"),
        ("print --pl", "--placement"),
        ("--style z", "zhuyin"),
    ],
)
def test_what_fish_offers(tmp_path: Path, typed: str, offered: str) -> None:
    (tmp_path / "completion").write_text(script("fish"), encoding="utf-8")
    (tmp_path / "novel.txt").touch()
    code = f"source completion; complete -C 'sanneng-read {typed}'"
    done = subprocess.run(["fish", "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=30, check=True)
    assert offered in [line.split("\t")[0] for line in done.stdout.splitlines()]


def test_zsh_offers_files_beside_commands() -> None:
    made = script("zsh")
    place = made.index("_describe 'sanneng-read commands' _commands")
    assert made[place:].splitlines()[1].strip() == "_files"


@pytest.mark.skipif(shutil.which("zsh") is None, reason="needs zsh")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("ou\t", "outline"),
        ("no\t", "novel.txt"),
        ("print no\t", "novel.txt"),
        ("print --pl\t", "--placement"),
        ("print --pinyin above:3\t", "above:3 "),
        ("--pinyin un\t", "uncertain"),
        ("library r\t\t", "restore"),
        ("library import no\t", "novel.txt"),
    ],
)
def test_what_zsh_offers(tmp_path: Path, typed: str, completed: str) -> None:
    (tmp_path / "_sanneng-read").write_text(script("zsh"), encoding="utf-8")
    (tmp_path / "novel.txt").touch()
    settings = f"fpath=({tmp_path} $fpath); autoload -U compinit; compinit -D; PS1='ready>'; unset zle_bracketed_paste"
    (tmp_path / ".zshrc").write_text(settings + "\n", encoding="utf-8")
    environment = {"ZDOTDIR": str(tmp_path), "TERM": "dumb", "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    zsh = pexpect.spawn("zsh", ["-i"], cwd=tmp_path, env=environment, encoding="utf-8", timeout=30)
    zsh.expect_exact("ready>")
    zsh.send(f"sanneng-read {typed}")
    zsh.expect_exact(completed)
    zsh.send("\x15print -r do''ne\r")
    zsh.expect_exact("done\r\n")
    assert "error" not in zsh.before
    zsh.close(force=True)
