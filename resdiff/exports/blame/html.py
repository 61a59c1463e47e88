"""The years of clauses and words as one self-contained web page: words shaded by age, with their years."""

from __future__ import annotations

from html import escape

from resdiff import __version__
from resdiff.exports.blame import Blame
from resdiff.exports.blame.text import heading
from resdiff.exports.history.html import worded
from resdiff.exports.web_page import web_page
from resdiff.visible import visible

_HOW_TO_READ = (
    "Versions: {versions}. Beside each clause stands the version in which it was new. Its words are shaded by age, the "
    "darker the younger, with the version since which they stand; words underlined by dots had stood before and were "
    "gone for a while."
)


def to_html(blame: Blame) -> str:
    """The page as HTML, without a final newline."""
    history, places = blame.history, blame.history.places[blame.version]
    names = history.short_names
    paragraphs = []
    for address, runs in blame.runs.items():
        clause = history.clauses[places[address]]
        since = escape(visible(names[clause.born]))
        told = escape(visible(f"new in {history.versions[clause.born].name} as {clause.standings[0].address}"))
        paragraphs.append(
            f'<div class="blamed"><p class="since"><abbr title="{told}">{since}</abbr> <b>{escape(address)}</b></p>'
            f'<p class="years" dir="auto">{worded(runs, names, blame.version)}</p></div>'
        )
    return web_page(
        title=f"{heading(blame)}: whence its words stem",
        kicker="Where each word comes from",
        heading=escape(heading(blame)),
        headline=_HOW_TO_READ.format(versions=", ".join(map(visible, names[: blame.version + 1]))),
        body="\n".join(["<main>", *paragraphs, "</main>"]),
        colophon=(
            f"Made with resdiff {__version__} from "
            f"{', '.join(visible(version.document.source) for version in history.versions)}."
        ),
        styles=("history/history.css", "blame/blame.css"),
    )
