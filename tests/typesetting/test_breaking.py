"""Where lines may break: `|` stands at every opportunity."""

import pytest

from reader.typesetting.breaking import Bond, bond
from reader.typesetting.cells import advances


def marked(text: str) -> str:
    steps = advances(text)
    breaks = {index for index in range(1, len(text)) if bond(text, steps, index) is Bond.NONE}
    return "".join(("|" if index in breaks else "") + character for index, character in enumerate(text))


@pytest.mark.parametrize(
    "expected",
    [
        # marks
        "你|好，|世|界。",
        "他|说：|“你|好。”|然|后",
        "读|《红|楼|梦》|（节|选）|吧",
        "「三|能」|『佛|系』|【注】|〔甲〕|〖乙〗|｛丙｝|［丁］|〈戊〉|‘己’|庚",
        "卡|尔·|马|克|思‧|甲・|乙",
        "北|京—|上|海–|杭|州～|宁|波-|温|州",
        "文/|摄|影／|图",
        "挺|身——|真|的",
        "安|装 |Live . |. |. |5",
        "人|员|……|他|们",
        "好！！！|吧",
        # half-width marks between hanzi
        "记|者:|先|请,|好;|吗?|(三|能)|吧!|[甲]|{乙}|丙.",
        "他|说:|OK,|“好”",
        "有,|5个|人",
        # quotes
        '他|说"你|好"吧|了',
        '说 |"你|好" |吧',
        "don't |stop |don’t |go",
        # numbers
        "提|升|23.9%，|好",
        "资|金|1000余万元|整",
        "近|4个|人|等|了|4个小时|多",
        "20幢|出|租|房",
        "2020年|12月|31日",
        "第3届|在|第|三|届",
        "走|了|5公里|路",
        "收|￥1,200.50元",
        "约-5℃|左|右",
        "10～20人|在|10:30前|或|12：30后",
        "占|２３．９％|了",
        "长|120 km |的|路",
        "占|23 % |了",
        "三|十|五|个",
        # Western text
        "用|Python|写|f(x)|吧",
        "见|a@b.com/c-d?e=f|处",
        "well-known |and |so |on",
        "价|US$5|（整）",
        # spaces
        "甲 |乙　|丙   |丁",
        "甲\u00a0乙\u202f丙|丁",
        "甲 ，|乙|（ 丙",
        "甲\u2060乙\u200b|丙",
        # what stands by itself
        "①|②|→|😀|😀|가|나|カ|ナ",
        "〇|零|々",
        "A|股|和|卡|拉|OK",
    ],
)
def test_opportunities(expected: str) -> None:
    assert marked(expected.replace("|", "")) == expected


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [
        ("好，", 1, Bond.MARK),
        ("“好", 1, Bond.MARK),
        ("——", 1, Bond.PAIR),
        ("……", 1, Bond.PAIR),
        ("ab", 1, Bond.WORD),
        ("5个", 1, Bond.WORD),
        ("e\u0301", 1, Bond.CLUSTER),
        ("好 ", 1, Bond.CLUSTER),
        ("🇨🇳", 1, Bond.CLUSTER),
        ("好好", 1, Bond.NONE),
    ],
)
def test_bonds(text: str, index: int, expected: Bond) -> None:
    assert bond(text, advances(text), index) is expected


def test_combining_marks_are_looked_through() -> None:
    assert marked("e\u0301a\u0301好e\u0301。") == "e\u0301a\u0301|好|e\u0301。"
