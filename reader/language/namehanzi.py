"""How hanzi are read in names, where they have several readings."""

from types import MappingProxyType


def _pairs(text: str) -> MappingProxyType[str, str]:
    """Return a table from a text of hanzi and readings in turn."""
    items = text.split()
    return MappingProxyType(dict(zip(items[::2], items[1::2], strict=True)))


# In given names.
GIVEN = _pairs(
    """
    华 hua2  伯 bo2  夫 fu1  子 zi3  俊 jun4  奇 qi2  少 shao4  兴 xing1  长 chang2  正 zheng4
    宁 ning2  广 guang3  娜 na4  居 ju1  王 wang2  委 wei3  石 shi2  远 yuan3  隆 long2  强 qiang2  儿 er2
    中 zhong1  盛 sheng4  作 zuo4  传 chuan2  遂 sui4  楷 kai3  勒 le4  乾 qian2  阿 a1  屏 ping2  通 tong1
    岭 ling3  堡 bao3  渠 qu2  圣 sheng4  见 jian4  行 xing2  菲 fei1  令 ling4  曾 zeng1  发 fa1  艾 ai4
    合 he2  徵 zheng1  衣 yi1  殷 yin1  觉 jue2  哈 ha1  载 zai4  观 guan1  禅 chan2  冲 chong1  难 nan2
    雨 yu3  采 cai3  头 tou2  塞 sai4  澄 cheng2  女 nv3  叶 ye4  教 jiao4  和 he2  亲 qin1  著 zhu4
    乘 cheng2  为 wei2  横 heng2  过 guo4  空 kong1  唯 wei2  骑 qi2  卡 ka3  模 mo2  露 lu4  汤 tang1  语 yu3
    术 shu4  奔 ben1  斗 dou4  服 fu2  度 du4  那 na4  足 zu2  结 jie2  离 li2  量 liang4  会 hui4  边 bian1
    与 yu3  创 chuang4  约 yue1  识 shi2  答 da2  当 dang1  间 jian1  地 di4  得 de2  的 di4  了 liao3
    监 jian1  雅 ya3  晟 sheng4  茜 qian4  什 shi2  厦 xia4  省 xing3  校 xiao4  朴 pu3  万 wan4  单 dan1
    折 zhe2  镐 hao4  任 ren4
    """
)

# The likelier reading of hanzi that people bear with either.
EITHER = _pairs(
    """
    媛 yuan4  朝 chao2  冠 guan4  应 ying4  乐 le4  重 chong2  相 xiang1  蒙 meng2  劲 jin4  舍 she4  调 tiao2
    将 jiang1  靓 liang4  干 gan4  翘 qiao2  占 zhan4  予 yu3  藏 cang2  都 du1  曲 qu3  参 shen1  好 hao3
    柏 bo2  解 jie3  莘 xin1  炅 jiong3  耶 ye1  降 jiang4  转 zhuan3
    """
)

# In names of other languages (译音表 of 《世界人名翻译大辞典》), beside `GIVEN`.
FOREIGN = _pairs(
    """
    塞 sai4  柏 bo2  茜 xi1  莎 sha1  什 shi2  那 na4  阿 a1  耶 ye1  扎 zha1  南 nan2  盖 gai4  沈 shen3
    洛 luo4  娜 na4
    """
)

# Surnames the dictionary has two readings for, and the usual one.
SURNAMES = _pairs("翟 Zhai2 覃 Qin2 乐 Yue4 隗 Wei3 那 Na1")
# Surnames that people bear with either reading.
EITHER_SURNAME = frozenset("翟覃乐隗盖")
# Surnames that are hardly anything else after 老 and 小.
FAMILIAR = "张王李赵陈刘杨吴郭宋罗徐孙朱魏谢贾郑冯曹韩邓萧蔡袁潘蒋姚谭廖邹邱阎侯孟崔彭吕卢沈周胡许丁曾任仇"
