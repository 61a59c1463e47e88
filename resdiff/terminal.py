"""What goes to the person and what comes from them: results, talk, the keyboard and the screen's terminal."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress

from resdiff.errors import UsageError
from resdiff.visible import visible


def write(text: str) -> None:
    """Write a result to standard output, in UTF-8 whatever the locale: the same input gives the same bytes."""
    write_bytes(text.encode("utf-8", errors="replace") + b"\n")


def write_bytes(data: bytes) -> None:
    """Write a result to standard output. Raises UsageError where that is closed or full, BrokenPipeError as it is."""
    if sys.stdout is None:
        raise UsageError("standard output is closed", "open it, or name a file with -o where the command has that")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _forget(sys.stdout.fileno())
        raise UsageError(
            f"the result cannot be written: {error.strerror}", "make room, or write it elsewhere"
        ) from None


def talk(line: str) -> None:
    """Say a line on standard error; nothing in it can steer the terminal. Where nobody listens it is not said."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(visible(f"resdiff: {line}").replace("\n", " ") + "\n")
        sys.stderr.flush()
    except OSError:
        _forget(sys.stderr.fileno())


def progress_line(line: str) -> None:
    """Show what is being done on the terminal's current line, which the next one replaces; an empty one clears it.

    Only a person at a terminal sees it: nothing of it is in a file or a pipe.
    """
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return
    try:
        sys.stderr.write(f"\r\x1b[K{visible(line)[:78]}")
        sys.stderr.flush()
    except OSError:
        _forget(sys.stderr.fileno())


def hush() -> None:
    """Write no more to standard output: its reader went away (`| head`), and Python must not complain at exit."""
    _forget(sys.stdout.fileno())


def is_screen() -> bool:
    """Whether there is a terminal that a screen can open in."""
    return _is_terminal() and os.environ.get("TERM") != "dumb"


def _is_terminal() -> bool:
    # Textual draws on standard error, and a person sees what stands on either.
    return all(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr))


def need_screen(instead: str) -> None:
    """Make sure that there is a terminal for a screen; `instead` is the advice where there is none."""
    if not _is_terminal():
        raise UsageError("compare needs a terminal to open in, and standard output or error is none", instead)
    if os.environ.get("TERM") == "dumb":
        raise UsageError("this terminal cannot show a screen (TERM is dumb)", instead)
    if sys.stdin is None:
        raise UsageError("standard input is closed, and a screen is steered by its keys", instead)
    for stream in (sys.stdout, sys.stderr, sys.__stderr__):
        if isinstance(stream, io.TextIOWrapper):
            # In another encoding the lines of the screen would come out as escapes, wider than they are.
            with suppress(ValueError):
                stream.reconfigure(encoding="utf-8")


def reopen_keyboard() -> None:
    """Read keys from the terminal where standard input was a pipe; without that a screen would be deaf to them."""
    try:
        os.dup2(os.open("CON" if os.name == "nt" else "/dev/tty", os.O_RDWR), sys.stdin.fileno())
    except OSError:
        raise UsageError("there is no keyboard to steer the screen with", "give both versions as files") from None


def _forget(number: int) -> None:
    """Send what a stream still holds nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)
