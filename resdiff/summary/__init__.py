"""What changed, for people: in a line, on a page, or in full.

Deterministic and independent of the terminal: the same two documents give the same bytes.
"""

from resdiff.summary.counting import counts, differs
from resdiff.summary.full import SIGNS, addresses, headline, marked_words, summary

__all__ = ["SIGNS", "addresses", "counts", "differs", "headline", "marked_words", "summary"]
