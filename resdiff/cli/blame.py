"""`resdiff blame`: the version that each clause and each word stems from."""

from __future__ import annotations

import argparse
import difflib
from typing import TYPE_CHECKING

from resdiff.cli.arguments import add_output
from resdiff.cli.series import add_series, check_written, read_series, say, show_progress
from resdiff.errors import EXIT_DONE, UsageError
from resdiff.terminal import write_bytes

if TYPE_CHECKING:
    from resdiff.cli.arguments import Commands
    from resdiff.lineage import History


def add(commands: Commands) -> None:
    """Add `blame` to the command line."""
    blame = commands.add_parser(
        "blame",
        help="show which version each clause and word stems from",
        description="Show the latest version with the version that each of its clauses and words stems from.",
    )
    add_series(blame)
    blame.add_argument(
        "--at",
        metavar="VERSION",
        default="",
        help="show an earlier version: its symbol, session, year or number in order (default: the latest)",
    )
    add_output(blame, "text, md, html or json (default: text)")
    blame.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from resdiff.exports import asked_format
    from resdiff.exports.blame import FORMATS, Blame, check_format, export_blame
    from resdiff.lineage.words import years_of_words
    from resdiff.saving import save

    output: str = "" if arguments.output == "-" else arguments.output
    to = asked_format(arguments.format, output, FORMATS)
    check_format(to)
    check_written(arguments, output)
    history = read_series(arguments, show_progress, say)
    show_progress("")
    version = _version(history, arguments.at)
    data = export_blame(Blame(history, years_of_words(history), version), to)
    if output:
        save(output, data)
    else:
        write_bytes(data)
    return EXIT_DONE


def _version(history: History, asked: str) -> int:
    """The version (by index) that was asked for, the latest where none was. Raises UsageError that names the others."""
    count = len(history.versions)
    if not asked:
        return count - 1
    several: list[str] = []
    for names in (
        [version.name for version in history.versions],
        history.short_names,
        [version.document.date for version in history.versions],
        [version.document.date[:4] for version in history.versions],
        [version.document.source for version in history.versions],
        [str(number) for number in range(1, count + 1)],
    ):
        found = [number for number, name in enumerate(names) if name == asked]
        if len(found) == 1:
            return found[0]
        several = several or [history.versions[number].name for number in found]
    if several:
        raise UsageError(f"{len(several)} versions are called {asked!r}", f"name one of {', '.join(several)}")
    names = [version.name for version in history.versions]
    near = difflib.get_close_matches(asked, [*names, *history.short_names], 2) or names
    raise UsageError(f"no version is called {asked!r}", f"name one of {', '.join(near)}")
