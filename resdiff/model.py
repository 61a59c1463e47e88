"""The values that cross from room to room: documents, their paragraphs, and what became of them.

The words are those of the house (see README, "Words used"): a *match* says which old paragraphs became which
new ones, a *change* says what happened to them. Everything here is frozen and knows nothing of files or screens.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from attrs import frozen

Part = Literal["preamble", "operative", "heading", "annex", "text"]
"""Where a paragraph stands; `text` is for documents that are no resolution."""

Genre = Literal["resolution", "draft resolution", "decision", "draft decision", "amendment", "statement", "text"]
"""What a document is, as far as it says so itself."""

Kind = Literal["unchanged", "reworded", "split", "merged", "recast", "added", "removed"]
"""What happened to a match or to an unmatched paragraph; `recast` is several to several."""

Transfer = Literal["", "promoted", "demoted"]
"""Whether a clause went from the preamble to the operative part (promoted), the other way, or neither."""

Sign = Literal["=", "-", "+"]
"""Kept, only in the old text, only in the new text."""


@frozen
class Span:
    """A stretch `[start, end)` of a paragraph's text, in characters, set in a style of its own."""

    start: int
    end: int
    style: Literal["italic", "bold"]


@frozen
class Anchor:
    """A note's mark: it stood in the text just before the character at `offset`."""

    offset: int
    note: str


@frozen
class Note:
    """A footnote's body and the number (or asterisks) it is cited by."""

    number: str
    text: str


@frozen
class Unread:
    """Something the reader set aside: where it stood, what it said, and why it is no paragraph.

    Front matter and the adoption note are here too, under their own names, because their content is known
    (`Document.title`, `.date` ...) and a new date on the masthead is no change of a clause.
    """

    where: str
    text: str
    why: str


@frozen
class Comment:
    """A remark that someone attached to words of a document, as word processors keep them.

    `words` are those it stands at, cut after some hundred characters. `paragraph` is the address of the paragraph
    they begin in, empty where that was set aside (front matter). `date` is as the document has it, mostly ISO.
    """

    author: str
    text: str
    date: str = ""
    words: str = ""
    paragraph: str = ""


@frozen
class Paragraph:
    """One addressed paragraph.

    `text` is free of its number and of note marks and otherwise as the document has it; `number` is what is
    printed before it ("12.", "(b)"), empty where nothing is. `lead` is the opening verb phrase, a prefix of
    `text`. `level` counts sub-levels: 0 for OP7, 1 for OP7(b), 2 for OP7(b)(ii). `where` is the page or line it
    begins on.
    """

    id: str
    part: Part
    text: str
    number: str = ""
    lead: str = ""
    level: int = 0
    anchors: tuple[Anchor, ...] = ()
    spans: tuple[Span, ...] = ()
    where: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        """The numbers of the notes cited here, in order."""
        return tuple(anchor.note for anchor in self.anchors)


@frozen
class Document:
    """A document as it was understood: addressed paragraphs, notes, and what was set aside.

    `date` is ISO (2023-12-19) or empty; `body` is the organ ("General Assembly"). `format` names how it was read
    and, for text, how it was decoded ("plain text, UTF-8").
    """

    source: str
    paragraphs: tuple[Paragraph, ...] = ()
    notes: tuple[Note, ...] = ()
    unread: tuple[Unread, ...] = ()
    genre: Genre = "text"
    symbol: str = ""
    title: str = ""
    date: str = ""
    session: str = ""
    agenda_item: str = ""
    body: str = ""
    format: str = ""
    comments: tuple[Comment, ...] = ()

    @property
    def name(self) -> str:
        """What to call the document in a sentence: its symbol, or else its source."""
        return self.symbol or self.source

    def note(self, number: str) -> str:
        """The body of the note with this number, or an empty string where it has none."""
        return next((note.text for note in self.notes if note.number == number), "")


@frozen
class Match:
    """Old paragraphs and new paragraphs (by id, in document order) that are one clause carried on.

    `similarity` is 0 to 1. `why` is a short reason that a reader can check. `moved` says that the clause stands
    elsewhere in the order than its neighbours carried with it; `copied`, that the new paragraph repeats one that
    also stays where it was; `uncertain`, that another partner was about as good (`why` says which).
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    similarity: float
    why: str
    moved: bool = False
    copied: bool = False
    uncertain: bool = False


@frozen
class Edit:
    """A run of words: kept (`=`), only in the old text (`-`), or only in the new one (`+`)."""

    sign: Sign
    text: str


@frozen
class NoteChange:
    """What became of a note cited in a clause; renumbering alone is no change and is not told here.

    `old` and `new` are note numbers, empty on the side where there is none.
    """

    kind: Literal["reworded", "added", "removed"]
    old: str
    new: str
    words: tuple[Edit, ...]


@frozen
class Change:
    """What happened to one clause, or to one paragraph that came or went.

    `words` rebuild both sides exactly: the `=` and `-` pieces joined are the old text, the `=` and `+` pieces the
    new one; the texts of several paragraphs on one side are joined by a newline. `notes` tells note bodies that
    changed. `renumbered` says that only the address differs, because others came or went.
    """

    kind: Kind
    old: tuple[str, ...]
    new: tuple[str, ...]
    similarity: float
    why: str
    words: tuple[Edit, ...]
    moved: bool = False
    copied: bool = False
    uncertain: bool = False
    transfer: Transfer = ""
    renumbered: bool = False
    notes: tuple[NoteChange, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """True where nothing but the number differs: no word, no note, no place."""
        return self.kind == "unchanged" and not (self.moved or self.transfer or self.notes or self.copied)


@frozen
class Comparison:
    """Two documents and one Change for every paragraph of both, in reading order.

    Reading order is the new document's, with removed paragraphs where they stood.
    """

    old: Document
    new: Document
    changes: tuple[Change, ...]

    @cached_property
    def old_paragraphs(self) -> dict[str, Paragraph]:
        """The old document's paragraphs by id."""
        return {paragraph.id: paragraph for paragraph in self.old.paragraphs}

    @cached_property
    def new_paragraphs(self) -> dict[str, Paragraph]:
        """The new document's paragraphs by id."""
        return {paragraph.id: paragraph for paragraph in self.new.paragraphs}
