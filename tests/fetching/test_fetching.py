"""Getting documents from a server that plays what documents.un.org was seen to do."""

from __future__ import annotations

import re
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from resdiff import __version__
from resdiff.errors import FetchError
from resdiff.fetching import FORMATS, Fetched, Limits, fetch
from resdiff.fetching.exchange import Unanswered, _allowed, _checked, _pool
from tests.fetching.un_server import (
    OLD_WORD,
    PDF,
    RICH_TEXT,
    WORD,
    WORDPERFECT,
    Scene,
    Server,
    answer,
    challenge,
    empty,
    failure,
    file,
    hang_up,
    huge,
    in_chunks,
    missing,
    page,
    redirect,
    truncated,
    truncated_chunks,
    truncated_without_length,
)

SYMBOL = "A/RES/93/211"
STORED = "/doc/undoc/gen/n38/211.pdf"


def _get(symbol: str = SYMBOL, **options: Any) -> Fetched:
    """Fetch without ever pausing for real."""
    return fetch(symbol, **{"sleep": lambda _: None, **options})


def _refused(**options: Any) -> FetchError:
    with pytest.raises(FetchError) as caught:
        _get(**options)
    return caught.value


def test_a_redirect_leads_to_the_file_and_the_second_time_nothing_is_asked(server: Server, cache: Path) -> None:
    """What was got is kept, and given again as it is."""
    server.play(docx=redirect(STORED), **{STORED: file(WORD)})

    first = _get()
    assert (SYMBOL, "en", "docx", WORD, False) == (
        first.symbol, first.language, first.format, first.data, first.from_cache
    )  # fmt: skip
    assert f"{server.base}{STORED}" == first.url
    assert ["/api/symbol/access?s=A%2FRES%2F93%2F211&l=en&t=docx", STORED] == server.asked

    second = _get()
    assert (WORD, first.url, first.path, True) == (second.data, second.url, second.path, second.from_cache)
    assert 2 == len(server.asked)
    assert cache in second.path.parents if second.path else False


def test_the_request_says_who_asks_and_wants_the_file_itself(server: Server) -> None:
    """The program names itself, and nothing comes compressed."""
    server.play(docx=file(WORD))
    _get()

    assert f"resdiff/{__version__}" == server.headers["User-Agent"]
    assert "identity" == server.headers["Accept-Encoding"]


def test_symbols_and_languages_stand_in_the_query_and_nowhere_else(server: Server) -> None:
    """A space before the year, a letter for the language: the query is the same."""
    server.play(docx=file(WORD))
    fetched = _get("S/RES/4674 (2143)", language="F")

    assert ["/api/symbol/access?s=S%2FRES%2F4674%282143%29&l=fr&t=docx"] == server.asked
    assert ("S/RES/4674(2143)", "fr") == (fetched.symbol, fetched.language)


@pytest.mark.parametrize("none", [missing, empty, page, failure, answer(400), answer(410), answer(204)])
def test_word_is_asked_for_before_old_word_before_pdf(server: Server, none: Scene) -> None:
    """A format that is not there, however the server says so, leads to the next one."""
    server.play(docx=none, doc=none, pdf=in_chunks)

    assert ("pdf", PDF) == ((fetched := _get()).format, fetched.data)
    assert list(FORMATS) == [line[-4:].strip("=") for line in server.asked]


@pytest.mark.parametrize(("sent", "kind"), [(PDF, "pdf"), (OLD_WORD, "doc"), (WORD, "docx")])
def test_a_document_is_what_it_holds_and_not_what_was_asked_for(server: Server, sent: bytes, kind: str) -> None:
    """The server sends a PDF for .docx: it is a PDF, in the cache too."""
    server.play(docx=file(sent))

    fetched = _get()
    assert kind == fetched.format
    assert fetched.path is not None
    assert fetched.path.suffix == f".{kind}"
    assert _get().from_cache


@pytest.mark.parametrize(("form", "name"), [("docx", "Word (.docx)"), ("doc", "old Word (.doc)")])
def test_another_format_than_the_only_one_wanted_is_refused(server: Server, form: str, name: str) -> None:
    """Who asks for Word alone is not given a PDF under its name."""
    server.play(**{form: file(PDF)})

    assert f"sent something else instead of {SYMBOL} in English as {name}" in _refused(formats=(form,)).message


