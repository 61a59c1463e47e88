"""`resdiff summary`: what changed, written for a person or for a program."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from resdiff.cli.arguments import add_ladder, add_output, add_pair
from resdiff.cli.loading import check_output, check_pair, load, say_if_empty, take_by_symbol
from resdiff.errors import EXIT_DIFFERENT, EXIT_DONE, UsageError
from resdiff.terminal import write_bytes

if TYPE_CHECKING:
    from resdiff.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Add `summary` to the command line."""
    summary = commands.add_parser(
        "summary",
        help="write what changed",
        description="Write what changed and whether it matters: on one page, in one line, or in full.",
    )
    add_pair(summary)
    _add_forms(summary)
    _add_choice(summary)
    summary.add_argument("--exit-code", action="store_true", help="exit with 1 when the documents differ")
    summary.set_defaults(run=_run)


def _add_forms(parser: argparse.ArgumentParser) -> None:
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--brief", action="store_const", const="brief", dest="form", help="one line")
    forms.add_argument("--full", action="store_const", const="full", dest="form", help="every change with its words")
    parser.set_defaults(form="page")
    add_output(parser, "text, md, html, json, csv, xlsx or critic (default: text)")
    add_ladder(parser)


def _add_choice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--only",
        metavar="KIND",
        action="append",
        default=[],
        help="only these changes: new, gone, stronger, weaker, qualified, moved, merged, split, figures ... "
        "(several by commas; a wrong word is answered with the list)",
    )
    parser.add_argument(
        "--part", metavar="PART", action="append", default=[], help="only the preamble, operative or annex part"
    )
    parser.add_argument(
        "--class",
        metavar="CLASS",
        action="append",
        default=[],
        dest="classes",
        help="only what is routine, editorial or substantive",
    )
    parser.add_argument("--from", "--since", metavar="ADDRESS", default="", dest="first", help="from this clause on")
    parser.add_argument("--to", "--until", metavar="ADDRESS", default="", dest="last", help="up to this clause")


def _run(arguments: argparse.Namespace) -> int:
    from resdiff.exports import asked_format, export
    from resdiff.meaning import load_ladders
    from resdiff.pinning import Pinned
    from resdiff.summary import differs, read_choice, report

    check_pair(arguments)
    # Whatever was mistyped is told before a long document is read.
    choice = read_choice(
        only=arguments.only,
        parts=arguments.part,
        classes=arguments.classes,
        first=arguments.first,
        last=arguments.last,
    )
    ladders = load_ladders(arguments.ladder) if arguments.ladder else None
    output: str = "" if arguments.output == "-" else arguments.output
    to = asked_format(arguments.format, output)
    check_output(output, arguments.old, arguments.new, arguments.pins, arguments.ladder)
    if to == "xlsx" and not output and sys.stdout.isatty():
        raise UsageError("a workbook is nothing for a terminal to show", "name a file with -o")
    contents = take_by_symbol(arguments, arguments.old, arguments.new)
    comparison = load(arguments, lambda _: None, contents, Pinned(arguments.pin, arguments.pins))
    for document in (comparison.old, comparison.new):
        say_if_empty(document)
    data = export(report(comparison, choice, ladders), to, arguments.form)
    if output:
        from resdiff.saving import save

        save(output, data)
    else:
        write_bytes(data)
    return EXIT_DIFFERENT if arguments.exit_code and differs(comparison) else EXIT_DONE
