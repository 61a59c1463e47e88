"""What a document may hold, in one place; whoever sets another value here changes it for all readers.

Limits that belong to a machine stand with it: those of a zip package in `package`, of child processes in `sandbox` and
`office`, of what goes on inside the child that parses PDF in `pdf_glyphs`, which can import nothing.
"""

from __future__ import annotations

MAX_BYTES = 50 * 2**20
"""A resolution of 60 pages takes half a megabyte; above this it is not one."""

MAX_PARAGRAPHS = 50_000
"""More than any document of the United Nations has; a bomb has more."""

MAX_LENGTH = 1_000_000
"""Characters of one paragraph or note. The longest paragraphs have some 10,000; a whole resolution has 150,000. Two
paragraphs of this length take some seconds and 200 MB to compare."""

MAX_LINES = 200_000
"""Lines of a plain text; a resolution of 60 pages, broken into lines, has 3,000."""

MAX_MARKUP = 2_000_000
"""Tags and attributes of an XML part together, counted by their "<" and "=". The longest resolutions have some
100,000; a tree takes about 250 bytes for each, so that this is half a gigabyte at the worst."""

MAX_NAMESPACES = 10_000
"""Declarations of namespaces in an XML part, of which files have some dozens. lxml moves a branch of a tree in time
that grows with the square of those in it."""

MAX_TAGS = 400_000
"""Tags of a web page, counted by their "<". A tree and what is made of it take some 600 bytes for each, so that this
is a quarter of a gigabyte at the worst; a resolution of 60 pages has 10,000."""

MAX_TEXT = 8_000_000
"""Characters that a web page shows; pictures written into it do not count. A resolution of 60 pages has 150,000."""
