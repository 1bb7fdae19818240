"""The program's sentences in Chinese, by their English form."""

CHINESE: dict[str, str] = {
    "Search": "搜索",
}
