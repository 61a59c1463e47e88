"""The report of a review as one self-contained web page: every change with both texts and what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from resdiff import __version__
from resdiff.exports.html_clauses import clause_rows, marked_words
from resdiff.exports.web_page import web_page
from resdiff.review.carrying import three_way
from resdiff.review.decisions import Decision, Remark
from resdiff.review.desk import Desk
from resdiff.review.telling import (
    TO_MEND,
    by_class,
    earlier_in_words,
    headline,
    lost_in_words,
    remark_opening,
    verdict_in_words,
)
from resdiff.summary import Choice, Report
from resdiff.summary.english import capital
from resdiff.summary.naming import dated, names
from resdiff.visible import visible


def review_to_html(desk: Desk) -> str:
    """The page as HTML, without a final newline."""
    base, draft = names(desk.comparison)
    rows = tuple(sorted({*desk.to_decide, *desk.decisions}))
    report = Report(desk.comparison, tuple(desk.meanings), Choice(), rows)
    return review_page(
        kicker="Review of a draft",
        title=f"Review of {draft}",
        heading=f"{escape(dated(desk.comparison.new, draft))} <span>against</span> {escape(base)}",
        subject=desk.comparison.new.title,
        headline=f"{headline(desk)} {by_class(desk)}",
        clauses=clause_rows(report, {row: _desk(desk, row) for row in rows}),
        after=_to_mend(desk) + _lost(desk),
    )


def review_page(
    *, kicker: str, title: str, heading: str, subject: str, headline: str, clauses: Iterator[str], after: str = ""
) -> str:
    """A page of clauses; `heading`, `clauses` and `after` are HTML, the rest is text."""
    listed = "\n".join(clauses)
    return web_page(
        title=title,
        kicker=kicker,
        heading=heading,
        subject=subject,
        headline=headline,
        body=(
            '<main>\n<section id="clauses" aria-labelledby="clauses-title">\n'
            '<h2 id="clauses-title">Clause by clause</h2>\n'
            f'<div class="table">\n{listed}\n</div>\n</section>\n{after}\n</main>'
        ),
        colophon=f"Made with resdiff {__version__}. The texts decide, and the people who decided on them.",
        styles=("reviews/review.css",),
    )


def _desk(desk: Desk, row: int) -> str:
    """What was decided on a change and said of it, at its foot."""
    decision = desk.decision(row)
    pieces = [f'<p class="verdict">{verdict_in_words(desk, row).capitalize()}</p>']
    if decision.verdict == "own":
        pieces.append(_words("Own wording, against the base", marked_words(desk.own_edits(row)[0])))
    pieces += _earlier(decision)
    if decision.remarks:
        pieces.append(_remarks(decision.remarks))
    return f'<div class="desk v-{decision.verdict}">{"".join(pieces)}</div>'


def _earlier(decision: Decision) -> Iterator[str]:
    if seen := three_way(decision):
        yield f"<p>{escape(capital(earlier_in_words(decision)))}.</p>"
        yield _words("Since the earlier draft", marked_words(seen.since))


def _words(name: str, words: str) -> str:
    return f'<dl><dt>{name}</dt><dd dir="auto">{words}</dd></dl>'


def _remarks(remarks: Sequence[Remark]) -> str:
    items = (
        f'<dt>{escape(remark_opening(remark))}</dt><dd dir="auto">{escape(visible(remark.text))}</dd>'
        for remark in remarks
    )
    return f'<dl class="remarks">{"".join(items)}</dl>'


def _to_mend(desk: Desk) -> str:
    items = "\n".join(f"<li><b>{escape(m.address)}</b> {escape(visible(m.why))}</li>" for m in desk.to_mend())
    heading = f'<h2 id="mend">{TO_MEND.capitalize()}</h2>'
    return f'<section class="lost" aria-labelledby="mend">{heading}\n<ul>\n{items}\n</ul></section>' if items else ""


def _lost(desk: Desk) -> str:
    if not desk.review.lost:
        return ""
    items = "\n".join(
        f"<li>{escape(lost_in_words(lost))}{_remarks(lost.decision.remarks) if lost.decision.remarks else ''}</li>"
        for lost in desk.review.lost
    )
    heading = '<h2 id="lost">Without an object</h2>'
    return f'<section class="lost" aria-labelledby="lost">{heading}\n<ul>\n{items}\n</ul></section>'
