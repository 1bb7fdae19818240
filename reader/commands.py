"""The one table of what a user can do.

Bindings, palette, footer, help and the README's key table are all made from it. `where` is the pane that must have the
focus ("reading", "outline", "find", "keywords") or "anywhere" (everywhere but in a text field).
"""

from typing import NamedTuple


class Command(NamedTuple):
    """Something a user can do.

    Attributes:
        id: stable name, used for the binding, a user's keymap and the action `action_<id>`.
        title: short English title for palette and footer; `wording` translates it.
        help: one English sentence.
        keys: key names as Textual writes them; the first is the one shown.
        where: the pane that must have the focus, or "anywhere".
        group: heading in the help.
        footer: whether the footer shows it while it applies.
    """

    id: str
    title: str
    help: str
    keys: tuple[str, ...]
    where: str = "reading"
    group: str = "Move"
    footer: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("word_left", "Previous word", "Move the cursor to the word before.", ("left",)),
    Command("word_right", "Next word", "Move the cursor to the next word.", ("right",)),
    Command("line_up", "Line up", "Move the cursor one line up.", ("up",)),
    Command("line_down", "Line down", "Move the cursor one line down.", ("down",)),
    Command("page_down", "Page down", "Show the next page.", ("space", "pagedown")),
    Command("page_up", "Page up", "Show the page before.", ("shift+space", "pageup", "b")),
    Command("to_start", "Start of the text", "Go to the first line.", ("home", "g")),
    Command("to_end", "End of the text", "Go to the last line.", ("end", "G")),
    Command("next_section", "Next section", "Go to the next section.", ("]",), footer=True),
    Command("previous_section", "Previous section", "Go to the section before.", ("[",)),
    Command("go_back", "Jump back", "Return to the place before the last jump.", ("backspace",)),
    Command("search", "Search", "Search in the text.", ("/",), "anywhere", "Find", True),
    Command("next_hit", "Next hit", "Go to the next hit or highlighted keyword.", ("n",), "anywhere", "Find"),
    Command("previous_hit", "Previous hit", "Go to the hit before.", ("N",), "anywhere", "Find"),
    Command("keywords", "Keywords", "Show the text's keywords and highlight some.", ("k",), "anywhere", "Find", True),
    Command(
        "highlight_word", "Highlight word", "Highlight the word under the cursor everywhere.", ("h",), group="Find"
    ),
    Command("clear_keywords", "Clear highlights", "Take all highlights away.", ("H",), "anywhere", "Find"),
    Command(
        "outline",
        "Outline",
        "Show the outline and go there, digits jump; again: hide it.",
        ("o",),
        "anywhere",
        "View",
        True,
    ),
    Command("pinyin", "Pinyin", "Turn pinyin on or off.", ("p",), "anywhere", "Pinyin", True),
    Command(
        "pinyin_mode",
        "Pinyin for",
        "All words, the word under the cursor, or words with an unsure syllable.",
        ("M",),
        "anywhere",
        "Pinyin",
    ),
    Command(
        "next_unsure",
        "Next unsure reading",
        "Go to the next word with an unsure syllable.",
        ("full_stop",),
        "anywhere",
        "Pinyin",
    ),
    Command(
        "previous_unsure",
        "Previous unsure reading",
        "Go to the word with an unsure syllable before.",
        ("comma",),
        "anywhere",
        "Pinyin",
    ),
    Command("spelling", "Spelling", "Tone marks, numbers or zhuyin.", ("P",), "anywhere", "Pinyin"),
    Command("tones", "Tones", "Citation tones, or spoken ones with sandhi.", ("T",), "anywhere", "Pinyin"),
    Command("tone_colours", "Tone colours", "Next set of tone colours, or none.", ("C",), "anywhere", "Pinyin"),
    Command(
        "entry",
        "Entry",
        "Open the word's whole entry; at 〔1〕: go to the note, or back.",
        ("enter",),
        "reading",
        "Word",
        True,
    ),
    Command("correct", "Correct reading", "Choose or type another reading of the word.", ("e",), group="Word"),
    Command("divide", "Join or split", "Join the word with its neighbours, or split it.", ("s",), group="Word"),
    Command("undo_correction", "Undo correction", "Take the last correction back.", ("u",), group="Word"),
    Command("corrections", "Corrections", "List the corrections: go to one, remove one.", ("E",), group="Word"),
    Command("select_right", "Select right", "Extend the selection by a word.", ("shift+right",), group="Copy"),
    Command("select_left", "Select left", "Take a word from the selection.", ("shift+left",), group="Copy"),
    Command("select_down", "Select down", "Extend the selection by a line.", ("shift+down",), group="Copy"),
    Command("select_up", "Select up", "Take a line from the selection.", ("shift+up",), group="Copy"),
    Command("select_paragraph", "Select paragraph", "Select the paragraph.", ("V",), group="Copy"),
    Command(
        "copy", "Copy", "Copy the selection, or the sentence at the cursor.", ("y", "ctrl+c"), group="Copy", footer=True
    ),
    Command(
        "library", "Library", "Show what was read, to open it or search in all of it.", ("B",), "anywhere", "Library"
    ),
    Command("library_open", "Open", "Open the text, or go to the hit.", ("enter",), "library", "Library", True),
    Command(
        "library_search",
        "Full text",
        "Search in the full text of everything, or in titles.",
        ("ctrl+t",),
        "library",
        "Library",
        True,
    ),
    Command(
        "library_remove",
        "Remove text",
        "Take the text from the shelf; its notes stay kept.",
        ("ctrl+r",),
        "library",
        "Library",
        True,
    ),
    Command(
        "library_restore", "Put back", "Put back what was taken away last.", ("ctrl+z",), "library", "Library", True
    ),
    Command(
        "library_find",
        "Find file",
        "Look for a moved file near where it was.",
        ("ctrl+l",),
        "library",
        "Library",
        True,
    ),
    Command(
        "library_about",
        "About text",
        "Show size, level, notes, reading time and history of the text.",
        ("ctrl+y",),
        "library",
        "Library",
        True,
    ),
    Command("bookmark", "Bookmark", "Set a bookmark at the cursor, or take it away.", ("m",), group="Notes"),
    Command(
        "mark",
        "Highlight selection",
        "Highlight the selection or the sentence; again: the next colour, then none.",
        ("v",),
        group="Notes",
    ),
    Command("note", "Note", "Write a note on the selection or the sentence.", ("c",), group="Notes"),
    Command("annotations", "Bookmarks and notes", "List bookmarks, highlights and notes.", ("'",), "anywhere", "Notes"),
    Command(
        "remove_annotation", "Remove annotation", "Take the annotation away.", ("d", "delete"), "annotations", "Notes"
    ),
    Command(
        "restore_annotation",
        "Undo removal",
        "Bring back the annotation taken away last.",
        ("u",),
        "annotations",
        "Notes",
    ),
    Command(
        "edit_annotation", "Edit annotation", "Change the bookmark's name or the note.", ("e",), "annotations", "Notes"
    ),
    Command(
        "text_as",
        "Text as …",
        "Choose the script, punctuation or encoding it is shown in.",
        ("x",),
        "anywhere",
        "View",
    ),
    Command("theme", "Theme", "Next theme.", ("t",), "anywhere", "View"),
    Command("narrower", "Narrower", "Make the side pane narrower.", ("<",), "anywhere", "View"),
    Command("wider", "Wider", "Make the side pane wider.", (">",), "anywhere", "View"),
    Command("column_narrower", "Narrower column", "Make the text column narrower.", ("-",), "anywhere", "View"),
    Command("column_wider", "Wider column", "Make the text column wider.", ("+", "="), "anywhere", "View"),
    Command("language", "语言 / Language", "User interface in Chinese or English.", ("L",), "anywhere", "View"),
    Command("choose_section", "Go to section", "Go to the section.", ("enter",), "outline", "Move", True),
    Command("figures", "Figures", "Show or hide figures in the outline.", ("f",), "outline", "View", True),
    Command("choose_hit", "Go to hit", "Go to the hit and read on.", ("enter",), "find", "Find", True),
    Command("toggle_regex", "Regular expression", "Search by pattern or literally.", ("ctrl+r",), "find", "Find", True),
    Command("choose_keyword", "Highlight", "Highlight the keyword or not.", ("space",), "keywords", "Find", True),
    Command(
        "choose_occurrence", "Go to keyword", "Go to the keyword's next place.", ("enter",), "keywords", "Find", True
    ),
    Command("keyword_method", "Ranking", "Rank by TF-IDF or TextRank.", ("r",), "keywords", "Find", True),
    Command("add_keyword", "Add", "Add a keyword of your own.", ("a",), "keywords", "Find", True),
    Command("help", "Help", "Show all keys.", ("?", "f1"), "anywhere", "Help", True),
    Command("step_back", "Back", "Close, clear or leave what was opened last.", ("escape",), "anywhere", "Help"),
    Command("quit", "Quit", "Leave the program; the place is kept.", ("q",), "anywhere", "Help", True),
)


def command(name: str) -> Command:
    """Return the command with an id; KeyError for none."""
    for entry in COMMANDS:
        if entry.id == name:
            return entry
    raise KeyError(name)
