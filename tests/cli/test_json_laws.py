"""What programs rely on holds for texts of every format, with sections and with the author's readings."""

import io
import json
from argparse import Namespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.cli.settling import settled
from reader.export import json_text
from reader.language.annotate import Annotator
from reader.language.lexicon import Lexicon
from reader.text.errors import SourceError
from reader.text.loader import document_of
from reader.text.script import is_hanzi
from tests.export.contract import faults

PROSE = [
    "今",
    "天",
    "下雨",
    "我们",
    "得",
    "了",
    "的",
    "不",
    "玩儿",
    "一会儿",
    "說",
    "隻",
    "𠮷",
    "〇",
    "×",
    "OK",
    "T恤",
    "3.5%",
]
MARKS = ["，", "。", "“", "”", "……", "——", "：", "\u0301", "\u200b", "\u200d", "\u00ad", "\u202e", "\x1b[31m", "\ue000"]
SPACE = [" ", "\u3000\u3000", "\t", "\u00a0", "\u2028", "\x85", "\x1f", "\n", "\n\n", "\r\n"]
LINES = ["第一章 开头\n", "卷二\n", "一、", "（一）", "1. ", "问：", "記者：", "Chapter 3\n", "楔子\n"]
MARKDOWN = ["# ", "## ", "- ", "> ", "| ", "**", "`", "[", "](", "{三驻|sān zhù}", "{玩儿|wánr}", "{的|", "---\n"]
HTML = ["<p>", "</p>", "<h1>", "</h1>", "<h3>", "<br>", "<ruby>得<rt>děi</rt></ruby>", "<rt>", "&nbsp;", "&#8238;"]
PARTS = {
    "a.txt": PROSE + MARKS + SPACE + LINES,
    "a.md": PROSE + MARKS + SPACE + LINES + MARKDOWN,
    "a.html": PROSE + MARKS + SPACE + HTML,
}


@pytest.fixture(scope="module")
def annotator(lexicon: Lexicon) -> Annotator:
    return Annotator(lexicon)


@pytest.mark.parametrize("name", PARTS)
def test_json_of_any_format(lexicon: Lexicon, annotator: Annotator, name: str) -> None:
    texts = st.lists(st.sampled_from(PARTS[name]), min_size=1, max_size=40).map("".join)

    encoding = "utf-8" if name == "a.txt" else ""  # a few signs may as well be hanzi in GB18030

    @settings(deadline=None, max_examples=80)
    @given(texts)
    def holds(text: str) -> None:
        try:
            document = document_of(text.encode(), "x", name, encoding)
        except SourceError:
            return
        pins = settled(document, lexicon, Namespace(no_state=True)).pins
        out = io.StringIO()
        json_text.write(
            document,
            out,
            annotate=lambda text, *place: annotator.annotate(text, pins(text, *place)),
            hsk=lambda _: None,
            script="hans",
        )
        record = json.loads(out.getvalue())
        assert faults(record) == []
        _nested(record["sections"], len(record["text"]))
        if name == "a.txt":
            assert [c for c in record["text"] if is_hanzi(c)] == [c for c in text if is_hanzi(c)]

    holds()


def _nested(sections: list[dict[str, Any]], length: int) -> None:
    """Sections stand in order, and one that begins inside another ends inside it."""
    around: list[dict[str, Any]] = []
    last = 0
    for section in sections:
        assert last <= section["start"] <= section["end"] <= length
        last = section["start"]
        while around and around[-1]["end"] <= section["start"]:
            around.pop()
        assert not around or section["end"] <= around[-1]["end"]
        around.append(section)
