"""The commands: each a few lines around a public function, with one way to fail."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from resdiff import __version__
from resdiff.errors import EXIT_DIFFERENT, EXIT_DONE, EXIT_INTERRUPTED, EXIT_TROUBLE, ResdiffError, UsageError
from resdiff.terminal import hush, need_screen, reopen_keyboard, talk, write, write_bytes

if TYPE_CHECKING:
    from resdiff.model import Comparison, Document
    from resdiff.pinning import Pinned

COMMANDS = ("compare", "summary", "outline", "fetch")
_FILES = "a Word, PDF or plain text file, - for standard input, or a document symbol"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 differ (only when asked), 2 trouble, 130 interrupted."""
    try:
        arguments = build_parser().parse_args(argv)
        run: Callable[[argparse.Namespace], int] = arguments.run
        return run(arguments)
    except ResdiffError as error:
        return _trouble(error.message, error.hint)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        hush()
        return EXIT_DONE
    except MemoryError:
        return _trouble("the documents need more memory than there is", "give one resolution at a time")
    except Exception as error:
        if os.environ.get("RESDIFF_TRACEBACK"):
            raise
        return _trouble(
            f"a fault in resdiff itself ({type(error).__name__}: {error})",
            "please report it, with the output of the same command under RESDIFF_TRACEBACK=1",
        )


def build_parser() -> argparse.ArgumentParser:
    """The whole command line; the README and its test read the help from here."""
    parser = _Parser(
        prog="resdiff",
        description="Compare successive versions of a resolution, clause by clause.",
        epilog="Results go to standard output, talk to standard error. Exit status: 0 done, 1 they differ (only with "
        "--exit-code), 2 trouble.",
    )
    parser.add_argument("--version", action="version", version=f"resdiff {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    compare = commands.add_parser(
        "compare",
        help="open two versions side by side in the terminal",
        description="Open two versions side by side: every clause beside its counterpart, word by word.",
    )
    _add_pair(compare)
    compare.set_defaults(run=_compare)

    summary = commands.add_parser(
        "summary",
        help="write what changed",
        description="Write what changed and whether it matters: on one page, in one line, or in full.",
    )
    _add_pair(summary)
    _add_forms(summary)
    _add_choice(summary)
    summary.add_argument("--exit-code", action="store_true", help="exit with 1 when the documents differ")
    summary.set_defaults(run=_summary)

    outline = commands.add_parser(
        "outline",
        help="show how one document was understood",
        description="Show how a document was understood: one line a paragraph with its address, then what was set "
        "aside. Good as a git textconv with --no-unread.",
    )
    outline.add_argument("file", metavar="FILE", help=_FILES)
    outline.add_argument("--no-unread", action="store_true", help="leave out what was set aside")
    _add_reading(outline)
    _add_language(outline)
    outline.set_defaults(run=_outline)

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
    _add_language(fetch)
    fetch.set_defaults(run=_fetch)
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are two lines, like everybody's."""

    def error(self, message: str) -> NoReturn:
        if "invalid choice" in message and (near := difflib.get_close_matches(_quoted(message), COMMANDS, 1)):
            raise UsageError(message, f"did you mean `resdiff {near[0]}`?")
        raise UsageError(message, f"see `{self.prog} --help`")


def _quoted(message: str) -> str:
    return message.split("'")[1] if message.count("'") > 1 else ""


def _add_pair(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help=f"the earlier version: {_FILES}")
    parser.add_argument(
        "new",
        metavar="NEW",
        nargs="?",
        default="",
        help="the later version, in the same way; without it OLD is a file with tracked changes, compared with itself",
    )
    _add_reading(parser, both=True)
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
    _add_language(parser)


def _add_forms(parser: argparse.ArgumentParser) -> None:
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--brief", action="store_const", const="brief", dest="form", help="one line")
    forms.add_argument("--full", action="store_const", const="full", dest="form", help="every change with its words")
    parser.set_defaults(form="page")
    parser.add_argument("--format", metavar="FORMAT", default="", help="text, md, html, json, csv, xlsx or critic")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default="",
        help="write to FILE, whole or not at all; its ending chooses the format",
    )
    parser.add_argument(
        "--ladder",
        metavar="NAME",
        default="default",
        help="judge verbs by this ladder: one of resdiff's, or a TOML file",
    )


def _add_choice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--only",
        metavar="KIND",
        action="append",
        default=[],
        help="only this: new, gone, stronger, weaker, qualified, moved, merged, split, figures ... (several by commas)",
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


def _add_reading(parser: argparse.ArgumentParser, *, both: bool = False) -> None:
    parser.add_argument(
        "--tracked",
        choices=("accepted", "rejected", *(["both"] if both else [])),
        default="accepted",
        help="take the tracked changes of a file as made or as not made (default: accepted)"
        + ("; both compares one file with itself, before and after them" if both else ""),
    )
    parser.add_argument("--encoding", metavar="NAME", default="", help="the encoding of plain text, where it is known")


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-l",
        "--language",
        metavar="LANG",
        default="en",
        help="the language to get a document in by its symbol: en, fr, es, ar, ru or zh (default: en)",
    )


