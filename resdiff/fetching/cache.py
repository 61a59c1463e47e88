"""Documents kept in the user's cache folder, each with a card that says whence it came and proves it whole."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path

from attrs import frozen

from resdiff.cache_home import cache_home
from resdiff.fetching.access import UN_BASE, Arrived, base_address
from resdiff.fetching.contents import Format
from resdiff.fetching.symbols import file_name
from resdiff.saving import replace

_PRIVATE = 0o600
"""Which documents a person reads is nobody else's business."""


@frozen
class Kept:
    """A document in the cache and the file that holds it."""

    document: Arrived
    path: Path


def cache_folder() -> Path:
    """Where documents are kept: in the folder that RESDIFF_CACHE names or the user's own, a folder for each server."""
    base = base_address()
    server = base.removeprefix("https://") if base == UN_BASE else re.sub(r"[^A-Za-z0-9.-]+", "_", f"from {base}")
    return cache_home() / server


def find(symbol: str, language: str, formats: tuple[Format, ...]) -> Kept | None:
    """The kept document in the first of `formats` there is; what fails its check counts as not kept."""
    folder = cache_folder()
    for wanted in formats:
        path = folder / file_name(symbol, language, wanted)
        try:
            data, card = path.read_bytes(), json.loads(_card(path).read_bytes())
        except (OSError, ValueError):
            continue
        # The symbol is checked too: some file systems take A_RES for a_res.
        expected = {"symbol": symbol, "language": language, "format": wanted, "sha256": _sha256(data)}
        if isinstance(card, dict) and expected.items() <= card.items() and isinstance(card.get("url"), str):
            return Kept(Arrived(data, wanted, card["url"]), path)
    return None


def keep(symbol: str, language: str, document: Arrived) -> Path | None:
    """Keep a document and return its file, or None where the folder cannot be written.

    That is no error, for the document is there all the same. The card is written last: a document without a fitting
    card is not used.
    """
    path = cache_folder() / file_name(symbol, language, document.format)
    card = {
        "symbol": symbol,
        "language": language,
        "format": document.format,
        "url": document.url,
        "sha256": _sha256(document.data),
        "got": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace(path, document.data, _PRIVATE)
        replace(_card(path), json.dumps(card, indent=1).encode(), _PRIVATE)
    except OSError:
        return None
    return path


def _card(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
