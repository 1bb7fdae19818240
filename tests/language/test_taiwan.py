import pytest

from reader.language.annotate import Annotator
from reader.language.lexicon import Lexicon
from reader.language.readings import DictionaryReader
from reader.language.words import Standard
from tests.language.test_annotate import _word


def read(text: str, lexicon: Lexicon, standard: Standard = Standard.TAIWAN) -> str:
    return " ".join(map(_word, Annotator(lexicon, DictionaryReader(lexicon), standard).annotate(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("研究", "研究[yan2 jiu4]"),
        ("星期", "星期[xing1 qi2]"),
        ("危險", "危險[wei2 xian3]"),
        ("垃圾", "垃圾[le4 se4]"),
        ("垃圾桶", "垃圾桶[le4 se4 tong3]"),
        ("亚洲", "亚洲[Ya3 zhou1]"),
        ("法律", "法律[fa3 lv4]"),
        ("不行", "不行[bu4 xing2]"),
        ("自行車", "自行車[zi4 xing2 che1]"),
        ("帆布", "帆布[fan1 bu4]"),
        ("好", "好[hao3?]"),
        ("A，", "A ，"),
    ],
)
def test_reads_as_in_taiwan_where_the_dictionary_tells_it(lexicon: Lexicon, text: str, expected: str) -> None:
    assert read(text, lexicon) == expected


def test_the_mainland_is_the_default(lexicon: Lexicon) -> None:
    assert read("研究", lexicon, Standard.MAINLAND) == "研究[yan2 jiu1]"
    assert _word(Annotator(lexicon).annotate("星期")[0]) == "星期[xing1 qi1]"


def test_a_note_of_one_sense_is_not_of_the_words_with_the_hanzi(lexicon: Lexicon) -> None:
    assert read("和平", lexicon) == "和平[he2 ping2]"
    assert read("玩", lexicon) == "玩[wan2]"


def test_a_dictionary_without_notes_changes_nothing(tiny: Lexicon) -> None:
    assert read("研究生命", tiny) == read("研究生命", tiny, Standard.MAINLAND)
