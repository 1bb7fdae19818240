"""What each part of the annotator gains, on sentences its weights were not fitted on.

Every line leaves one part out; the weights are those fitted with it.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from unittest.mock import patch

from reader.language import context, frames, models
from reader.language.annotate import Annotator
from reader.language.context import ContextReader
from reader.language.lexicon import Lexicon
from reader.language.phrasebook import Phrasebook
from reader.language.readings import DictionaryReader
from reader.language.window import WindowModel
from tests.bench.cpp import Asked, Tally, tally
from tests.bench.training.evaluate import held_out


@contextmanager
def _whole() -> Iterator[None]:
    yield


def _parts() -> dict[str, Callable[[], AbstractContextManager[object]]]:
    """Return what is left out, and what leaves it out."""
    return {
        "whole": _whole,
        "without frames and shapes": lambda: patch.object(context, "settle", lambda *_: None),
        "without shapes": lambda: patch.object(frames, "has_shape", lambda _: False),
        "without phrases": lambda: patch.object(Phrasebook, "over", lambda *_: None),
        "without usual readings": lambda: patch.object(models.Usual, "mend", lambda _, __, reading: reading),
        "without the second look": lambda: patch.object(models, "_DOUBTFUL", 0.0),
        "without the window": lambda: patch.object(WindowModel, "log_probabilities", lambda *_: []),
        "without doubting a dictionary's only reading": lambda: patch.object(context, "_AGAINST", 2.0),
        "one threshold for all hanzi": lambda: patch.object(ContextReader, "_asked_of", lambda *_: context.CERTAIN),
    }


def ablation(asked: list[Asked], fitted: Path, lexicon: Lexicon) -> Iterator[tuple[str, Tally]]:
    """Yield what is left out and the tally over all sentences."""
    for name, part in _parts().items():
        with part():
            yield name, held_out(asked, fitted, lexicon)
    yield "dictionaries alone", tally(asked, Annotator(lexicon, DictionaryReader(lexicon)))
