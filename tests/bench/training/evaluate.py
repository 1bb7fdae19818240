"""Accuracy on sentences the weights were not fitted on: `python -m tests.bench.training.evaluate CPP FITTED [FOLDS]`.

CPP is the folder with dev.sent and dev.lb, FITTED the folder that `fit` has written with as many folds (5): folder k
was fitted without part k of the sentences, `window0.bin` learned from the sentences of half 0 only. The rules
(`frames`, `shapes`, `collocations`) are not held out: some were written after reading errors on these sentences.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from reader import paths
from reader.language.annotate import Annotator
from reader.language.context import ContextReader
from reader.language.lexicon import Lexicon, ensure
from reader.language.models import DATA
from tests.bench.cpp import FOLDS, Asked, Tally, read, tally


def held_out(asked: list[Asked], fitted: Path, lexicon: Lexicon, *, folds: int = FOLDS, spoken: bool = False) -> Tally:
    """Read every sentence with the weights that have not seen it; `spoken` as `tally` has it."""
    total = Tally(0, 0, 0, 0)
    for fold in range(folds):
        for half in range(2):
            part = [one for one in asked if one.fold(folds) == fold and one.half == half]
            with TemporaryDirectory() as name:
                folder = Path(name)
                _link(folder, fitted, fold, half)
                total += tally(part, Annotator(lexicon, ContextReader(lexicon, folder)), spoken=spoken)
    return total


def _link(folder: Path, fitted: Path, fold: int, half: int) -> None:
    """Put together the files that have not seen the sentences of a fold and a half."""
    for file in ("polyphones.jsonl", "phrases.marisa", "usual.json"):
        (folder / file).symlink_to((fitted / str(fold) / file).resolve())
    (folder / "window.bin").symlink_to((fitted / f"window{1 - half}.bin").resolve())
    (folder / "sequence.bin").symlink_to(DATA / "sequence.bin")


if __name__ == "__main__":
    cpp, fitted = map(Path, sys.argv[1:3])
    folds = int(sys.argv[3]) if len(sys.argv) > 3 else FOLDS
    print(held_out(list(read(cpp)), fitted, ensure(paths.cache_folder()), folds=folds))
