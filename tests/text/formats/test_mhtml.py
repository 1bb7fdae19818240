import base64
import quopri

import pytest

from reader.text.errors import SourceError
from reader.text.loader import document_of

HEAD = 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="x"\r\n\r\n'
PAGE = "<html><head><title>老街</title></head><body><h1>老街</h1><p>今天下雨。</p></body></html>"


def saved(body: bytes, encoding: str, kind: str = "text/html") -> bytes:
    part = f"--x\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    picture = b"\r\n--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--x--\r\n"
    return (HEAD + part).encode() + body + picture


@pytest.mark.parametrize(
    "data",
    [
        saved(quopri.encodestring(PAGE.encode()), "quoted-printable"),
        saved(base64.encodebytes(PAGE.encode("gbk")), "base64", 'text/html; charset="gb2312"'),
        saved(PAGE.encode("gbk"), "8bit"),
    ],
)
def test_the_page_that_was_saved(data: bytes) -> None:
    document = document_of(data, "-")
    assert (document.title, document.text) == ("老街", "老街\n今天下雨。")


@pytest.mark.parametrize("data", [HEAD.encode(), saved(b"", "8bit"), saved(b"x", "8bit", "text/css")])
def test_a_saved_page_without_a_text(data: bytes) -> None:
    with pytest.raises(SourceError, match="is a saved page without a text"):
        document_of(data, "a.mht")
    nested = b"".join(
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=%d\n\n--%d\n" % (n, n) for n in range(900)
    )
    with pytest.raises(SourceError, match="saved page"):
        document_of(nested, "a.mht")
