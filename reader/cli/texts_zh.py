"""What `--help` says in Chinese, by its English form."""

from collections.abc import Mapping
from typing import Final

from reader.cli import texts

_SOURCE: Final = "文件或文件夹，http(s) 地址，- 表示标准输入，clipboard: 表示剪贴板，interview 表示自带的访谈"
_GENERAL: Final = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "general": "通用",
    "show this help": "显示本帮助",
    "show the version": "显示版本",
    "show where in the program an error came from": "显示错误出自程序何处",
    texts.SOURCE: _SOURCE + "（默认 interview）",
    "read a text as this (gb18030, big5, utf-16 …) instead of telling it by content": (
        "按此编码读取（gb18030、big5、utf-16……），不由内容判断"
    ),
    "colour (default: auto, in terminals only)": "颜色（默认 auto，只在终端里）",
    "for people or for programs (default: text)": "给人看或给程序用（默认 text）",
    "without your corrections and the encoding you chose": "不用你的更正和所选的编码",
    "punctuation and spaces as in typeset Chinese: 今 天 下 雨 . becomes 今天下雨。": (
        "标点和空格按中文排版：“今 天 下 雨 .”成为“今天下雨。”"
    ),
}

_COMMANDS: Final = {
    texts.HEAD: "在终端里读中文：分节、搜索、关键词、词典和拼音。",
    texts.COMMANDS: "命令：",
    texts.NO_COMMAND: "没有命令时，在阅读器中打开 SOURCE",
    texts.MORE: "sanneng-read 命令 --help 详述该命令。",
    "the typeset text": "排版后的文本",
    "the sections of a text": "文本的分节",
    "hits with context": "搜索结果及上下文",
    "keywords with weights and counts": "关键词及其权重和次数",
    "the annotated text in another format": "把注音的文本导出为其他格式",
    "entries for hanzi, pinyin or English": "按汉字、拼音或英文查词典",
    "what you corrected": "你的更正",
    "texts read so far": "读过的文本",
    "what this terminal and this installation can and cannot do": "此终端和此安装能做什么、不能做什么",
    "Print the typeset text.": "输出排版后的文本。",
    "Print the sections of a text.": "输出文本的分节。",
    "Print hits with context.": "输出搜索结果及上下文。",
    "Print keywords with weights and counts.": "输出关键词及其权重和次数。",
    "Print the annotated text in another format.": "以其他格式输出注音的文本。",
    "Print entries for hanzi, pinyin or English.": "按汉字、拼音或英文输出词条。",
    "Print what you corrected.": "输出你的更正。",
    "Print texts read so far.": "输出读过的文本。",
    "Print what this terminal and this installation can and cannot do.": "说明此终端和此安装能做什么、不能做什么。",
}

