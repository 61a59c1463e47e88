"""Small fictional Comparisons, written out by hand so that the screens are tested by themselves."""

from __future__ import annotations

import re

from resdiff.model import Anchor, Change, Comparison, Document, Edit, Note, NoteChange, Paragraph, Part, Unread

_RUN = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}", re.DOTALL)


def words(marked: str) -> tuple[Edit, ...]:
    """Edits from "kept [-removed-]{+added+} kept"."""
    found: list[Edit] = []
    end = 0
    for run in _RUN.finditer(marked):
        found.append(Edit("=", marked[end : run.start()]))
        found.append(Edit("-", run[1]) if run[1] is not None else Edit("+", run[2]))
        end = run.end()
    found.append(Edit("=", marked[end:]))
    return tuple(edit for edit in found if edit.text)


def side(edits: tuple[Edit, ...], sign: str) -> str:
    """The old ("-") or the new ("+") text of some edits."""
    return "".join(edit.text for edit in edits if edit.sign in ("=", sign))


def paragraph(address: str, text: str, *anchors: tuple[str, str], lead: str = "") -> Paragraph:
    """A paragraph; each anchor is the words that a note mark follows, and the note's number."""
    level = address.count("(")
    part: Part = "operative" if "OP" in address else "heading" if address.startswith("H") else "preamble"
    number = "" if part != "operative" else f"{address.removeprefix('OP')}."
    marks = tuple(Anchor(text.index(after) + len(after), note) for after, note in anchors)
    return Paragraph(address, part, text, number, lead, level, marks)


def change(
    old: str,
    new: str,
    marked: str,
    *,
    kind: str = "",
    why: str = "most of the words carried",
    similarity: float = 0.9,
    **properties: object,
) -> Change:
    """A change between addresses separated by spaces; the kind follows from them and from the words."""
    edits = words(marked)
    olds, news = tuple(old.split()), tuple(new.split())
    if not olds:
        edits, kind = (Edit("+", marked),), kind or "added"
    elif not news:
        edits, kind = (Edit("-", marked),), kind or "removed"
    elif not kind:
        shape = (len(olds) > 1, len(news) > 1)
        plain = "unchanged" if all(edit.sign == "=" for edit in edits) else "reworded"
        kind = {(False, True): "split", (True, False): "merged", (True, True): "recast"}.get(shape, plain)
    return Change(kind, olds, news, similarity, why, edits, **properties)  # type: ignore[arg-type]


def comparison(*changes: Change) -> Comparison:
    """A Comparison of these changes; the documents' paragraphs follow from them, ordered by their addresses."""
    return Comparison(_document("A/RES/93/211", "-", changes), _document("A/RES/94/187", "+", changes), changes)


def _document(symbol: str, sign: str, changes: tuple[Change, ...]) -> Document:
    paragraphs = []
    for each in changes:
        addresses = each.old if sign == "-" else each.new
        texts = side(each.words, sign).split("\n") if addresses else []
        paragraphs += [
            paragraph(address, text, lead=text.split(" ")[0]) for address, text in zip(addresses, texts, strict=True)
        ]
    ordered = tuple(sorted(paragraphs, key=lambda p: ("OP" in p.id, int("0" + re.sub(r"\D", "", p.id)), p.id)))
    return Document(f"{symbol[-3:]}.txt", ordered, symbol=symbol, title="Lighthouses", date="2138-12-19")


