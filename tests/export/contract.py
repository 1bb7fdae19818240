"""Checks `export --format json` against what scripts may rely on."""

from typing import Any

from reader.language.hanzi import has_hanzi

_TOP = ["format", "title", "source", "script", "text", "sections", "words"]
_SECTION = {"title": str, "kind": str, "level": int, "start": int, "end": int}
_WORD = ["text", "start", "end", "pinyin", "certain", "hsk", "status"]
_KINDS = {"heading", "question", "chapter", "lead", "figure"}


def faults(record: dict[str, Any]) -> list[str]:
    """Return what breaks the contract, nothing for a good record."""
    found = [f"fields {list(record)}"] if list(record) != _TOP else []
    if record["format"] != "sanneng-read/1" or record["script"] not in {"hans", "hant"}:
        found.append(f"{record['format']}, {record['script']}")
    found += [f"section {s}" for s in record["sections"] if not _is_section(s, len(record["text"]))]
    found += [f"word {w}" for w in record["words"] if not _is_word(w, record["text"])]
    return found + _coverage(record)


def _is_section(section: dict[str, Any], length: int) -> bool:
    typed = list(section) == list(_SECTION) and all(isinstance(section[k], t) for k, t in _SECTION.items())
    return (
        typed
        and section["kind"] in _KINDS
        and section["level"] >= 1
        and 0 <= section["start"] < section["end"] <= length
    )


def _is_word(word: dict[str, Any], text: str) -> bool:
    where = list(word) == _WORD and text[word["start"] : word["end"]] == word["text"] and "\n" not in word["text"]
    level = word["hsk"] is None or word["hsk"] in range(1, 8)
    return where and level and word["status"] == "unknown" and _is_read(word)


def _is_read(word: dict[str, Any]) -> bool:
    pinyin, certain = word["pinyin"], word["certain"]
    if pinyin is None or certain is None:
        return pinyin is certain and not has_hanzi(word["text"])
    aligned = len(pinyin) == len(certain) == len(word["text"]) and has_hanzi(word["text"])
    return aligned and all(
        (syllable is None or (isinstance(syllable, str) and syllable != "")) and isinstance(sure, bool)
        for syllable, sure in zip(pinyin, certain, strict=True)
    )


def _coverage(record: dict[str, Any]) -> list[str]:
    """Every code point that is not white space stands in exactly one word, and the words are in order."""
    covered = [place for word in record["words"] for place in range(word["start"], word["end"])]
    wanted = [place for place, character in enumerate(record["text"]) if not character.isspace()]
    return [] if covered == wanted else [f"covered {len(covered)} of {len(wanted)} code points"]
