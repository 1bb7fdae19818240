"""Hanzi and words whose nearness decides a reading: the lists that the frames of `frames` ask."""

import re

NUMERAL = re.compile(r"[0-9０-９一二三四五六七八九十百千万亿两几数半每多]$")
DEMONSTRATIVE = frozenset("这那哪每各某此该")
PRONOUNS = frozenset("我你他她它您咱谁")
CLAUSE = frozenset("，。；：？！、,;:?!…—“”‘’（）()《》「」\n")
LET = frozenset("把将拿被给叫让")
# After 地 dì "place", not the particle.
AFTER_PLACE = frozenset("区方带点名位段形面下上处为是在的有和与及也均都至到之内外里")
# What may stand before 得 děi "must", and what follows it there is a verb, not a complement.
BEFORE_MUST = frozenset(
    {
        "我",
        "你",
        "他",
        "她",
        "它",
        "我们",
        "你们",
        "他们",
        "她们",
        "咱们",
        "咱",
        "您",
        "就",
        "还",
        "也",
        "都",
        "可",
        "总",
        "非",
        "必",
        "又",
        "便",
        "才",
        "只",
        "人",
        "谁",
        "大家",
        "自己",
        "那就",
        "怎么也",
        "至少",
        "起码",
        "准",
        "肯定",
        "一定",
        "恐怕",
        "大概",
        "早晚",
        "迟早",
        "八成",
        "每天",
        "天天",
        "今天",
        "明天",
    }
)
# What 得 joins to a verb as a complement (冲得出来).
COMPLEMENTS = frozenset(
    {
        "出来",
        "出去",
        "起来",
        "过来",
        "过去",
        "下来",
        "下去",
        "上来",
        "上去",
        "进来",
        "进去",
        "回来",
        "回去",
        "出",
        "起",
        "住",
        "上",
        "下",
        "过",
        "动",
        "很",
        "太",
        "更",
        "最",
        "非常",
        "极",
        "好",
        "不错",
        "多",
    }
)
NOT_AFTER_MUST = frozenset("到了过出起很太更最不一二两三四五六七八九十多")
TEACHES = frozenset("我你他她它书会过了课给出人")
SUBJECTS = (
    "英语",
    "汉语",
    "中文",
    "数学",
    "语文",
    "物理",
    "化学",
    "音乐",
    "孩子",
    "学生",
    "大家",
    "你们",
    "我们",
    "他们",
    "她们",
    "自己",
)
PLANTS = frozenset("树花草菜地田粮麦稻瓜豆茶果棉烟药竹葱蒜")
AFTER_PLANT = frozenset("了着上下过出满在")
TEND = frozenset("个头只些点名位条件项类种样门处家座张本部间次")
PERSONS = frozenset(
    {
        "我",
        "你",
        "他",
        "她",
        "它",
        "您",
        "谁",
        "我们",
        "你们",
        "他们",
        "她们",
        "咱们",
        "大家",
        "人民",
        "群众",
        "百姓",
        "老百姓",
        "自己",
        "别人",
        "人",
        "客户",
        "用户",
        "顾客",
        "孩子",
        "学生",
        "读者",
        "国家",
        "祖国",
        "社会",
    }
)
# Adverbs after which 为 is "for": what follows says whom something was done for.
FOR = frozenset({"专", "特", "特地", "专门", "合共", "共", "专程", "只", "不惜", "全心全意"})
GENERALS = frozenset("参偏副裨名大武部敌老猛悍女上中少勇战主骁宿降叛")
TROOPS = ("军", "兵", "部", "众", "队", "团", "领", "先", "师", "大军", "舰队", "骑兵")
COUNT = frozenset("了着过起完错清")
# Adverbs of degree, after which 长 is the adjective, and what makes it the verb all the same (更长大, 最长个儿).
DEGREE = frozenset(
    {
        *"很太更最较挺真够极多越",
        *("非常", "这么", "那么", "十分", "特别", "比较", "越来越", "更加", "相当", "不太", "不够"),
    }
)
# What 好 hǎo makes very much so: 好大的雪.
VERY = frozenset({*"几大久长高低远近快慢早晚冷热累困饿疼痛美丑胖瘦深浅重轻厚薄贵", "漂亮", "可爱", "可怜", "厉害"})
SWEATS = frozenset("出流冒满了的是虚盗发擦热冷手血盐身捏头脸股把阵层滴点着自止")
# Hanzi that the names of khans end in.
KHANS = frozenset("思烈台赤都延兀合罗勒帖术海敏藏木图臣剌多巴赉拉雷古丹贾哈")
GROWS = frozenset("得大高成出满个胖进肉")
BE = frozenset("是有能要会不在为剩够想需可好见听看说得用管知")
# Adjectives that begin like them: 一只可爱的小狗.
KINDS = frozenset({"可爱", "可怜", "可恶", "好看", "好斗", "能干", "听话", "会飞", "不大", "不小"})
