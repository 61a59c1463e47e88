"""`resdiff review`: decisions on the changes of a draft, and several drafts laid together."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from resdiff.cli.arguments import FILES, add_language, add_output, add_pins, add_reading
from resdiff.cli.loading import check_output, proposers, say_if_empty, take_by_symbol
from resdiff.errors import EXIT_DONE, SavingError, UsageError
from resdiff.terminal import is_screen, reopen_keyboard, talk, write_bytes

if TYPE_CHECKING:
    from resdiff.cli.arguments import Commands
    from resdiff.exports import Format
    from resdiff.model import Comparison, Document
    from resdiff.review.decisions import Verdict
    from resdiff.review.desk import Desk

_MANY = "routine, editorial, preamble, moved, OP12,OP14-16, all (several by commas)"


def add(commands: Commands) -> None:
    """Add `review` to the command line."""
    review = commands.add_parser(
        "review",
        help="decide on the changes of a draft, and write what was decided",
        description="Decide on the changes from a base text to a draft, on the screen, or write the report of the "
        "review. Decisions are kept in a file beside the draft. Several drafts are laid together on their base as a "
        "rolling text. An amendment is laid over the base first, instruction by instruction.",
    )
    review.add_argument("base", metavar="BASE", help=f"the text that is worked on: {FILES}")
    review.add_argument(
        "drafts",
        metavar="DRAFT",
        nargs="+",
        help="a draft or an amendment, in the same way; of several each may be named: EU=draft.docx",
    )
    review.add_argument(
        "--review",
        metavar="FILE",
        default="",
        help="keep the review in FILE (default: beside the draft, as draft.docx.review.toml)",
    )
    review.add_argument(
        "--carry", metavar="FILE", default="", help="begin with the review of an earlier draft, kept in FILE"
    )
    review.add_argument(
        "--lay",
        metavar="NAME=FILE",
        action="append",
        default=[],
        help="lay together what several reviews of DRAFT would make of BASE; each of these is one, with who made it",
    )
    for verdict, does in (("accept", "accept"), ("reject", "reject"), ("hold", "hold")):
        review.add_argument(
            f"--{verdict}",
            metavar="WHAT",
            action="append",
            default=[],
            help=f"{does} these changes: {_MANY}" if verdict == "accept" else f"{does} these changes",
        )
    review.add_argument(
        "--author",
        metavar="NAME",
        default="",
        help="who signs the remarks made on the screen (default: your user name)",
    )
    review.add_argument("--list", action="store_true", help="open no screen; write the report of the review")
    add_output(review, "write the report as text, md, html or json")
    add_reading(review)
    add_pins(review)
    add_language(review)
    review.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from resdiff.exports import asked_format

    labels = [_labelled(name) for name in arguments.drafts]
    files = [file for _, file in labels]
    kept = arguments.review or _beside(files[0])
    output: str = "" if arguments.output == "-" else arguments.output
    to = asked_format(arguments.format, output)
    check_output(output, arguments.base, *files, arguments.pins, kept, arguments.carry, *arguments.lay)
    _check(arguments, files)
    names = [label for label, _ in labels]
    if _wants_screen(arguments) and kept:
        from resdiff.cli.review_screen import Typed, open_screen

        contents = _contents(arguments, files)
        read_from = (arguments.base, *files, arguments.pins, arguments.carry)
        reading = partial(_read, arguments, files, contents)
        open_screen(Typed(arguments, kept, names, reading, contents.get(arguments.base), read_from))
        return EXIT_DONE
    base, drafts = _read(arguments, files, _contents(arguments, files), talk)
    if len(drafts) == 1:
        from resdiff.pinning import Pinned

        comparison = Pinned(arguments.pin, arguments.pins).begin(base, drafts[0], talk)
        if arguments.lay:
            names, drafts = _outcomes(comparison, [_labelled(name) for name in arguments.lay])
    if len(drafts) > 1 or arguments.lay:
        data = _rolling(base, drafts, names, to)
    else:
        from resdiff.exports.reviews import export_review

        data = export_review(_reviewed(arguments, comparison, kept), to)
    if output:
        from resdiff.saving import save

        save(output, data)
    else:
        write_bytes(data)
    return EXIT_DONE


def _wants_screen(arguments: argparse.Namespace) -> bool:
    """Whether nothing was asked for but the review itself, and there is a terminal to open it in."""
    writes = (arguments.list, arguments.format, arguments.output, arguments.lay)
    return not any((*writes, arguments.accept, arguments.reject, arguments.hold)) and is_screen()


def _check(arguments: argparse.Namespace, files: list[str]) -> None:
    """Raise UsageError for what does not go together, before anything is read."""
    from resdiff.review.keeping import ENDING

    for name in (arguments.base, *files):
        if name.endswith(ENDING):
            raise UsageError(f"{name} is a review, and no draft", "give the draft, and its review with --review")
    if [arguments.base, *files].count("-") > 1:
        raise UsageError("standard input can be only one of the versions", "give files for the others")
    decides = [*arguments.accept, *arguments.reject, *arguments.hold, arguments.carry, arguments.review]
    if len(files) > 1 and any([*decides, *arguments.lay]):
        raise UsageError("a review is of one draft", "give one draft to decide on, or several without decisions")
    if arguments.lay and any(decides):
        raise UsageError("reviews are laid together as they are", "decide first, and lay them together then")
    if any(decides) and not (arguments.review or _beside(files[0])):
        raise UsageError("there is no file beside standard input to keep a review in", "name one with --review")


def _labelled(name: str) -> tuple[str, str]:
    """What to call the proposer, and the file: "EU=draft.docx" where there is no file of that whole name."""
    label, sign, file = name.partition("=")
    return (label, file) if sign and label and file and "/" not in label and not Path(name).exists() else ("", name)


def _beside(draft: str) -> str:
    """Where the review of a draft is kept; of a document got by its symbol in the folder one is in."""
    from resdiff.fetching import is_symbol
    from resdiff.review.keeping import beside

    if draft == "-":
        return ""
    return beside(draft if Path(draft).exists() or not is_symbol(draft) else draft.replace("/", "_"))


def _contents(arguments: argparse.Namespace, files: list[str]) -> dict[str, bytes]:
    """What is no file: from a pipe before a screen takes the keyboard, and by symbol."""
    contents = take_by_symbol(arguments, arguments.base, *files)
    if "-" in (arguments.base, *files):
        from resdiff.reading import read_stdin

        contents["-"] = read_stdin()
        if _wants_screen(arguments):
            reopen_keyboard()
    return contents


def _read(
    arguments: argparse.Namespace, files: list[str], contents: Mapping[str, bytes], tell: Callable[[str], None]
) -> tuple[Document, list[Document]]:
    """The base and the drafts; an amendment as the base stands with it, with a word on each instruction."""
    from resdiff.reading import read

    base, *drafts = (
        read(name, data=contents.get(name), tracked=arguments.tracked, encoding=arguments.encoding)
        for name in (arguments.base, *files)
    )
    for document in (base, *drafts):
        say_if_empty(document)
    return base, [_amended(base, draft, tell) if draft.genre == "amendment" else draft for draft in drafts]


def _amended(base: Document, amendment: Document, tell: Callable[[str], None]) -> Document:
    from resdiff.review import amend, amends

    to = amends(amendment)
    if to and base.symbol and to != base.symbol:
        tell(f"{amendment.name} is an amendment to {to}, and is laid over {base.name}")
    amended = amend(base, amendment)
    tell(f"{amendment.name}: {amended.done} of {len(amended.steps)} instructions followed")
    for step in amended.steps:
        if step.trouble:
            tell(f"{step.instruction.where} of {amendment.name} was not followed: {step.trouble}")
    return amended.document


def _rolling(base: Document, drafts: list[Document], labels: list[str], to: Format) -> bytes:
    from resdiff.exports.reviews import export_rolling
    from resdiff.review import lay

    return export_rolling(lay(base, drafts, proposers(labels, drafts)), to)


def _outcomes(comparison: Comparison, reviews: list[tuple[str, str]]) -> tuple[list[str], list[Document]]:
    """Who made each review, and the text that it leads to; what is open stands as in the base."""
    from resdiff.meaning import read_meaning
    from resdiff.review import look, read_file

    meanings = read_meaning(comparison)
    for _, file in reviews:
        read_file(file)  # that one is missing is told, and not taken for a review without decisions
    names = [label or Path(file).name.partition(".")[0] for label, file in reviews]
    return names, [look(file, comparison, meanings, talk).outcome() for _, file in reviews]


def _reviewed(arguments: argparse.Namespace, comparison: Comparison, kept: str) -> Desk:
    """The review as it stands after what was asked for on the command line."""
    from resdiff.meaning import read_meaning
    from resdiff.review import asked_for, look, open_review

    meanings = read_meaning(comparison)
    verdicts: tuple[tuple[Verdict, list[str]], ...] = (
        ("accept", arguments.accept),
        ("reject", arguments.reject),
        ("hold", arguments.hold),
    )
    if not arguments.carry and not any(words for _, words in verdicts):
        return look(kept, comparison, meanings, talk)
    opened = open_review(kept, comparison, meanings, talk, carried_from=arguments.carry)
    try:
        # Whatever was mistyped is told before anything is decided.
        asked = [(verdict, asked_for(opened.desk, ",".join(words))) for verdict, words in verdicts if words]
        if arguments.carry:
            opened.desk.keep_now()
        for verdict, rows in asked:
            if rows:
                opened.desk.decide(rows, verdict)
    except SavingError as error:
        raise SavingError(error.message, "make room, or name another file with --review") from None
    finally:
        opened.keeper.close()
    return opened.desk
