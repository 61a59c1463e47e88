"""One question to one server: a GET under limits of place, time and size, with redirects followed by hand."""

from __future__ import annotations

import ipaddress
import threading
import time
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from attrs import frozen

from resdiff import __version__
from resdiff.fetching.limits import Limits

if TYPE_CHECKING:  # imported only when something is asked: a pair of files must not pay for it
    from urllib3 import BaseHTTPResponse, PoolManager
    from urllib3.util import Url

_REDIRECTS = (301, 302, 303, 307, 308)
_PIECE = 2**16
_HEADERS = {
    "User-Agent": f"resdiff/{__version__}",
    "Accept-Encoding": "identity",  # what arrives is the file itself; nothing can unfold into more than was counted
}


@frozen
class Answer:
    """What a server said; the body is read only where the status is 200. `url` is the last one asked."""

    status: int
    url: str
    retry_after: str = ""
    body: bytes = b""


class Unanswered(Exception):  # noqa: N818 - a reason, which the caller turns into an error
    """There is no usable answer; the text says why, as the end of a sentence, and `hint` what may help."""

    def __init__(self, why: str, hint: str = "") -> None:
        super().__init__(why)
        self.hint = hint


def get(url: str, base: str, limits: Limits, deadline: float) -> Answer:
    """Ask for `url`, which may lead only to other addresses of the same server as `base`.

    `deadline` is a time of time.monotonic(). Raises Unanswered for everything but an answer: no connection, an
    address that is not allowed, too slow, too large, broken off.
    """
    # In a thread of its own, because neither the search for a name nor a header that drips knows a deadline. A
    # thread that is left behind ends by itself at its next read, and does not keep the program from leaving.
    outcome: SimpleQueue[Answer | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            outcome.put(_follow(url, base, limits, deadline))
        except Exception as error:  # noqa: BLE001 - raised again below, in the thread that asked
            outcome.put(error)

    threading.Thread(target=ask, name="resdiff-fetching", daemon=True).start()
    try:
        told = outcome.get(timeout=max(0.0, deadline - time.monotonic()))
    except Empty:
        raise Unanswered("it took too long") from None
    if isinstance(told, Exception):
        raise told
    return told


def _follow(url: str, base: str, limits: Limits, deadline: float) -> Answer:
    from urllib3.exceptions import HTTPError

    server = _checked(base)
    try:
        for _ in range(limits.redirects + 1):
            target = _allowed(url, server)
            pool = _pool(target, limits)
            response = pool.request("GET", target.url, headers=_HEADERS, redirect=False, retries=False,
                                    preload_content=False)  # fmt: skip
            try:
                to = response.headers.get("Location", "")
                if response.status not in _REDIRECTS or not to:
                    body = _body(response, limits, deadline) if response.status == 200 else b""
                    return Answer(response.status, target.url, response.headers.get("Retry-After", ""), body)
                url = urljoin(target.url, to)
            finally:
                response.close()
                pool.clear()
        raise Unanswered(f"it sent on more than {limits.redirects} times")
    except (HTTPError, OSError) as error:
        raise _why(error) from error
    except ValueError as error:  # urljoin and the parser of addresses, on what is no address
        raise Unanswered("it sent on to something that is no address") from error


def _checked(base: str) -> Url:
    """The base address in its parts; only https, or http to this machine itself."""
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    remedy = "set RESDIFF_UN_BASE to an https address or to nothing"
    try:
        parts = parse_url(base)
    except LocationParseError:
        raise Unanswered(f"{base} is no address", remedy) from None
    if not parts.host or parts.auth or parts.query or parts.fragment:
        raise Unanswered(f"{base} is no base address", remedy)
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(parts.host)):
        raise Unanswered(f"{base} is not an https address", remedy)
    return parts


def _allowed(url: str, server: Url) -> Url:
    """`url` in its parts. The parser is the one that the connection uses, so that both see the same host."""
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        parts = parse_url(url)
    except LocationParseError:
        raise Unanswered("it sent on to something that is no address") from None
    place = (parts.scheme, parts.host, parts.port or _port(parts))
    if place != (server.scheme, server.host, server.port or _port(server)) or parts.auth:
        raise Unanswered(f"it sent on to {url[:120]}, where resdiff does not go")
    return parts


def _port(parts: Url) -> int:
    return 443 if parts.scheme == "https" else 80


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _pool(target: Url, limits: Limits) -> PoolManager:
    """A connection with the time limits, through the proxy of this machine's settings where there is one."""
    from urllib.request import getproxies, proxy_bypass

    from urllib3 import PoolManager, ProxyManager, Timeout
    from urllib3.util import make_headers, parse_url

    timeout = Timeout(connect=limits.connect, read=limits.read)
    host = target.host or ""
    proxy = getproxies().get("https", "")
    if target.scheme != "https" or not proxy or _is_loopback(host) or proxy_bypass(host):
        return PoolManager(timeout=timeout)
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    login = parse_url(proxy).auth
    return ProxyManager(proxy, timeout=timeout, proxy_headers=make_headers(proxy_basic_auth=login))


def _body(response: BaseHTTPResponse, limits: Limits, deadline: float) -> bytes:
    """The body, refused by what the header says of its length, by what comes, and by the clock."""
    too_large = Unanswered(f"the answer is larger than {limits.size >> 20} MB")
    stated = response.headers.get("Content-Length", "")
    if stated.isdecimal() and int(stated) > limits.size:
        raise too_large
    body = bytearray()
    # read1 returns with what one read of the socket brought; read and stream wait until the piece is full, and a
    # server that sends a byte now and then would keep them for hours.
    while piece := response.read1(_PIECE, decode_content=False):
        body += piece
        if len(body) > limits.size:
            raise too_large
        if time.monotonic() > deadline:
            raise Unanswered("it took too long")
    return bytes(body)


def _why(error: Exception) -> Unanswered:
    """The reason that one of the client's many errors comes down to; the first kind that fits."""
    from urllib3 import exceptions

    offline = "check the connection to the internet"
    reasons: tuple[tuple[type[Exception], str, str], ...] = (
        (exceptions.ProxyError, "the proxy does not let it through", "check the proxy settings"),
        (exceptions.ProxySchemeUnknown, "the proxy is of an unknown kind", "check the proxy settings"),
        (exceptions.NameResolutionError, "its name was not found, so there may be no connection", offline),
        (exceptions.NewConnectionError, "there is no connection", offline),
        (exceptions.ConnectTimeoutError, "it did not answer in time", offline),
        (exceptions.TimeoutError, "it fell silent", ""),
        (exceptions.SSLError, "its certificate could not be checked", ""),
        (exceptions.ProtocolError, "the connection broke", ""),
        (OSError, "the connection broke", ""),
    )
    for kind, why, hint in reasons:
        if isinstance(error, kind):
            return Unanswered(why, hint)
    return Unanswered(f"the request failed ({type(error).__name__})")
