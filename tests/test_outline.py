"""How a document was understood."""

from __future__ import annotations

import resdiff
from resdiff.model import Comment, Document
from resdiff.outline import outline

TEXT = (
    "Resolution adopted by the General Assembly on 20 December 2137\n92/237.\tLighthouses\n\tThe General Assembly,\n"
    "\tRecalling the Harbour Convention,1\n\t1.\tUrges all\tStates to act.\n74th plenary meeting\n20 December 2137\n"
    "\n\t1\tTreaty Series, vol. 3.\n"
)


def test_the_outline_of_a_resolution() -> None:
    """Facts first, one line a paragraph with its marks in brackets, notes, then what was set aside and why."""
    document = resdiff.read("a file", data=TEXT.encode())

    assert outline(document).splitlines() == [
        "# symbol: A/RES/92/237",
        "# title: Lighthouses",
        "# organ: General Assembly",
        "# kind: resolution",
        "# date: 2137-12-20",
        "PP1  Recalling the Harbour Convention,[1]",
        "OP1  Urges all States to act.",
        "note 1  Treaty Series, vol. 3.",
        "# set aside (5), read as plain text, UTF-8:",
        "#   line 1: front matter: adoption line: Resolution adopted by the General Assembly on 20 December 2137",
        "#   line 2: front matter: title: 92/237. Lighthouses",
        "#   line 3: front matter: opening: The General Assembly,",
        "#   line 6: adoption note: 74th plenary meeting",
        "#   line 7: adoption note: 20 December 2137",
    ]


def test_the_outline_without_what_was_set_aside() -> None:
    """For a git textconv: nothing but the text."""
    document = resdiff.read("a file", data=TEXT.encode())

    assert "set aside" not in outline(document, unread=False)


def test_comments_stand_with_their_place_and_author() -> None:
    """Where each stands, at which words, whose it is; not in a textconv, and never as raw control characters."""
    remarks = (
        Comment("A. Keeper", "Why\nall?", "2137-05-04T10:00:00Z", "Urges all", "OP1"),
        Comment("", "\x1b[2J", "", "", ""),
    )
    document = Document("a file", comments=remarks)

    assert outline(document).splitlines()[-3:] == [
        "# comments (2):",
        "#   OP1 “Urges all”: A. Keeper, 2137-05-04: Why all?",
        "#   front matter: no name: ␛[2J",
    ]
    assert "comments" not in outline(document, unread=False)
