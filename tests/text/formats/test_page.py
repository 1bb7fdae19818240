import pytest

from reader.text.document import Document, Given, Kind
from reader.text.errors import SourceError
from reader.text.loader import document_of
from tests.text.formats.made import xhtml

LONG = "这条街上的人都认识他，他每天清晨把门前扫得干干净净，然后才开门做生意，从来没有一天误过时间。"


def page(body: str, head: str = "", codec: str = "utf-8") -> Document:
    return document_of(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(codec), "a.html")


def lines(body: str) -> list[tuple[str, str]]:
    return [(p.kind.value, p.text) for p in page(body).paragraphs]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>一</p><p>二</p>", [("body", "一"), ("body", "二")]),
        ("<p>一<p>二<div>三</div>四", [("body", "一"), ("body", "二"), ("body", "三"), ("body", "四")]),
        ("一<br>　　二<br/><br/>三", [("body", "一"), ("body", "二"), ("body", "三")]),
        ("一<br>二<br>三<p>四", [("verse", "一"), ("verse", "二"), ("verse", "三"), ("body", "四")]),
        (f"一<br>{LONG}<br>二", [("body", "一"), ("body", LONG), ("body", "二")]),
        ("<div class=poem><h3>题</h3><p>一<p>二</div><p>三</p>",
         [("heading", "题"), ("verse", "一"), ("verse", "二"), ("body", "三")]),
        ("<p>今天\n  下<b>雨</b>\n了 a\nb</p>", [("body", "今天下雨了 a b")]),
        ("<p>“好。”</p>\n\n<p>&nbsp;&emsp;</p>", [("body", "“好。”")]),
        ("<ul><li>一<li>二</ul><ol start=3><li>三<li><p>四</p></ol>",
         [("item", "• 一"), ("item", "• 二"), ("item", "3. 三"), ("item", "4. 四")]),
        ("<blockquote><p>引</p></blockquote>文", [("quote", "引"), ("body", "文")]),
        ("<table><tr><th>名<th>数<tr><td><p>甲</p><td>3</table>", [("row", "名  数"), ("row", "甲  3")]),
        ("<table><tr><td></td><th>甲<th>乙<tr><th>一<td></td><td>2</table>", [("row", "  甲  乙"), ("row", "一    2")]),
        (f"<table><tr><td><p>{LONG}</p><p>二</p><td>栏</table>", [("body", LONG), ("body", "二"), ("body", "栏")]),
        ("<figure><img src=a alt=画><figcaption>老街</figcaption></figure>", [("figure", "老街")]),
        ("<p>看图<img alt='江边的老街'></p><img alt='a.jpg'>", [("body", "看图"), ("figure", "江边的老街")]),
        ("<p>生僻<img alt='㐱'>字</p>", [("body", "生僻㐱字")]),
        ("<pre>一\n  二 三\n</pre>", [("code", "一"), ("code", "  二 三")]),
        ("<p>面积10<sup>2</sup>，H<sub>2</sub>O</p>", [("body", "面积10²，H₂O")]),
        ("<p>一<!-- 二 --><script>三</script><style>四</style><b hidden>五</b><i style='display: none'>六</i>七</p>",
         [("body", "一七")]),
        ("<p>一<i style='visibility:hidden'>二</i></p>", [("body", "一")]),
        ("<div class='thumbcaption'>老街</div><p class='img-caption'>江边</p><p class='recaptions'>文</p>",
         [("figure", "老街"), ("figure", "江边"), ("body", "文")]),
        ("<h2>起 <a href='#a'>¶</a></h2><p>文<a href='#top'><img alt='回到顶部'></a></p>",
         [("heading", "起"), ("body", "文")]),
        ("<table><tr><td><img alt='[注意]'></td><th>注意</th></tr><tr><td>小心。</td></tr></table>",
         [("body", "注意"), ("body", "小心。")]),
        ("<div class='tip'><h3>提示</h3><p>文</p></div><h4 class='author'>王小明</h4><h2 class='subtitle'>新事</h2>",
         [("body", "提示"), ("body", "文"), ("body", "王小明"), ("body", "新事")]),
        ("<p><img src='a/zoom_in_24.png' alt='Zoom In'></p><p><img src='a.png' alt='街景'></p>", [("figure", "街景")]),
        ("<table><tr><td><img alt='放大镜' src=z.png></td><td>放大<img alt='另一张图'></td></tr></table>",
         [("row", "放大镜  放大"), ("figure", "另一张图")]),
        ("<p>&lt;b&gt;不是标记&amp;amp;&#x4e2d;</p>", [("body", "<b>不是标记&amp;中")]),
        ("<p>[/b] [ni3 hao3]</p>", [("body", "[/b] [ni3 hao3]")]),
        ("<p>红&#x1b;[31m&#8238;色&#xd800;</p>", [("body", "红␛[31m\ufffd色\ufffd")]),
    ],
)  # fmt: skip
def test_paragraphs(body: str, expected: list[tuple[str, str]]) -> None:
    assert lines(body) == expected