def _compare(arguments: argparse.Namespace) -> int:
    need_screen(f"use `resdiff summary {arguments.old} {arguments.new}` to write the changes as text")
    contents = _take_stdin(arguments) | _take_by_symbol(arguments, arguments.old, arguments.new)
    from resdiff.pinning import Pinned
    from resdiff.screens import open_comparison

    pinned = Pinned(arguments.pin, arguments.pins, may_be_new=True)
    open_comparison(lambda progress: _load(arguments, progress, contents, pinned), pinned)
    return EXIT_DONE


def _take_stdin(arguments: argparse.Namespace) -> dict[str, bytes]:
    """What a pipe brings, read before the screen opens; the keyboard then takes its place."""
    _check_pair(arguments)
    if "-" not in (arguments.old, arguments.new):
        return {}
    from resdiff.reading import read_stdin

    data = read_stdin()
    reopen_keyboard()
    return {"-": data}


def _take_by_symbol(arguments: argparse.Namespace, *names: str) -> dict[str, bytes]:
    """The documents that are named by a symbol, from the cache or the network.

    A name in a folder that exists is a file, whether it is there or not: a slip in a path is sent to nobody.
    """
    from resdiff.fetching import fetch, is_symbol

    symbols = [name for name in names if is_symbol(name) and not Path(name).parent.is_dir()]
    return {name: fetch(name, language=arguments.language, tell=talk).data for name in symbols}


def _summary(arguments: argparse.Namespace) -> int:
    from resdiff.exports import export, format_of, named_format
    from resdiff.meaning import load_ladders
    from resdiff.pinning import Pinned
    from resdiff.summary import differs, read_choice, report

    _check_pair(arguments)
    # Whatever was mistyped is told before a long document is read.
    choice = read_choice(
        only=arguments.only,
        parts=arguments.part,
        classes=arguments.classes,
        first=arguments.first,
        last=arguments.last,
    )
    ladders = load_ladders(arguments.ladder)
    output: str = "" if arguments.output == "-" else arguments.output
    to = named_format(arguments.format) if arguments.format else format_of(output) if output else "text"
    _check_output(arguments, output)
    if to == "xlsx" and not output and sys.stdout.isatty():
        raise UsageError("a workbook is nothing for a terminal to show", "name a file with -o")
    contents = _take_by_symbol(arguments, arguments.old, arguments.new)
    comparison = _load(arguments, lambda _: None, contents, Pinned(arguments.pin, arguments.pins))
    for document in (comparison.old, comparison.new):
        _say_if_empty(document)
    data = export(report(comparison, choice, ladders), to, arguments.form)
    if output:
        from resdiff.saving import save

        save(output, data)
    else:
        write_bytes(data)
    return EXIT_DIFFERENT if arguments.exit_code and differs(comparison) else EXIT_DONE


def _outline(arguments: argparse.Namespace) -> int:
    from resdiff.outline import outline
    from resdiff.reading import read

    contents = _take_by_symbol(arguments, arguments.file)
    document = read(
        arguments.file, data=contents.get(arguments.file), tracked=arguments.tracked, encoding=arguments.encoding
    )
    write(outline(document, unread=not arguments.no_unread))
    _say_if_empty(document)
    return EXIT_DONE


def _fetch(arguments: argparse.Namespace) -> int:
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


def _load(
    arguments: argparse.Namespace,
    progress: Callable[[str], None],
    contents: Mapping[str, bytes],
    pinned: Pinned,
) -> Comparison:
    """Read both versions and compare them, telling `progress` what is being done."""
    from resdiff.reading import read_pair, read_tracked

    progress("reading the two versions")
    if arguments.new:
        old, new = read_pair(
            arguments.old,
            arguments.new,
            contents=contents,
            tracked=arguments.tracked,
            encoding=arguments.encoding,
        )
    else:
        old, new = read_tracked(arguments.old, data=contents.get(arguments.old))
    progress(f"matching {len(old.paragraphs)} and {len(new.paragraphs)} paragraphs")
    return pinned.begin(old, new, talk)


def _check_pair(arguments: argparse.Namespace) -> None:
    if arguments.old == arguments.new == "-":
        raise UsageError("standard input can be only one of the two versions", "give a file for the other")
    if arguments.new and arguments.tracked == "both":
        raise UsageError("--tracked both makes two versions of one file", "give one file, or another --tracked")


def _check_output(arguments: argparse.Namespace, output: str) -> None:
    """Nothing is written over what is read."""
    for name in filter(None, (arguments.old, arguments.new, arguments.pins, arguments.ladder)):
        if output and Path(output).exists() and Path(name).exists() and Path(output).samefile(name):
            raise UsageError(f"{output} is what is read", "name another file to write to")


def _say_if_empty(document: Document) -> None:
    if not document.paragraphs:
        talk(f"{document.source} holds no paragraphs")


def _trouble(message: str, hint: str) -> int:
    talk(message)
    talk(hint)
    return EXIT_TROUBLE


if __name__ == "__main__":
    sys.exit(main())
