"""A text in a file: any part of it as it was written, or told to be lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.encoded import LOST, Encoded, encode

SIGNS = st.characters(exclude_categories=["Cs"])


def written(path, text, before=b"before"):
    data, width, checksums = encode(text)
    path.write_bytes(before + data)
    return Encoded(path.open("rb", buffering=0), len(before), len(data), width, checksums), len(before), width


@given(st.text(SIGNS, max_size=60), st.integers(1, 3000), st.data())
def test_every_part_is_that_of_the_text(tmp_path_factory, text, times, data):
    text *= times
    found, _, _ = written(tmp_path_factory.mktemp("encoded") / "text", text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert found.part(start, end) == text[start:end]
    assert found.whole() == text


@pytest.mark.parametrize("sign", ["字", "𠀀"])
def test_what_was_damaged_is_told_and_the_rest_still_read(tmp_path, sign):
    text = sign * 100_000
    found, start, width = written(tmp_path / "text", text)
    data = bytearray((tmp_path / "text").read_bytes())
    data[start + 70_000 * width] ^= 0x55
    (tmp_path / "text").write_bytes(data)
    assert found.whole() is None
    assert found.part(69_999, 70_002) == LOST * 3
    assert found.part(0, 9) == sign * 9


def test_a_file_cut_while_it_is_read(tmp_path):
    found, _, _ = written(tmp_path / "text", "字" * 50_000)
    (tmp_path / "text").write_bytes(b"")
    assert found.whole() is None
    assert found.part(10, 12) == LOST * 2


def test_halves_of_surrogate_pairs_are_refused():
    with pytest.raises(UnicodeEncodeError):
        encode("a\ud800")


@pytest.mark.parametrize("sign", ["字", "𠀀"])
def test_others_read_while_it_is_read_whole(tmp_path, sign, monkeypatch):
    """A page is not held up by the rest of a large text, and damage anywhere is still found."""
    text = sign * 3_000_000
    found, _, _ = written(tmp_path / "text", text)
    read = Encoded._blocks
    held = []

    def blocks(self, first, end):
        held.append(self._reading.locked())
        data = read(self, first, end)
        assert data is None or len(data) < len(text)
        return data

    monkeypatch.setattr(Encoded, "_blocks", blocks)
    assert found.whole() == text
    assert len(held) > 2 and not any(held)
    data = bytearray((tmp_path / "text").read_bytes())
    data[-1] ^= 0x55
    (tmp_path / "text").write_bytes(data)
    assert found.whole() is None
