"""A lexicon of a few lines, for tests that say what is in it."""

import json
from pathlib import Path

from reader.language.sources import Sources

CEDICT = """\
# CC-CEDICT
#! version=1
好 好 [hao3] /good/appropriate; proper/
好 好 [hao4] /to be fond of/
女 女 [nu:3] /female/woman/
綠 绿 [lu:4] /green/
東西 东西 [dong1 xi1] /east and west/
東西 东西 [dong1 xi5] /thing/stuff/person/CL:個|个[ge4]/
北京 北京 [Bei3 jing1] /Beijing, capital of China/
背景 背景 [bei4 jing3] /background; backdrop/
大夫 大夫 [da4 fu1] /senior official (in imperial China)/
大夫 大夫 [dai4 fu5] /doctor/physician/
玩兒 玩儿 [wan2 r5] /to play/
看得出 看得出 [kan4 de5 chu1] /can see/
來 来 [lai2] /to come/
一樣 一样 [yi1 yang4] /same/
T恤 T恤 [T xu4] /T-shirt (loanword)/
卡拉OK 卡拉OK [ka3 la1 O K] /karaoke (loanword)/
一不做，二不休 一不做，二不休 [yi1 bu4 zuo4 , er4 bu4 xiu1] /in for a penny, in for a pound/
21三體綜合症 21三体综合症 [er4 shi2 yi1 san1 ti3 zong1 he2 zheng4] /trisomy; Down's syndrome/
發 发 [fa1] /to send out/
髮 发 [fa4] /hair/
頭髮 头发 [tou2 fa5] /hair (on the head)/
的 的 [de5] /of; ~'s (possessive particle)/
的 的 [di4] /target/
行 行 [hang2] /row/
行 行 [xing2] /to walk/
研究 研究 [yan2 jiu1] /research/
研究生 研究生 [yan2 jiu1 sheng1] /graduate student/
生命 生命 [sheng1 ming4] /life/
命 命 [ming4] /life/fate/
狗 狗 [gou3] /dog/
熱狗 热狗 [re4 gou3] /hot dog (loanword)/
西安 西安 [Xi1 an1] /Xi'an/
先 先 [xian1] /early/first/
"""
FREQUENCIES = """\
好 5000 v
的 90000 uj
来 4000 v
东西 900 n
北京 800 ns
背景 300 n
大夫 200 n
研究 1000 vn
研究生 100 n
生命 800 n
命 90 n
头发 50 n
狗 40 n
先 700 d
看 600 v
来看好 3000 v
"""
PHRASES = {"不行": [["bù"], ["xíng"]], "一样": [["yí"], ["yàng"]], "行伍": [["háng"], ["wǔ"]]}
HANZI = {"的": "de,dì", "好": "hǎo,hào", "行": "xíng,háng", "不": "bù", "伍": "wǔ", "先": "xiān", "〇": "líng,yuán"}


def write_sources(folder: Path, cedict: str = CEDICT) -> Sources:
    """Write the raw data into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = Sources(*(folder / name for name in ("cedict.u8", "dict.txt", "phrases.json", "hanzi.json")))
    sources.cedict.write_text(cedict, encoding="utf-8")
    sources.frequencies.write_text(FREQUENCIES, encoding="utf-8")
    sources.phrases.write_text(json.dumps(PHRASES), encoding="utf-8")
    sources.hanzi.write_text(json.dumps({str(ord(k)): v for k, v in HANZI.items()}), encoding="utf-8")
    return sources
