import io

import pytest

from reader.cli.choosing import chosen
from reader.cli.errors import CommandError


def test_a_number_is_asked_for_until_it_fits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x\n0\n3\n2\n"))
    assert chosen("shelf", ["a.txt", "\x1b[2J.txt"]) == "shelf/\x1b[2J.txt"
    out = capsys.readouterr().out
    assert "   1  a.txt\n   2  \\x1b[2J.txt\n" in out and out.count("Number of the text") == 4


@pytest.mark.parametrize("typed", ["", "\n"])
def test_nothing_chosen(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    with pytest.raises(CommandError) as caught:
        chosen("shelf", ["a.txt"])
    assert (caught.value.line(), caught.value.code) == ("sanneng-read: shelf: nothing was chosen", 3)
