"""Making the lexicon's store, once, in a folder of the caller's choice.

The store is written in a folder beside its place and renamed into it: a build that is killed leaves nothing that could
be taken for whole, and of two builds at once one gives way to the other.
"""

import json
import shutil
import tempfile
import time
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from reader.language import collect, namestats, store
from reader.language.cedict import Entry, read
from reader.language.collect import Frequencies, Headword, Pronunciations, Unlisted
from reader.language.errors import LexiconError
from reader.language.sources import Sources, installed

Progress = Callable[[float], None]

# An unfinished folder as old as this belongs to a build that was killed.
_STALE_SECONDS = 3600.0


def build(folder: Path, sources: Sources | None = None, progress: Progress | None = None) -> Path:
    """Build the store and put it in its place, removing stores of other versions.

    Args:
        folder: the cache folder; created when missing.
        sources: the raw data; the installed packages' without it.
        progress: called with 0.0 to 1.0 now and then.

    Returns:
        The store's folder, inside `folder`.

    Raises:
        LexiconError: the raw data cannot be read, the disk is full, the folder cannot be written.
    """
    import sqlite3

    sources = sources or installed()
    identity = sources.identity()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        beside = Path(tempfile.mkdtemp(prefix=store.UNFINISHED, dir=folder))
        try:
            _write(beside, sources, identity, progress or (lambda _: None))
            return _settle(beside, folder / store.NAME, identity)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LexiconError(f"{folder}: the dictionary store cannot be written ({reason})") from error


def _write(folder: Path, sources: Sources, identity: str, progress: Progress) -> None:
    """Write every file of the store, the manifest last."""
    from reader.language.entrystore import write_entries

    progress(0.0)
    entries = list(read(sources.cedict))
    if not entries:
        raise LexiconError(f"{sources.cedict}: no dictionary entries in it")
    progress(0.2)
    frequencies = collect.read_frequencies(sources.frequencies)
    spoken = collect.read_pronunciations(sources.phrases, sources.hanzi)
    progress(0.4)
    words = {word.text: word for word in collect.headwords(entries, frequencies, spoken)}
    progress(0.55)
    longest = _write_words(folder, list(words.values()), list(collect.unlisted(frequencies, words)))
    _write_phrases(folder, spoken, words)
    pairs = collect.script_pairs(entries)
    _write_script(folder, pairs)
    _write_names(folder, entries, frequencies, pairs)
    idioms = collect.idioms(frequencies, spoken, words)
    (folder / store.IDIOMS).write_text("\n".join(idioms) + "\n", encoding="utf-8")
    progress(0.7)
    floor = frequencies.weight("", "")
    write_entries(folder / store.ENTRIES, entries, words, floor)
    progress(0.95)
    store.write_manifest(folder, identity, {"longest": longest, "floor": floor, "entries": len(entries)})
    progress(1.0)


def _write_words(folder: Path, words: Sequence[Headword], unlisted: Iterable[Unlisted]) -> int:
    """Write the lattice: the trie, and by the trie's ids the weights and the readings; return the longest word.

    Args:
        folder: the unfinished store.
        words: the headwords.
        unlisted: words without an entry.
    """
    import marisa_trie

    payloads = {word.text: (word.weight, _payload(word)) for word in words}
    payloads |= {word.text: (word.weight, store.NAME_ONLY if word.name else b"") for word in unlisted}
    trie = marisa_trie.Trie(payloads)
    by_id = [payloads[text] for text in sorted(payloads, key=trie.key_id)]
    offsets = array("I", [0])
    for _, payload in by_id:
        offsets.append(offsets[-1] + len(payload))
    weights = array("f", (weight for weight, _ in by_id))
    (folder / store.WORDS).write_bytes(trie.tobytes())
    (folder / store.VALUES).write_bytes(weights.tobytes() + offsets.tobytes())
    (folder / store.READINGS).write_bytes(b"".join(payload for _, payload in by_id))
    return max(map(len, payloads))


def _payload(word: Headword) -> bytes:
    """Return a word's readings: a letter for the source, then the readings, tabs between, `-` for no syllable."""
    readings = (" ".join(syllable or "-" for syllable in reading) for reading in word.readings)
    return (store.SOURCES[word.source] + "\t".join(readings)).encode()


def _write_phrases(folder: Path, spoken: Pronunciations, words: Iterable[str]) -> None:
    """Write the phrases that are no words of the lattice."""
    import marisa_trie

    known = set(words)
    phrases = {p: s for p, s in spoken.phrases.items() if len(p) > 1 and p not in known and None not in s}
    keys = sorted(phrases)
    values = (" ".join(syllable or "-" for syllable in phrases[key]).encode() for key in keys)
    (folder / store.PHRASES).write_bytes(marisa_trie.BytesTrie(zip(keys, values, strict=True)).tobytes())


def _write_script(folder: Path, pairs: Mapping[str, str]) -> None:
    """Write the table from traditional to simplified: two strings of the same length."""
    strings = ["".join(pairs), "".join(pairs.values())]
    (folder / store.SCRIPT).write_text(json.dumps(strings, ensure_ascii=False), encoding="utf-8")


def _write_names(folder: Path, entries: Iterable[Entry], frequencies: Frequencies, pairs: Mapping[str, str]) -> None:
    """Write what names of persons are made of, in both scripts."""
    heads = namestats.surnames(entries)
    tables = namestats.given_names(frequencies.persons, heads, frequencies.counts)
    for old, new in pairs.items():
        for table in tables.values():
            if new in table:
                table.setdefault(old, table[new])
    names = {"readings": heads, **tables}
    (folder / store.NAMES).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")


def _settle(beside: Path, place: Path, identity: str) -> Path:
    """Rename a finished store into its place, unless another process has put a good one there."""
    for _ in range(8):
        try:
            return beside.rename(place)
        except OSError:
            if not place.exists():
                raise
        if _is_good(place, identity):
            return place
        _move_away(place)
    raise LexiconError(f"{place}: the dictionary store cannot be put in its place")


def _is_good(place: Path, identity: str) -> bool:
    """Return whether the store in a place is whole and made from the same data."""
    try:
        store.verify(place)
        return bool(store.read_manifest(place)["sources"] == identity)
    except LexiconError:
        return False


def _move_away(place: Path) -> None:
    """Take a broken or old store from its place; another process may be faster."""
    aside = Path(tempfile.mkdtemp(prefix=store.UNFINISHED, dir=place.parent))
    try:
        place.rename(aside / "old")
    except FileNotFoundError:
        return
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove stores of other formats and what killed builds have left."""
    for path in folder.glob(store.PREFIX + "*"):
        if path.name != store.NAME:
            shutil.rmtree(path, ignore_errors=True)
    for path in folder.glob(store.UNFINISHED + "*"):
        try:
            stale = time.time() - path.stat().st_mtime > _STALE_SECONDS
        except FileNotFoundError:
            continue
        if stale:
            shutil.rmtree(path, ignore_errors=True)
