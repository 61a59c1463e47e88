"""One self-contained web page: the summary, the picture of the flow, and every clause side by side.

It runs no script and loads nothing; its filter is made of checkboxes that the style sheet reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from string import Template

from resdiff import __version__
from resdiff.exports.flow_picture import flow_picture
from resdiff.exports.html_clauses import SORTS, anchor, clause_rows, quoted, said, sort_of
from resdiff.exports.web_page import page_file, web_page
from resdiff.model import Document
from resdiff.summary import CLASSES, PARTS, Digest, Report, Section, digest
from resdiff.summary.english import counted
from resdiff.summary.entries import Entry
from resdiff.summary.naming import both_addresses, dated, names
from resdiff.summary.page import heading
from resdiff.summary.told import told_by_row
from resdiff.summary.topics import TOPICS
from resdiff.visible import visible

_LEGEND = {
    "same": "the same words",
    "reworded": "reworded",
    "moved": "moved, promoted or demoted",
    "joined": "split, merged or recast",
    "new": "new: no band on its left",
    "gone": "gone: no band on its right",
}


def to_html(report: Report) -> str:
    """The page as HTML, without a final newline."""
    summed = digest(report, None)
    old, new = names(report.comparison)
    body = Template(page_file("summary.html")).substitute(
        topics="\n".join(_topic(section) for section in summed.sections if section.is_told),
        closing=f'<p class="closing">{escape(" ".join(summed.closing))}</p>' if summed.closing else "",
        caption=escape(_caption(report)),
        picture=flow_picture(report, {row: anchor(row) for row in report.rows}),
        legend=_legend(),
        filter="\n".join(_filter(report, summed)),
        old_name=escape(dated(report.comparison.old, old)),
        new_name=escape(dated(report.comparison.new, new)),
        clauses="\n".join(clause_rows(report)),
        total=str(len(report.rows)),
    )
    return web_page(
        title=f"{summed.title}: what changed",
        kicker="What changed",
        heading=f"{escape(old)} <span>→</span> {escape(new)}",
        subject=summed.subject,
        headline=" ".join(summed.headline),
        selection=summed.selection,
        body=body,
        colophon=_colophon(report),
        rules=_filter_rules(report),
    )


def _topic(section: Section) -> str:
    lines = "\n".join(_entry(entry) for entry in section.entries)
    if section.above:
        told = ", ".join(_link(entry) for entry in section.above)
        lines += f'\n<li class="above">see above: {told}</li>'
    return (
        f'<section class="topic t-{section.name}" aria-labelledby="topic-{section.name}">'
        f'<h3 id="topic-{section.name}">{escape(heading(section))}</h3>\n<ul>\n{lines}\n</ul></section>'
    )


def _entry(entry: Entry) -> str:
    opening = ""
    if entry.opening:
        opening = f"{quoted(entry.opening, 'quote')}: "
    return f"<li>{_link(entry)} <span>{opening}{said(entry.said)}</span></li>"


def _link(entry: Entry) -> str:
    where = escape(both_addresses(entry.old, entry.new))
    return f'<a href="#{anchor(entry.row)}">{where}</a>'


def _caption(report: Report) -> str:
    old, new = names(report.comparison)
    return (
        f"Left the {counted(len(report.comparison.old.paragraphs), 'paragraph')} of {old}, right the "
        f"{len(report.comparison.new.paragraphs)} of {new}, each a bar as high as it is long. A band joins what became "
        "what; a bar without one came or went. The summary above says the same in words."
    )


def _legend() -> str:
    swatches = "".join(f'<li><span class="swatch {name}"></span>{words}</li>' for name, words in _LEGEND.items())
    return f'<ul class="legend" aria-hidden="true">{swatches}</ul>'


def _filter(report: Report, summed: Digest) -> Iterator[str]:
    """The checkboxes and radio buttons, each with the number of clauses that it stands for."""
    changes, meanings = report.comparison.changes, report.meanings
    sorts = Counter[str](sort_of(changes[row]) for row in report.rows)
    yield from _boxes("Kind", "k", SORTS, sorts, unticked="same")
    classes = Counter[str](meanings[row].klass for row in report.rows)
    yield from _boxes("Class", "c", {name: name for name in CLASSES}, classes)
    parts = Counter[str](report.parts[row] for row in report.rows)
    yield from _boxes("Part", "p", {name: name for name in PARTS}, parts)
    topics = [section for section in summed.sections if section.name not in ("new", "gone")]
    if topics:
        yield "<fieldset><legend>Topic</legend>"
        yield '<label><input type="radio" name="only" id="t-all" checked> any</label>'
        for section in topics:
            yield (
                f'<label><input type="radio" name="only" id="t-{section.name}"> {section.title.lower()} '
                f'<span class="count">{section.count}</span></label>'
            )
        yield "</fieldset>"


def _boxes(title: str, prefix: str, words: dict[str, str], found: Counter[str], *, unticked: str = "") -> Iterator[str]:
    if sum(found[name] > 0 for name in words) < 2:
        return
    yield f"<fieldset><legend>{title}</legend>"
    for name, word in words.items():
        if found[name]:
            ticked = "" if name == unticked else " checked"
            yield (
                f'<label><input type="checkbox" id="{prefix}-{name}"{ticked}> {word} '
                f'<span class="count">{found[name]}</span></label>'
            )
    yield "</fieldset>"


def _filter_rules(report: Report) -> Iterator[str]:
    """What the boxes hide: rows of a sort, class or part without a tick; with a topic, all rows without it."""
    names_by_prefix = (("k", tuple(SORTS)), ("c", CLASSES), ("p", PARTS))
    for prefix, several in names_by_prefix:
        for name in several:
            yield f"body:has(#{prefix}-{name}:not(:checked)) .{prefix}-{name}:not(:target){{display:none}}"
    told = {one.topic for several in told_by_row(report).values() for one in several}
    for topic in TOPICS:
        if topic.name in told:
            yield (
                f"body:has(#t-{topic.name}:checked) .row:not(.t-{topic.name}):not(:target),"
                f"body:has(#t-{topic.name}:checked) .ghost{{display:none}}"
            )


def _colophon(report: Report) -> str:
    def whence(document: Document) -> str:
        return f"{visible(document.source)}{f' ({document.format})' if document.format else ''}"

    return (
        f"Made with resdiff {__version__} from {whence(report.comparison.old)} and {whence(report.comparison.new)}. "
        "What is stronger, weaker, routine or editorial was judged by rule and may be judged otherwise; "
        "the two texts decide."
    )
