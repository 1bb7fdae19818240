"""The README's pictures: every hanzi in a place of its own, two cells wide."""

import html
import re
from itertools import pairwise
from pathlib import Path

import pytest

from reader.typesetting.cells import text_width
from tests.bench.pictures import in_cells

DOCS = Path(__file__).parents[1] / "docs"
CELL = 12.2
RUN = re.compile(r'<text class="\S*-r\d+" x="([\d. ]+)" y="[\d.]+"(?: textLength="([\d.]+)")?[^>]*>([^<]*)</text>')


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.svg")), ids=lambda path: path.stem)
def test_characters_stand_in_their_cells(path):
    runs = RUN.findall(path.read_text(encoding="utf-8"))
    assert len(runs) > 100
    for x, length, written in runs:
        text, places = html.unescape(written), [float(place) for place in x.split()]
        if length:
            assert float(length) == pytest.approx(CELL * text_width(text), abs=0.1)
            assert text_width(text) == len(text)
        else:
            assert len(places) == len(text)
            assert all(b - a == pytest.approx(2 * CELL, abs=0.1) for a, b in pairwise(places))


def test_a_run_of_both_is_parted():
    run = '<text class="r1" x="12.2" y="20" textLength="73.2" clip-path="url(#a)">&#160;90后&lt;来&#160;</text>'
    assert in_cells(run) == (
        '<text class="r1" x="24.4" y="20" textLength="24.4" clip-path="url(#a)">90</text>'
        '<text class="r1" x="48.8" y="20" clip-path="url(#a)">后</text>'
        '<text class="r1" x="73.2" y="20" textLength="12.2" clip-path="url(#a)">&lt;</text>'
        '<text class="r1" x="85.4" y="20" clip-path="url(#a)">来</text>'
    )
