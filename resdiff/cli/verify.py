"""`resdiff verify`: whether two versions differ only where they may."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from resdiff.cli.arguments import add_pair
from resdiff.cli.loading import check_pair, load, say_if_empty, take_by_symbol
from resdiff.errors import EXIT_DIFFERENT, EXIT_DONE
from resdiff.terminal import write

if TYPE_CHECKING:
    from resdiff.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Add `verify` to the command line."""
    verify = commands.add_parser(
        "verify",
        help="check that nothing changed outside the clauses named",
        description="Check that two versions differ only in the clauses named: exit with 0 and without a word where "
        "they do, with 1 and a list of the other changes where they do not. A new number is no "
        "difference, a move is one.",
    )
    add_pair(verify)
    verify.add_argument(
        "--only",
        metavar="ADDRESSES",
        action="append",
        default=[],
        help="where they may differ: OP12,OP14-16 and the like, addresses of either text, each with its items "
        "(default: nowhere)",
    )
    verify.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from resdiff.pinning import Pinned
    from resdiff.review import outside
    from resdiff.summary import change_line

    check_pair(arguments)
    contents = take_by_symbol(arguments, arguments.old, arguments.new)
    comparison = load(arguments, lambda _: None, contents, Pinned(arguments.pin, arguments.pins))
    for document in (comparison.old, comparison.new):
        say_if_empty(document)
    found = outside(comparison, arguments.only)
    if found:
        write("\n".join(map(change_line, found)))
    return EXIT_DIFFERENT if found else EXIT_DONE
