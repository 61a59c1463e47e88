"""The screen of `resdiff review`: from what was typed to a review opened for work, and what can be written of it."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from resdiff.cli.loading import check_output, proposers
from resdiff.terminal import need_screen

if TYPE_CHECKING:
    from resdiff.model import Document
    from resdiff.review.desk import Desk
    from resdiff.review.laying import Laid
    from resdiff.screens import Sitting
    from resdiff.summary import Report

Read = Callable[[Callable[[str], None]], "tuple[Document, list[Document]]"]
"""Reads the base and the drafts, and tells what there is to say."""


def open_screen(arguments: argparse.Namespace, kept: str, labels: Sequence[str], read: Read, *files: str) -> None:
    """Open the review kept in the file `kept` on the screen; `files` are those that are not to be written over.

    Of several drafts the first is under review, and what the others propose stands beside it.
    """
    need_screen("use --list to write the review as text")
    from resdiff.screens import open_review

    open_review(lambda progress: _sitting(arguments, kept, labels, read, progress, files), partial(_summary, files))


def _sitting(
    arguments: argparse.Namespace,
    kept: str,
    labels: Sequence[str],
    read: Read,
    progress: Callable[[str], None],
    files: Sequence[str],
) -> Sitting:
    from resdiff.meaning import Meaning
    from resdiff.pinning import Pinned
    from resdiff.review.opening import open_review
    from resdiff.screens import Outlet, Sitting

    told: list[str] = []
    progress("reading the base and the draft")
    base, drafts = read(told.append)
    progress(f"matching {len(base.paragraphs)} and {len(drafts[0].paragraphs)} paragraphs")
    comparison = Pinned(arguments.pin, arguments.pins).begin(base, drafts[0], told.append)
    # What the changes mean is read once the texts are on the screen.
    unread = [Meaning("", "")] * len(comparison.changes)
    opened = open_review(kept, comparison, unread, told.append, carried_from=arguments.carry)
    outlets = (
        Outlet(
            "The report of the review",
            f"{Path(kept).name.removesuffix('.review.toml')}-review.html",
            "The ending says what is written: .html, .md, .txt or .json.",
            partial(_report, (*files, kept)),
        ),
    )
    return Sitting(
        opened,
        tuple(told),
        arguments.author or _user(),
        date.today().isoformat(),
        outlets,
        _laid(base, drafts, labels, progress),
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


def _report(files: Sequence[str], desk: Desk, name: str) -> bytes:
    """The report of a review as the bytes of the file of that name: screens and exports do not know each other."""
    from resdiff.exports import format_of
    from resdiff.exports.reviews import export_review

    check_output(name, *files)
    return export_review(desk, format_of(name))


def _summary(files: Sequence[str], report: Report, name: str) -> bytes:
    from resdiff.exports import export, format_of

    check_output(name, *files)
    return export(report, format_of(name))