@pytest.mark.parametrize(("old", "kind"), [(WORDPERFECT, "wpd"), (RICH_TEXT, "rtf")])
def test_word_perfect_is_taken_only_where_there_is_no_pdf(server: Server, old: bytes, kind: str) -> None:
    """Old documents come so for .doc; a PDF can be read by itself."""
    server.play(doc=file(old), pdf=[missing, file(PDF)])

    assert kind == _get().format
    assert kind == _get().format, "and the cache knows it"
    assert "pdf" == _get(fresh=True).format


# The answers without a document, one request each: what is said, and what may help.
BY_HAND = f"download it by hand, from https://docs.un.org/en/{SYMBOL}, and give its path"


@pytest.mark.parametrize(
    ("scene", "message", "hint"),
    [
        (empty, "has nothing under A/RES/93/211 in English: its answer is empty", "try another language"),
        (missing, "has no document A/RES/93/211 in English", "check the symbol and the language"),
        (challenge, "wants to see a browser before it gives A/RES/93/211 in English (status 202)", ""),
        (page, "sent a web page instead of A/RES/93/211", "try again later"),
        (failure, "failed over A/RES/93/211 in English (status 500)", "try again later"),
        (answer(403), "does not give A/RES/93/211 in English (status 403)", ""),
        (answer(302), "does not give A/RES/93/211 in English (status 302)", ""),
        (answer(400), "does not take A/RES/93/211 for a symbol", "check the symbol"),
        (answer(200, b"{}"), "sent something else instead of A/RES/93/211", ""),
        (huge, "the answer is larger than 30 MB", ""),
        (truncated, "the connection broke", ""),
        (truncated_chunks, "the connection broke", ""),
        (truncated_without_length, "broke before A/RES/93/211 in English was whole", "try again"),
        (hang_up, "the connection broke", ""),
        (redirect("file:///etc/passwd"), "sent on to file:///etc/passwd, where resdiff does not go", ""),
        (redirect("https://lamps.example/211.pdf"), "sent on to https://lamps.example/211.pdf", ""),
        (redirect("//lamps.example/211.pdf"), "lamps.example/211.pdf, where resdiff does not go", ""),
        (redirect("http://127.0.0.1:1/211.pdf"), "sent on to http://127.0.0.1:1/211.pdf", ""),
        (redirect("http://[::"), "sent on to something that is no address", ""),
        (redirect("/api/symbol/access?t=pdf"), "sent on more than 5 times", ""),
    ],
)  # fmt: skip
def test_an_answer_without_a_document_is_told_after_one_request(
    server: Server, scene: Scene, message: str, hint: str
) -> None:
    """Each trouble has its words, and the way by hand; nothing is kept."""
    server.play(pdf=scene)
    error = _refused(formats=("pdf",))

    assert message in error.message
    assert hint in error.hint
    assert error.hint.endswith(BY_HAND)
    assert len(server.asked) == (6 if "5 times" in message else 1)
    assert "has no document" in _refused(formats=("docx",)).message


def test_an_endless_answer_stops_at_the_cap(server: Server) -> None:
    """Chunks announce no length: they are counted as they come."""
    server.play(pdf=server.endless)

    assert "larger than 2 MB" in _refused(formats=("pdf",), limits=Limits(size=2 * 2**20)).message


@pytest.mark.parametrize("scene", ["drip", "drip_header", "silence"])
def test_a_server_that_drips_or_is_silent_is_left_at_the_deadline(server: Server, scene: str) -> None:
    """A byte every 50 ms keeps no reader, whether it is of the body or of the header."""
    server.play(pdf=getattr(server, scene))
    begun = time.monotonic()
    error = _refused(formats=("pdf",), limits=Limits(total=0.2))

    assert "it took too long" in error.message
    assert time.monotonic() - begun < 5, "far less than the ten seconds and more that the play would last"


def test_nothing_goes_on_reading_after_the_deadline(server: Server) -> None:
    """The reader that was left behind ends by itself while the server still drips."""
    server.play(pdf=server.drip)
    _refused(formats=("pdf",), limits=Limits(total=0.2))

    for thread in threading.enumerate():
        if thread.name == "resdiff-fetching":
            thread.join(5)
            assert not thread.is_alive()


