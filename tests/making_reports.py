"""A small fictional report with every kind of change in it, its meanings written by hand."""

from __future__ import annotations

from attrs import evolve

from resdiff.comparison import joined_text
from resdiff.meaning import Class, Facet, Family, Judgement, Meaning
from resdiff.model import Anchor, Change, Comparison, Document, Note, NoteChange, Paragraph, Transfer
from resdiff.summary import Report, read_choice
from resdiff.summary.choosing import Choice, chosen
from resdiff.wording import edits
from tests.making_documents import BELLS, CHARTS, FEES, FOG, LAMPS, document, paragraph

BUOYS = "Requests the Bureau to report annually on the buoys of the inner harbours, in consultation with pilots;"
MORE_BUOYS = "Invites the Bureau to report on the buoys of the inner harbours, within existing resources;"
KEEPERS = "Convinced that the knowledge of keepers should be set down before it is lost,"
ASKED_KEEPERS = "Calls upon States to set down the knowledge of keepers before it is lost;"
TIDES = "Decides that tides shall be read every hour, and that the readings shall be published each year;"
TIDES_READ = "Decides that tides shall be read every hour;"
TIDES_TOLD = "Decides that the readings shall be published each year;"
ROPES = "Notes that 186 keepers have learned to splice ropes, as set out in paragraph 2 above;"
MORE_ROPES = "Notes that 191 keepers have learned to splice ropes, as set out in paragraph 2 above;"
GULLS = "Urges pilots to spare the gulls;"
NETS = "Urges pilots to spare the nets of fishing vessels, which are often damaged;"
SPARED = "Urges pilots to spare the gulls and the nets of fishing vessels, which are often damaged;"
MASTS = "Encourages shipowners to paint their masts;"
HERALD = "The harbours"

OLD = document(
    paragraph("PP1", FOG, "1"),
    paragraph("PP2", KEEPERS),
    paragraph("OP1", LAMPS),
    paragraph("OP2", BUOYS),
    paragraph("OP3", TIDES),
    paragraph("OP4", GULLS),
    paragraph("OP5", NETS),
    paragraph("H1", HERALD),
    paragraph("OP6", ROPES),
    paragraph("OP7", FEES),
    paragraph("OP8", MASTS),
    notes=(Note("1", "A/90/1."),),
    symbol="A/RES/93/211",
)
NEW = evolve(
    document(
        paragraph("PP1", FOG, "1"),
        paragraph("OP1", MASTS),
        paragraph("OP2", LAMPS.replace("night;", "night,")),
        paragraph("OP3", MORE_BUOYS),
        paragraph("OP4", TIDES_READ),
        paragraph("OP5", TIDES_TOLD),
        paragraph("OP6", SPARED),
        paragraph("H1", HERALD),
        paragraph("OP7", MORE_ROPES),
        paragraph("OP8", ASKED_KEEPERS),
        paragraph("OP9", BELLS),
        paragraph("OP10", CHARTS),
        paragraph("OP10(a)", "Harbour charts;"),
        paragraph("OP10(b)", "River charts;"),
        notes=(Note("1", "A/91/1."),),
        symbol="A/RES/94/187",
    ),
    date="2139-12-01",
)


