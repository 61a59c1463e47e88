"""What changed, for people: in a line, on a page, or in full.

Deterministic and independent of the terminal: the same two documents give the same bytes.
"""

from resdiff.summary.choosing import CLASSES, PARTS, Choice, read_choice
from resdiff.summary.counting import counts, differs
from resdiff.summary.digest import Digest, Section, digest
from resdiff.summary.full import change_line, full, marked_words, summary
from resdiff.summary.headline import brief
from resdiff.summary.naming import addresses
from resdiff.summary.page import page
from resdiff.summary.report import Report, report
from resdiff.summary.topics import WORDS, words_told

__all__ = [
    "CLASSES",
    "PARTS",
    "WORDS",
    "Choice",
    "Digest",
    "Report",
    "Section",
    "addresses",
    "brief",
    "change_line",
    "counts",
    "differs",
    "digest",
    "full",
    "marked_words",
    "page",
    "read_choice",
    "report",
    "summary",
    "words_told",
]
