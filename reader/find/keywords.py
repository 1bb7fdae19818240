"""A text's keywords: jieba's TF-IDF or TextRank over its words, its author's own terms among them.

What is quoted or repeated and in no dictionary is made one word first, so that jieba's algorithms weigh it beside the
others. Labels of speakers and bylines are not counted as text.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.find.analysis import TERM, Analysis, analyse, body
from reader.find.jiebadata import load, textrank, tfidf
from reader.find.terms import occurrences
from reader.text.document import Document, Paragraph

METHODS = ("tfidf", "textrank")
_SHARE_INSIDE = 0.75
"""A word with this share of its places inside longer keywords is left to them."""
MOST = 4_000_000
"""Code points whose words are looked at; of a longer text samples from all over it are."""
_SAMPLE = 10_000


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword.

    Attributes:
        text: as it first stands in the text.
        weight: 0 to 1; the first keyword of a method has 1.
        count: how often it stands in the text, without overlaps.
        positions: flat offsets of all its places.
    """

    text: str
    weight: float
    count: int
    positions: tuple[int, ...]


def keywords(
    document: Document,
    *,
    method: str = "tfidf",
    top: int = 30,
    tokenizer_words: Iterable[str] = (),
    fold: Callable[[str], str] = str,
    progress: Callable[[float], None] | None = None,
) -> list[Keyword]:
    """Return the keywords of a document, weightiest first.

    Args:
        document: the text.
        method: "tfidf" or "textrank".
        top: how many at most.
        tokenizer_words: words to know beside jieba's dictionary.
        fold: length-keeping; makes traditional hanzi simplified, which jieba's tables know.
        progress: told 0.0 to 1.0.

    Raises:
        ValueError: for an unknown method.
    """
    if method not in METHODS:
        raise ValueError(f"no such method: {method}")
    tell = progress or (lambda _: None)
    tell(0.0)
    data = load(tokenizer_words)
    tell(0.3)
    looked_at = sampled(document, MOST)
    text = fold(body(looked_at))
    analysis = analyse(text, data, lambda done: tell(0.3 + 0.6 * done))
    tell(0.9)
    ranked = _ranked(analysis, method)
    spelled = {word: looked_at.text[at : at + len(word)] for word, _ in ranked[: 3 * top] for at in (text.find(word),)}
    chosen = _choose(document.text, spelled, ranked, top)
    tell(1.0)
    return chosen


def sampled(document: Document, most: int) -> Document:
    """Return a document, of one with more than so many code points samples from all over it, as many together."""
    if document.length <= most:
        return document
    return Document(document.title, list(_samples(document, most // _SAMPLE)))


def _samples(document: Document, count: int) -> Iterator[Paragraph]:
    """Yield paragraphs, or pieces of long ones, in so many stretches."""
    done = 0
    for sample in range(count):
        place = document.anchor(sample * document.length // count)
        number = max(done, document.pieces.number(place.paragraph, place.offset))
        taken = 0
        while taken < _SAMPLE and number < len(document.pieces):
            index, start, end = document.pieces[number]
            paragraph = document.paragraphs[index]
            speaker = max(0, min(paragraph.speaker, end) - start)
            yield replace(paragraph, text=paragraph.text[start:end], speaker=speaker, given=())
            taken += end - start
            number += 1
        done = number


def _ranked(analysis: Analysis, method: str) -> list[tuple[str, float]]:
    """Return words by weight, the greatest 1."""
    by_count = _weighed(analysis, tfidf(analysis.words, analysis.idf))
    if method == "tfidf":
        return by_count
    by_graph = _weighed(analysis, textrank(analysis.words, analysis.idf))
    # Neighbours say little about a term that stands there once: it has at least the rank that its count gives it.
    levels = [weight for _, weight in by_graph]
    weights = dict(by_graph)
    for rank, (word, _) in enumerate(by_count[: len(levels)]):
        if analysis.tags[word] == TERM:
            weights[word] = max(weights.get(word, 0.0), levels[rank])
    return sorted(weights.items(), key=lambda pair: -pair[1])


def _weighed(analysis: Analysis, weighed: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Scale weights to a greatest of 1, heaviest first. Quoted places count twice: the author points at the term."""
    counts = Counter(analysis.words)
    pointed = {w: weight * (1 + min(1.0, analysis.quoted.get(w, 0) / counts[w])) for w, weight in weighed}
    greatest = max(pointed.values(), default=1.0)
    return sorted(((w, weight / greatest) for w, weight in pointed.items()), key=lambda pair: -pair[1])


def _choose(text: str, spelled: Mapping[str, str], ranked: Sequence[tuple[str, float]], top: int) -> list[Keyword]:
    """Return the first keywords; one that stands only inside longer ones gives its place to the weightiest of them."""
    places = {word: array("l", occurrences(text, spelled[word])) for word, _ in ranked[: 3 * top]}
    chosen: dict[str, float] = {}
    for word, weight in ranked[: 3 * top]:
        chosen.setdefault(_covering(word, places) or word, weight)
        if len(chosen) >= top:
            break
    return [
        Keyword(spelled[word], round(weight, 4), len(places[word]), tuple(places[word]))
        for word, weight in list(chosen.items())[:top]
    ]


def _covering(word: str, places: Mapping[str, Sequence[int]]) -> str | None:
    """Return the weightiest longer word of those a word mostly stands inside of; None where it stands by itself."""
    longer = [other for other in places if word in other and word != other]
    inside = {start + other.index(word) for other in longer for start in places[other]}
    share = sum(place in inside for place in places[word]) / len(places[word])
    return longer[0] if longer and share >= _SHARE_INSIDE else None
