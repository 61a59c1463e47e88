"""`resdiff compare`: two versions side by side on the screen."""

from __future__ import annotations

import argparse
from functools import partial
from typing import TYPE_CHECKING

from resdiff.cli.arguments import add_ladder, add_pair
from resdiff.cli.loading import check_output, load, take_by_symbol, take_stdin
from resdiff.errors import EXIT_DONE
from resdiff.terminal import need_screen

if TYPE_CHECKING:
    from resdiff.cli.arguments import Commands
    from resdiff.summary import Report


def add(commands: Commands) -> None:
    """Add `compare` to the command line."""
    compare = commands.add_parser(
        "compare",
        help="open two versions side by side in the terminal",
        description="Open two versions side by side: every clause beside its counterpart, word by word.",
    )
    add_pair(compare)
    add_ladder(compare)
    compare.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    summary = f"resdiff summary {arguments.old} {arguments.new}".rstrip()
    need_screen(f"use `{summary}` to write the changes as text")
    ladders = None
    if arguments.ladder:
        from resdiff.meaning import load_ladders

        ladders = load_ladders(arguments.ladder)  # a mistyped one is told before a long document is read
    contents = take_stdin(arguments) | take_by_symbol(arguments, arguments.old, arguments.new)
    from resdiff.pinning import Pinned
    from resdiff.screens import open_comparison

    pinned = Pinned(arguments.pin, arguments.pins, may_be_new=True)
    open_comparison(
        lambda progress: load(arguments, progress, contents, pinned), pinned, ladders, partial(_written, arguments)
    )
    return EXIT_DONE


def _written(arguments: argparse.Namespace, report: Report, name: str) -> bytes:
    """The summary as the bytes of the file of that name: screens and exports do not know each other."""
    from resdiff.exports import export, format_of

    check_output(name, arguments.old, arguments.new, arguments.pins, arguments.ladder)
    return export(report, format_of(name))
