"""`resdiff history`: a clause through all its years."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from resdiff.cli.series import add_series, check_written, read_series, say, show_progress
from resdiff.errors import EXIT_DONE
from resdiff.terminal import write_bytes

if TYPE_CHECKING:
    from resdiff.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Add `history` to the command line."""
    history = commands.add_parser(
        "history",
        help="follow every clause through successive versions",
        description="Follow every clause through successive versions: where it comes from, what happened to it in each "
        "year, when it was dropped and when it came back.",
    )
    add_series(history)
    history.add_argument("--format", metavar="FORMAT", default="", help="text, md, html, json or csv (default: text)")
    history.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default="",
        help="write to FILE, whole or not at all; its ending chooses the format",
    )
    history.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from resdiff.exports import format_of, named_format
    from resdiff.exports.history import check_format, export_history
    from resdiff.lineage.account import account
    from resdiff.saving import save

    output: str = "" if arguments.output == "-" else arguments.output
    to = named_format(arguments.format) if arguments.format else format_of(output) if output else "text"
    check_format(to)
    check_written(arguments, output)
    history = read_series(arguments, show_progress, say)
    told = account(
        history,
        keep=not arguments.no_cache,
        progress=lambda done, of: show_progress(f"judging changes: {done} of {of}"),
    )
    show_progress("")
    data = export_history(told, to)
    if output:
        save(output, data)
    else:
        write_bytes(data)
    return EXIT_DONE
