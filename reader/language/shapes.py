"""Shapes of clauses that settle how a word in them is read: what stands around it, as a pattern.

A shape is matched against the clause with the word's place as `_` (at most 20 characters to each side); the first that
matches decides. What a pattern needs of grammar is in `frames`. Sources: 现代汉语词典, 7th edition, at the hanzi.
"""

from __future__ import annotations

import re
from functools import lru_cache

_COUNT = "[0-9０-９一二三四五六七八九十百千万两几半]"
_DEGREE = "(?:[很太更最较挺真够极多越好]|这么|那么|非常|十分|特别|比较|越来越|更加|相当|不太|有点儿?|有些)"
# What stands before 得 as "must" or "get", not as the particle of a complement.
_NO_COMPLEMENT = "(?:[的我你他她它您咱谁们曾已又就还也都可总必便才只要会能以所共各]|应该|一定|自己|大家|如果|因此)"
_TITLE = (
    "(?:先生|小姐|女士|太太|老师|同学|师傅|阿姨|叔叔|伯伯|奶奶|爷爷|大爷|大妈|大姐|大哥|姑娘|老先生|老太太|大娘|大叔|大嫂"
    "|家的)"
)
# Surnames that are read otherwise than the hanzi alone.
_SURNAMES = {
    "单": "shan4",
    "曾": "zeng1",
    "任": "ren2",
    "仇": "qiu2",
    "解": "xie4",
    "区": "ou1",
    "盖": "ge3",
    "查": "zha1",
    "朴": "piao2",
    "华": "hua4",
    "宁": "ning4",
    "翟": "zhai2",
    "燕": "yan1",
    "缪": "miao4",
    "葛": "ge3",
}

