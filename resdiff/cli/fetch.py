"""`resdiff fetch`: an official document by its symbol."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from resdiff.cli.arguments import add_language
from resdiff.errors import EXIT_DONE, ResdiffError, UsageError
from resdiff.terminal import talk, write_bytes

if TYPE_CHECKING:
    from resdiff.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Add `fetch` to the command line."""
    fetch = commands.add_parser(
        "fetch",
        help="get a document by its symbol",
        description="Get an official document from documents.un.org by its symbol, Word before PDF, and write the path "
        "of its file. What was got once comes from the cache. Nothing goes over the network but for a symbol.",
    )
    fetch.add_argument("symbol", metavar="SYMBOL", help="such as A/RES/78/229 or 'S/RES/2674 (2023)'")
    fetch.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default="",
        help="write the document to FILE (- is standard output); an ending .docx, .doc or .pdf chooses the format",
    )
    fetch.add_argument("--fresh", action="store_true", help="ask again even for what the cache holds")
    add_language(fetch)
    fetch.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from resdiff.fetching import FORMATS, fetch
    from resdiff.saving import save

    output: str = arguments.output
    if output == "-" and sys.stdout.isatty():
        raise UsageError("a document is nothing for a terminal to show", "send it on with `|` or `>`, or name a file")
    named = tuple(form for form in FORMATS if output.lower().endswith(f".{form}"))
    fetched = fetch(
        arguments.symbol,
        language=arguments.language,
        formats=named or FORMATS,
        fresh=arguments.fresh,
        tell=talk,
    )
    talk(str(fetched))
    if output == "-":
        write_bytes(fetched.data)
    elif output:
        save(output, fetched.data)
        write_bytes(os.fsencode(output) + b"\n")
    elif fetched.path is None:
        raise ResdiffError("the cache folder cannot be written", "name a file with -o, or a folder with RESDIFF_CACHE")
    else:
        write_bytes(os.fsencode(fetched.path) + b"\n")
    return EXIT_DONE
