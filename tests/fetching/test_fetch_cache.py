from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from resdiff.errors import FetchError
from resdiff.fetching import Fetched, fetch
from resdiff.fetching.cache import cache_folder
from tests.fetching.un_server import PDF, WORD, Server, file, missing

SYMBOL = "A/RES/93/211"


@pytest.fixture
def kept(server: Server) -> Path:
    """A document in the cache, the server still up with another edition of it."""
    server.play(docx=[file(WORD), file(WORD + b" again")])
    path = fetch(SYMBOL).path
    assert path is not None
    return path


def _fetched(kept: Path) -> Fetched:
    fetched = fetch(SYMBOL)
    assert kept == fetched.path
    return fetched


def test_a_card_beside_the_document_says_whence_it_came(kept: Path, server: Server, cache: Path) -> None:
    """The file is named for the symbol, in a folder for the server; the card holds the proof."""
    card = json.loads(kept.with_name(kept.name + ".json").read_text())

    assert cache / f"from_http_127.0.0.1_{server.base.rpartition(':')[2]}" / "A_RES_93_211.en.docx" == kept
    assert WORD == kept.read_bytes()
    assert hashlib.sha256(WORD).hexdigest() == card["sha256"]
    assert (SYMBOL, "en", "docx") == (card["symbol"], card["language"], card["format"])
    assert card["url"].startswith(server.base)
    assert card["got"].endswith("+00:00")
    assert 2 == len(list(kept.parent.iterdir())), "and nothing is left of the writing"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_kept_files_are_for_their_owner_alone(kept: Path) -> None:
    """What somebody reads is nobody else's business."""
    assert {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in kept.parent.iterdir()}
    assert 0o700 == stat.S_IMODE(kept.parent.stat().st_mode)


@pytest.mark.parametrize("damage", ["bytes", "card", "no card", "other card", "no bytes", "cut", "list"])
def test_a_damaged_entry_is_got_anew(kept: Path, server: Server, damage: str) -> None:
    """What the checksum does not prove is not used, and is mended."""
    card = kept.with_name(kept.name + ".json")
    match damage:
        case "bytes":
            kept.write_bytes(WORD.replace(b"lamps", b"lumps"))
        case "card":
            card.write_text('{"symbol": ')
        case "no card":
            card.unlink()
        case "other card":
            card.write_text(card.read_text().replace(SYMBOL, "a/res/93/211"))
        case "no bytes":
            kept.unlink()
        case "cut":
            kept.write_bytes(WORD[:100])
        case "list":
            card.write_text("[]")

    assert (False, WORD + b" again") == ((again := _fetched(kept)).from_cache, again.data)
    assert _fetched(kept).from_cache
    assert 2 == len(server.asked)


def test_fresh_asks_again_and_replaces(kept: Path, server: Server) -> None:
    """A document may be issued again under its symbol."""
    assert WORD + b" again" == fetch(SYMBOL, fresh=True).data
    assert WORD + b" again" == _fetched(kept).data
    assert 2 == len(server.asked)


def test_languages_formats_and_servers_are_kept_apart(
    kept: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document in French, as PDF, or from elsewhere is another one."""
    server.play(pdf=file(PDF))
    assert not fetch(SYMBOL, language="fr").from_cache
    assert not fetch(SYMBOL, formats=("pdf",)).from_cache
    assert 3 == len(server.asked)
    assert "docx" == _fetched(kept).format, "Word before PDF from the cache too"

    monkeypatch.delenv("RESDIFF_UN_BASE")
    assert "documents.un.org" == cache_folder().name


def test_a_cache_that_cannot_be_written_is_no_trouble(server: Server, cache: Path) -> None:
    """The document is there all the same; it only has no file."""
    cache.write_text("a file where the folder should be")
    server.play(docx=file(WORD))

    assert (WORD, None) == ((fetched := fetch(SYMBOL)).data, fetched.path)


def test_failures_are_not_kept(server: Server, cache: Path) -> None:
    """A document that is missing today may be there tomorrow."""
    server.play(docx=[missing, file(WORD)])

    with pytest.raises(FetchError):
        fetch(SYMBOL)
    assert not cache.exists()
    assert WORD == fetch(SYMBOL).data


def test_the_cache_is_where_the_system_wants_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """RESDIFF_CACHE names a folder; without it, the user's own cache folder."""
    monkeypatch.setenv("RESDIFF_CACHE", str(tmp_path))
    assert tmp_path / "documents.un.org" == cache_folder()

    monkeypatch.delenv("RESDIFF_CACHE")
    if sys.platform == "linux":
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
        assert tmp_path / "xdg" / "resdiff" / "documents.un.org" == cache_folder()
    assert "resdiff" in cache_folder().parts


@pytest.mark.parametrize("base", ["https://..", "https://../..", "https:///etc", "..", "https://lamps.example/../.."])
def test_no_server_name_leads_out_of_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, base: str) -> None:
    """The folder of a server lies in the cache, whatever the server is called."""
    monkeypatch.setenv("RESDIFF_CACHE", str(tmp_path))
    monkeypatch.setenv("RESDIFF_UN_BASE", base)

    assert tmp_path == cache_folder().parent
    assert cache_folder().name.startswith("from_")
