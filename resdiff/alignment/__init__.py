"""Which paragraphs of one document became which of the other, why, and what moved."""

from resdiff.alignment.matching import align
from resdiff.alignment.pins import Pin, Unfit, find_again, marked, parse_pin, read_pins, write_pins

__all__ = ["Pin", "Unfit", "align", "find_again", "marked", "parse_pin", "read_pins", "write_pins"]
