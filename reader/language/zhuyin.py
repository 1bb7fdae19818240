"""Zhuyin of a syllable's letters: the tables of initials and finals (國語注音符號手冊; 汉语拼音方案 §2, §3)."""


def _table(pairs: str) -> dict[str, str]:
    """Read `letters symbols` pairs; a lone letter group stands for no symbol of its own."""
    entries = (pair.partition(" ") for pair in pairs.split(", "))
    return {letters: symbols for letters, _, symbols in entries}


def _with(medial: str, rests: dict[str, str]) -> dict[str, str]:
    return {letters: medial + rest for letters, rest in rests.items()}


INITIALS = _table(
    "b ㄅ, p ㄆ, m ㄇ, f ㄈ, d ㄉ, t ㄊ, n ㄋ, l ㄌ, g ㄍ, k ㄎ, h ㄏ, "
    "j ㄐ, q ㄑ, x ㄒ, zh ㄓ, ch ㄔ, sh ㄕ, r ㄖ, z ㄗ, c ㄘ, s ㄙ"
)
_PALATAL = frozenset({"j", "q", "x"})
_APICAL = frozenset({"zh", "ch", "sh", "r", "z", "c", "s"})

_BARE = _table("a ㄚ, o ㄛ, e ㄜ, ê ㄝ, ai ㄞ, ei ㄟ, ao ㄠ, ou ㄡ, an ㄢ, en ㄣ, ang ㄤ, eng ㄥ, er ㄦ")
_AFTER_INITIAL = (
    _BARE
    | _with("ㄧ", _table("i, ia ㄚ, io ㄛ, ie ㄝ, iai ㄞ, iao ㄠ, iu ㄡ, ian ㄢ, in ㄣ, iang ㄤ, ing ㄥ"))
    | _with("ㄨ", _table("u, ua ㄚ, uo ㄛ, uai ㄞ, ui ㄟ, uan ㄢ, un ㄣ, uang ㄤ, ong ㄥ"))
    | _with("ㄩ", _table("v, ve ㄝ, ue ㄝ, van ㄢ, vn ㄣ, iong ㄥ"))
)
# After j q x the letter u is ü.
_AFTER_PALATAL = _AFTER_INITIAL | _with("ㄩ", _table("u, uan ㄢ, un ㄣ"))
_ALONE = (
    _BARE
    | _with("ㄧ", _table("yi, ya ㄚ, yo ㄛ, ye ㄝ, yai ㄞ, yao ㄠ, you ㄡ, yan ㄢ, yin ㄣ, yang ㄤ, ying ㄥ"))
    | _with("ㄨ", _table("wu, wa ㄚ, wo ㄛ, wai ㄞ, wei ㄟ, wan ㄢ, wen ㄣ, wang ㄤ, weng ㄥ"))
    | _with("ㄩ", _table("yu, yue ㄝ, yuan ㄢ, yun ㄣ, yong ㄥ"))
    # Interjections (呣 嗯 哼) and the erhua r, which have no vowel.
    | _table("m ㄇ, n ㄋ, ng ㄫ, hm ㄏㄇ, hng ㄏㄫ, r ㄦ")
)


def symbols(letters: str) -> str:
    """Return the zhuyin of a syllable without its tone.

    Args:
        letters: lower-case pinyin, ü as v: `lv`, `zhuang`, `er`.

    Returns:
        The symbols; empty where the letters are no syllable.
    """
    if letters in _ALONE:
        return _ALONE[letters]
    initial = letters[:2] if letters[:2] in INITIALS else letters[:1]
    final = letters[len(initial) :]
    if initial not in INITIALS:
        return ""
    if initial in _APICAL and final == "i":
        return INITIALS[initial]
    finals = _AFTER_PALATAL if initial in _PALATAL else _AFTER_INITIAL
    return INITIALS[initial] + finals[final] if final in finals else ""
