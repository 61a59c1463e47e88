"""What the change at the cursor means, as lines to read: its class and why, what to check, each facet on its ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from resdiff.screens.called import listed
from resdiff.screens.cells import shown
from resdiff.screens.marked import STYLES as WORDS
from resdiff.screens.reasons import alike
from resdiff.screens.rows import Row
from resdiff.screens.signs import MEANINGS
from resdiff.screens.signs import facets as facets_of

if TYPE_CHECKING:
    from resdiff.meaning import Facet, Meaning
    from resdiff.model import Change
    from resdiff.summary.pieces import Said

_QUOTED = 160
"""Characters quoted of one side of a facet; the whole text stands beside."""
_FAMILIES = {
    "lead": "verb",
    "addressee": "actor",
    "reference": "internal reference",
}
_STYLES = {"old": WORDS["-"], "new": WORDS["+"]}
_TO_CHECK = ("warning", "question")


def facet_lines(row: Row, meaning: Meaning | None, *, is_awaited: bool = True) -> Content:
    """Everything that is known of the change of a row; `meaning` is None until it has been read, or for good."""
    if row.change is None:
        return Content.styled("No clause here", "italic")
    return Content("\n").join(_lines(row.change, meaning, is_awaited=is_awaited))


def _lines(change: Change, meaning: Meaning | None, *, is_awaited: bool) -> Iterator[Content]:
    yield Content.styled(" → ".join(listed(side) for side in (change.old, change.new) if side), "bold")
    yield Content("; ".join(f"{name} ({MEANINGS[name]})" for name in facets_of(change)))
    if meaning is None:
        yield Content.styled(f"What it means {'is still being' if is_awaited else 'could not be'} read", "italic")
    else:
        if meaning.klass:
            yield Content.assemble((meaning.klass, "bold"), f": {shown(meaning.rule)}")
        yield from _checks(change, meaning.facets)
        yield from _facets([facet for facet in meaning.facets if facet.judgement not in _TO_CHECK])
    yield Content()
    yield Content.styled("Why matched", "bold")
    yield Content("; ".join(alike(change)))


def _checks(change: Change, facets: Sequence[Facet]) -> Iterator[Content]:
    """What a person has to look at: warnings, questions, an uncertain match."""
    asked = [facet for facet in facets if facet.judgement in _TO_CHECK]
    if not asked and not change.uncertain:
        return
    yield Content()
    yield Content.styled("To check", "bold")
    for facet in asked:
        end = "?" if facet.judgement == "question" else ""
        yield _said(_words(facet))
        yield Content(f"{shown(facet.remark)}{end}")
        yield from _ground(facet.source)
    if change.uncertain:
        yield Content("The match is uncertain: another partner was about as good")


def _facets(facets: Sequence[Facet]) -> Iterator[Content]:
    """Each facet: family and judgement, the words it rests on, and whose judgement it is."""
    for k, facet in enumerate(facets):
        # Facets of one kind stand under one heading, in the order of the text.
        before = facets[k - 1] if k else None
        if before is None or (before.family, before.judgement) != (facet.family, facet.judgement):
            yield Content()
            yield Content.styled(f"{_FAMILIES.get(facet.family, facet.family)}, {facet.judgement}".capitalize(), "bold")
        yield _said(_words(facet))
        yield from _ground(*_judge(facet))


def _judge(facet: Facet) -> tuple[str, str]:
    """The ladder or list that judged, and what to know beside it."""
    if facet.family == "note":
        from resdiff.summary.naming import note_name

        return "", note_name(facet.remark)
    # That words came or went is nobody's judgement.
    return facet.source if facet.family != "wording" else "", facet.remark


def _ground(*parts: str) -> Iterator[Content]:
    """Whose judgement it is, and what to know beside it."""
    if told := "; ".join(part for part in parts if part):
        yield Content.styled(f"({shown(told)})", "$text-aside")


def _words(facet: Facet) -> Said:
    """The words that a facet rests on, told apart where they only look alike."""
    from resdiff.summary.pieces import became, quote

    if facet.old and facet.new and facet.old != facet.new:
        return became(facet.old, facet.new, _QUOTED)
    return (
        quote(facet.new or facet.old, _QUOTED, "quote" if facet.old and facet.new else "new" if facet.new else "old"),
    )


def _said(said: Said) -> Content:
    """Pieces of a sentence with the marks that their words have in the text."""
    from resdiff.summary.english import quotation

    return Content.assemble(
        *(
            (piece.text, "") if piece.role == "said" else (quotation(piece.text), _STYLES.get(piece.role, ""))
            for piece in said
        )
    )
