"""The proposals of several drafts side by side, as one self-contained web page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from resdiff.exports.html_clauses import marked_words
from resdiff.exports.reviews.html import review_page
from resdiff.exports.reviews.rolling_text import overview
from resdiff.model import Edit
from resdiff.review.laying import Laid, Place
from resdiff.summary import addresses
from resdiff.summary.english import listed
from resdiff.visible import visible
from resdiff.wording import edits

_STANDING = {"alone": "one proposal", "agreed": "agreed", "compatible": "compatible", "clash": "clash"}


def rolling_to_html(laid: Laid) -> str:
    """The page as HTML, without a final newline."""
    names = [visible(name) for name in laid.names]
    return review_page(
        kicker="Proposals side by side",
        title=f"Proposals on {visible(laid.base.name)}",
        heading=f"{escape(listed(names))} <span>on</span> {escape(visible(laid.base.name))}",
        subject=laid.base.title,
        headline=overview(laid),
        clauses=_places(laid),
    )


def _places(laid: Laid) -> Iterator[str]:
    for count, place in enumerate(laid.places, 1):
        where = addresses(place.base) if place.base else f"new, after {place.after or 'the opening'}"
        versions = []
        if place.base:
            texts = "".join(f"<p>{escape(visible(text))}</p>" for text in place.texts)
            versions.append(f'<div dir="auto"><h4>{escape(visible(laid.base.name))}</h4>{texts}</div>')
        versions += _proposals(laid, place)
        yield (
            f'<article class="rolling" aria-labelledby="place-{count}"><h3 id="place-{count}">{escape(where)} '
            f'<span class="standing">{_STANDING[place.standing]}</span></h3>\n'
            f'<div class="versions">{"".join(versions)}</div></article>'
        )


def _proposals(laid: Laid, place: Place) -> Iterator[str]:
    base = "\n".join(place.texts)
    for group in place.groups:
        first = group[0]
        by = escape(visible(listed([laid.names[proposal.draft] for proposal in group])))
        if not first.texts:
            words = "<p>delete</p>"
        else:
            words = "".join(
                f"<p>{marked_words(line)}</p>" for line in _by_paragraph(edits(base, "\n".join(first.texts)))
            )
        moved = ""
        if first.moved_after is not None:
            moved = f"<p>place after {escape(first.moved_after)}</p>" if first.moved_after else "<p>place first</p>"
        yield f'<div dir="auto"><h4>{by}</h4>{words}{moved}</div>'


def _by_paragraph(words: Sequence[Edit]) -> Iterator[list[Edit]]:
    """The edits of each paragraph, so that no mark runs over the end of one."""
    line: list[Edit] = []
    for edit in words:
        first, *others = edit.text.split("\n")
        line.append(Edit(edit.sign, first))
        for text in others:
            yield line
            line = [Edit(edit.sign, text)]
    yield line
