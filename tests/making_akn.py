"""Akoma Ntoso files made for tests, marked up as the guidelines for the United Nations (AKN4UN) say."""

from __future__ import annotations

from xml.sax.saxutils import escape

from resdiff.model import Document, Paragraph
from tests.making_odt import rows_of

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
META = (
    "<meta><identification source='#x'><FRBRWork>"
    "<FRBRthis value='/akn/un/statement/deliberation/unga/2039-12-19/94-187/!main'/>"
    "<FRBRdate date='2039-12-19' name='adoption'/></FRBRWork></identification></meta>"
)


def akn(inner: str, *, prefix: str = "", namespace: str = AKN, meta: str = META) -> bytes:
    """An Akoma Ntoso file that holds `inner`; with `prefix`, every element has it."""
    xml = f"<akomaNtoso><statement name='resolution'>{meta}{inner}</statement></akomaNtoso>"
    declared = f"xmlns:{prefix}" if prefix else "xmlns"
    if prefix:
        xml = xml.replace("</", "\0").replace("<", f"<{prefix}:").replace("\0", f"</{prefix}:")
    return xml.replace("akomaNtoso", f"akomaNtoso {declared}='{namespace}'", 1).encode()


def marked_up(document: Document) -> str:
    """A document as AKN4UN: preface, preamble with recitals, main body with points, conclusions, attachment."""
    noted: set[str] = set()

    def inline(paragraph: Paragraph) -> str:
        pieces, position, lead = [], 0, len(paragraph.lead)
        for stop in sorted({lead, *(a.offset for a in paragraph.anchors), len(paragraph.text)}):
            run = escape(paragraph.text[position:stop])
            pieces.append(f"<i>{run}</i>" if run and stop <= lead else run)
            for anchor in (a for a in paragraph.anchors if a.offset == stop):
                if anchor.note in noted:
                    pieces.append(f"<noteRef href='#n{anchor.note}' marker='{anchor.note}'/>")
                else:
                    noted.add(anchor.note)
                    note = f"<p>{escape(document.note(anchor.note))}</p>"
                    named = f"eId='n{anchor.note}' marker='{anchor.note}' placement='bottom'"
                    pieces.append(f"<authorialNote {named}>{note}</authorialNote>")
            position = stop
        return "".join(pieces)

    zones: dict[str, list[str]] = {"front": [], "preamble": [], "body": [], "end": [], "annex": []}
    zone = "front"
    for row in rows_of(document):
        if isinstance(row, str):
            if row.startswith("The General Assembly"):
                zone = "preamble"
                zones[zone].append(f"<formula name='enactingFormula'><p>{row}</p></formula>")
            else:
                zones["front" if zone == "front" else "end"].append(f"<p>{escape(row)}</p>")
            continue
        zone = "annex" if row.part == "annex" or row.id.startswith("Annex") else zone
        if row.part == "preamble":
            zones["preamble"].append(f"<recitals><recital><p>{inline(row)}</p></recital></recitals>")
        elif row.part == "heading":
            zones["annex" if zone == "annex" else "body"].append(
                f"<hcontainer><heading>{inline(row)}</heading></hcontainer>"
            )
        else:
            tag = "point" if row.level else "paragraph"
            num = f"<num>{row.number}</num>" if row.number else ""
            zones["annex" if zone == "annex" else "body"].append(
                f"<{tag}>{num}<content>\n  <p>{inline(row)}</p>\n</content></{tag}>"
            )
    return (
        f"<preface>{''.join(zones['front'])}</preface><preamble>{''.join(zones['preamble'])}</preamble>"
        f"<mainBody>{''.join(zones['body'])}</mainBody><conclusions>{''.join(zones['end'])}</conclusions>"
        "<attachments><attachment><doc name='annex'><meta/>"
        f"<mainBody>{''.join(zones['annex'])}</mainBody></doc></attachment></attachments>"
    )
