"""How reader/language/data was made, in this order; numpy, scipy, g2pM and pypinyin-dict are needed
for it, not for reading.

    python -m tests.bench.training.student CPP FITTED    window.bin, and window0.bin, window1.bin of half the sentences
    python -m tests.bench.training.second FITTED         g2pM's weights in another format: sequence.bin
    python -m tests.bench.training.fit CPP FITTED        polyphones.jsonl, usual.json, phrases.marisa, five folds each
    python -m tests.bench.training.evaluate CPP FITTED   accuracy on sentences not fitted on

CPP is the folder with dev.sent and dev.lb, FITTED the folder that is filled; the last two take the number of folds as
a third argument. Seeds are fixed. `fit` takes half a minute.
"""
