"""Shell completion: a script for bash, zsh or fish, made from the parsers.

The scripts stand alone; pressing Tab starts no Python.
"""

import re
from argparse import ArgumentParser
from typing import Final

from reader.cli import arguments

# The generator completes the first word by commands only; here it can be a file as well.
_BASH_FILES: Final = "_shtab_sanneng_read_pos_0_COMPGEN=_shtab_compgen_files"
_ZSH_COMMANDS: Final = "  _describe 'sanneng-read commands' _commands\n"
# The values of an option, at the end of what zsh's _arguments takes for it; a colon in them would end them.
_ZSH_VALUES: Final = re.compile(r'(?<=:)\([^()"]*\)(?="$)', re.MULTILINE)
_FISH_FILES: Final = (
    "complete -c sanneng-read -n __fish_use_subcommand -a '(__fish_complete_path (commandline -ct))' -d file\n"
)


def script(shell: str) -> str:
    """Return the completion script for a shell ("bash", "zsh" or "fish")."""
    import shtab

    made = str(shtab.complete(_whole_parser(), shell, preamble=_BASH_FILES if shell == "bash" else ""))
    if shell == "zsh":
        made = made.replace(_ZSH_COMMANDS, _ZSH_COMMANDS + "  _files\n", 1)
        return _ZSH_VALUES.sub(lambda values: values.group().replace(":", "\\:"), made)
    return made + "\n" + _FISH_FILES if shell == "fish" else made


def _whole_parser() -> ArgumentParser:
    """Return one parser with every command in it, as the generator wants it."""
    parser = arguments.parser_of(arguments.OPEN, positionals=False)
    commands = parser.add_subparsers(title="commands", dest="command")
    for name, summary in arguments.summaries().items():
        command = arguments.parser_of(name)
        _complete_files(command)
        commands.add_parser(name, help=summary, parents=[command], add_help=False, prog=command.prog)
    return parser


def _complete_files(parser: ArgumentParser) -> None:
    import shtab

    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to list what it takes
        if action.dest in {"source", "output", "operand"}:
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # the generator looks for it
