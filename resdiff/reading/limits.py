"""What a document may hold and what reading it may cost, in one place; RESDIFF_LIMITS sets other values.

`RESDIFF_LIMITS="paragraphs=100000 office-wait=300"`: each limit has the name that stands with it here. They keep a
file made to do harm from taking the machine; whoever raises one says that this machine can bear it.
"""

from __future__ import annotations

import difflib
import os

from attrs import frozen

from resdiff.errors import UsageError

SETTING = "RESDIFF_LIMITS"


def _given() -> dict[str, float]:
    """What the setting says, by name. Raises UsageError where that is no list of numbers by their names."""
    found = {}
    for one in os.environ.get(SETTING, "").replace(",", " ").split():
        name, _, value = one.partition("=")
        try:
            found[name] = float(value)
        except ValueError:
            raise UsageError(f"{SETTING} has {one!r}, which is no limit", 'write "paragraphs=100000"') from None
        if not 0 <= found[name] < 2**50:
            raise UsageError(f"{SETTING} has {one!r}, which is out of reach", 'write "paragraphs=100000"')
    return found


_GIVEN = _given()
_KNOWN: list[str] = []


def _limit(name: str, usual: int) -> int:
    """The limit of that name: what the setting says, or else the usual value."""
    _KNOWN.append(name)
    return int(_GIVEN.get(name, usual))


MAX_BYTES = _limit("bytes", 50 * 2**20)
"""A resolution of 60 pages takes half a megabyte; above this it is not one."""

MAX_PARAGRAPHS = _limit("paragraphs", 50_000)
"""More than any document of the United Nations has; a bomb has more."""

MAX_LENGTH = _limit("length", 1_000_000)
"""Characters of one paragraph or note. The longest paragraphs have some 10,000; a whole resolution has 150,000. Two
paragraphs of this length take some seconds and 200 MB to compare."""

MAX_LINES = _limit("lines", 200_000)
"""Lines of a plain text; a resolution of 60 pages, broken into lines, has 3,000."""

MAX_MARKUP = _limit("markup", 2_000_000)
"""Tags and attributes of an XML part together, counted by their "<" and "=". The longest resolutions have some
100,000; a tree takes about 250 bytes for each, so that this is half a gigabyte at the worst."""

MAX_NAMESPACES = _limit("namespaces", 10_000)
"""Declarations of namespaces in an XML part, of which files have some dozens. lxml moves a branch of a tree in time
that grows with the square of those in it."""

MAX_TAGS = _limit("tags", 400_000)
"""Tags of a web page, counted by their "<". A tree and what is made of it take some 600 bytes for each, so that this
is a quarter of a gigabyte at the worst; a resolution of 60 pages has 10,000."""

MAX_TEXT = _limit("text", 8_000_000)
"""Characters that a web page shows; pictures written into it do not count. A resolution of 60 pages has 150,000."""


@frozen
class PackageLimits:
    """What a zip package (.docx, .odt) may hold, in bytes and entries; a resolution with pictures stays far below."""

    file: int = MAX_BYTES
    entries: int = _limit("package-entries", 2_000)
    unzipped: int = _limit("package-unzipped", 200 * 2**20)
    part: int = _limit("package-part", 60 * 2**20)
    ratio: int = _limit("package-ratio", 200)  # a part's size by its size in the zip ...
    ratio_from: int = 2**20  # ... which counts only for parts above this


PACKAGE = PackageLimits()


@frozen
class ChildLimits:
    """What a child process may use: address space and output in bytes, processor and waiting time in seconds.

    Address space and processor time are kept by the system, where it can (not on Windows); the other two by us.
    """

    memory: int
    output: int
    processor: int
    wait: float


PDF = ChildLimits(
    memory=_limit("pdf-memory", 768 * 2**20),
    output=_limit("pdf-output", 256 * 2**20),
    processor=_limit("pdf-processor", 30),
    wait=_limit("pdf-wait", 90),
)
"""For the child that parses a PDF; an official text of 60 pages takes half a second and 60 MB."""

OFFICE = ChildLimits(
    memory=_limit("office-memory", 4 * 2**30),
    output=_limit("office-output", 100 * 2**20),
    processor=_limit("office-processor", 60),
    wait=_limit("office-wait", 90),
)
"""For LibreOffice, which takes 210 MB and some seconds for a resolution."""

for _name in sorted(_GIVEN.keys() - set(_KNOWN)):
    _near = difflib.get_close_matches(_name, _KNOWN, 1)
    raise UsageError(
        f"{SETTING} has {_name!r}, which is no limit",
        f"did you mean {_near[0]}?" if _near else f"there are {', '.join(_KNOWN)}",
    )
