"""jieba, loaded without a word on the screen and without a file in the shared temp folder.

jieba logs to stderr while it loads, keeps its cache under a fixed name in the temp folder, and its modules have escapes
that make Python 3.12 and later warn. Here its dictionary is read by its own reader into a tokenizer of our own.
"""

import logging
import warnings
from collections.abc import Iterable, Iterator, Mapping
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

    def knows(self, word: str) -> bool:
        """Whether a word is in jieba's dictionary."""
        return word in self.tags

    def cut(self, text: str) -> Iterator[str]:
        """Yield the words of a text, which joined are the text."""
        words: Iterator[str] = self.tokenizer.cut(text)
        return words

    def rarity(self, word: str) -> float:
        """Return a word's idf; what no list has counts as the median, half of it where it is one character."""
        return self.idf.get(word, self.median if len(word) > 1 else self.median / 2)


def load(words: Iterable[str] = ()) -> JiebaData:
    """Load jieba's dictionary and its idf table (about a second).

    Args:
        words: more words for the tokenizer.
    """
    jieba = _quiet_import()
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for word in words:
        tokenizer.add_word(word)
    with tokenizer.get_dict_file() as lines:
        entries = (line.decode("utf-8").split() for line in lines)
        tags = {entry[0]: entry[2] for entry in entries if len(entry) > 2}
    idf, median = jieba.analyse.tfidf.IDFLoader(jieba.analyse.tfidf.DEFAULT_IDF).get_idf()
    return JiebaData(tokenizer, tags, idf, median)


def _quiet_import() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
        import jieba.analyse
    jieba.setLogLevel(logging.CRITICAL + 1)
    return jieba
