"""jieba, loaded without a word on the screen and without a file in the shared temp folder.

jieba logs to stderr while it loads, keeps its cache under a fixed name in the temp folder, and its modules have escapes
that make Python 3.12 and later warn. Here its dictionary is read by its own reader into a tokenizer of our own.
"""

import logging
import warnings
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class JiebaData:
    """jieba's knowledge.

    Attributes:
        tokenizer: a `jieba.Tokenizer`, ready.
        tags: part of speech of each word of its dictionary (ICTCLAS tags: n, v, nr...).
        idf: inverse document frequency of words, natural logarithm.
        median: the idf of words in no list.
    """

    tokenizer: Any
    tags: Mapping[str, str]
    idf: Mapping[str, float]
    median: float

    def cut(self, text: str) -> Iterator[str]:
        """Yield the words of a text, which joined are the text."""
        words: Iterator[str] = self.tokenizer.cut(text)
        return words

    def parts(self, term: str) -> list[str]:
        """Return the dictionary words and single characters a term is made of."""
        return list(self.tokenizer.cut(term, HMM=False))

    def rarity(self, word: str) -> float:
        """Return a word's idf; what no list has counts as the median, half of it where it is one character."""
        return self.idf.get(word, self.median if len(word) > 1 else self.median / 2)


_NAMED = "nz"  # ICTCLAS: another proper noun


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Gives words that are already there to an extractor of jieba."""

    words: Sequence[Any]

    def cut(self, _: str) -> Sequence[Any]:
        return self.words


def load(words: Iterable[str] = ()) -> JiebaData:
    """Load jieba's dictionary and its tables (about a second).

    Args:
        words: more words for the tokenizer; they count as names.
    """
    jieba = _quiet_import()
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    named = dict.fromkeys(words, _NAMED)
    for word in named:
        tokenizer.add_word(word)
    tags = jieba.posseg.dt.word_tag_tab
    idf, median = jieba.analyse.default_tfidf.idf_loader.get_idf()
    return JiebaData(tokenizer, ChainMap(named, tags) if named else tags, idf, median)


def _quiet_import() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
        import jieba.analyse
        import jieba.posseg
    jieba.setLogLevel(logging.CRITICAL + 1)
    return jieba


def tfidf(words: Sequence[str], idf: Mapping[str, float]) -> list[tuple[str, float]]:
    """Weigh words by jieba's TF-IDF with a table of our own; those of idf 0 are left out."""
    jieba = _quiet_import()
    extractor = copy(jieba.analyse.default_tfidf)
    extractor.tokenizer = _Cutter(words)
    extractor.idf_freq = idf
    weighed: list[tuple[str, float]] = extractor.extract_tags("", topK=None, withWeight=True)
    return [(word, weight) for word, weight in weighed if weight > 0]


def textrank(words: Sequence[str], idf: Mapping[str, float]) -> list[tuple[str, float]]:
    """Weigh words by jieba's TextRank (windows of five words); those of idf 0 are no nodes of its graph."""
    jieba = _quiet_import()
    extractor = jieba.analyse.TextRank()
    tagged = {word: jieba.posseg.pair(word, "n" if idf[word] else "x") for word in idf}  # each is there once
    extractor.tokenizer = _Cutter([tagged[word] for word in words])
    weighed: list[tuple[str, float]] = extractor.textrank("", topK=None, withWeight=True, allowPOS=("n",))
    return weighed
