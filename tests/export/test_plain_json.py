"""JSON reads back as it was and does not steer the terminal it is shown in."""

import json

from hypothesis import given
from hypothesis import strategies as st

from reader.export.plain_json import dumps
from reader.text.clean import UNSAFE

VALUES = st.recursive(
    st.text(st.characters(exclude_categories=())) | st.sampled_from(["\x1b[31m\x9b\u202e", "\u200b\U000e0001\ud800"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES, st.sampled_from([None, 1]))
def test_there_and_back(value: object, indent: int | None) -> None:
    written = dumps(value, indent=indent)
    assert json.loads(written) == json.loads(json.dumps(value))
    assert not UNSAFE.search(written)


def test_hanzi_stay() -> None:
    assert dumps({"题": "今天\u202e"}) == '{"题": "今天\\u202e"}'


def test_ends_of_lines_are_escaped() -> None:
    assert dumps("今\u2028天\u2029") == '"今\\u2028天\\u2029"'