@pytest.mark.parametrize(
    ("ruby", "text", "given"),
    [
        ("<ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby>", "汉字", [(0, 1, "hàn"), (1, 2, "zì")]),
        ("<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>语", "汉语", [(0, 1, "hàn")]),
        ("<ruby>汉字<rt>hànzì</rt></ruby>", "汉字", [(0, 2, "hànzì")]),
        ("<ruby><rb>汉</rb><rb>字</rb><rt>hàn</rt><rt>zì</rt></ruby>", "汉字", [(0, 1, "hàn"), (1, 2, "zì")]),
        ("<ruby><rb>汉<rb>字<rt>hàn<rt>zì</ruby>", "汉字", [(0, 1, "hàn"), (1, 2, "zì")]),
        ("<ruby><rb>汉</rb><rb>字</rb><rt>hànzì</rt></ruby>", "汉字", [(0, 2, "hànzì")]),
        ("<ruby><rb>汉</rb><rt>hàn</rt><rtc><rt>Chinese</rt></rtc></ruby>", "汉", [(0, 1, "hàn")]),
        ("<ruby><rbc><rb>汉</rb><rb>字</rb></rbc><rtc><rt>hàn</rt><rt>zì</rt></rtc><rtc><rt>x</rt></rtc></ruby>",
         "汉字", [(0, 1, "hàn"), (1, 2, "zì")]),
        ("<ruby><ruby>汉<rt>hàn</rt></ruby>字<rt>zì</rt></ruby>", "汉字", [(0, 1, "hàn"), (1, 2, "zì")]),
        ("<ruby>汉<rt></rt>字<rt>zì</rt></ruby>", "汉字", [(1, 2, "zì")]),
        ("　　写 <ruby>\n 汉<rt> hàn </rt>\n</ruby>", "写汉", [(1, 2, "hàn")]),
        ("<ruby>ㄅ<rt>ㄅㄚ</rt></ruby>老<ruby>街<rt>ㄐㄧㄝ</rt></ruby>", "ㄅ老街", [(0, 1, "ㄅㄚ"), (2, 3, "ㄐㄧㄝ")]),
        ("<ruby>汉字<rt>hàn</rt><rt>zì</rt></ruby>", "汉字", [(0, 2, "hàn zì")]),
        ("<rt>无</rt>主", "无主", []),
    ],
)  # fmt: skip
def test_ruby(ruby: str, text: str, given: list[tuple[int, int, str]]) -> None:
    (paragraph,) = page(f"<p>{ruby}</p>").paragraphs
    assert paragraph.text == text
    assert paragraph.given == tuple(Given(*reading) for reading in given)


def test_readings_in_a_list_item_stand_behind_its_marker() -> None:
    (paragraph,) = page("<ul><li><ruby>汉<rt>hàn</rt></ruby></ul>").paragraphs
    assert (paragraph.text, paragraph.given) == ("• 汉", (Given(2, 3, "hàn"),))


def test_headings_are_sections() -> None:
    document = page("<h1>老街</h1><p>导</p><h2>一、起</h2><p>文</p><h3>（一）甲</h3><p>文</p><h2>二、承</h2><p>文</p>")
    assert [(s.level, s.title) for s in document.sections if s.kind != "lead"] == [
        (1, "老街"), (2, "一、起"), (3, "（一）甲"), (2, "二、承"),
    ]  # fmt: skip
    assert document.paragraphs[0].kind is Kind.TITLE


