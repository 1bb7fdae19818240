"""What a text is shown as: only forms, marks and spaces change, and every place can be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.views import AS_IS, Forms, View

VIEWS = {
    (forms, typeset, script): View(forms, typeset, script)
    for forms in Forms
    for typeset in (False, True)
    for script in ("hans", "hant")
}


@pytest.mark.parametrize(
    ("forms", "script", "text", "shown"),
    [
        (Forms.HANT, "hans", "头发发展,皇后在后面", "頭髮發展,皇后在後面"),
        (Forms.TAIWAN, "hans", "这里的软件", "這裡的軟件"),
        (Forms.HONG_KONG, "hans", "这里说着", "這裏説着"),
        (Forms.HANS, "hant", "著名的他說著", "著名的他说着"),
        (Forms.TAIWAN, "hant", "裏面", "裡面"),
        (Forms.HONG_KONG, "hant", "裡面", "裏面"),
        (Forms.HANT, "hant", "皇后", "皇后"),
        (Forms.HANS, "hans", "乾隆", "乾隆"),
        (Forms.ASIS, "hans", "头发", "头发"),
    ],
)
def test_forms(forms: Forms, script: str, text: str, shown: str) -> None:
    assert VIEWS[forms, False, script].plain(text) == shown


def test_nothing_chosen_is_no_view() -> None:
    assert not AS_IS and not View(Forms.HANS, script="hans") and not View(Forms.HANT, script="hant")
    assert View(typeset=True) and View(Forms.HANS, script="hant")


def test_both_at_once() -> None:
    assert View(Forms.HANT, typeset=True).plain("头 发 发 展 ,\n他说:好") == "頭髮發展，\n他說：好"


@given(
    st.text('今头发里乾著说軟體𠀀 ,.:"-。（)a1', max_size=40),
    st.sampled_from(sorted(VIEWS)),
)
def test_a_place_that_is_shown_keeps_its_counterpart(text: str, name: tuple[Forms, bool, str]) -> None:
    view = VIEWS[name].of(text)
    assert len(view.text) == len(view.origins) and view.length == len(text)
    assert all(view.shown(view.origin(at)) == at for at in range(len(view.text)))
    if not name[1]:
        assert len(view.text) == len(text)


@given(st.lists(st.text('今头发 ,."-a', max_size=12), min_size=1, max_size=4), st.sampled_from(sorted(VIEWS)))
def test_parts_are_the_whole(parts: list[str], name: tuple[Forms, bool, str]) -> None:
    view = VIEWS[name]
    assert "".join(view.parts(*parts)) == (view.of("".join(parts)).text if view else "".join(parts))
