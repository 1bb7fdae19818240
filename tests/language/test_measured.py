from pathlib import Path

from reader.language.annotate import Annotator
from reader.language.lexicon import Lexicon
from reader.language.segmentation import segment
from reader.text.script import is_hanzi
from tests.bench.words import GOLD, rows, score


def test_every_hanzi_of_the_interview_is_read(lexicon: Lexicon, shared: Path) -> None:
    text = (shared / "interview.txt").read_text(encoding="utf-8")
    words = [word for line in text.splitlines() for word in Annotator(lexicon).annotate(line)]
    syllables = [s for word in words if word.reading for s in word.reading.syllables if s]
    assert len(syllables) == sum(map(is_hanzi, text)) == 2360


def test_words_cross_gold_words_seldom(lexicon: Lexicon, shared: Path) -> None:
    gold = rows(shared / GOLD.relative_to(GOLD.parents[2]))
    result = score(gold, lambda text: segment(text, lexicon), lexicon.surnames)
    assert result.crossing <= 1.9
    assert result.f1 >= 0.81
