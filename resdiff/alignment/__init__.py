"""Which paragraphs of one document became which of the other."""

from resdiff.alignment.matching import align

__all__ = ["align"]
