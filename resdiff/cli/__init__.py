"""The commands: each a few lines around a public function, with one way to fail."""

from __future__ import annotations

import argparse
import difflib
import errno
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NoReturn

from resdiff import __version__
from resdiff.errors import EXIT_DONE, EXIT_INTERRUPTED, EXIT_TROUBLE, ResdiffError, UsageError
from resdiff.terminal import hush, talk

COMMANDS = ("compare", "summary", "review", "redline", "verify", "history", "blame", "outline", "fetch")
"""The commands, each a module of this room, in the order of the help."""

_LONGEST = 600
"""Characters of one line about what is wrong."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 differ (only when asked), 2 trouble, 130 interrupted."""
    argv = sys.argv[1:] if argv is None else argv
    try:
        arguments = build_parser([argv[0]] if argv and argv[0] in COMMANDS else COMMANDS).parse_args(argv)
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
        if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
            return _trouble("a name is longer than the system takes", "name the file with fewer characters")
        if os.environ.get("RESDIFF_TRACEBACK"):
            raise
        return _trouble(
            f"a fault in resdiff itself ({type(error).__name__}: {error})",
            "please report it, with the output of the same command under RESDIFF_TRACEBACK=1",
        )


def build_parser(commands: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line with these commands: to run one, the others need not be imported."""
    parser = _Parser(
        prog="resdiff",
        description="Compare successive versions of a resolution, clause by clause.",
        epilog="Results go to standard output, talk to standard error. Exit status: 0 done, 1 they differ (only with "
        "--exit-code, and verify), 2 trouble.",
    )
    parser.add_argument("--version", action="version", version=f"resdiff {__version__}")
    added = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for command in commands:
        import_module(f"resdiff.cli.{command}").add(added)
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are two lines, like everybody's."""

    def error(self, message: str) -> NoReturn:
        if "invalid choice" in message and (near := difflib.get_close_matches(_quoted(message), COMMANDS, 1)):
            raise UsageError(message, f"did you mean `resdiff {near[0]}`?")
        raise UsageError(message, f"see `{self.prog} --help`")


def _quoted(message: str) -> str:
    return message.split("'")[1] if message.count("'") > 1 else ""


def _trouble(message: str, hint: str) -> int:
    for line in (message, hint):
        # What was typed may be of any length; its beginning and the end of the line are what a person knows it by.
        talk(line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 2 :]}")
    return EXIT_TROUBLE


if __name__ == "__main__":
    sys.exit(main())