_SHAPES: dict[str, tuple[tuple[str, str], ...]] = {
    # 跑得比他快, 急得哭了; "must" at the head of a clause (得努力追上).
    "得": (
        ("de2", "^_(?:嘞|了|啦)"),
        (
            "de5",
            f"^(?!.*{_NO_COMPLEMENT}_).+_(?:[比很太更最极真像那这哭笑跳叫喊直满]|不(?!到)|人[^心]|飞快|厉害|[高低远近快慢大小多早晚久深紧稳准好]$|好[了吗极多])",
        ),
        ("dei3", "^_[^了到过出起很太更最不一二两三四五六七八九十多分票奖名主益到以]"),
    ),
    # 找着了, 火着了.
    "着": (
        ("zhao2", "(?:^|[^，])_了"),
        ("zhao2", "见_|没(?:有)?(?:[^，]{0,4})[找听遇碰摸够买逮抓猜睡捞]_"),
    ),
    "点着": (("dian3 zhe5", "_(?:[一两几]?[盏支根])"),),
    # 穿着一件衣服, but 她的穿着, 穿着打扮.
    "穿着": (
        ("chuan1 zhe5", "(?:^|[^的，])_(?!打扮|得体|朴素|讲究|时尚|整|随便|简单|方面|风格|[很十非是和与上不都也的])."),
    ),
    # 背着书包.
    "背着": (
        ("bei1 zhe5", "_.{0,6}(?:包|枪|锅|行李|行囊|篓|筐|箱|孩子|弟弟|妹妹|吉他|柴)|_[我你他她][走跑去回上下过]"),
    ),
    "背": (("bei1", "(?:包|枪|孩子|行李)_[好上着起]"),),
    "长": (
        ("zhang3", f"^(?!.*(?:{_DEGREE}|[路河街绳线裙桥])_).*_(?:得(?!很$)|高[了很得]|胖|满了|出来|着)"),
        ("chang2", "[路河街绳线裙桥]_得很$|又[^，]{1,2}又_(?![高胖大出了得])|又_又"),
        ("zhang3", "(?:生|成|越)_(?:$|[了得])"),
    ),
    "还": (("huan2", "_了"),),
    # 还给我们讲故事, but 把书还给我们.
    "还给": (
        ("hai2 gei3", "^(?!.*[把借欠])[^，]*_[^，]{1,4}[讲做买送说打写介唱准安看拍画取起倒煮洗留]"),
        ("huan2 gei3", "_"),
    ),
    # 我倒觉得; 倒了一杯茶, 倒车, but 树倒了.
    "倒": (
        ("dao4", "_(?:觉得|认为|是|想|要|有|也|不|没|会|能|像|还|可以|真|很|挺|更|希望|愿意|应该)"),
        ("dao4", "得_"),
        ("dao4", f"_了?(?:{_COUNT}?[杯碗壶瓶盆桶]|{_COUNT}点|少量|满|进|出|入|掉|茶|水|酒|车|退|给)"),
        ("dao3", "_(?:下|在|地|塌|闭|了$)"),
        ("dao3", "[摔跌晕打推撞绊击压滑累病吹砍]_"),
    ),
    # 衣服已经干了.
    "干": (
        ("gan1", "(?:已经|已|晒|晾|擦|吹|烘|烤|快|全|渐渐)_了?$"),
        ("gan1", f"{_DEGREE}_"),
        ("gan1", f"(?:{_COUNT}|些)[个只根片块把张条堆捆]_(?![的得了活事什啥])"),
        ("gan4", "_(?:什么|啥|嘛|活|事|得|完|过)"),
    ),
    # 这一行的专家, but 一行人.
    "一行": (("yi1 hang2", "[这那哪每上下]_(?!人)"),),
    "重": (
        ("zhong4", f"{_DEGREE}_(?!新|复|要|视)"),
        ("zhong4", f"_(?:约|达|近)?{_COUNT}"),
        ("zhong4", "(?:公斤|千克|斤|吨|克|从)_"),
        ("chong2", "_[新说写做建修返读学走审申选]"),
    ),
    "难": (("nan4", "(?:[遭受]了?|遇|避|逃|落|殉|蒙|罹)_(?:$|[了的者])"), ("nan2", f"{_DEGREE}_")),
    "数": (("shu3", "_(?:到|钱|清|得清|不清)"),),
    # 为人熟知, 为人正直; 都是为你好, 为同学们服务.
    "为": (
        ("wei2", "_人(?:熟知|所|知|称道|诟病|津津乐道|不齿|[很正善谦和忠老诚热厚]|处世|师表|父母|父|母|师)"),
        ("wei4", "是_[我你他她您咱]|^[^以]*_.{1,12}(?:服务|效力|着想|争光|高兴|骄傲|自豪|担心|加油|鼓掌)"),
    ),
    # 量一量体温.
    "量": (("liang2", "_(?:[一了]?量|[了过着]|体温|身高|体重|血压|尺寸|一下)|量[一了]?_"),),
    "调": (("tiao2", "_[大小好慢快亮暗暖]"),),
    "没": (("mo4", "_[入顶]|(?:[水雪沙草泥血浪].{0,4})_过"),),
    "盛": (("cheng2", f"_了?{_COUNT}[碗勺盆杯锅点些]|_(?:到|出来|入|进|起来|在)"),),
    "相": (("xiang4", "[照拍](?:[了过个张]|[一两几]张|完){0,2}_(?:$|[了吧吗呢])"),),
    # 车上载着货物.
    "上载": (("shang4 zai4", "[^，]_[着了有]"),),
    "涨": (("zhang4", "[脸眼头](?:都|也)?_[得红]"),),
    # 绕着太阳转, 转了一圈, 轮子转得快.
    "转": (("zhuan4", f"绕.{{0,8}}_(?:$|[的了动])|_了?(?:{_COUNT}+|好几)圈|轮子?_|团团_|_(?:得|个不停|圈)"),),
    "累": (("lei4", f"(?:{_DEGREE}|觉得|感到|又|不|会|走|跑|站)_|_(?:得|坏|死|倒|$)"),),
    "系": (("ji4", "_(?:[着上好紧了住]|鞋带|领带|安全带|围巾|扣)"),),
    "塞": (("sai1", "_(?:[住进满给到上了在入得])"),),
    "中": (("zhong4", "_(?:了[^，]?|[奖毒弹箭计枪彩标签暑])"),),
    "钉": (("ding4", "_[上在住着了到进牢]"),),
    "咽": (("yan4", "_(?:[了下不进]|得下|口水|唾)"),),
    # 下调利率, but 下调到基层.
    "上调": (("shang4 diao4", "干部|[自从].*_|_[到往].{0,4}(?:机关|部|厅|局|省|中央|总)"), ("shang4 tiao2", "_")),
    "下调": (("xia4 diao4", "干部|_[到往].{0,4}(?:基层|车间|农村|地方)"), ("xia4 tiao2", "_")),
    # 倒数第一, but 一个数的倒数.
    "倒数": (("dao4 shu3", "_(?:第|[一二三四五六七八九十]|计)|开始_"), ("dao4 shu4", "[的为取求成]_")),
    "说道": (("shuo1 dao4", "_$"),),
    # 把钱包落在车上了, but 把目光落在他身上.
    "落": (
        ("la4", "把(?!.{0,4}(?:目光|眼光|视线|脚|责任|工作|重点|话题|任务|希望|笔|脚步)).{1,6}_在"),
        ("luo4", "_了?下[来去]|_[进入到满]|[泪雨雪叶花].{0,6}_"),
    ),
    # 和面, but 米和面.
    "和": (("huo2", "(?:^|起床|开始|[会来去在帮要上手])_面(?:$|[做，的])"),),
    "粘": (("nian2", f"{_DEGREE}_"), ("zhan1", "_[锅底手牙连]")),
    "种": (("zhong4", f"^(?!.*(?:{_COUNT}|[这那哪各每某何同品物人])_).*._的"),),
    "小子": (("xiao3 zi5", "_"),),
    "行长": (("hang2 zhang3", "_"),),
    "穿过": (("chuan1 guo5", "_的?.{0,2}[衣鞋裤裙袜服装袍衫帽]"),),
    # 多少钱, but 多少有些误差.
    "多少": (("duo1 shao3", "或_|_(?:[有会能还带算懂]|知道)"), ("duo1 shao5", "_")),
    **{
        c: ((reading, f"(?:^|[^一二三四五六七八九十两几])姓_|(?:^|[是和跟与给对找请问叫的位])_{_TITLE}"),)
        for c, reading in _SURNAMES.items()
    },
}


# The words that any shape is about.
SHAPED = frozenset(_SHAPES)


@lru_cache(maxsize=len(_SHAPES))
def _patterns(word: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return a word's readings with their patterns."""
    return tuple((reading, re.compile(shape)) for reading, shape in _SHAPES.get(word, ()))


def shaped(word: str, before: str, after: str) -> str | None:
    """Return the syllables of a word in a clause, None where no shape matches.

    Args:
        word: the word.
        before: its clause up to it.
        after: its clause after it.
    """
    clause = f"{before}_{after}"
    return next((reading for reading, shape in _patterns(word) if shape.search(clause)), None)


def has_shape(word: str) -> bool:
    """Return whether any shape is about a word."""
    return word in SHAPED
