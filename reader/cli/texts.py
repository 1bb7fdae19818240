"""The longer texts of `--help`."""

from collections.abc import Callable, Mapping
from typing import Final

USAGE: Final = "sanneng-read [COMMAND] [SOURCE] [OPTION]..."
SOURCE: Final = (
    "a file or folder, an http(s) address, - for standard input, clipboard:, or interview, the bundled text"
    " (default: interview)"
)
PINYIN: Final = (
    "which words carry pinyin: none, all, uncertain (with a syllable that is a guess; a guess ends in ?), or above:N"
    " (above HSK level N, or in no list; N from 1 to 9) (default: none)"
)
PINYIN_OPEN: Final = (
    "which words carry pinyin: none, all, uncertain, above:N (above HSK level N, or in no list; N from 1 to 9), or word"
    " (the one under the cursor) (default: as last time)"
)
PINYIN_EXPORT: Final = "which words carry pinyin in html: none, all, uncertain, or above:N (default: all)"
SCRIPT: Final = (
    "convert the text: simplified, traditional as in Taiwan (with its words) or in Hong Kong (default: asis)"
)
SCRIPT_OPEN: Final = (
    "forms of the hanzi: simplified, traditional as in Taiwan (printed: with its words) or in Hong Kong"
    " (default: as last time)"
)

EXAMPLES: Final = """\
examples:
  sanneng-read                          read the bundled interview
  sanneng-read novel.txt --pinyin all   read a file with pinyin
  cat a.txt b.txt | sanneng-read -      read what another program writes
  sanneng-read ./print                  a file that bears a command's name

In the reader, ? shows all keys and q leaves; the place is remembered.
Shell completion: sanneng-read --print-completion bash   (or zsh, fish)

Exit codes: 0 done, 1 nothing found, 2 wrong usage, 3 the text cannot be read,
4 the reader's own data cannot be used or the output cannot be written,
130 interrupted."""
EXAMPLES_PRINT: Final = """\
examples:
  sanneng-read print novel.txt --pinyin all --width 60
  sanneng-read print --pinyin all --placement after --style zhuyin"""
EXAMPLES_SEARCH: Final = """\
examples:
  sanneng-read search 警情
  sanneng-read search 're:[0-9.]+%' report.md --format json"""
EXAMPLES_EXPORT: Final = """\
examples:
  sanneng-read export novel.txt -o novel.json
  sanneng-read export novel.txt --format html --script hant -o novel.html
  sanneng-read export --style numbers | jq '.words[].pinyin'"""
EXAMPLES_LOOKUP: Final = """\
examples:
  sanneng-read lookup 东西
  sanneng-read lookup dong1xi5
  sanneng-read lookup police station"""

CORRECTION_ACTIONS: Final = (
    "list, export (a table of tab-separated values), import (such a table), undo (the last change) or remove "
    "(one by its number); default: list"
)
EXAMPLES_CORRECTIONS: Final = """\
examples:
  sanneng-read corrections
  sanneng-read corrections export -o corrections.tsv
  sanneng-read corrections import corrections.tsv
  sanneng-read corrections remove 3"""
ACTIONS: Final = (
    "list [TITLE] (default; in a terminal the library opens in the reader), search QUERY in all texts, remove or "
    "restore a text, find moved files, export, import FILE, notes [TEXT], or history [TEXT]: when and how long one read"
)
OPERAND: Final = "a query, a file, or a text by its path, title or key"
EXAMPLES_LIBRARY: Final = """\
examples:
  sanneng-read library                        the texts read so far
  sanneng-read library search 警情            in the full text of all of them
  sanneng-read library remove novel.txt       places and notes stay kept
  sanneng-read library export -o shelf.json   and on another computer:
  sanneng-read library import shelf.json      nothing there is lost
  sanneng-read library notes novel.txt -o notes.md
  sanneng-read library history                when and how long one read"""


HEAD: Final = "Read Chinese in the terminal: sections, search, keywords, a dictionary, pinyin."
COMMANDS: Final = "commands:"
NO_COMMAND: Final = "without one, SOURCE is opened in the reader"
MORE: Final = "sanneng-read COMMAND --help tells more about a command."


def description(summaries: Mapping[str, str], say: Callable[[str], str] = str) -> str:
    """Return the head of the program's help: what it is, and its commands; `say` gives it in a language."""
    lines = [f"  {name:<12}{say(summary)}" for name, summary in {"": NO_COMMAND, **summaries}.items()]
    return "\n".join([say(HEAD), "", say(COMMANDS), *lines, "", say(MORE)])
