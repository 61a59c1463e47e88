"""`resdiff history`: a clause through all its years."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from resdiff.cli.arguments import add_output
from resdiff.cli.series import add_series, check_written, read_series, say, show_progress
from resdiff.errors import EXIT_DONE
from resdiff.terminal import is_screen, need_screen, reopen_keyboard, write_bytes

if TYPE_CHECKING:
    from resdiff.cli.arguments import Commands
    from resdiff.lineage.account import Account
    from resdiff.lineage.words import WordYears
    from resdiff.model import Comparison, Document
    from resdiff.summary import Report


def add(commands: Commands) -> None:
    """Add `history` to the command line."""
    history = commands.add_parser(
        "history",
        help="follow every clause through successive versions",
        description="Follow every clause through successive versions: where it comes from, what happened to it in each "
        "year, when it was dropped and when it came back.",
    )
    add_series(history)
    add_output(history, "text, md, html, json or csv (default: a screen, or text where there is no terminal)")
    history.set_defaults(run=_run)


def _open(arguments: argparse.Namespace) -> int:
    """Show the history on a screen."""
    from resdiff.screens import Series, open_history

    need_screen("name a file to write to with -o")
    told: list[str] = []
    keep = not arguments.no_cache

    def load(progress: Callable[[str], None]) -> Series:
        history = read_series(arguments, progress, told.append)
        if "-" in arguments.files:
            reopen_keyboard()

        # What these need is imported when it is asked for: the grid is on the screen before.
        def account(words: WordYears) -> Account:
            from resdiff.lineage.account import Account
            from resdiff.lineage.figures import figures

            return Account(history, words, figures(history, words=words, keep=keep))

        def compared(old: Document, new: Document) -> Comparison:
            from resdiff.keeping import compare_all

            return compare_all([(old, new)], keep=keep)[0]

        def written(account: Account, name: str) -> bytes:
            from resdiff.exports import format_of
            from resdiff.exports.history import FORMATS, export_history

            check_written(arguments, name)
            return export_history(account, format_of(name, among=FORMATS))

        def written_pair(report: Report, name: str) -> bytes:
            from resdiff.exports import export, format_of

            check_written(arguments, name)
            return export(report, format_of(name))

        return Series(history, account, compared, written, written_pair, tuple(told))

    try:
        open_history(load)
    finally:
        for line in told:
            say(line)
    return EXIT_DONE


def _run(arguments: argparse.Namespace) -> int:
    if not (arguments.format or arguments.output) and is_screen():
        return _open(arguments)  # before anything is imported that only writes

    from resdiff.exports import asked_format
    from resdiff.exports.history import FORMATS, check_format, export_history
    from resdiff.lineage.account import account
    from resdiff.saving import save

    output: str = "" if arguments.output == "-" else arguments.output
    to = asked_format(arguments.format, output, FORMATS)
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
