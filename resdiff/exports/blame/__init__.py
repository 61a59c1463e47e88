"""A version with the years that its clauses and words stem from, in the forms that people and programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from resdiff.errors import UsageError
from resdiff.exports import Format, as_file

if TYPE_CHECKING:
    from resdiff.lineage import History
    from resdiff.lineage.words import Run, WordYears

FORMATS: tuple[Format, ...] = ("text", "md", "html", "json")


@frozen
class Blame:
    """One version (by index) of a history, and the years of all words."""

    history: History
    words: WordYears
    version: int

    @property
    def runs(self) -> dict[str, tuple[Run, ...]]:
        """The words of each paragraph of the version with their years, by address, in its order."""
        order = self.history.versions[self.version].document.paragraphs
        return {paragraph.id: self.words[self.version][paragraph.id] for paragraph in order}


def check_format(to: Format) -> None:
    """Raise UsageError where a blame is not written in that format."""
    if to not in FORMATS:
        raise UsageError(f"the years of words are not written as {to}", f"choose {', '.join(FORMATS)}")


def export_blame(blame: Blame, to: Format) -> bytes:
    """The version in a format, as the bytes of a file."""
    check_format(to)
    return as_file(_text(blame, to))


def _text(blame: Blame, to: Format) -> str:
    if to == "html":
        from resdiff.exports.blame.html import to_html

        return f"{to_html(blame)}\n"
    if to == "json":
        from resdiff.exports.blame.data import to_json

        return f"{to_json(blame)}\n"
    if to == "md":
        from resdiff.exports.blame.text import to_markdown

        return f"{to_markdown(blame)}\n"
    from resdiff.exports.blame.text import to_text

    return f"{to_text(blame)}\n"
