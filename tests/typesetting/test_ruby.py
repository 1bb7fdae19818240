import pytest

from reader.language.spelling import spell as spelled
from reader.language.words import Reading, Style, Word
from reader.typesetting.layout import typeset
from reader.typesetting.plain import lines
from reader.typesetting.rows import Annotation
from reader.typesetting.ruby import annotations, inline, joined


def spell(syllable: str) -> str:
    return {
        "kan4": "kàn",
        "de5": "de",
        "Xi1": "Xī",
        "An1": "Ān",
        "xi1": "xī",
        "an1": "ān",
        "wan2": "wán",
        "r5": "r",
        "ka3": "kǎ",
        "la1": "lā",
        "e4": "è",
        "o5": "o",
        "ER2": "ÉR",
    }.get(syllable, syllable)


def word(text: str, readings: str | None, start: int = 0) -> Word:
    if readings is None:
        return Word(text, start)
    syllables = tuple(None if syllable == "-" else syllable for syllable in readings.split())
    return Word(text, start, Reading(syllables, (True,) * len(syllables), "test"))


@pytest.mark.parametrize(
    ("text", "readings", "expected"),
    [
        ("看", "kan4", [(0, 1, "kàn")]),
        ("看的", "kan4 de5", [(0, 2, "kàn|de")]),
        ("西安", "xi1 an1", [(0, 2, "xī|'ān")]),
        ("西安", "Xi1 An1", [(0, 2, "Xī| Ān")]),
        ("看饿", "kan4 e4", [(0, 2, "kàn|'è")]),
        ("看哦", "kan4 o5", [(0, 2, "kàn|'o")]),
        ("玩儿", "wan2 r5", [(0, 2, "wán|r")]),
        ("卡拉OK", "ka3 la1 - -", [(0, 2, "kǎ|lā")]),
        ("T恤安", "- xi1 an1", [(1, 3, "xī|'ān")]),
        ("看A安", "kan4 - an1", [(0, 1, "kàn"), (2, 3, "ān")]),
        ("OK", None, []),
    ],
)
def test_annotations(text: str, readings: str | None, expected: list[tuple[int, int, str]]) -> None:
    found = annotations([word(text, readings)], spell)
    assert list(found) == [Annotation(start, end, tuple(pieces.split("|"))) for start, end, pieces in expected]


def test_places_are_those_of_the_paragraph() -> None:
    found = annotations([word("好", None), word("西安", "xi1 an1", 1), word("看", "kan4", 3)], spell)
    assert [(a.start, a.end) for a in found] == [(1, 3), (3, 4)]


def test_case_is_that_of_the_reading_unless_left_to_the_spelling() -> None:
    shout = str.upper
    assert annotations([word("看", "kan4")], shout)[0].pieces == ("kan4",)
    assert annotations([word("看", "Kan4")], shout)[0].pieces == ("KAN4",)
    assert annotations([word("看", "kan4")], shout, lower=False)[0].pieces == ("KAN4",)


def test_joiner_takes_the_place_of_the_apostrophe() -> None:
    assert annotations([word("西安", "xi1 an1")], spell, joiner=" ")[0].pieces == ("xī", " ān")


def test_erhua_is_of_the_syllable_before_it_in_every_style() -> None:
    from reader.language.spelling import joiner
    from reader.language.spelling import spell as write

    def above(style: Style) -> tuple[str, ...]:
        return annotations([word("玩儿", "wan2 r5")], lambda s: write(s, style), joiner=joiner(style))[0].pieces

    assert [above(style) for style in Style] == [("wán", "r"), ("wan2", "r5"), ("ㄨㄢˊ", "ㄦ")]


@pytest.mark.parametrize("style", list(Style))
def test_spellings_of_the_language_room(style: Style) -> None:
    from reader.language.spelling import spell as write

    (found,) = annotations([word("西安", "Xi1 an1")], lambda syllable: write(syllable, style))
    expected = {Style.MARKS: ("Xī", "'ān"), Style.NUMBERS: ("Xi1", "an1"), Style.ZHUYIN: ("ㄒㄧ", "ㄢ")}
    assert found.pieces == expected[style]


def test_inline() -> None:
    words = [word("他", None), word("西安", "xi1 an1", 1), word("，", None, 3), word("看", "kan4", 4)]
    derived = inline("他西安，看。", annotations(words, spell))
    assert derived.text == "他西安(xī'ān)，看(kàn)。"
    assert [derived.text[a.start : a.end] for a in derived.annotations] == ["西安(xī", "'ān", "看(kàn"]


def test_inline_words_stay_with_their_parenthesis() -> None:
    derived = inline("好好西安好", annotations([word("西安", "xi1 an1", 2)], spell))
    for width in range(11, 30):
        shown = list(lines(derived.text, typeset(derived.text, width, annotations=derived.annotations)))
        assert any("西安(xī'ān)" in line for line in shown)
        assert "".join(shown) == derived.text


def test_inline_syllables_are_not_torn_apart() -> None:
    symbols = {"xi1": "ㄒㄧ", "an1": "ㄢ", "kan4": "ㄎㄢˋ"}
    words = [word("西安", "xi1 an1"), word("看", "kan4", 2)]
    derived = inline("西安看", annotations(words, symbols.__getitem__, joiner=" "))
    assert derived.text == "西安(ㄒㄧ ㄢ)看(ㄎㄢˋ)"
    rows = typeset(derived.text, 10, annotations=derived.annotations)
    assert list(lines(derived.text, rows)) == ["西安(ㄒㄧ", "ㄢ)", "看(ㄎㄢˋ)"]


@pytest.mark.parametrize(
    ("certain", "expected"), [((True, False), "kàn|de?"), ((False, True), "kàn?|de"), ((True, True), "kàn|de")]
)
def test_the_sign_of_doubt_stands_behind_the_syllable(certain: tuple[bool, ...], expected: str) -> None:
    guess = Word("看的", 0, Reading(("kan4", "de5"), certain, "test"))
    (found,) = annotations([guess], spell, doubt="?")
    assert found.pieces == tuple(expected.split("|"))
    assert annotations([guess], spell)[0].pieces == ("kàn", "de")
    assert inline("看的", annotations([guess], spell, doubt="?")).text == f"看的({expected.replace('|', '')})"


@pytest.mark.parametrize(
    ("syllables", "expected"),
    [
        (["Nan2", "Chao2"], "Nán Cháo"),
        (["Xi1", "an1"], "Xī'ān"),
        (["kan4", "de5", "chu1", "lai2"], "kàndechūlái"),
        ([], ""),
    ],
)
def test_headwords_are_written_together(syllables, expected):
    assert joined(syllables, lambda syllable: spelled(syllable, Style.MARKS)) == expected
