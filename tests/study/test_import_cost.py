import subprocess
import sys

_CODE = "import sys; before = set(sys.modules); import reader.study.state; print(*(set(sys.modules) - before))"


def test_the_stored_place_is_reachable_without_heavy_imports() -> None:
    done = subprocess.run([sys.executable, "-c", _CODE], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert not loaded & {"textual", "rich", "jieba", "pypinyin", "marisa_trie", "regex", "sqlite3", "asyncio"}
