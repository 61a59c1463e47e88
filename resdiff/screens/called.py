"""What documents and addresses are called on a screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from resdiff.screens.cells import shown

if TYPE_CHECKING:
    from resdiff.model import Document


def name_of(document: Document) -> str:
    """What to call a document: its symbol, or else the name of its file."""
    return shown(document.symbol or document.source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1])


def listed(addresses: Sequence[str]) -> str:
    """Addresses as people write them: "OP7", "OP6 and OP7", "OP5, OP6 and OP7"."""
    return " and ".join(filter(None, [", ".join(addresses[:-1]), addresses[-1]])) if addresses else "nothing"