_OPTIONS: Final = {
    "reading": "阅读",
    "where the output is no terminal (as print)": "输出不是终端时（如同 print）",
    texts.PINYIN: (
        "哪些词注音：none 无，all 全部，uncertain 只有读音没把握的词（没把握的音节后有 ?），"
        "above:N 高于 HSK N 级或不在词表中的词，N 为 1 至 9（默认 none）"
    ),
    texts.PINYIN_OPEN: (
        "哪些词注音：none 无，all 全部，uncertain 读音没把握的词，above:N 高于 HSK N 级或不在词表中的词"
        "（N 为 1 至 9），word 光标所在的词（默认同上次）"
    ),
    texts.PINYIN_EXPORT: "html 中哪些词注音：none、all、uncertain 或 above:N（默认 all）",
    "how a reading is written: hǎo, hao3 or ㄏㄠˇ (default: marks)": "读音的写法：hǎo、hao3 或 ㄏㄠˇ（默认 marks）",
    "as in the dictionary, or as spoken, with the changes of 一, 不 and third tones (default: citation)": (
        "词典中的原调，或含“一”“不”和三声变调的口语声调（默认 citation）"
    ),
    "whose standard: mainland, or taiwan where the dictionary tells it, as 研究 yánjiù (default: mainland)": (
        "读音标准：大陆，或词典有注明时的台湾读音，如“研究”yánjiù（默认 mainland）"
    ),
    texts.SCRIPT: "转换文本：简体，台湾繁体（含台湾用词）或香港繁体（默认 asis，即原样）",
    texts.SCRIPT_OPEN: "字形：简体，台湾繁体（打印时含台湾用词）或香港繁体（默认同上次）",
    "pinyin on a line above the hanzi, or 字(zì) behind each word (default: above)": (
        "拼音在汉字上方，或在每个词之后：字(zì)（默认 above）"
    ),
    "cells per line (default: the terminal's, at most 80)": "每行的格数（默认同终端，至多 80）",
    "neither remember nor look up place, choices and corrections": "不记住也不查阅位置、选择和更正",
    "open the text that was read last": "打开上次读的文本",
    "what to find, literally; re:PATTERN for a regular expression": "按字面搜索的内容；re:PATTERN 为正则表达式",
    "how terms are ranked (default: tfidf)": "关键词的排序方法（默认 tfidf）",
    "how many (default: 20)": "数量（默认 20）",
    "words with readings; a page with ruby; a table of the words; the bare text (default: json)": (
        "带读音的词；注音的网页；词表；纯文本（默认 json）"
    ),
    "write a file instead of standard output": "写入文件，不写到标准输出",
    "hanzi, pinyin (hao3, hǎo or hao) or English": "汉字、拼音（hao3、hǎo 或 hao）或英文",
    texts.CORRECTION_ACTIONS: (
        "list 列出，export 导出（制表符分隔的表格），import 导入这种表格，undo 撤销最近一次更改，"
        "remove 按编号删除一条；默认 list"
    ),
    "import: a file or -; remove: a number of the list": "import：文件或 -；remove：列表中的编号",
    "export: write a file instead of standard output": "export：写入文件，不写到标准输出",
    texts.ACTIONS: (
        "list [书名] 列出（默认；在终端中打开阅读器的书架），search QUERY 在全部文本中搜索，"
        "remove 移出书架，restore 放回，find 寻找移动过的文件，export 导出，"
        "import FILE 导入，notes [文本] 批注，history [文本] 阅读时间"
    ),
    texts.OPERAND: "搜索内容、文件，或用路径、书名、标识指明的文本",
    "list: the texts that were taken from the shelf": "list：已移出书架的文本",
    "export, notes: write a file, not standard output": "export、notes：写入文件，不写到标准输出",
    "also look at a text: " + texts.SOURCE: ("并检查一个文本：" + _SOURCE),
}

_EXAMPLES: Final = {
    texts.EXAMPLES: """\
例：
  sanneng-read                          读自带的访谈
  sanneng-read novel.txt --pinyin all   读文件，带拼音
  cat a.txt b.txt | sanneng-read -      读别的程序的输出
  sanneng-read ./print                  与命令同名的文件

在阅读器中按 ? 显示所有按键，按 q 退出；位置会记住。
Shell 补全：sanneng-read --print-completion bash（或 zsh、fish）

退出码：0 完成，1 没有找到，2 用法错误，3 文本无法读取，
4 阅读器自己的数据无法使用，或输出无法写入，130 被中断。""",
    texts.EXAMPLES_PRINT: texts.EXAMPLES_PRINT.replace("examples:", "例："),
    texts.EXAMPLES_SEARCH: texts.EXAMPLES_SEARCH.replace("examples:", "例："),
    texts.EXAMPLES_EXPORT: texts.EXAMPLES_EXPORT.replace("examples:", "例："),
    texts.EXAMPLES_LOOKUP: texts.EXAMPLES_LOOKUP.replace("examples:", "例："),
    texts.EXAMPLES_CORRECTIONS: texts.EXAMPLES_CORRECTIONS.replace("examples:", "例："),
    texts.EXAMPLES_LIBRARY: """\
例：
  sanneng-read library                        读过的文本
  sanneng-read library search 警情            在全部文本中搜索
  sanneng-read library remove novel.txt       位置和批注仍保留
  sanneng-read library export -o shelf.json   到另一台电脑上：
  sanneng-read library import shelf.json      那里的一点不丢
  sanneng-read library notes novel.txt -o notes.md
  sanneng-read library history                何时读过，读了多久""",
}

CHINESE: Final[Mapping[str, str]] = {**_GENERAL, **_COMMANDS, **_OPTIONS, **_EXAMPLES}