def everything() -> Comparison:
    """One of every kind of change, with notes, a heading, a move and a promotion."""
    old = Document(
        "lighthouses-93.txt",
        (
            paragraph("PP1", "Recalling its resolutions on lighthouses,", lead="Recalling"),
            paragraph("PP2", "Welcoming the Protocol on Fog Signals and its horn,", ("Signals", "1"), lead="Welcoming"),
            paragraph("PP3", "Deeply concerned that keepers work alone at night,", lead="Deeply concerned"),
            paragraph("PP4", "Stressing that each State tends its own coast,", lead="Stressing"),
            paragraph("H1", "National measures"),
            paragraph("OP1", "Urges States to keep the lamps burning and to sound the horn;", lead="Urges"),
            paragraph("OP2", "Encourages States to paint their buoys;", lead="Encourages"),
            paragraph("OP3", "Also encourages States to ring their bells;", lead="Also encourages"),
            paragraph("OP4", "Requests a report on harbour fees;", lead="Requests"),
            paragraph("OP5", "Decides to remain seized of the matter.", ("matter", "2"), lead="Decides"),
        ),
        (Note("1", "Coastal Treaties, vol. 412."), Note("2", "See the annex.")),
        (Unread("page 1", "A/RES/93/211", "page header"), Unread("page 9", "19 December 2138", "adoption note")),
        "resolution", "A/RES/93/211", "Lighthouses", "2138-12-19", body="General Assembly",
    )  # fmt: skip
    new = Document(
        "lighthouses-94.txt",
        (
            paragraph("PP1", "Recalling its resolutions on lighthouses,", lead="Recalling"),
            paragraph("PP2", "Stressing that every State tends its own coast,", lead="Stressing"),
            paragraph("PP3", "Noting the Protocol on Fog Signals and its horn,", ("Signals", "1"), lead="Noting"),
            paragraph("H1", "National measures"),
            paragraph("OP1", "Urges States to keep the lamps burning;", lead="Urges"),
            paragraph("OP2", "Calls upon States to sound the horn;", lead="Calls upon"),
            paragraph("OP3", "Encourages States to paint their buoys and to ring their bells;", lead="Encourages"),
            paragraph("OP4", "Expresses concern that keepers work alone at night;", lead="Expresses concern"),
            paragraph("OP5", "Decides that charts shall show the depth of water;", lead="Decides"),
            paragraph("OP6", "Decides to remain seized of the matter.", ("matter", "2"), lead="Decides"),
        ),
        (Note("1", "Coastal Treaties, vols. 412 and 530."), Note("2", "See the annex.")),
        (Unread("page 9", "20 December 2139", "adoption note"),),
        "resolution", "A/RES/94/187", "Lighthouses", "2139-12-20", body="General Assembly",
    )  # fmt: skip
    notes = (
        NoteChange("reworded", "1", "1", words("Coastal Treaties, [-vol.-]{+vols.+} 412{+ and 530+}.")),
        NoteChange("removed", "3", "", (Edit("-", "Ibid., vol. 9."),)),
    )
    return Comparison(
        old,
        new,
        (
            change("PP1", "PP1", "Recalling its resolutions on lighthouses,", similarity=1.0, why="verbatim"),
            change("PP4", "PP2", "Stressing that [-each-]{+every+} State tends its own coast,", moved=True),
            change("PP2", "PP3", "[-Welcoming-]{+Noting+} the Protocol on Fog Signals and its horn,", notes=notes),
            change("H1", "H1", "National measures", similarity=1.0, why="verbatim"),
            change(
                "OP1",
                "OP1 OP2",
                "Urges States to keep the lamps burning[- and-]{+;\nCalls upon States+} to sound the horn;",
            ),
            change(
                "OP2 OP3",
                "OP3",
                "Encourages States to paint their buoys[-;\nAlso encourages States-]{+ and+} to ring their bells;",
            ),
            change("OP4", "", "Requests a report on harbour fees;"),
            change(
                "PP3",
                "OP4",
                "[-Deeply concerned-]{+Expresses concern+} that keepers work alone at night[-,-]{+;+}",
                transfer="promoted",
                uncertain=True,
            ),
            change("", "OP5", "Decides that charts shall show the depth of water;"),
            change("OP5", "OP6", "Decides to remain seized of the matter.", renumbered=True, why="verbatim"),
        ),
    )


def many(count: int) -> Comparison:
    """A comparison of so many rows: every third reworded, the others renumbered."""
    changes = []
    for k in range(1, count + 1):
        text = f"Urges the keeper of light {k} to trim the lamp, to wind the clock and to read the tide every hour;"
        marked = text.replace("every hour", "[-every hour-]{+twice a day+}") if k % 3 == 0 else text
        changes.append(change(f"OP{k}", f"OP{k + 1}", marked, renumbered=k % 3 != 0))
    return comparison(*changes)
