import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.mended import mended


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("今天,下雨.", "今天，下雨。"),
        ("下雨?不!真的:是;好", "下雨？不！真的：是；好"),
        ("他(小明)说", "他（小明）说"),
        ('他说:"好."', "他说：“好。”"),
        ("下雨...走了", "下雨……走了"),
        ("下雨--走了", "下雨——走了"),
        ("下雨。。。走了", "下雨……走了"),
        ("3.5米, 12:30 开门 1,000元", "3.5米，12:30 开门 1,000元"),
        ("see a.b, c (d).", "see a.b, c (d)."),
        ("用 Python 写 a.py", "用 Python 写 a.py"),
        ("今 天 下 雨 了", "今天下雨了"),
        ("第一章 风雨", "第一章 风雨"),
        ("本报记者 江胜忠 文/摄", "本报记者 江胜忠 文/摄"),
        ("今天 ，下雨 。 走了", "今天，下雨。走了"),
        ("“好” 他说", "“好”他说"),
        ("真的吗?!不!!", "真的吗？！不！！"),
        ("好,,,好", "好，，，好"),
        ("《红楼梦》(120回),见(3)", "《红楼梦》（120回），见（3）"),
        ("他 (老贺) 走了", "他（老贺）走了"),
        ('他说 "好" 吗', "他说“好”吗"),
        ("他说“ 好 ” 吗", "他说“好”吗"),
        ("他说‘走吧’.", "他说‘走吧’。"),
        ('他说"好".', "他说“好”。"),
        ("He said “no”.", "He said “no”."),
        ("he(他)来", "he（他）来"),
        ("函数f(x)=1,其中x>0", "函数f(x)=1，其中x>0"),
        ("(1)第一点;(2)第二点", "(1)第一点；(2)第二点"),
        ("时间12:30,地点北门", "时间12:30，地点北门"),
        ("价格是3.14元,重1,234公斤,便宜100%,很好", "价格是3.14元，重1,234公斤，便宜100%，很好"),
        ("A:你好", "A：你好"),
        ("比例是3:1", "比例是3:1"),
        ("见http://a.cn/?查询,然后走", "见http://a.cn/?查询，然后走"),
        ("见http://a.cn/b,c.html,然后走", "见http://a.cn/b,c.html，然后走"),
        ("很好 :) 哈哈", "很好 :) 哈哈"),
        ("1.买米 2)买盐", "1.买米 2)买盐"),
        ("Hello, 你好", "Hello, 你好"),
        ("二 〇 二 四 年", "二〇二四年"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert mended(text).text == shown


def test_offsets() -> None:
    view = mended("今天... 下雨, 好")
    assert view.text == "今天……下雨，好"
    assert [view.origin(at) for at in range(len(view.text) + 1)] == [0, 1, 2, 3, 6, 7, 8, 10, 11]
    assert [view.shown(at) for at in range(12)] == [0, 1, 2, 3, 4, 4, 4, 5, 6, 7, 7, 8]


@given(st.text('今天下雨，。“”（） ,.:;?!()"-a1', max_size=60))
def test_nothing_but_marks_changes_and_offsets_are_true(text: str) -> None:
    view = mended(text)
    kept = "今天下雨a1"
    assert [c for c in view.text if c in kept] == [c for c in text if c in kept]
    assert len(view.origins) == len(view.text) and list(view.origins) == sorted(view.origins)
    for at, sign in enumerate(view.text):
        if sign in kept:
            assert text[view.origin(at)] == sign and view.shown(view.origin(at)) == at
    assert view.shown(len(text)) == len(view.text) and view.origin(len(view.text)) == len(text)
