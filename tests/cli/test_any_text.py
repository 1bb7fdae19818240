"""Any text is printed and exported whole: mixed scripts, emoji, rare hanzi, private use, marks that combine."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.cli.printing import Page, lines
from reader.export import html, json_text, tsv
from reader.language.annotate import Annotator
from reader.language.conversion import Script, converted
from reader.language.facts import LexiconFacts
from reader.language.lexicon import Lexicon
from reader.language.orthography import Speller
from reader.language.sandhi import spoken
from reader.language.words import Style, Word
from reader.text.document import Document, Paragraph
from reader.text.script import is_hanzi
from tests.export.contract import faults

HANZI = "一不了着过儿子女第二十百万看研究生命西安風平浪靜隻說著話〇龘𠮷𰻝"
OTHER = "×Ａa1%…—“”。，：！？（） \u3000\ue000👍🏽é\u0301\ufe0f々'-"
SHOWN = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])
TEXTS = st.text(st.sampled_from(HANZI + OTHER) | SHOWN, min_size=1, max_size=40)
ALWAYS = settings(deadline=None, max_examples=60)
PARAGRAPHS = st.lists(TEXTS.filter(str.strip), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def annotator(lexicon: Lexicon) -> Annotator:
    return Annotator(lexicon)


def document_of(texts: list[str]) -> Document:
    return Document("t", [Paragraph(text) for text in texts], source="x")


@ALWAYS
@given(PARAGRAPHS, st.sampled_from(list(Style)), st.booleans())
def test_json_keeps_the_contract(annotator: Annotator, texts: list[str], style: Style, spoken_tones: bool) -> None:
    annotate = annotator.annotate

    def words(text: str, *_: object) -> tuple[Word, ...]:
        return spoken(annotate(text)) if spoken_tones else annotate(text)

    out = io.StringIO()
    json_text.write(document_of(texts), out, annotate=words, hsk=lambda _: None, script="hans", style=style)
    record = json.loads(out.getvalue())
    assert faults(record) == []
    for word in record["words"]:
        for character, syllable in zip(word["text"], word["pinyin"] or [None] * len(word["text"]), strict=True):
            assert syllable is None or is_hanzi(character)


def hanzi_of(text: str) -> str:
    return "".join(filter(is_hanzi, text))


@ALWAYS
@given(PARAGRAPHS, st.sampled_from(list(Style)), st.booleans())
def test_print_keeps_every_hanzi_in_order(
    lexicon: Lexicon, annotator: Annotator, texts: list[str], style: Style, after: bool
) -> None:
    speller = Speller(style, LexiconFacts(lexicon)) if after else None
    page = Page(40, annotate=lambda text, *_: annotator.annotate(text), style=style, speller=speller)
    assert hanzi_of("".join(lines(document_of(texts), page))) == hanzi_of("".join(texts))


@ALWAYS
@given(PARAGRAPHS, st.sampled_from([Script.HANS, Script.HANT, Script.HONG_KONG]))
def test_pages_and_tables_in_either_script(
    lexicon: Lexicon, annotator: Annotator, texts: list[str], script: Script
) -> None:
    document = converted(document_of(texts), script)
    speller = Speller(Style.MARKS, LexiconFacts(lexicon))
    page, table = io.StringIO(), io.StringIO()
    html.write(document, page, spelled=lambda text, *_: speller.ruby(annotator.annotate(text)), script="hant")
    columns = tsv.Columns(pinyin=speller.headword, hsk=lambda _: None, gloss=lambda *_: "")
    tsv.write(tsv.counted(document, lambda text, *_: annotator.annotate(text)), table, columns)
    body = page.getvalue().partition("<body>")[2]
    assert hanzi_of(body) == hanzi_of(document.text)
    rows = [line.split("\t") for line in table.getvalue().split("\n")[1:-1]]
    assert {len(row) for row in rows} <= {len(tsv.HEAD)}
    assert set(hanzi_of("".join(row[0] for row in rows))) == set(hanzi_of(document.text))


@pytest.mark.parametrize("hanzi", ["\U0003134f", "\ue000", "×"])
def test_what_has_no_known_reading_shows_none(annotator: Annotator, hanzi: str) -> None:
    assert [word.reading for word in annotator.annotate(f"{hanzi}，{hanzi}")] == [None] * 3
