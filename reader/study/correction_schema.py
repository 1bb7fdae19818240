"""The tables of what the reader has corrected."""

# A change is one step of undoing. A correction came with the change `born`; one that no longer counts went with `gone`.
# words and syllables are JSON lists (null: not read); key, paragraph and "offset" say where, as in `Correction`; made
# is in Unix seconds.
CORRECTIONS: tuple[str, ...] = (
    "CREATE TABLE correction_changes (number INTEGER PRIMARY KEY AUTOINCREMENT, made INTEGER NOT NULL)",
    """CREATE TABLE corrections (
        number INTEGER PRIMARY KEY AUTOINCREMENT, words TEXT NOT NULL, syllables TEXT NOT NULL, scope TEXT NOT NULL,
        key TEXT NOT NULL, paragraph INTEGER NOT NULL, "offset" INTEGER NOT NULL, text TEXT NOT NULL,
        divides INTEGER NOT NULL, title TEXT NOT NULL, born INTEGER NOT NULL, gone INTEGER)""",
    "CREATE INDEX corrections_that_count ON corrections (text, scope, key) WHERE gone IS NULL",
)
CORRECTION_PROBES: tuple[str, ...] = (
    "SELECT number, made FROM correction_changes LIMIT 0",
    'SELECT number, words, syllables, scope, key, paragraph, "offset", text, divides, title, born, gone '
    "FROM corrections LIMIT 0",
)
