"""Chinese: lexicon, segmentation, readings, tones and spellings, script, levels."""
