"""From what was typed to a series of documents and its history: files, folders and symbols, in any order."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from resdiff.cli.arguments import FILES, add_language, add_reading
from resdiff.cli.loading import check_output, take_by_symbol
from resdiff.errors import UsageError
from resdiff.terminal import progress_line, talk

if TYPE_CHECKING:
    from resdiff.lineage import History
    from resdiff.model import Document


def add_series(parser: argparse.ArgumentParser) -> None:
    """Ask for the versions of a series, their order, and what is kept."""
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help=f"the versions, in any order: {FILES}; or a folder that holds them"
    )
    parser.add_argument(
        "--order",
        choices=("dated", "given"),
        default="dated",
        help="put the versions in order by their dates, sessions and symbols, or leave them as given (default: dated)",
    )
    parser.add_argument(
        "--no-strangers", action="store_true", help="leave out documents that share hardly a phrase with the others"
    )
    parser.add_argument(
        "--no-cache", action="store_true", help="work everything out anew, and keep nothing in the cache folder"
    )
    add_reading(parser)
    add_language(parser)


def read_series(arguments: argparse.Namespace, progress: Callable[[str], None], tell: Callable[[str], None]) -> History:
    """Read the versions that were named and follow their clauses; what is odd about the series is told.

    Raises ReadingError for a named file that cannot be read (in a folder it is told and left out), UsageError where the
    versions make no series.
    """
    from resdiff.keeping import read_all
    from resdiff.lineage import series, trace

    names, found = _expanded(arguments.files)
    contents = take_by_symbol(arguments, *names)
    skipped: list[str] = []

    def unreadable(name: str, message: str) -> bool:
        """A file that was only found in a folder may be none of the series."""
        if name in found:
            skipped.append(message)
        return name in found

    documents = read_all(
        names,
        contents=contents,
        tracked=arguments.tracked,
        encoding=arguments.encoding,
        keep=not arguments.no_cache,
        skip=unreadable,
        progress=lambda done, of: progress(f"reading: {done} of {of}"),
    )
    for message in skipped:
        tell(f"{message}; it is left out")
    documents = _without_undated(documents, found, tell) if arguments.order == "dated" else documents
    keep = not arguments.no_cache
    given, without = arguments.order == "given", arguments.no_strangers
    ordered = series(documents, given=given, without_strangers=without, keep=keep, tell=tell)
    return trace(ordered, keep=keep, progress=lambda done, of: progress(f"comparing: {done} of {of}"))


def check_written(arguments: argparse.Namespace, output: str) -> None:
    """Nothing is written over what is read."""
    check_output(output, *_expanded(arguments.files)[0])


def _expanded(names: Sequence[str]) -> tuple[list[str], set[str]]:
    """The names with the files of folders in place of these, and which of them were only found in a folder."""
    expanded: list[str] = []
    found: set[str] = set()
    for name in names:
        if name != "-" and Path(name).is_dir():
            files = sorted(str(path) for path in Path(name).iterdir() if path.is_file() and path.name[0] != ".")
            if not files:
                raise UsageError(f"the folder {name} holds no files", "name a folder that holds the versions")
            found.update(files)
            expanded += files
        else:
            expanded.append(name)
    if expanded.count("-") > 1:
        raise UsageError("standard input can be only one of the versions", "give files for the others")
    return expanded, found - set(names)


def _without_undated(documents: Sequence[Document], found: set[str], tell: Callable[[str], None]) -> list[Document]:
    """The documents without those of a folder that say neither date nor symbol, where others do: a README, a list."""
    dated = [document for document in documents if document.date or document.symbol]
    if len(dated) < 2:
        return list(documents)
    kept = []
    for document in documents:
        if document.source in found and not (document.date or document.symbol):
            tell(f"{document.source} says neither date nor symbol; it is left out")
        else:
            kept.append(document)
    return kept


def show_progress(line: str) -> None:
    """What is being done, on a line of the terminal that the next one replaces; nothing where there is none."""
    progress_line(line)


def say(line: str) -> None:
    """Tell a line about the series, in place of the one that says what is being done."""
    progress_line("")
    talk(line)
