"""Word by word inside a match: tokens, and the edits between two token runs."""

from resdiff.wording.edits import edits
from resdiff.wording.tokens import comparable, tokens

__all__ = ["comparable", "edits", "tokens"]
