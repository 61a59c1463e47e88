"""`resdiff outline`: how one document was understood."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from resdiff.cli.arguments import FILES, add_language, add_reading
from resdiff.cli.loading import say_if_empty, take_by_symbol
from resdiff.errors import EXIT_DONE
from resdiff.terminal import write

if TYPE_CHECKING:
    from resdiff.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Add `outline` to the command line."""
    outline = commands.add_parser(
        "outline",
        help="show how one document was understood",
        description="Show how a document was understood: one line a paragraph with its address, then its comments "
        "and what was set aside. Good as a git textconv with --no-unread.",
    )
    outline.add_argument("file", metavar="FILE", help=FILES)
    outline.add_argument("--no-unread", action="store_true", help="leave out comments and what was set aside")
    add_reading(outline)
    add_language(outline)
    outline.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from resdiff.outline import outline
    from resdiff.reading import read

    contents = take_by_symbol(arguments, arguments.file)
    document = read(
        arguments.file, data=contents.get(arguments.file), tracked=arguments.tracked, encoding=arguments.encoding
    )
    write(outline(document, unread=not arguments.no_unread))
    say_if_empty(document)
    return EXIT_DONE
