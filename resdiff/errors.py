"""The one family of errors a person may meet: what is wrong, and what to do about it."""

from __future__ import annotations

EXIT_DONE = 0
"""The command did what was asked."""
EXIT_DIFFERENT = 1
"""`summary --exit-code`: the documents differ; `verify`: they differ where they may not."""
EXIT_TROUBLE = 2
"""Something was wrong; two lines on standard error say what, and what to do."""
EXIT_INTERRUPTED = 130
"""The person left with ctrl+c."""


class ResdiffError(Exception):
    """Trouble to be told in one line, with one line of advice.

    `message` says what is wrong, `hint` says what to do; both are plain sentences without a traceback.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ReadingError(ResdiffError):
    """A document could not be read."""


class FetchError(ResdiffError):
    """A document could not be got by its symbol."""


class SavingError(ResdiffError):
    """A file could not be written."""


class PinError(ResdiffError):
    """A pin names paragraphs that are not there, or contradicts another pin."""


class ReviewError(ResdiffError):
    """A review cannot be opened, kept, or used with these documents."""


class UsageError(ResdiffError):
    """A command was asked for something it cannot do."""
