"""What a person is told of a redline: what was not compared, and what Word will make of the base."""

from __future__ import annotations

from lxml import etree

from resdiff.model import Comparison
from resdiff.reading.docx.xml import W, value
from resdiff.redline.manuscript import Manuscript

_FIELDS = {
    "title": "title",
    "symbol": "symbol",
    "date": "date",
    "session": "session",
    "agenda item": "agenda_item",
    "organ": "body",
}
_LIMITED = {"readOnly": "reading only", "comments": "comments only", "forms": "filling in forms only"}


def told_of(comparison: Comparison, manuscript: Manuscript, *, in_base: bool) -> tuple[str, ...]:
    """The lines to tell, the first of them what was not compared."""
    aside = {item.why for side in (comparison.old, comparison.new) for item in side.unread}
    beside = ["front matter"] if any(why.startswith("front matter") for why in aside) else []
    beside += ["adoption note"] if "adoption note" in aside else []
    if in_base:
        kinds = {related.kind for related in manuscript.package.opened().related}
        beside += ["headers and footers"] if kinds & {"header", "footer"} else []
        beside += ["pictures"] if next(manuscript.document.iter(f"{W}drawing", f"{W}pict"), None) is not None else []
    if comparison.old.notes and not comparison.new.notes:
        beside.append("notes (the new text has none, so those of the base stay)")
    others = [
        name
        for name, field in _FIELDS.items()
        if getattr(comparison.old, field) != getattr(comparison.new, field) and getattr(comparison.new, field)
    ]
    told = [f"not compared: {', '.join(beside)}"] if beside else []
    if others:
        told = [f"{'; '.join([*told, 'where they differ'])} the base's stay ({', '.join(others)})"]
    return (*told, *(_protection(manuscript) if in_base else ()))


def _protection(manuscript: Manuscript) -> tuple[str, ...]:
    opened = manuscript.package.opened()
    settings = opened.root(opened.path_of("settings"))
    found: etree._Element | None = None if settings is None else settings.find(f"{W}documentProtection")
    told = []
    if value(found, "enforcement") in ("1", "true", "on"):
        what = _LIMITED.get(value(found, "edit"), "")
        if what:
            told.append(f"the base is protected ({what}): Word will not let changes be accepted until that is lifted")
    if any("_xmlsignatures" in path for path in manuscript.package.parts):
        told.append("the base is signed, and its signature does not hold for a file with changes")
    return tuple(told)