def test_title_and_author_of_the_head() -> None:
    document = page("<p>文</p>", "<title>老街 \n 新事</title><meta name=author content='王小明'>")
    assert (document.title, document.credit) == ("老街 新事", "王小明")


@pytest.mark.parametrize(
    ("declared", "codec", "encoding"),
    [
        ("<meta charset=gb2312>", "gbk", "gb18030"),
        ("<meta http-equiv=Content-Type content='text/html; charset=big5'>", "big5", "big5hkscs"),
        ("<meta charset='utf-8'>", "utf-8", "utf-8"),
        ("<meta charset='utf-8'>", "gbk", "gb18030"),
        ("<meta charset='no-such-thing'>", "gbk", "gb18030"),
        ("<meta charset='rot13'>", "utf-8", "utf-8"),
        ("<meta charset='idna'>", "utf-8", "utf-8"),
        ("<meta charset='punycode'>", "gbk", "gb18030"),
        ("<meta charset='undefined'>", "utf-8", "utf-8"),
        ("<meta charset='unicode_escape'>", "utf-8", "utf-8"),
        ("", "gbk", "gb18030"),
        ("", "utf-16", "utf-16-le"),
        ("<meta charset='gbk'>", "utf-8-sig", "utf-8"),
    ],
)
def test_charset(declared: str, codec: str, encoding: str) -> None:
    body = "<p>今天下午，他來到江邊的老街。</p>" if codec == "big5" else f"<p>{LONG}</p>"
    document = page(body, declared, codec)
    assert (document.text, document.encoding) == (body[3:-4], encoding)


NAVIGATION = "".join(f"<a href=/{n}>栏目{n}</a> " for n in range(9))


@pytest.mark.parametrize(
    "around",
    [
        "<nav>{nav}</nav><article><h1>老街</h1><p>{text}</p><p>{text}</p></article><footer>版权所有</footer>",
        "<div class=menu>{nav}</div><div id=c><h1>老街</h1><p>{text}</p><p>{text}</p></div><div id=footer>版权</div>",
        "<div>{nav}</div><h1>老街</h1><div><div><p>{text}</p><p>{text}</p></div></div><div>{nav}</div>",
        "<header><h1>日报</h1>{nav}</header><main><h1>老街</h1><p>{text}</p><p>{text}</p><div>{nav}</div></main>",
        "<table><tr><td>{nav}<td><h1>老街</h1><p>{text}</p><p>{text}</p><td>{nav}</table>",
        "<form><div role=navigation>{nav}</div><div><h1>老街</h1><p>{text}</p><p>{text}</p></div></form>",
    ],
)
def test_article_of_a_page_with_navigation(around: str) -> None:
    document = page(around.format(nav=NAVIGATION, text=LONG))
    assert [p.text for p in document.paragraphs] == ["老街", LONG, LONG]


def test_a_newspaper_s_page() -> None:
    head = "<meta charset=gb2312><title>老街新事--日报网</title>"
    body = (
        f"<div class=top><h2>日报网</h2>{NAVIGATION}</div>"
        "<div class=path><a href=/>首页</a> &gt; <a href=/x>文化</a> &gt; 正文</div>"
        "<div class=layout><div class=left><h4>深度观察</h4><h1>老街新事</h1><h5>——来自江边的调查</h5>"
        "<div>本报记者　王小明</div><div>2023年05月12日 | 来源：日报</div>"
        f"<div class=text><p>　　{LONG}</p><p><img src=a.jpg alt='老街清晨'><br>老街清晨。张三摄</p><p>　　{LONG}</p>"
        "<div>(责编：李四)</div></div><div class=bdsharebuttonbox><a href=q>微信</a><a href=w>微博</a></div></div>"
        f"<div class=right><h3>排行</h3><ul>{NAVIGATION.replace('<a', '<li><a')}</ul></div></div>"
        f"<div class=foot><p>{'版权所有，未经书面授权禁止使用。' * 5}</p></div>"
    )
    document = page(body, head, "gbk")
    assert [(p.kind.value, p.text) for p in document.paragraphs] == [
        ("subtitle", "深度观察"), ("title", "老街新事"), ("subtitle", "——来自江边的调查"),
        ("byline", "本报记者　王小明"), ("body", "2023年05月12日 | 来源：日报"), ("body", LONG),
        ("figure", "老街清晨。张三摄"),
        ("body", LONG), ("body", "(责编：李四)"),
    ]  # fmt: skip
    assert document.title == "老街新事"


