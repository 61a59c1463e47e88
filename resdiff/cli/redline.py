"""`resdiff redline`: the changes as a Word file to hand back."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from resdiff.cli.arguments import add_pair
from resdiff.cli.loading import check_output, check_pair, load, say_if_empty, take_by_symbol
from resdiff.errors import EXIT_DONE, UsageError
from resdiff.terminal import talk

if TYPE_CHECKING:
    from resdiff.cli.arguments import Commands

_FORMS = ("tracked", "marked", "clean")
_MOVES = ("edits", "real")


def add(commands: Commands) -> None:
    """Add `redline` to the command line."""
    parser = commands.add_parser(
        "redline",
        help="write the changes into a Word file",
        description="Write the changes as tracked changes into the old version where that is a Word file, else into a "
        "clean file in the form of a resolution. The file is read back before it is written: accepting all changes "
        "must give the new text, rejecting all the old one.",
    )
    add_pair(parser)
    parser.add_argument("-o", "--output", metavar="FILE", default="", help="the Word file (.docx) to write")
    parser.add_argument("--author", metavar="NAME", default="resdiff", help="whose changes they are (default: resdiff)")
    parser.add_argument(
        "--date",
        metavar="DATE",
        default="",
        help="the day the changes carry, 2025-12-18 or 2025-12-18T14:30 (default: the date of the new text, or of the "
        "old one, else 2000-01-01; never today, so that the same texts give the same file)",
    )
    parser.add_argument(
        "--form",
        choices=_FORMS,
        default="tracked",
        help="tracked changes; marked: new in bold and old struck out, without tracking; clean: the new text alone",
    )
    parser.add_argument(
        "--moves",
        choices=_MOVES,
        default="edits",
        help="show a clause that moved as deleted and inserted (edits), or unchanged ones as Word's own moves (real)",
    )
    parser.add_argument("--no-comments", action="store_true", help="leave out the comments that say what moved")
    parser.add_argument("--template", action="store_true", help="write into a clean file even if the old one is Word")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from resdiff.pinning import Pinned
    from resdiff.reading import read_bytes
    from resdiff.redline import Options, check_author, check_date, redline
    from resdiff.saving import save

    check_pair(arguments)
    _check_name(arguments.output)
    author, date = check_author(arguments.author), check_date(arguments.date) if arguments.date else ""
    check_output(arguments.output, arguments.old, arguments.new, arguments.pins)
    contents = take_by_symbol(arguments, arguments.old, arguments.new)
    contents.setdefault(arguments.old, read_bytes(arguments.old))
    comparison = load(arguments, lambda _: None, contents, Pinned(arguments.pin, arguments.pins))
    for document in (comparison.old, comparison.new):
        say_if_empty(document)
    options = Options(
        author=author,
        date=date or comparison.new.date or comparison.old.date or Options().date,
        form=arguments.form,
        moves=arguments.moves,
        tell_moves=not arguments.no_comments,
    )
    made = redline(
        comparison,
        None if arguments.template else contents[arguments.old],
        options,
        tracked=arguments.tracked if arguments.new else "rejected",
    )
    save(arguments.output, made.data)
    for line in made.told:
        talk(line)
    return EXIT_DONE


def _check_name(output: str) -> None:
    if not output:
        raise UsageError("a redline is a Word file and needs a name", "name it with -o FILE.docx")
    if not output.lower().endswith(".docx"):
        raise UsageError(f"a redline is a Word file, and {output} does not end in .docx", "name it with -o FILE.docx")
