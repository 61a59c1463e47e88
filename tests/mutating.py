"""Valid files made invalid, or strange, step by step and at random: what a reader must survive."""

from __future__ import annotations

import copy
import io
import random
import zipfile
import zlib
from collections.abc import Callable
from typing import Literal

from lxml import etree

from resdiff.errors import ReadingError

_STRANGE = (
    *(b"&#0;", b"&#xD800;", b"&x;", b"]]>", b"<", b">", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\x1b[2J"),
    *(
        "\u202e\u200f\u0301".encode(),
        b"-1",
        b"99999999999999999999",
        b"",
        b"w:p",
        b"w:del",
        b"w:ins",
        b"w:tbl",
        b"text:list",
    ),
)
_VALUES = (
    "",
    "0",
    "-1",
    "1",
    "2",
    "99999999999999999999",
    "x",
    "\u202e",
    "none",
    "true",
    "superscript",
    "begin",
    "end",
)
_DEEP = 120


def mutated(data: bytes, chance: random.Random) -> bytes:
    """`data` with some random changes; those to a zip file mostly hit the parts inside and leave it a zip file."""
    if data.startswith(b"PK") and chance.random() < 0.85:
        return _mutated_package(data, chance)
    if data.lstrip()[:1] == b"<" and chance.random() < 0.7:
        return _mutated_tree(data, chance)
    return _mutated_bytes(data, chance)


def outcome(read: Callable[[bytes], object], data: bytes) -> Literal["read", "refused"]:
    """What a reader makes of some bytes; anything but reading or a ReadingError is raised."""
    try:
        read(data)
    except ReadingError as error:
        if "\n" in error.message or not error.hint:
            raise AssertionError(f"not one clear line and a hint: {error.message!r}, {error.hint!r}") from error
        return "refused"
    return "read"


def _mutated_package(data: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError):
        return _mutated_bytes(data, chance)
    if not parts:
        return data
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        k = chance.randrange(len(parts))
        name, part = parts[k]
        match chance.random():
            case roll if roll < 0.04:
                del parts[k]
            case roll if roll < 0.08:
                parts[k] = (name, chance.choice(parts)[1])
            case roll if roll < 0.1:
                parts[k] = (chance.choice(("", "../x", "a:b", name.upper(), name + "x")), part)
            case roll if roll < 0.3 or part.lstrip()[:1] != b"<":
                parts[k] = (name, _mutated_bytes(part, chance))
            case _:
                parts[k] = (name, _mutated_tree(part, chance))
        if not parts:
            break
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in dict(parts).items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _mutated_bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = chance.randrange(len(changed) + 1)
        end = min(len(changed), at + chance.choice((1, 4, 60, 1000)))
        match chance.randrange(6):
            case 0 if at < len(changed):
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at:end]
            case 2:
                changed[at:at] = changed[at:end] * chance.choice((1, 2, 50))
            case 3:
                changed[at:at] = chance.choice(_STRANGE)
            case 4 if chance.random() < 0.1:
                del changed[at:]
            case _:
                other = chance.randrange(len(changed) + 1)
                changed[at:at] = changed[other : other + end - at]
    return bytes(changed)


def _mutated_tree(data: bytes, chance: random.Random) -> bytes:
    """The elements of an XML text moved, doubled, dropped, renamed; the text stays well-formed."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))
    except etree.XMLSyntaxError:
        return _mutated_bytes(data, chance)
    for _ in range(chance.choice((1, 2, 5, 25))):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        one, other = chance.choice(elements), chance.choice(elements)
        parent = one.getparent()
        match chance.randrange(9):
            case 0 if parent is not None:
                parent.remove(one)
            case 1 if parent is not None:
                for _ in range(chance.choice((1, 3, 200))):
                    parent.insert(parent.index(one), _copy(one))
            case 2:
                other.append(_copy(one))
            case 3:
                one.tag = other.tag
            case 4 if one.attrib:
                one.set(chance.choice(list(one.attrib)), chance.choice(_VALUES))
            case 5 if one.attrib:
                del one.attrib[chance.choice(list(one.attrib))]
            case 6 if other.attrib:
                name = chance.choice(list(other.attrib))
                one.set(name, other.attrib[name])
            case 7:
                one.text = (one.text or "") + chance.choice(("", " ", "x" * 2000, "1", "\u202e", "\u0301" * 50))
            case 8 if parent is not None and chance.random() < 0.2:
                inner = _copy(one)
                for _ in range(chance.randrange(_DEEP)):
                    wrapper = etree.Element(chance.choice((one.tag, other.tag)))
                    wrapper.append(inner)
                    inner = wrapper
                parent.insert(parent.index(one), inner)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _copy(element: etree._Element) -> etree._Element:
    """A copy of a small element, and of a large one its name: what is strange is not what is merely long."""
    small = len(element) < 20 and sum(map(len, element.itertext())) < 2000
    return copy.deepcopy(element) if small else etree.Element(element.tag)
