"""Classes of verbs and adjectives by what may stand behind them: 过, 得, 不 and complements."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MOTION = frozenset(
    "走飞跳翻穿绕越跨迈游爬闯冲渡驶掠擦滑流淌趟蹚骑跑追挤躲避逃熬撑混漫没淹盖压接递抢夺转扭背掉晃闪吹滚飘赛敌"
)
"""Verbs of motion, taking, turning and besting, whose 过 is mostly a complement (走过一条街, 接过信, 转过身, 赛过)."""

TURNING, TURNED = frozenset("回缓醒喘扭侧别偏翻转掉"), _words("头 身 神 劲 劲儿 气 脸 味 味儿 手 腰 神儿")
"""Verbs of turning and coming round with what one turns, before which 过 is a complement (回过神来)."""

NO_ASPECT = frozenset(
    "是在没要会能该应可需须必敢肯把被让使叫令对向从于为以和跟同与比就还再也都又才刚已总只便均亦并而则乃即先后不得每怕"
    "我你他她它您咱谁人更最太很真好老别连各独"
)
"""What takes neither aspect nor complement: modal and linking verbs, prepositions, adverbs, pronouns."""

SPENT = _words("年 节 生日 日子 春节 周末 圣诞节 中秋节 元旦 好日子 一辈子")
"""What one spends, not what one has done: 想过生日."""

STATES = frozenset(
    "大小短宽窄粗细厚薄重轻硬软脆脏疼痛热冷累困饿忙乱高低快慢远近多少早晚美丑胖瘦穷富深浅黑白红亮静苦甜酸辣香臭"
    "渴鲜闷晕麻肿烫痒胀皱湿脆嫩老旧破直弯圆尖滑稳准狠凶懒笨傻呆馋腻咸淡浓稀密松紧壮弱贵贱冻吓哭笑"
)
STATES |= frozenset("下上起长乐急气愁羞干错坏") | _words(
    "高兴 激动 兴奋 紧张 伤心 难过 着急 害怕 开心 快乐 愉快 难受 疲倦 疲惫 年轻 漂亮 美丽 干净 清楚 明白 热闹 "
    "安静 平静 痛苦 痛快 幸福 辛苦 骄傲 舒服 糊涂 惊讶 吃惊 愤怒 生气 虚弱 瘦弱 聪明 可爱 勇敢 坚强 疯狂 热情 "
    "冷静 自然 仔细 认真 严重 复杂 简单 辉煌 富裕 贫穷 精彩 准确 流利 整齐 均匀 拥挤 烦躁 羞愧 恶心 委屈 寂寞 "
    "孤独 尴尬 沮丧 失望 绝望 满意 得意 惊慌 慌张 焦急 焦虑 无聊 烦恼 郁闷 压抑 疲劳 劳累 疼痛 心疼 心酸 害羞 "
    "不安 可怜 可怕 可笑 调皮 淘气 优美 动听 强烈 刺眼 耀眼 昏暗 模糊 寒冷 炎热 闷热 潮湿 干燥 结实 强壮 忙碌 "
    "繁忙 匆忙 坚定 坚决 固执 温柔 善良 老实 诚实 谦虚 客气 大方 小气 便宜 昂贵 新鲜 古老 破旧 肮脏 混乱 杂乱 "
    "嘈杂 吵闹 寂静 沉默 沉重 轻松 容易 困难 艰难 残酷 残忍 凶猛 激烈 剧烈 猛烈 迅速 缓慢 熟练 灵活 笨拙 单纯 "
    "透明 明亮 明显 鲜艳 华丽 朴素 普通 平凡 奇怪 神秘 神奇 优秀 出色 丰富 茂盛 繁华 荒凉 凄凉 悲伤 悲痛 悲惨 "
    "忧伤 忧郁 恐惧 惊恐 惊奇 好奇 震惊"
)
"""Adjectives, which have a complement with 得 and an experience with 过 like verbs; and verbs that are first nouns."""

WITH_OBJECT = _words(
    "说话 做人 走路 吃饭 开车 上课 干活 办事 出门 做事 唱歌 跳舞 喝酒 写字 看病 花钱 上班 下班 上学 睡觉 洗澡 "
    "吃药 打针 过河 过日子 结婚 请客 送礼 坐车 开会 考试 读书 看书 念书 做饭 做菜 种地 打仗 打球 游泳 回家 进门 下棋"
)
"""Verbs with their object, which take no 得 behind them: what follows is "must" (说话得小声)."""

GOT = frozenset("分票奖名主病胜知以益利罪宠救")
"""What one gets: 得分, 得奖."""

RESULTS = frozenset("开到见住动完了起上下出进回过懂清着掉透惯准成倒死饱醉全断") | _words(
    "清楚 明白 干净 完整 下去 下来 上来 上去 出来 出去 起来 过来 过去 进来 进去 回来 回去 开来"
)
"""Complements between which and the verb 不 is neutral: 打不开, 听不清楚."""

ASKED = dict(
    pair.split(":")
    for pair in [
        "行:xing2",
        "长:chang2",
        "重:zhong4",
        "难:nan2",
        "累:lei4",
        "种:zhong4",
        "干:gan4",
        "差:cha4",
        "空:kong1",
        "还:huan2",
        "教:jiao1",
    ]
)
"""How hanzi of several readings are read as predicates that are asked about: 行不行, 长不长."""
