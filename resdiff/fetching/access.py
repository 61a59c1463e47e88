"""Asking for a document by its symbol: the addresses, what each answer means, and how often to ask."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urlencode

from attrs import frozen

from resdiff.errors import FetchError
from resdiff.fetching.contents import FORMAT_NAMES, Format, contents
from resdiff.fetching.exchange import Answer, Unanswered, get
from resdiff.fetching.limits import Limits
from resdiff.fetching.symbols import LANGUAGES

UN_BASE = "https://documents.un.org"
"""The Official Document System: it asks for no key and, unlike the Digital Library, for no browser."""

_BUSY = (429, 502, 503, 504)
_BACKOFF = 1.0


@frozen
class Arrived:
    """A document as it came: what it really is, which may differ from what was asked for, and the last address."""

    data: bytes
    format: Format
    url: str


@frozen
class _No:
    """An answer without a document. `rank` is higher where it says more; `final` means not to ask for other formats."""

    message: str
    hint: str
    rank: int = 0
    final: bool = False


def base_address() -> str:
    """The server to ask: the one that RESDIFF_UN_BASE names, or documents.un.org."""
    return (os.environ.get("RESDIFF_UN_BASE") or UN_BASE).rstrip("/")


def server_name() -> str:
    """The server to ask, as it is called in a sentence."""
    base = base_address()
    return base.partition("://")[2] or base


def ask(
    symbol: str,
    language: str,
    formats: tuple[Format, ...],
    *,
    limits: Limits,
    sleep: Callable[[float], None],
    tell: Callable[[str], None],
) -> Arrived:
    """The document with this (normal) symbol in the first of `formats` that the server has.

    The question and its pauses are told with `tell`, and `sleep` takes the pauses. Raises FetchError with the answer
    that says most.
    """
    base, where = base_address(), server_name()
    by_hand = f"download it by hand, from https://docs.un.org/{language}/{quote(symbol, safe='/()')}, and give its path"
    deadline = time.monotonic() + limits.total
    tell(f"asking {where} for {symbol}")

    def pause(seconds: float) -> None:
        tell(f"{where} is busy: asking again in {seconds:.0f} s")
        sleep(seconds)

    noes: list[_No] = []
    instead: Arrived | None = None
    for wanted in formats:
        url = f"{base}/api/symbol/access?{urlencode({'s': symbol, 'l': language, 't': wanted})}"
        try:
            answer = _patiently(url, base, limits, deadline, pause)
        except Unanswered as error:
            message = f"{symbol} could not be got from {where}: {error}"
            raise FetchError(message, f"{error.hint}, or {by_hand}" if error.hint else by_hand) from None
        arrived = _document(answer)
        if arrived and arrived.format in formats:
            return arrived
        if arrived and wanted == "doc" and arrived.format in ("rtf", "wpd"):
            instead = arrived  # what was a .doc once may be kept in an older format; a PDF is better than that
            continue
        noes.append(no := _refusal(answer, symbol, language, wanted, where))
        if no.final:
            break
    if instead:
        return instead
    worst = max(noes, key=lambda no: (no.final, no.rank))
    raise FetchError(worst.message, f"{worst.hint}, or {by_hand}" if worst.hint else by_hand)


def _patiently(url: str, base: str, limits: Limits, deadline: float, pause: Callable[[float], None]) -> Answer:
    """The answer, asking again where the server is busy: after the time it names, or after 1, 2 ... seconds."""
    for again in range(1, limits.tries):
        answer = get(url, base, limits, deadline)
        wait = min(_seconds(answer.retry_after) or _BACKOFF * again, limits.wait)
        if answer.status not in _BUSY or time.monotonic() + wait > deadline:
            return answer
        pause(wait)
    return get(url, base, limits, deadline)


def _seconds(retry_after: str) -> float:
    """What Retry-After asks for, in seconds from now; 0 where it says nothing of use."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        at = parsedate_to_datetime(retry_after)
    except ValueError:
        return 0.0
    return max(0.0, (at.astimezone(UTC) - datetime.now(UTC)).total_seconds())


def _document(answer: Answer) -> Arrived | None:
    kind = contents(answer.body)
    if answer.status == 200 and kind in FORMAT_NAMES:
        return Arrived(answer.body, kind, answer.url)
    return None


def _refusal(answer: Answer, symbol: str, language: str, wanted: Format, where: str) -> _No:
    """What an answer without the document means, and whether another format may still be had."""
    asked = f"{symbol} in {LANGUAGES[language]}"
    status, kind = answer.status, contents(answer.body)
    if status == 204 or (status == 200 and kind == "empty"):
        message = f"{where} has nothing under {asked}: its answer is empty, so it may not be published yet"
        return _No(message, "try another language", rank=4)
    if status == 200 and kind == "page":
        return _No(f"{where} sent a web page instead of {asked}", "try again later", rank=3)
    if status == 200 and kind == "broken":
        return _No(f"the connection to {where} broke before {asked} was whole", "try again", final=True)
    if status == 200:
        return _No(f"{where} sent something else instead of {asked} as {FORMAT_NAMES[wanted]}", "", rank=1)
    if status in (404, 410):
        return _No(f"{where} has no document {asked}", "check the symbol and the language")
    if status == 400:
        return _No(f"{where} does not take {symbol} for a symbol (status 400)", "check the symbol", rank=1)
    if status == 202:
        return _No(f"{where} wants to see a browser before it gives {asked} (status 202)", "", final=True)
    if status == 429:
        wait = _seconds(answer.retry_after)
        when = f"try again in {wait:.0f} s" if wait else "try again later"
        return _No(f"{where} asks for fewer requests (status 429)", when, final=True)
    if status in _BUSY:
        return _No(f"{where} is out of order (status {status})", "try again later", final=True)
    if status >= 500:
        return _No(f"{where} failed over {asked} (status {status})", "try again later", rank=2)
    return _No(f"{where} does not give {asked} (status {status})", "", final=True)
