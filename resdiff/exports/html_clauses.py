"""The clauses of the web page: every change as a row, the old text beside the new one, with the same marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from types import MappingProxyType
from unicodedata import bidirectional

from attrs import frozen

from resdiff.exports.languages import language
from resdiff.model import Change, Comparison, Edit, NoteChange, Paragraph, Sign
from resdiff.signs import SIGNS
from resdiff.summary import Report, addresses
from resdiff.summary.english import quotation
from resdiff.summary.naming import both_addresses, kind_in_words, note_numbers
from resdiff.summary.pieces import Piece
from resdiff.summary.told import Told, told_by_row
from resdiff.visible import tell_apart, visible

_SHOWN = ("new", "gone", "reworded", "notes")
"""Topics of which the marks in the text say all there is."""
_TAGS = {"-": ("del", "deleted"), "+": ("ins", "inserted")}

SORTS = {
    "reworded": "reworded",
    "new": "new",
    "gone": "gone",
    "joined": "split or merged",
    "moved": "only moved",
    "notes": "only notes changed",
    "same": "unchanged",
}
"""The sorts of rows that the page's filter knows; each row is of one sort."""


def sort_of(change: Change) -> str:
    """The sort of a row: what happened to its words, or else to its place, or else to its notes."""
    if change.kind != "unchanged":
        return {"reworded": "reworded", "added": "new", "removed": "gone"}.get(change.kind, "joined")
    return "moved" if change.moved or change.transfer else "notes" if change.notes else "same"


def anchor(row: int) -> str:
    """The address of a row within the page."""
    return f"c{row + 1}"


def clause_rows(report: Report, below: Mapping[int, str] = MappingProxyType({})) -> Iterator[str]:
    """Every chosen change as an `<article>`, and a line where each moved clause stood.

    `below` is what stands at the foot of a change, as HTML.
    """
    told = told_by_row(report)
    languages = tuple(language(document) for document in (report.comparison.old, report.comparison.new))
    before, after = _left_behind(report)
    yield from before
    for row in report.rows:
        yield _row(report, row, told.get(row, ()), languages, below.get(row, ""))
        yield from after.get(row, ())


def _row(report: Report, row: int, told: Sequence[Told], languages: Sequence[str], below: str) -> str:
    change, meaning = report.comparison.changes[row], report.meanings[row]
    classes = ["row", f"k-{sort_of(change)}", f"c-{meaning.klass or 'none'}", f"p-{report.parts[row]}"]
    classes += [f"t-{one.topic}" for one in told]
    label = f"{anchor(row)}-title"
    tags = [f'<span class="kind">{escape(kind_in_words(change))}</span>']
    if meaning.klass:
        rule = f": {escape(visible(meaning.rule))}" if meaning.klass != "substantive" else ""
        tags.append(f'<span class="class {meaning.klass}">{meaning.klass}{rule}</span>')
    facts = [
        f"<li><b>{escape(one.title)}</b> {said(one.said)}{_ground(one)}</li>" for one in told if one.topic not in _SHOWN
    ]
    sign = f'<span class="sign" aria-hidden="true">{escape(SIGNS[change.kind].strip())}</span>'
    where = escape(both_addresses(change.old, change.new))
    pieces = [
        f'<article id="{anchor(row)}" class="{" ".join(classes)}" aria-labelledby="{label}">',
        f'<header><h3 id="{label}">{sign}{where}</h3> {" ".join(tags)}</header>',
        '<div class="pair">',
        _side(report.comparison, change, "-", languages[0]),
        _side(report.comparison, change, "+", languages[1]),
        "</div>",
        *(_note(note) for note in change.notes),
    ]
    if facts:
        pieces.append(f'<ul class="facts">{"".join(facts)}</ul>')
    return "\n".join([*pieces, *([below] if below else []), "</article>"])


def _ground(one: Told) -> str:
    return f' <span class="ground">{escape(one.remark)}</span>' if one.remark else ""


def _side(comparison: Comparison, change: Change, sign: Sign, its_language: str) -> str:
    """One side of a row: its paragraphs with their marks, or a word on why there are none."""
    name, ids = ("old", change.old) if sign == "-" else ("new", change.new)
    known = comparison.old_paragraphs if sign == "-" else comparison.new_paragraphs
    paragraphs = [known[address] for address in ids]
    heading = f'<h4 class="unseen">{"Old" if sign == "-" else "New"} text</h4>'
    if not paragraphs:
        return f'<div class="side {name} empty">{heading}<p>no counterpart</p></div>'
    if sign == "-" and change.kind == "unchanged":
        return f'<div class="side {name} empty">{heading}<p>the same words</p></div>'
    runs = list(_runs(change.words, sign))
    start = 0
    texts = []
    for paragraph in paragraphs:
        words = _marked(paragraph, start, runs, sign)
        number = f"{_number(paragraph)} " if paragraph.number else ""
        where = f'<span class="address" dir="ltr">{escape(paragraph.id)}</span> ' if len(paragraphs) > 1 else number
        tag = "heading" if paragraph.part == "heading" else "text"
        texts.append(f'<p class="{tag}" dir="auto">{where}{words}</p>')
        start += len(paragraph.text) + 1
    lang = f' lang="{its_language}"' if its_language != "en" else ""
    return f'<div class="side {name}"{lang}>{heading}{"".join(texts)}</div>'


