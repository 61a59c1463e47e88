"""Read OpenDocument texts (.odt, and .fodt in one XML file), as LibreOffice and others write them."""

from __future__ import annotations

from attrs import frozen
from lxml import etree

from resdiff.errors import ReadingError
from resdiff.model import Unread
from resdiff.reading.blocks import Pages, View, check_number
from resdiff.reading.layout import flatten, named
from resdiff.reading.odt.passages import Walked
from resdiff.reading.odt.styles import Styles, styles_of
from resdiff.reading.odt.views import changes_in, see
from resdiff.reading.odt.walk import walk
from resdiff.reading.odt.xml import MANIFEST, OFFICE, STYLE, TEXT
from resdiff.reading.package import open_package
from resdiff.reading.plain import with_typed_notes
from resdiff.reading.running_text import lines_of_the_front
from resdiff.reading.xml_parsing import parse_xml

_OTHERS = {
    "spreadsheet": "an OpenDocument spreadsheet",
    "presentation": "an OpenDocument presentation",
    "drawing": "an OpenDocument drawing",
    "chart": "an OpenDocument chart",
}
_HEADERS = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")


@frozen
class _Parts:
    """A text's body, its styles, and the root that holds its page styles."""

    body: etree._Element
    styles: Styles
    masters: etree._Element | None


def read_odt(data: bytes, name: str, *, tracked: View = "accepted") -> Pages:
    """The blocks of an .odt or .fodt; `name` is what messages call it.

    `tracked` says whether the tracked changes are accepted or rejected; what they take away is set aside. Raises
    ReadingError for a file that is damaged, encrypted, too large, or no text.
    """
    parts = _open(data, name)
    walked = _walk(parts, name)
    seen = see(walked, parts.styles, tracked)
    if not seen.blocks:
        raise ReadingError(f"{name} holds no text", "text in pictures is not read; give a file with text")
    furniture = _furniture(parts)
    symbol = next((item.text for item in furniture if named("front", item.text) == "symbol"), "")
    blocks, notes, unread = list(seen.blocks), seen.notes, [*seen.unread, *furniture]
    if not notes:
        # A text that was pasted has its notes typed below it.
        blocks, notes, headings = with_typed_notes(blocks)
        unread += headings
    told = f"OpenDocument, tracked changes {tracked}" if changes_in(walked) else "OpenDocument"
    return Pages(tuple(lines_of_the_front(blocks)), notes, tuple(unread), told, symbol)


def has_tracked_changes(data: bytes, name: str) -> bool:
    """True if an .odt or .fodt holds tracked insertions or deletions. Raises what `read_odt` raises."""
    return changes_in(_walk(_open(data, name), name))


def _open(data: bytes, name: str) -> _Parts:
    if data.startswith(b"PK"):
        package = open_package(data, name)
        if package.has("META-INF/manifest.xml"):
            manifest = parse_xml(package.part("META-INF/manifest.xml"), f"{name} (META-INF/manifest.xml)")
            if next(manifest.iter(f"{MANIFEST}encryption-data"), None) is not None:
                raise ReadingError(f"{name} is password protected", "save a copy without a password")
        content = parse_xml(package.part("content.xml"), f"{name} (content.xml)")
        masters = None
        if package.has("styles.xml"):
            masters = parse_xml(package.part("styles.xml"), f"{name} (styles.xml)")
    else:
        content = masters = parse_xml(data, name)
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        kinds = [kind for kind in _OTHERS if content.find(f"{OFFICE}body/{OFFICE}{kind}") is not None]
        what = _OTHERS[kinds[0]] if kinds else "an XML file that holds no OpenDocument text"
        raise ReadingError(f"{name} is {what}", "give a text: .odt, .docx, .pdf, .html or .txt")
    check_number(sum(1 for _ in body.iter(f"{TEXT}p", f"{TEXT}h")), name)
    return _Parts(body, styles_of(masters, content), masters)


def _walk(parts: _Parts, name: str) -> Walked:
    try:
        return walk(parts.body, parts.styles)
    except RecursionError:
        raise ReadingError(f"{name} is nested too deeply to be a document", "save it again in LibreOffice") from None


def _furniture(parts: _Parts) -> tuple[Unread, ...]:
    """The lines of headers and footers, each once."""
    if parts.masters is None:
        return ()
    lines: dict[tuple[str, str], None] = {}
    for element in parts.masters.iter(*(f"{STYLE}{kind}" for kind in _HEADERS)):
        if element.get(f"{STYLE}display") == "false":
            continue
        kind = "header" if "header" in element.tag else "footer"
        for paragraph in element.iter(f"{TEXT}p", f"{TEXT}h"):
            if text := flatten("".join(paragraph.itertext())):
                lines[(f"page {kind}", text)] = None
    return tuple(Unread(where, text, where) for where, text in lines)