def test_a_page_of_wikipedia() -> None:
    edit = "<span class='mw-editsection'>[<a href=e>编辑</a>]</span>"
    languages = NAVIGATION.replace("<a", "<li><a")
    body = (
        f"<a class=mw-jump-link href=#c>跳转到内容</a><nav>{NAVIGATION}</nav><main>"
        f"<header><h1>茶</h1><div><ul>{languages}</ul></div>"
        "</header><div id=siteSub class=noprint>维基百科，自由的百科全书</div><div class=mw-parser-output>"
        f"<p>{LONG}<sup class=reference><a href=#n1>[1]</a></sup><sup class='noprint'>[来源请求]</sup></p>"
        f"<div><h2>历史</h2>{edit}</div><p>{LONG}</p><h3>唐代{edit}</h3>"
        f"<div class=thumbcaption>陆羽像</div><p>{LONG}</p>"
        "<ol><li id=n1><span class=mw-cite-backlink><a href=#r>^</a></span> 《茶史》。</li></ol></div>"
        f"<div class=printfooter>取自某处</div><div class=catlinks><a href=c>分类</a>：茶</div></main>"
    )
    document = page(body, "<title>茶 - 维基百科，自由的百科全书</title>")
    assert [(p.kind.value, p.text) for p in document.paragraphs] == [
        ("title", "茶"), ("lead", LONG + "〔1〕"), ("heading", "历史"), ("body", LONG), ("heading", "唐代"),
        ("figure", "陆羽像"), ("body", LONG), ("item", "1. 《茶史》。"),
    ]  # fmt: skip


def test_a_chapter_on_a_site_of_novels() -> None:
    bar = "<div><a href=1>上一章</a> <a href=2>目录</a> <a href=3>下一章</a></div>"
    text = "<br><br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{LONG}" for _ in range(3))
    body = (
        f"<div class=nav>{NAVIGATION}</div><div><div><a href=/>小说网</a> &gt; <a href=b>老街</a> &gt; 第一章 风</div>"
        f"<div><h1>第一章 风</h1>{bar}</div><div id=content>{text}</div>{bar}</div>"
    )
    document = page(body, "<title>第一章 风_老街_小说网</title>")
    assert [(p.kind.value, p.text) for p in document.paragraphs] == [("heading", "第一章 风"), *[("body", LONG)] * 3]


def test_a_page_of_nothing_but_links_is_read() -> None:
    links = "".join(f"<li><a href={n}>第{n}章</a>" for n in range(1, 9))
    assert page(f"<ul>{links}</ul>").text.startswith("• 第1章\n• 第2章")
    assert page(f"<h1>老街</h1><div class=toc><ul>{links}</ul></div>").text.startswith("老街\n• 第1章\n• 第2章")


def test_the_only_heading_is_no_title_where_it_is_a_part() -> None:
    assert [p.kind.value for p in page("<p>通知</p><h1>一、时间</h1><p>文</p>").paragraphs] == [
        "lead",
        "heading",
        "body",
    ]


def test_the_page_s_title_is_its_first_heading_of_whatever_level() -> None:
    body = "<h2>老街</h2><h2>一、起</h2><p>文</p><h2>二、承</h2>"
    assert [p.kind.value for p in page(body, "<title>老街</title>").paragraphs][:2] == ["title", "heading"]


def test_questions_in_a_table() -> None:
    said = [("问：", "街在哪里？"), ("答：", "在江边。"), ("问：", "桥呢？"), ("答：", "没有桥。")]
    rows = "".join(f"<tr><td><p><b>{label}</b></p></td><td><p>{text}</p></td></tr>" for label, text in said)
    document = page(f"<table>{rows}</table>")
    assert [(s.kind.value, s.title) for s in document.sections] == [("question", "街在哪里？"), ("question", "桥呢？")]
    assert not [p for p in document.paragraphs if p.kind is Kind.ROW]