def test_a_server_that_falls_silent_is_left_after_the_reading_time(server: Server) -> None:
    """The reading time is for each read, the deadline for all of them."""
    server.play(pdf=server.silence)

    assert "it fell silent" in _refused(formats=("pdf",), limits=Limits(read=0.1)).message


def test_the_answer_that_says_most_is_told(server: Server) -> None:
    """Missing as Word and empty as PDF is unpublished, not missing; a browser test ends the questions."""
    server.play(pdf=empty)
    assert "may not be published yet" in _refused().message
    assert 3 == len(server.asked)

    server.play(doc=challenge)
    assert "browser" in _refused().message
    assert 5 == len(server.asked)


@pytest.mark.parametrize(
    ("busy", "pauses"),
    [
        (answer(429, Retry_After="7"), [7.0, 7.0]),
        (answer(429, Retry_After="86400"), [60.0, 60.0]),
        (answer(503), [1.0, 2.0]),
        (answer(502, Retry_After="soon"), [1.0, 2.0]),
        (answer(504, Retry_After="-3"), [1.0, 2.0]),
    ],
)
def test_a_busy_server_is_asked_again_when_it_says(server: Server, busy: Scene, pauses: list[float]) -> None:
    """Twice, after the time it names but no more than a minute; and the person is told."""
    server.play(docx=[busy, busy, file(WORD)])
    slept: list[float] = []
    told: list[str] = []

    assert WORD == _get(sleep=slept.append, tell=told.append).data
    assert (pauses, 3) == (slept, len(server.asked))
    assert told[0].endswith("for A/RES/93/211")
    assert told[1].endswith(f"is busy: asking again in {pauses[0]:.0f} s")


def test_a_busy_server_may_name_a_date(server: Server) -> None:
    """Retry-After is seconds or a date."""
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    server.play(docx=[answer(503, Retry_After=until), file(WORD)])
    slept: list[float] = []

    _get(sleep=slept.append)
    assert 1 == len(slept)
    assert 20 < slept[0] <= 40


@pytest.mark.parametrize(
    ("scene", "message", "hint"),
    [
        (answer(429, Retry_After="300"), "asks for fewer requests (status 429)", "try again in 300 s"),
        (answer(503), "is out of order (status 503)", "try again later"),
    ],
)
def test_a_server_that_stays_busy_is_left_after_three_tries(
    server: Server, scene: Scene, message: str, hint: str
) -> None:
    """Other formats are not asked for either."""
    server.play(docx=scene, pdf=file(PDF))
    error = _refused()

    assert message in error.message
    assert error.hint.startswith(hint)
    assert 3 == len(server.asked)


def test_no_pause_reaches_beyond_the_deadline(server: Server) -> None:
    """Who is asked to wait for a minute and has half of one hears so at once."""
    server.play(docx=answer(429, Retry_After="60"))
    slept: list[float] = []

    assert "fewer requests" in _refused(limits=Limits(total=30), sleep=slept.append).message
    assert ([], 1) == (slept, len(server.asked))


def test_without_a_connection_the_hint_says_so(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens, or no name is found: the file can still come by hand."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv("RESDIFF_UN_BASE", f"http://127.0.0.1:{closed.getsockname()[1]}")
        error = _refused()
    assert "there is no connection" in error.message
    assert "check the connection to the internet, or download it by hand" in error.hint

    def no_name(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_name)
    monkeypatch.delenv("RESDIFF_UN_BASE")
    error = _refused()
    assert f"{SYMBOL} could not be got from documents.un.org: its name was not found" in error.message
    assert [] == server.asked


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ("http://lamps.example", "http://lamps.example is not an https address"),
        ("ftp://127.0.0.1", "not an https address"),
        ("file:///etc", "no base address"),
        ("127.0.0.1", "not an https address"),
        ("https://lamps.example?t=pdf", "no base address"),
        ("https://keeper@lamps.example", "no base address"),
        ("https://", "no base address"),
        ("http://127.0.0.1.lamps.example", "not an https address"),
    ],
)
def test_another_server_is_https_or_this_machine(
    cache: Path, monkeypatch: pytest.MonkeyPatch, base: str, message: str
) -> None:
    """RESDIFF_UN_BASE cannot lead anywhere else; nothing is sent to find that out."""
    monkeypatch.setenv("RESDIFF_UN_BASE", base)

    error = _refused()
    assert message in error.message
    assert error.hint.startswith("set RESDIFF_UN_BASE to an https address or to nothing, or download it by hand")
    assert not cache.exists()


