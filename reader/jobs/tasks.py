"""What a worker can do, and how a request for it is written.

Everything that goes through is JSON; what a task needs is imported in it.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.text.document import Document, Kind, Paragraph

if TYPE_CHECKING:
    from reader.find.keywords import Keyword

_PLACES = 1000
"""Places of a keyword that are told at most: for the strip that shows where it occurs."""

Progress = Callable[[float], None]
Task = Callable[[dict[str, Any], Progress], Any]


def prepare(request: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Build the dictionary store in `request["folder"]`, anew or where it is missing or old."""
    from reader.language.build import build
    from reader.language.lexicon import ensure

    folder = Path(request["folder"])
    if request["anew"]:
        build(folder, progress=progress)
    else:
        ensure(folder, progress)
    return {}


def prepare_request(folder: Path, *, anew: bool = False) -> dict[str, Any]:
    """Ask for `prepare`; `anew` builds even where a store seems to stand."""
    return {"folder": str(folder), "anew": anew}


def keywords(request: dict[str, Any], progress: Progress) -> list[list[Any]] | None:
    """Find the keywords of the document in a request; None where it is said to be stored and is not.

    See `keywords_request` and `keywords_of`.
    """
    from reader.find.keywords import keywords as find

    document = _stored(*request["stored"]) if request["stored"] else _written(request["paragraphs"])
    if document is None:
        return None
    found = find(
        document,
        method=request["method"],
        top=request["top"],
        tokenizer_words=request["words"],
        fold=_fold(request["folder"]),
        progress=progress,
    )
    return [[k.text, k.weight, k.count, k.positions[:: len(k.positions) // _PLACES + 1]] for k in found]


def _written(paragraphs: Sequence[tuple[str, str, int]]) -> Document:
    return Document("", [Paragraph(text, Kind(kind), 0, speaker) for text, kind, speaker in paragraphs])


def _stored(folder: str, source: str, key: str, encoding: str) -> Document | None:
    """Return a text as it is stored; None where it is not, or is another one by now."""
    from reader.text.stored import is_intact, stored

    document = stored(Path(folder), source)
    if document is None or (document.key, document.encoding) != (key, encoding) or not is_intact(document):
        return None
    return document


def keywords_request(
    document: Document,
    *,
    method: str = "tfidf",
    top: int = 30,
    words: tuple[str, ...] = (),
    folder: Path | None = None,
    texts: Path | None = None,
) -> dict[str, Any]:
    """Ask for `keywords`.

    Args:
        document: the text.
        method: "tfidf" or "textrank".
        top: how many at most.
        words: words to know beside the dictionary.
        folder: the dictionary store's folder, whose table makes traditional hanzi simplified for jieba.
        texts: folder in which the text may be stored: it is read there instead of being sent.
    """
    stored = [str(texts), str(Path(document.source).absolute()), document.key, document.encoding] if texts else []
    return {
        "stored": stored,
        "paragraphs": [] if texts else [[p.text, p.kind.value, p.speaker] for p in document.paragraphs],
        "method": method,
        "top": top,
        "words": list(words),
        "folder": None if folder is None else str(folder),
    }


def keywords_of(result: Any) -> tuple["Keyword", ...]:
    """Return the keywords in a result of `keywords`; of one with very many places only some, from all over the text."""
    from reader.find.keywords import Keyword

    return tuple(Keyword(text, weight, count, tuple(positions)) for text, weight, count, positions in result)


def shelve(request: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Index the full text of a source and estimate its level; see `shelve_request`.

    A source whose contents are others by now is left alone.
    """
    from reader.language.annotate import Annotator
    from reader.language.lexicon import Lexicon
    from reader.language.script import folder
    from reader.study.difficulty import count_levels, sample
    from reader.study.fulltext import BOTH_SCRIPTS, FILE_NAME, PLAIN, FullText, FullTextError, name_of
    from reader.study.indexing import CHANGED
    from reader.text.opening import unchanged

    cache = Path(request["folder"])
    lexicon = None if request["plain"] else Lexicon.open(cache)
    document = unchanged(request["source"], request["key"], request["encoding"])
    if document is None:
        return {"levels": {}, "problem": CHANGED}
    levels: dict[str, int] = {}
    if lexicon is not None:
        annotate = Annotator(lexicon).annotate
        levels = count_levels((word for piece in sample(document.text) for word in annotate(piece)), lexicon.hsk)
    try:
        with FullText.open(cache / FILE_NAME, folder(lexicon), PLAIN if lexicon is None else BOTH_SCRIPTS) as index:
            name = name_of(document.key, request["encoding"])
            index.add(name, [paragraph.text for paragraph in document.paragraphs], progress=progress)
    except FullTextError as error:
        return {"levels": levels, "problem": str(error)}
    return {"levels": levels, "problem": ""}


def shelve_request(key: str, source: str, folder: Path, *, encoding: str = "", plain: bool = False) -> dict[str, Any]:
    """Ask for `shelve`.

    Args:
        key: content hash the source must have.
        source: what opens it; not standard input.
        folder: the cache folder with the dictionary store, where the index is too.
        encoding: the codec the text was read with; empty where it is not known.
        plain: do without the dictionary: hanzi are compared as they are, and there is no level.
    """
    return {"key": key, "source": source, "folder": str(folder), "encoding": encoding, "plain": plain}


def index(request: dict[str, Any], progress: Progress) -> dict[str, str]:
    """Index the full texts of sources; returns by key what is wrong with those that are not; see `index_request`."""
    from reader.language.lexicon import Lexicon
    from reader.language.script import folder
    from reader.study.fulltext import BOTH_SCRIPTS, FILE_NAME, PLAIN, FullText
    from reader.study.indexing import index as index_text

    cache, texts = Path(request["folder"]), request["texts"]
    lexicon = None if request["plain"] else Lexicon.open(cache)
    problems: dict[str, str] = {}
    with FullText.open(cache / FILE_NAME, folder(lexicon), PLAIN if lexicon is None else BOTH_SCRIPTS) as full:
        for number, (key, source, encoding) in enumerate(texts):
            if problem := index_text(full, source, key, encoding):
                problems[key] = problem
            progress((number + 1) / len(texts))
    return problems


def index_request(texts: Sequence[tuple[str, str, str]], folder: Path, *, plain: bool = False) -> dict[str, Any]:
    """Ask for `index`.

    Args:
        texts: key, source and codec of each, as for `shelve_request`.
        folder: the cache folder.
        plain: do without the dictionary.
    """
    return {"texts": [list(text) for text in texts], "folder": str(folder), "plain": plain}


def load(request: dict[str, Any], progress: Progress) -> bool:
    """Read the text `request["source"]` and store it in `request["folder"]`; False where that cannot be."""
    from reader.text.errors import SourceError
    from reader.text.opening import load_and_store

    try:
        return load_and_store(request["source"], Path(request["folder"]))
    except SourceError as error:
        raise ValueError(error.reason) from error


def load_request(source: str, folder: Path) -> dict[str, Any]:
    """Ask for `load`."""
    return {"source": str(Path(source).absolute()), "folder": str(folder)}


def read(request: dict[str, Any], progress: Progress) -> dict[str, str]:
    """Read the text `request["source"]` and hand it over in the file `request["file"]`; says why where it is none."""
    from reader.text.errors import SourceError
    from reader.text.loader import load
    from reader.text.stored import hand_over

    try:
        document = load(request["source"], encoding=request["encoding"])
    except SourceError as error:
        return {"source": error.source, "reason": error.reason}
    hand_over(Path(request["file"]), document)
    return {}


def read_request(source: str, encoding: str, file: Path) -> dict[str, Any]:
    """Ask for `read`."""
    return {"source": source, "encoding": encoding, "file": str(file)}


def _fold(folder: str | None) -> Callable[[str], str]:
    """Return the fold of the store in a folder; without a store hanzi stay as they are."""
    from reader.language.lexicon import Lexicon, LexiconError
    from reader.language.script import folder as folder_of

    if folder is None:
        return folder_of(None)
    try:
        return folder_of(Lexicon.open(Path(folder)))
    except LexiconError:
        return folder_of(None)


TASKS: Mapping[str, Task] = {
    "prepare": prepare,
    "keywords": keywords,
    "load": load,
    "read": read,
    "shelve": shelve,
    "index": index,
}