@frozen
class _Run:
    """A stretch of one side's joined text: kept or not; `shown` where it must be spelled out to be seen."""

    start: int
    end: int
    is_changed: bool
    shown: str = ""


def _runs(words: Sequence[Edit], sign: Sign) -> Iterator[_Run]:
    named = {}
    for k, (before, after) in enumerate(pairwise(words)):
        if (before.sign, after.sign) == ("-", "+"):
            pair = tell_apart(before.text, after.text)
            if pair != (visible(before.text), visible(after.text)):
                named[k], named[k + 1] = pair
    at = 0
    for k, edit in enumerate(words):
        if edit.sign in ("=", sign):
            yield _Run(at, at + len(edit.text), edit.sign == sign, named.get(k, ""))
            at += len(edit.text)


def _marked(paragraph: Paragraph, start: int, runs: Sequence[_Run], sign: Sign) -> str:
    """A paragraph that begins at `start` of the joined text, its changed runs in `<del>` or `<ins>`."""
    tag, word = _TAGS[sign]
    pieces = []
    end = start + len(paragraph.text)
    for run in runs:
        first, last = max(run.start, start), min(run.end, end)
        if first >= last:
            continue
        inner = escape(run.shown) if run.shown else _styled(paragraph, first - start, last - start)
        if run.is_changed:
            inner = f"<{tag}>{_unseen(f'[{word}: ')}{inner}{_unseen(']')}</{tag}>"
        pieces.append(inner)
    return "".join(pieces)


def _styled(paragraph: Paragraph, first: int, last: int) -> str:
    """A stretch of a paragraph with its italics, its bold words and the marks of its notes."""
    spans = [span for span in paragraph.spans if span.start < last and span.end > first]
    notes = [a for a in paragraph.anchors if first < a.offset <= last or a.offset == first == 0]
    edges = {first, last} | {min(max(edge, first), last) for span in spans for edge in (span.start, span.end)}
    edges |= {note.offset for note in notes}
    pieces = [_mark(note.note) for note in notes if note.offset == first]
    for a, b in pairwise(sorted(edges)):
        words = escape(visible(paragraph.text[a:b]))
        for span in spans:
            if span.start <= a and b <= span.end:
                words = f"<{span.style[0]}>{words}</{span.style[0]}>"
        pieces.append(words)
        pieces += [_mark(note.note) for note in notes if note.offset == b]
    return "".join(pieces)


def _unseen(words: str) -> str:
    """Words for those who hear the page. With a direction of their own, they leave that of the paragraph alone."""
    return f'<span class="unseen" dir="ltr">{words}</span>'


def _number(paragraph: Paragraph) -> str:
    """The number as printed. It runs as the words do ("2 -" from the right), and does not decide how those run."""
    strong = (direction for c in paragraph.text if (direction := bidirectional(c)) in ("L", "R", "AL"))
    direction = "ltr" if next(strong, "L") == "L" else "rtl"
    return f'<span class="number" dir="{direction}">{escape(visible(paragraph.number))}</span>'


def _mark(number: str) -> str:
    return f'<sup class="mark">{escape(visible(number))}</sup>'


def _note(note: NoteChange) -> str:
    """What became of a note below a clause."""
    number = f'<span class="number" dir="ltr">Note {escape(note_numbers(note))}, {note.kind}:</span>'
    return f'<p class="note" dir="auto">{number} {marked_words(note.words)}</p>'


def marked_words(edits: Sequence[Edit]) -> str:
    """Words of both texts in one line, those of the old alone in `<del>`, those of the new alone in `<ins>`."""
    words = []
    for edit in edits:
        inner = escape(visible(edit.text))
        if inner and edit.sign != "=":
            tag, word = _TAGS[edit.sign]
            inner = f"<{tag}>{_unseen(f'[{word}: ')}{inner}{_unseen(']')}</{tag}>"
        words.append(inner)
    return "".join(words)


def _left_behind(report: Report) -> tuple[list[str], Mapping[int, list[str]]]:
    """A line for each moved clause where it stood: those before all others, and the rest by the row they follow."""
    changes = report.comparison.changes
    rows = {address: row for row, change in enumerate(changes) for address in change.old}
    chosen = set(report.rows)
    before: list[str] = []
    after: dict[int, list[str]] = {}
    follows = before
    for paragraph in report.comparison.old.paragraphs:
        row = rows[paragraph.id]
        change = changes[row]
        if not (change.moved or change.transfer):
            follows = after.setdefault(row, [])
        elif row in chosen and change.old[0] == paragraph.id and change.new:
            classes = f"ghost c-{report.meanings[row].klass or 'none'} p-{report.parts[row]}"
            follows.append(
                f'<p class="{classes}">{escape(addresses(change.old))} stood here, and is now '
                f'<a href="#{anchor(row)}">{escape(addresses(change.new))}</a></p>'
            )
    return before, after


def said(pieces: Sequence[Piece]) -> str:
    """A sentence of the summary, its quotations marked as old or new words."""
    return "".join(escape(p.text) if p.role == "said" else quoted(p.text, p.role) for p in pieces)


def quoted(words: str, role: str) -> str:
    """A quotation; the marks that keep right-to-left words to themselves become an element."""
    shown = escape(quotation(words)).replace("\u2068", "<bdi>").replace("\u2069", "</bdi>")
    return f'<q class="{role}">{shown}</q>'