@pytest.mark.parametrize(
    "url",
    [
        "https://documents.un.org.lamps.example/a",
        "https://lamps.example/documents.un.org",
        "https://documents.un.org@lamps.example/a",
        "https://keeper@documents.un.org/a",
        "https://lamps.example\\@documents.un.org/a",
        "https://documents.un.org:8443/a",
        "http://documents.un.org/a",
        "javascript:alert(1)",
        "",
    ],
)
def test_only_the_same_server_is_gone_on_to(url: str) -> None:
    """Scheme, host and port, told by the parser that the connection uses."""
    server = _checked("https://documents.un.org")

    with pytest.raises(Unanswered):
        _allowed(url, server)
    assert "/a" == _allowed("https://DOCUMENTS.un.org:443/a", server).path


def test_a_proxy_is_used_for_other_machines_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of the machine hold: HTTPS_PROXY with its login, and none for the machine itself."""
    from urllib3 import PoolManager, ProxyManager

    monkeypatch.setenv("HTTPS_PROXY", "keeper:lamp@127.0.0.1:3128")
    outside, inside = _checked("https://documents.un.org"), _checked("http://127.0.0.1:80")
    pool = _pool(outside, Limits())

    assert isinstance(pool, ProxyManager)
    assert ("127.0.0.1", 3128) == (pool.proxy and (pool.proxy.host, pool.proxy.port))
    assert "proxy-authorization" in pool.proxy_headers
    assert type(_pool(inside, Limits())) is PoolManager
    assert type(_pool(_checked("https://127.0.0.1"), Limits())) is PoolManager

    monkeypatch.setenv("NO_PROXY", "un.org")
    assert type(_pool(outside, Limits())) is PoolManager


def test_a_proxy_that_refuses_is_told(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server stands for a proxy that knows no CONNECT."""
    monkeypatch.delenv("RESDIFF_UN_BASE")
    monkeypatch.setenv("HTTPS_PROXY", server.base)

    error = _refused()
    assert "the proxy does not let it through" in error.message
    assert "check the proxy settings" in error.hint


@pytest.mark.skipif(shutil.which("openssl") is None, reason="a certificate is made with openssl")
def test_a_certificate_that_nobody_vouches_for_is_refused(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An https address means that the server has proved who it is."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = Server(context)
    monkeypatch.setenv("RESDIFF_UN_BASE", server.base)
    try:
        assert "its certificate could not be checked" in _refused().message
        assert [] == server.asked
        assert not cache.exists()
    finally:
        server.close()


def test_what_is_no_symbol_or_language_is_never_asked_for(server: Server) -> None:
    """The pattern stands before the network."""
    for symbol, language in [("../A/RES/1", "en"), ("https://lamps.example/1", "en"), (SYMBOL, "de")]:
        with pytest.raises(FetchError):
            fetch(symbol, language=language)
    with pytest.raises(FetchError, match="no format"):
        fetch(SYMBOL, formats=())
    assert [] == server.asked


def test_nothing_of_the_network_is_imported_before_it_is_needed() -> None:
    """Telling symbols from paths costs neither urllib3 nor the cache's library."""
    code = (
        "import sys; from resdiff.fetching import is_symbol, fetch; assert is_symbol('A/RES/93/211');"
        "print({'urllib3', 'platformdirs', 'ssl', 'http', 'email', 'json', 'textual', 'rich'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "set()" == done.stdout.strip()


def test_messages_are_one_line_whatever_the_server_sends(server: Server) -> None:
    """A redirect with odd characters is quoted short, and printed visibly by the command."""
    server.play(pdf=redirect("https://lamps.example/" + "x" * 3000))
    error = _refused(formats=("pdf",))

    assert len(error.message) < 300
    assert not re.search(r"[\r\n]", error.message + error.hint)
