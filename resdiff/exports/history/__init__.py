"""A history in the forms that other people and programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resdiff.errors import UsageError
from resdiff.exports import Format, as_file

if TYPE_CHECKING:
    from resdiff.lineage.account import Account

FORMATS: tuple[Format, ...] = ("text", "md", "html", "json", "csv")


def check_format(to: Format) -> None:
    """Raise UsageError where a history is not written in that format."""
    if to not in FORMATS:
        raise UsageError(f"a history is not written as {to}", f"choose {', '.join(FORMATS)}")


def export_history(account: Account, to: Format) -> bytes:
    """The history in a format, as the bytes of a file."""
    check_format(to)
    return as_file(_text(account, to))


def _text(account: Account, to: Format) -> str:
    if to == "csv":
        from resdiff.exports.history.grid import to_csv

        return to_csv(account)
    if to == "html":
        from resdiff.exports.history.html import to_html

        return f"{to_html(account)}\n"
    if to == "json":
        from resdiff.exports.history.data import to_json

        return f"{to_json(account)}\n"
    if to == "md":
        from resdiff.exports.history.markdown import to_markdown

        return f"{to_markdown(account)}\n"
    from resdiff.exports.history.text import to_text

    return f"{to_text(account)}\n"