def small_report(choice: Choice | None = None) -> Report:
    """The report of OLD and NEW, in which each clause is changed in one way."""
    rows = [
        (_change("PP1", "PP1", notes=True), _meaning("routine", "a note names another source")),
        (_change("OP8", "OP1", moved=True), _meaning("editorial", "moved, not a word changed")),
        (_change("OP1", "OP2"), _meaning("editorial", "punctuation")),
        (
            _change("OP2", "OP3"),
            _meaning(
                "substantive",
                "a verb became weaker",
                _facet("lead", "weaker", BUOYS, "Requests", MORE_BUOYS, "Invites", source="default: mandates"),
                _facet("qualifier", "dropped", BUOYS, "in consultation with pilots", "", "", source="consultation"),
                _facet("qualifier", "added", "", "", MORE_BUOYS, "within existing resources", source="resources"),
                _facet(
                    "budget",
                    "question",
                    "",
                    "",
                    MORE_BUOYS,
                    "within existing resources",
                    remark="possible budget implications",
                ),
                _facet("wording", "dropped", BUOYS, "annually", "", ""),
            ),
        ),
        (_change("OP3", "OP4+OP5"), _meaning("substantive", "a paragraph became several")),
        (_change("OP4+OP5", "OP6"), _meaning("editorial", "several paragraphs became one, word for word")),
        (_change("H1", "H1"), _meaning("", "nothing changed")),
        (
            _change("OP6", "OP7"),
            _meaning(
                "substantive",
                "a figure changed",
                _facet("figure", "changed", ROPES, "186", MORE_ROPES, "191"),
                _facet(
                    "reference",
                    "warning",
                    ROPES,
                    "paragraph 2",
                    MORE_ROPES,
                    "paragraph 2",
                    remark="what was paragraph 2 is now paragraph 3",
                ),
            ),
        ),
        (_change("OP7", ""), _meaning("substantive", "a paragraph is gone")),
        (
            _change("PP2", "OP8", transfer="promoted"),
            _meaning(
                "substantive",
                "promoted",
                _facet(
                    "lead",
                    "stronger",
                    KEEPERS,
                    "Convinced",
                    ASKED_KEEPERS,
                    "Calls upon",
                    source="default: directives",
                    remark="a call",
                ),
                _facet("addressee", "added", "", "", ASKED_KEEPERS, "States"),
            ),
        ),
        (_change("", "OP9"), _meaning("substantive", "a paragraph is new")),
        (_change("", "OP10"), _meaning("substantive", "a paragraph is new")),
        (_change("", "OP10(a)"), _meaning("substantive", "a paragraph is new")),
        (_change("", "OP10(b)"), _meaning("substantive", "a paragraph is new")),
    ]
    comparison = Comparison(OLD, NEW, tuple(change for change, _ in rows))
    return report_of(comparison, tuple(meaning for _, meaning in rows), choice)


def report_of(comparison: Comparison, meanings: tuple[Meaning, ...], choice: Choice | None = None) -> Report:
    """A report with meanings made by hand."""
    choice = choice or read_choice()
    return Report(comparison, meanings, choice, chosen(comparison, meanings, choice))


def lone_report(old: str, new: str, *facets: Facet, klass: Class = "substantive", rule: str = "by hand") -> Report:
    """The report of one clause, OP1, that went from one wording to another."""
    before, after = document(paragraph("OP1", old)), document(paragraph("OP1", new), symbol="A/RES/94/187")
    change = Change("unchanged" if old == new else "reworded", ("OP1",), ("OP1",), 0.9, "alike", edits(old, new))
    return report_of(Comparison(before, after, (change,)), (Meaning(klass, rule, facets),))


def facet(
    family: Family, judgement: Judgement, old: str, new: str, at: tuple[str, str] = ("", ""), remark: str = ""
) -> Facet:
    """A facet of the words `old` and `new`, looked up in the two texts `at`."""
    return _facet(family, judgement, at[0] or old, old, at[1] or new, new, remark=remark)


def _change(old: str, new: str, *, moved: bool = False, transfer: Transfer = "", notes: bool = False) -> Change:
    before, after = _paragraphs(OLD, old), _paragraphs(NEW, new)
    words = edits(joined_text(before), joined_text(after))
    same = all(edit.sign == "=" for edit in words)
    shape = (min(len(before), 2), min(len(after), 2))
    kind = {(0, 1): "added", (1, 0): "removed", (1, 2): "split", (2, 1): "merged"}.get(
        shape, "unchanged" if same else "reworded"
    )
    note = NoteChange("reworded", "1", "1", edits("A/90/1.", "A/91/1."))
    return Change(
        kind,  # type: ignore[arg-type]
        tuple(p.id for p in before),
        tuple(p.id for p in after),
        0.9,
        "no counterpart in the old text" if not before else "no counterpart in the new text" if not after else "alike",
        words,
        moved=moved,
        transfer=transfer,
        renumbered=kind == "unchanged" and old != new,
        notes=(note,) if notes else (),
    )


def _paragraphs(document: Document, ids: str) -> list[Paragraph]:
    by_id = {p.id: p for p in document.paragraphs}
    return [by_id[address] for address in ids.split("+") if address]


def _meaning(klass: Class, rule: str, *facets: Facet) -> Meaning:
    return Meaning(klass, rule, facets)


def _facet(
    family: Family,
    judgement: Judgement,
    old: str,
    quoted_old: str,
    new: str,
    quoted_new: str,
    source: str = "",
    remark: str = "",
) -> Facet:
    def place(text: str, words: str) -> tuple[int, int] | None:
        return (text.index(words), text.index(words) + len(words)) if words else None

    return Facet(
        family, judgement, quoted_old, quoted_new, place(old, quoted_old), place(new, quoted_new), source, remark
    )


ANCHORED = evolve(paragraph("OP1", "Keep the lamps burning"), anchors=(Anchor(8, "3"),))
"""A paragraph with a note's mark behind "Keep the"."""
