"""The screen of `resdiff review`: from what was typed to a review opened for work, and what can be written of it."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from resdiff.cli.loading import check_output, proposers
from resdiff.terminal import need_screen

if TYPE_CHECKING:
    from resdiff.model import Document
    from resdiff.review.desk import Desk
    from resdiff.review.laying import Laid
    from resdiff.screens import Outlet, Sitting
    from resdiff.summary import Report

Read = Callable[[Callable[[str], None]], "tuple[Document, list[Document]]"]
"""Reads the base and the drafts, and tells what there is to say."""


@frozen
class Typed:
    """What was typed: where the review is kept, what to call each proposer, how to read the documents.

    `base` is the base where it is no file of its own (fetched, or from a pipe). `files` are read, and not written over.
    """

    arguments: argparse.Namespace
    kept: str
    labels: Sequence[str]
    read: Read
    base: bytes | None
    files: Sequence[str]


def open_screen(typed: Typed) -> None:
    """Open a review on the screen. Of several drafts the first is under review, the others stand beside it."""
    need_screen("use --list to write the review as text")
    from resdiff.screens import open_review

    open_review(partial(_sitting, typed), partial(_summary, typed.files))


def _sitting(typed: Typed, progress: Callable[[str], None]) -> Sitting:
    from resdiff.meaning import Meaning
    from resdiff.pinning import Pinned
    from resdiff.review.opening import open_review
    from resdiff.screens import Sitting

    told: list[str] = []
    arguments = typed.arguments
    progress("reading the base and the draft")
    base, drafts = typed.read(told.append)
    progress(f"matching {len(base.paragraphs)} and {len(drafts[0].paragraphs)} paragraphs")
    comparison = Pinned(arguments.pin, arguments.pins).begin(base, drafts[0], told.append)
    # What the changes mean is read once the texts are on the screen.
    unread = [Meaning("", "")] * len(comparison.changes)
    opened = open_review(typed.kept, comparison, unread, told.append, carried_from=arguments.carry)
    return Sitting(
        opened,
        tuple(told),
        arguments.author or _user(),
        date.today().isoformat(),
        _outlets(typed),
        _laid(base, drafts, typed.labels, progress),
    )


def _outlets(typed: Typed) -> tuple[Outlet, ...]:
    """What can be written of a review."""
    from resdiff.screens import Outlet

    name = Path(typed.kept).name.removesuffix(".review.toml")
    return (
        Outlet(
            "The report of the review",
            f"{name}-review.html",
            "The ending says what is written: .html, .md, .txt or .json.",
            partial(_report, typed),
        ),
        Outlet(
            "The Word file to hand back, with what was decided as tracked changes",
            f"{name}-redline.docx",
            "The base with tracked changes and the remarks as comments, in a .docx file.",
            partial(_redline, typed),
        ),
    )


def _laid(
    base: Document, drafts: Sequence[Document], labels: Sequence[str], progress: Callable[[str], None]
) -> Laid | None:
    if len(drafts) < 2:
        return None
    from resdiff.review.laying import lay

    progress(f"laying {len(drafts)} drafts together")
    return lay(base, drafts, proposers(labels, drafts))


def _user() -> str:
    """The name of who sits at the terminal, as the system has it; empty where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _report(typed: Typed, desk: Desk, name: str) -> bytes:
    """The report of a review as the bytes of the file of that name: screens and exports do not know each other."""
    from resdiff.exports import format_of
    from resdiff.exports.reviews import export_review

    check_output(name, *typed.files, typed.kept)
    return export_review(desk, format_of(name))


def _redline(typed: Typed, desk: Desk, name: str) -> bytes:
    """What was decided, as the bytes of a Word file of that name."""
    from resdiff.cli.redline import check_name
    from resdiff.reading import read_bytes
    from resdiff.redline import Options, check_author
    from resdiff.redline.reviewed import redline_of_review

    check_name(name)
    check_output(name, *typed.files, typed.kept)
    arguments = typed.arguments
    data = read_bytes(arguments.base) if typed.base is None else typed.base
    author = check_author(arguments.author or _user() or Options().author)
    options = Options(author, date.today().isoformat())
    return redline_of_review(desk, data, options, tracked=arguments.tracked).data


def _summary(files: Sequence[str], report: Report, name: str) -> bytes:
    from resdiff.exports import export, format_of

    check_output(name, *files)
    return export(report, format_of(name))
