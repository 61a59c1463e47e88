"""The years of clauses and words as one self-contained web page: words shaded by age, with their years."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from resdiff import __version__
from resdiff.exports.blame import Blame
from resdiff.exports.blame.text import heading
from resdiff.exports.history.html import worded
from resdiff.visible import visible

_STYLES = (("", "page.css"), ("history", "history.css"), ("blame", "blame.css"))


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
    page = Template(_file("blame", "blame.html")).substitute(
        version=escape(__version__),
        title=escape(f"{heading(blame)}: whence its words stem"),
        style="\n".join(_file(*where).rstrip() for where in _STYLES),
        heading=escape(heading(blame)),
        versions=escape(", ".join(map(visible, names[: blame.version + 1]))),
        paragraphs="\n".join(paragraphs),
        colophon=escape(
            f"Made with resdiff {__version__} from "
            f"{', '.join(visible(version.document.source) for version in history.versions)}."
        ),
    )
    return page.rstrip("\n")


@cache
def _file(folder: str, name: str) -> str:
    return files("resdiff.exports").joinpath(folder, name).read_text(encoding="utf-8")
