"""Small fictional Documents for tests of the rooms above reading."""

from __future__ import annotations

from resdiff.model import Anchor, Document, Note, Paragraph, Part


def paragraph(address: str, text: str, *notes: str) -> Paragraph:
    """A paragraph; the part follows from the address, note marks stand at the end of the text."""
    part: Part = "operative" if "OP" in address else "heading" if address.startswith("H") else "preamble"
    number = f"{address.removeprefix('OP')}." if part == "operative" else ""
    return Paragraph(address, part, text, number, anchors=tuple(Anchor(len(text), note) for note in notes))


def document(*paragraphs: Paragraph, notes: tuple[Note, ...] = (), symbol: str = "A/RES/93/211") -> Document:
    """A document of some paragraphs."""
    return Document("a file", paragraphs, notes, symbol=symbol, title="Lighthouses", date="2138-12-19")


LAMPS = "Urges all coastal States to keep the lamps of their lighthouses burning throughout the night;"
FEES = "Requests the Keeper-General to report on the harbour fees paid by fishing vessels in each region;"
FOG = "Recalling the Fog Signals Protocol and the duty of every keeper to sound the horn in thick weather,"
BELLS = "Welcomes the casting of forty new bells for the buoys of the southern straits and their daily ringing;"
CHARTS = "Decides that every chart of the northern coasts shall show the depth of water at the lowest tide;"
