"""From what was typed to the documents and their comparison, with everything checked that can be before a long read."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from resdiff.errors import UsageError
from resdiff.terminal import reopen_keyboard, talk

if TYPE_CHECKING:
    from resdiff.model import Comparison, Document
    from resdiff.pinning import Pinned


def load(
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


def check_pair(arguments: argparse.Namespace) -> None:
    """Raise UsageError where the two versions cannot be what was typed."""
    if arguments.old == arguments.new == "-":
        raise UsageError("standard input can be only one of the two versions", "give a file for the other")
    if arguments.new and arguments.tracked == "both":
        raise UsageError("--tracked both makes two versions of one file", "give one file, or another --tracked")


def take_stdin(arguments: argparse.Namespace) -> dict[str, bytes]:
    """What a pipe brings, read before the screen opens; the keyboard then takes its place."""
    check_pair(arguments)
    if "-" not in (arguments.old, arguments.new):
        return {}
    from resdiff.reading import read_stdin

    data = read_stdin()
    reopen_keyboard()
    return {"-": data}


def take_by_symbol(arguments: argparse.Namespace, *names: str) -> dict[str, bytes]:
    """The documents that are named by a symbol, from the cache or the network.

    A name in a folder that exists is a file, whether it is there or not: a slip in a path is sent to nobody.
    """
    from resdiff.fetching import fetch, is_symbol

    symbols = [name for name in names if is_symbol(name) and not Path(name).parent.is_dir()]
    return {name: fetch(name, language=arguments.language, tell=talk).data for name in symbols}


def check_output(output: str, *read: str) -> None:
    """Nothing is written over what is read."""
    for name in filter(None, read):
        if output and Path(output).exists() and Path(name).exists() and Path(output).samefile(name):
            raise UsageError(f"{output} is what is read", "name another file to write to")


def proposers(labels: Sequence[str], drafts: Sequence[Document]) -> list[str]:
    """Who proposes each draft: the label that was typed, or else its symbol, or the name of its file."""
    symbols = [draft.symbol for draft in drafts]
    return [
        label or (draft.symbol if draft.symbol and symbols.count(draft.symbol) == 1 else Path(draft.source).name)
        for label, draft in zip(labels, drafts, strict=True)
    ]


def say_if_empty(document: Document) -> None:
    """Tell of a document without a paragraph."""
    if not document.paragraphs:
        talk(f"{document.source} holds no paragraphs")