def test_a_heading_under_text_is_no_title() -> None:
    text = "这条街上的人都认识他，他每天清晨把门前扫得干干净净，然后才开门做生意。" * 3
    assert [p.kind.value for p in page(f"<p>{text}</p><h1>后来</h1><p>文</p>").paragraphs] == [
        "lead",
        "heading",
        "body",
    ]


def test_what_leads_to_other_pages_of_a_manual_and_to_other_languages_is_out() -> None:
    text = "这条街上的人都认识他，他每天清晨把门前扫得干干净净，然后才开门做生意。" * 3
    languages = "".join(f"<a rel=alternate hreflang={code} href={code}>{code}</a> | " for code in ("de", "en", "fr"))
    document = page(
        "<div class=navheader><table><tr><th>老街<td><a href=1><img alt=上一页></a></table></div>"
        f"<div class=lang><p>可用语言：{languages}<a href=zh>zh</a></p></div><h2>老街</h2><p>{text}</p>"
    )
    assert [p.text for p in document.paragraphs] == ["老街", text]


def test_a_title_for_two_kinds_of_screens_is_there_once_and_other_headings_stay() -> None:
    body = "<h1>老街</h1><p>甲</p><h1>老街</h1><p>乙</p><h1>练习</h1><p>丙</p><h1>练习</h1><p>丁</p>"
    texts = [p.text for p in page(body, "<title>老街 - 日报</title>").paragraphs]
    assert texts == ["老街", "甲", "乙", "练习", "丙", "练习", "丁"]


def test_pages_whose_text_is_elsewhere() -> None:
    frames = (
        "<html><frameset><frame src=a.htm><frame src=b.htm><noframes><body>不支持</body></noframes></frameset></html>"
    )
    with pytest.raises(SourceError, match=r"is a page of frames: open a\.htm or b\.htm"):
        document_of(frames.encode(), "a.html")
    with pytest.raises(SourceError, match="holds nothing without its scripts"):
        page("<div id=app></div><script src=a.js></script>")
    told = '{"@type": "NewsArticle", "articleBody": "一\\n二"}'
    script = "<script type='application/ld+json'>{}</script>".format
    head = script("[" * 100_000) + script("{broken") + script("[1, " + told + "]")
    assert page("<div id=app></div>", head).text == "一\n二"


def test_a_page_without_navigation_stays_whole() -> None:
    body = f"<p>{LONG}</p>" * 3 + "<p>短。</p><p><a href=x>出处</a></p><h2>后</h2><p>短。</p>"
    assert len(page(body).paragraphs) == 7


def test_footnotes_come_last_with_their_marks() -> None:
    document = page(
        "<p>老街<sup><a href='#n1'>1</a></sup>新事<a href='#n2' role='doc-noteref'>[2]</a></p>"
        "<aside role=doc-footnote id=n1><p>在江边。</p></aside><p>后文</p>"
        "<aside role=doc-footnote id=n2>[2] 今年</aside>"
    )
    assert [p.text for p in document.paragraphs] == ["老街〔1〕新事〔2〕", "后文", "〔1〕在江边。", "[2] 今年"]


def test_nesting_past_any_use_loses_no_text() -> None:
    body = "<div>" * 100_000 + "深处" + "</div>" * 100_000 + "<p>后文</p>"
    assert [p.text for p in page(body).paragraphs] == ["深处", "后文"]


def test_xhtml_is_read_as_such() -> None:
    text = xhtml("<p>文</p>", "<title/><script src='a'/>")
    assert document_of(text.encode(), "a.xhtml").text == "文"


def test_controls_around_what_is_left_out_of_a_page() -> None:
    prose = "今天天气很好，我们去公园玩，晚上才回家。" * 3
    page = f"<html><body><nav>首页</nav>天\x01气<div class=ad>广告</div>\x02尾巴<p>{prose}</p></body></html>"
    assert prose in document_of(page.encode(), "a.html", "a.html").text
