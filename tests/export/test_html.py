import io
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from reader.export import html
from reader.language.carrying import carrying
from reader.language.levels import hsk
from reader.language.orthography import Spelled, Speller
from reader.language.words import Reading, Style, Word
from reader.text.document import Document, Kind, Paragraph, Stress, Stressed

BLOCKS = {"p", "h1", "h2", "h6", "blockquote", "pre"}


class Page(HTMLParser):
    """What a browser makes of a page: its text without ruby, its ruby, the elements still open, attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.ruby: list[str] = []
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag in BLOCKS:
            self.lines.append("")
        if tag == "rt":
            self.ruby.append("")
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "rt" in self.open:
            self.ruby[-1] += data
        elif "rp" not in self.open and BLOCKS & set(self.open):
            self.lines[-1] += data


def words(text: str) -> list[Word]:
    hao = Reading(("hao3",), (True,), "test")
    guess = Reading(("hao4",), (False,), "test")
    return [Word(c, i, {"好": hao, "号": guess}.get(c)) for i, c in enumerate(text) if not c.isspace()]


def page(document: Document, mode: str = "all", style: Style = Style.MARKS) -> tuple[Page, str]:
    out = io.StringIO()
    ruby = Speller(style).ruby
    html.write(document, out, spelled=lambda text, *_: ruby(list(carrying(mode, hsk)(words(text)))), script="hans")
    parsed = Page()
    parsed.feed(out.getvalue())
    parsed.close()
    assert parsed.open == []
    return parsed, out.getvalue()


def test_kinds_become_elements() -> None:
    kinds = [Paragraph(f"好{kind}", kind, level=9 if kind is Kind.HEADING else 0) for kind in Kind]
    shown, source = page(Document("好", kinds))
    assert shown.lines[: len(kinds)] == [p.text for p in kinds]
    assert "<h1>" in source
    assert "<h6>" in source
    assert "<pre><code>好code</code></pre>" in source.replace("<ruby>好<rp>(</rp><rt>hǎo</rt><rp>)</rp></ruby>", "好")
    assert '<p class="question">' in source
    assert '<html lang="zh-Hans">' in source


def test_lines_of_a_stanza_and_of_code_are_one_element() -> None:
    verse = [Paragraph("甲", Kind.VERSE), Paragraph("乙", Kind.VERSE, tight=True), Paragraph("丙", Kind.VERSE)]
    code = [Paragraph("if x:", Kind.CODE), Paragraph("  y", Kind.CODE, tight=True)]
    _, source = page(Document("t", [*verse, *code]))
    assert '<p class="verse">甲<br>\n乙</p>\n<p class="verse">丙</p>' in source
    assert "<pre><code>if x:\n  y</code></pre>" in source


def test_items_stand_tight_and_inner_ones_further_in() -> None:
    items = [Paragraph("• 甲", Kind.ITEM), Paragraph("• 乙", Kind.ITEM, tight=True, depth=1)]
    _, source = page(Document("t", items))
    assert '<p class="item tight" style="padding-left: 4em">• 乙</p>' in source


def test_words_carry_ruby_and_guesses_a_class() -> None:
    _, source = page(Document("t", [Paragraph("好号。")]))
    assert "<ruby>好<rp>(</rp><rt>hǎo</rt><rp>)</rp></ruby>" in source
    assert '<ruby>号<rp>(</rp><rt class="guess">hào</rt><rp>)</rp></ruby>。' in source


def test_only_guesses() -> None:
    shown, _ = page(Document("t", [Paragraph("好号。")]), "uncertain")
    assert (shown.lines, shown.ruby) == (["好号。"], ["hào"])


def test_speakers_stand_out() -> None:
    _, source = page(Document("t", [Paragraph("好：好", speaker=2)]))
    assert "：</b><ruby>" in source


def test_the_time_of_a_cue_stands_apart() -> None:
    _, source = page(Document("t", [Paragraph("0:00:01 好", Kind.CUE, speaker=8)]))
    assert '<p class="cue"><span class="time">0:00:01 </span><ruby>' in source


def test_what_is_set_apart() -> None:
    stressed = (
        Stressed(0, 1, Stress.EMPHASIS),
        Stressed(1, 3, Stress.EMPHASIS | Stress.STRUCK),
        Stressed(4, 5, Stress.STRONG),
    )
    _, source = page(Document("t", [Paragraph("今天很好号", stressed=stressed)]), "uncertain")
    ruby = '<ruby>号<rp>(</rp><rt class="guess">hào</rt><rp>)</rp></ruby>'
    assert f'<p class="body"><em>今</em><del><em>天很</em></del>好<strong>{ruby}</strong></p>' in source


def test_what_is_set_apart_never_parts_a_word_from_its_ruby() -> None:
    word = Spelled(0, ("kàn", "de"))
    out = io.StringIO()
    stressed = (Stressed(1, 3, Stress.STRONG),)
    document = Document("t", [Paragraph("看得。", stressed=stressed)])
    html.write(document, out, spelled=lambda *_: [word], script="hans")
    assert "</ruby><strong>。</strong></p>" in out.getvalue()


@given(
    st.lists(st.text(st.characters(exclude_characters="\n\r\0"), min_size=1), min_size=1), st.sampled_from(list(Style))
)
def test_any_text_is_shown_as_it_is_and_as_text(texts: list[str], style: Style) -> None:
    document = Document(texts[0], [Paragraph(text) for text in [*texts, "<script>&amp;</p>'\"号"]])
    shown, _ = page(document, style=style)
    assert shown.lines == [p.text for p in document.paragraphs]
    assert shown.tags <= {"html", "head", "meta", "title", "style", "body", "p", "ruby", "rp", "rt"}
    assert "http" not in "".join(value or "" for _, value in shown.attributes)
