"""References in the senses of CC-CEDICT."""

import pytest

from reader.language.glosses import references, respelled


@pytest.mark.parametrize(
    ("gloss", "expected"),
    [
        ("see 見|见[jian4]", ["见"]),
        ("also written 現[xian4]", ["現"]),
        ("variant of 女|女[nu:3]; abbr. for 汝[ru3]", ["女", "汝"]),
        ("CL:個|个[ge4],位[wei4]", ["个", "位"]),
        ("CL:次[ci4]", ["次"]),
        ("no reference (at all)", []),
    ],
)
def test_references(gloss, expected):
    assert references([gloss]) == expected


def test_each_reference_once():
    assert references(["see 见[jian4]", "also 见[jian4]"]) == ["见"]


def test_cited_readings_are_respelled():
    assert respelled("女|女[nu:3] and 見|见[jian4]", "+".join) == "女|女[nv3] and 見|见[jian4]"
