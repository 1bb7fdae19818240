"""Texts from the web: http and https alone, within limits, and never from this machine or its own network."""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from reader.text.clean import clean_line
from reader.text.content import Raw
from reader.text.errors import SourceError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LARGEST = 32 << 20
"""Bytes."""

SECONDS = 30.0
"""For all of it, redirects too."""

_MOST_REDIRECTS = 5
_CHUNK = 1 << 16
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".xhtml", "text/markdown": ".md"}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_UNICAST = ipaddress.ip_network("2000::/3")
"""All of IPv6 that is given out for the open internet (RFC 4291, IANA)."""

_PROTOCOLS = ipaddress.ip_network("192.0.0.0/24")


def is_url(source: str) -> bool:
    """Whether a source is an address: something with a scheme and two slashes."""
    scheme, separator, _ = source.partition("://")
    return bool(separator) and scheme.isascii() and scheme.replace("+", "").isalnum()


def fetch(source: str, encoding: str = "") -> Raw:
    """Return what is at an address.

    Raises:
        SourceError: it is no web address, leads to a local one, answers with an error, takes too long or is too large.
    """
    deadline = time.monotonic() + SECONDS
    address = source
    for _ in range(_MOST_REDIRECTS + 1):
        answer = _ask(source, _parts(source, address), deadline)
        if answer.moved:
            address = _joined(source, address, answer.moved)
            continue
        name = urlsplit(address).path.rpartition("/")[2]
        ending = _ENDINGS.get(answer.kind, "")
        return Raw(answer.data, source, name if not ending or name.endswith(ending) else name + ending, encoding)
    raise SourceError(source, "is redirected too often")


@dataclass(frozen=True, slots=True)
class _Answer:
    data: bytes = b""
    kind: str = ""
    moved: str = ""


def _joined(source: str, address: str, moved: str) -> str:
    try:
        return urljoin(address, moved)
    except ValueError as error:
        raise SourceError(source, "is redirected to what is no web address") from error


def _parts(source: str, address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise SourceError(source, "is no web address") from error
    if parts.scheme not in ("http", "https"):
        raise SourceError(source, f"cannot be opened: only http and https, not {clean_line(parts.scheme)}")
    if not parts.hostname or "@" in parts.netloc or " " in parts.netloc or not address.isprintable():
        raise SourceError(source, "is no web address")
    return parts


def _ask(source: str, parts: SplitResult, deadline: float) -> _Answer:
    """Ask one server; what it sends is read only where it is an answer to read."""
    connection, sock = _connection(source, parts, deadline)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", _quoted(target), headers=_HEADERS)
        with connection.getresponse() as response:
            if response.status in _REDIRECTS:
                return _Answer(moved=_in_utf_8(response.getheader("Location", "")))
            if response.status != 200:
                said = f"{response.status} {clean_line(response.reason or '')}".strip()
                raise SourceError(source, f"the server answers {said}")
            kind = response.getheader("Content-Type", "").partition(";")[0].strip().lower()
            return _Answer(_body(source, response), kind)
    except TimeoutError as error:
        raise SourceError(source, f"takes longer than {SECONDS:.0f} seconds") from error
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise SourceError(source, "cannot be reached: the connection fails") from error
    finally:
        sock.hang_up()


_HEADERS = {"User-Agent": "sanneng-read", "Accept": "text/html, text/plain, */*;q=0.5", "Accept-Encoding": "identity"}


def _in_utf_8(header: str) -> str:
    """Return a header whose bytes are UTF-8, as servers send addresses they should have escaped."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header


def _quoted(target: str) -> str:
    from urllib.parse import quote

    return quote(target, safe="/?&=%:;,+$@!~*'()#[]")


def _body(source: str, response: http.client.HTTPResponse) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        part = response.read(_CHUNK)
        if not part:
            break
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise SourceError(source, f"is larger than {LARGEST >> 20} MB")
    if response.length:  # bytes that were announced and have not come
        raise SourceError(source, "cannot be reached: the connection ends before the text does")
    return b"".join(parts)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _connection(source: str, parts: SplitResult, deadline: float) -> tuple[http.client.HTTPConnection, _Timed]:
    """Connect to an address that has been looked at, not to a name that may mean another one by then."""
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = http.client.HTTPConnection(host, port)
    try:
        sock: socket.socket = socket.create_connection(checked(source, host, port), timeout=_left(deadline))
        if parts.scheme == "https":
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    except TimeoutError as error:
        raise SourceError(source, f"takes longer than {SECONDS:.0f} seconds") from error
    except ssl.SSLError as error:
        raise SourceError(source, "cannot be trusted: its certificate does not fit") from error
    except OSError as error:
        raise SourceError(source, "cannot be reached") from error
    timed = _Timed(sock, deadline)
    connection.sock = timed
    return connection, timed


class _Timed:
    """A socket that a server cannot keep busy past the deadline, a byte at a time: each read has what time is left."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock = sock
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        """Send all of it."""
        self._sock.settimeout(_left(self._deadline))
        self._sock.sendall(data)

    def makefile(self, _: str) -> io.BufferedReader:
        """Return what to read the answer from."""
        return io.BufferedReader(_Received(self._sock, self._deadline))

    def close(self) -> None:
        """Do nothing yet: the answer may still be read."""

    def hang_up(self) -> None:
        """Close the socket."""
        self._sock.close()


class _Received(io.RawIOBase):
    """What a socket receives until a deadline."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        super().__init__()
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        self._sock.settimeout(_left(self._deadline))
        return self._sock.recv_into(buffer)


def checked(source: str, host: str, port: int) -> tuple[str, int]:
    """Return the first network address of a name, if none of them is local.

    Raises:
        SourceError: the name is unknown, or one of its addresses is of this machine or a private network.
    """
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise SourceError(source, "cannot be found: no such server, or no network") from error
    if not found or not all(map(is_public, found)):
        raise SourceError(source, "leads to a local address, which is not opened")
    return found[0], port


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet, also where IPv4 is written as IPv6."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        return found in _UNICAST and found.is_global
    return found not in _PROTOCOLS and found.is_global and not found.is_multicast
