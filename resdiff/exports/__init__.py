"""A report in the forms that other people and programs read, each told by the ending of a file's name."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, get_args

from resdiff.errors import UsageError

if TYPE_CHECKING:
    from resdiff.summary import Report

Format = Literal["text", "md", "html", "json", "csv", "xlsx", "critic"]
Form = Literal["brief", "page", "full"]
"""How much is told; every format but text and Markdown holds everything anyway."""

FORMATS: tuple[Format, ...] = get_args(Format)

ENDINGS: dict[str, Format] = {
    ".critic.md": "critic",
    ".critic": "critic",
    ".txt": "text",
    ".text": "text",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".csv": "csv",
    ".xlsx": "xlsx",
}
"""The longer ending goes before the shorter one that it ends with."""


def asked_format(named: str, output: str, among: Sequence[Format] = FORMATS) -> Format:
    """The format that was named, or else that of the file to write, or else text.

    Raises UsageError where there is none of that name, naming those `among` which the person may choose.
    """
    if named:
        return named_format(named, among)
    return format_of(output, ", or say --format", among) if output else "text"


def format_of(name: str, otherwise: str = "", among: Sequence[Format] = FORMATS) -> Format:
    """The format that the ending of a file's name stands for.

    Raises UsageError that names the near ones, and `otherwise`: what else a person might do (", or say --format").
    """
    endings = [ending for ending, its_format in ENDINGS.items() if its_format in among]
    for ending, its_format in ENDINGS.items():
        if name.lower().endswith(ending):
            return its_format
    dot = name.rfind(".")
    near = difflib.get_close_matches(name[dot:].lower(), endings, 2) if dot >= 0 else []
    known = " or ".join(near) if near else ", ".join(endings)
    raise UsageError(f"the ending of {name} names no format", f"end it in {known}{otherwise}")


def named_format(name: str, among: Sequence[Format] = FORMATS) -> Format:
    """The format of that name. Raises UsageError that names the near ones."""
    for known in FORMATS:
        if name.lower() in (known, *(ending[1:] for ending, its_format in ENDINGS.items() if its_format == known)):
            return known
    near = difflib.get_close_matches(name.lower(), among, 2)
    raise UsageError(f"there is no format called {name!r}", f"name {' or '.join(near) if near else ', '.join(among)}")


def export(report: Report, to: Format, form: Form = "page") -> bytes:
    """The report in a format, as the bytes of a file. Raises UsageError for a form that the format has not."""
    if form == "brief" and to not in ("text", "md"):
        raise UsageError(f"there is no one-line form of {to}", "leave out --brief, or write text")
    if to == "xlsx":
        from resdiff.exports.tables import to_xlsx

        return to_xlsx(report)
    return as_file(_text(report, to, form))


def as_file(text: str) -> bytes:
    """A text as the bytes of a file, in UTF-8."""
    # Lone surrogates have no UTF-8; they become question marks rather than a fault.
    return text.encode("utf-8", errors="replace")


def _text(report: Report, to: Format, form: Form) -> str:
    """The report in one of the formats that are text, with a newline at its end."""
    if to == "csv":
        from resdiff.exports.tables import to_csv

        return to_csv(report)
    if to == "html":
        from resdiff.exports.html import to_html

        return f"{to_html(report)}\n"
    if to == "json":
        from resdiff.exports.data import to_json

        return f"{to_json(report)}\n"
    if to == "critic":
        from resdiff.exports.critic import to_critic

        return f"{to_critic(report)}\n"
    from resdiff.summary import brief, digest, full, page

    if form == "brief":
        from resdiff.exports.markdown import escape

        return f"{escape(brief(report)) if to == 'md' else brief(report)}\n"
    if to == "md":
        from resdiff.exports.markdown import to_markdown

        return f"{to_markdown(report, full=form == 'full')}\n"
    return f"{full(report) if form == 'full' else page(digest(report))}\n"
