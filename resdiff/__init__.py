"""Compare successive versions of United Nations resolutions, clause by clause.

    >>> import resdiff
    >>> old = resdiff.read("examples/lighthouses-93.txt")        # doctest: +SKIP
    >>> new = resdiff.read("examples/lighthouses-94.txt")        # doctest: +SKIP
    >>> comparison = resdiff.compare(old, new)                  # doctest: +SKIP
    >>> [c.kind for c in comparison.changes if c.kind != "unchanged"][:3]  # doctest: +SKIP
    ['reworded', 'reworded', 'split']

The commands are a few lines around these functions. Importing this package is cheap: readers, alignment and
screens are imported when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resdiff.comparison import compare as compare
    from resdiff.reading import read as read

__version__ = "0.1.0"

_HOMES = {"read": "resdiff.reading", "compare": "resdiff.comparison"}
_MODEL = ("Change", "Comparison", "Document", "Edit", "Note", "NoteChange", "Paragraph", "Unread")
_ERRORS = ("ReadingError", "ResdiffError")

__all__ = ["Change", "Comparison", "Document", "Edit", "Note", "NoteChange", "Paragraph", "ReadingError",
           "ResdiffError", "Unread", "compare", "read"]  # fmt: skip


def __getattr__(name: str) -> object:
    """Import a public name from its room when it is first asked for."""
    from importlib import import_module

    home = _HOMES.get(name) or ("resdiff.model" if name in _MODEL else "resdiff.errors" if name in _ERRORS else None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(home), name)
