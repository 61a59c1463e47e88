"""What several commands ask for on the command line, in the same words."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
    """Where a command is added to the command line."""

FILES = "a file (Word, OpenDocument, PDF, web page, plain text), - for standard input, or a document symbol"
"""What may stand where a document is asked for."""


def add_pair(parser: argparse.ArgumentParser) -> None:
    """Ask for two versions, how to read them, and what is pinned."""
    parser.add_argument("old", metavar="OLD", help=f"the earlier version: {FILES}")
    parser.add_argument(
        "new",
        metavar="NEW",
        nargs="?",
        default="",
        help="the later version, in the same way; without it OLD is a file with tracked changes, compared with itself",
    )
    add_reading(parser, both=True)
    add_pins(parser)
    add_language(parser)


def add_pins(parser: argparse.ArgumentParser) -> None:
    """Ask for what a person links by hand."""
    parser.add_argument(
        "--pin",
        metavar="OLD=NEW",
        action="append",
        default=[],
        help="say yourself what became what: OP4=OP7, OP4+OP5=OP7, or OP9= for a paragraph without counterpart",
    )
    parser.add_argument(
        "--pins",
        metavar="FILE",
        default="",
        help="a file of such pins, one a line; the screen of compare keeps there what is pinned on it",
    )


def add_output(parser: argparse.ArgumentParser, formats: str) -> None:
    """Ask for a form to write in, and for the file; `formats` says which there are, and which is taken otherwise."""
    parser.add_argument("--format", metavar="FORMAT", default="", help=formats)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default="",
        help="write to FILE, whole or not at all; its ending chooses the format",
    )


def add_ladder(parser: argparse.ArgumentParser) -> None:
    """Ask for a scale of verbs."""
    parser.add_argument(
        "--ladder",
        metavar="NAME",
        default="",
        help="judge verbs by this scale: its name (a wrong one is answered with the list) or a TOML file",
    )


def add_reading(parser: argparse.ArgumentParser, *, both: bool = False) -> None:
    """Ask how a file is read; `both` where one file may be the two versions."""
    parser.add_argument(
        "--tracked",
        choices=("accepted", "rejected", *(["both"] if both else [])),
        default="accepted",
        help="take the tracked changes of a file as made or as not made (default: accepted)"
        + ("; both compares one file with itself, before and after them" if both else ""),
    )
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        default="",
        help="the encoding of plain text, where it is known"
        + ("; OLD,NEW where each version has its own, as cp1251,utf-8" if both else ""),
    )


def add_language(parser: argparse.ArgumentParser) -> None:
    """Ask for the language of what is fetched by its symbol."""
    parser.add_argument(
        "-l",
        "--language",
        metavar="LANG",
        default="en",
        help="the language of a document that is got by its symbol: en, fr, es, ar, ru or zh (default: en)",
    )
