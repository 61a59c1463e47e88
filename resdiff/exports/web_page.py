"""The frame that every web page is set in: what it may load, how it looks, its masthead and its foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from resdiff import __version__
from resdiff.visible import visible


def web_page(
    *,
    title: str,
    kicker: str,
    heading: str,
    headline: str,
    body: str,
    colophon: str,
    subject: str = "",
    selection: str = "",
    styles: Sequence[str] = (),
    rules: Iterable[str] = (),
) -> str:
    """A self-contained page as HTML, without a final newline; it runs no script and loads nothing.

    `heading` and `body` are HTML, the rest is text. `styles` are style sheets of the package beside the one of all
    pages, by their path below resdiff/exports; `rules` are more lines of style. A body with an element "clauses" can be
    gone to past the masthead by keyboard.
    """
    skip = '<a class="skip" href="#clauses">Skip to the clauses</a>'
    masthead = [
        f'<p class="kicker">{escape(kicker)}</p>',
        f"<h1>{heading}</h1>",
        f'<p class="subject" dir="auto">{escape(visible(subject))}</p>' if subject else "",
        f'<p class="headline">{escape(headline)}</p>',
        f'<p class="selection">{escape(selection)}</p>' if selection else "",
    ]
    page = Template(page_file("web_page.html")).substitute(
        version=escape(__version__),
        title=escape(title),
        style="\n".join([*(page_file(name).rstrip() for name in ("web_page.css", *styles)), *rules]),
        skip=skip if 'id="clauses"' in body else "",
        masthead="\n".join(filter(None, masthead)),
        body=body.rstrip("\n"),
        colophon=escape(colophon),
    )
    return page.rstrip("\n")


@cache
def page_file(name: str) -> str:
    """A file that pages are made of, by its path below resdiff/exports."""
    return files("resdiff.exports").joinpath(*name.split("/")).read_text(encoding="utf-8")
