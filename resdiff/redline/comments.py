"""Word comments: said of a paragraph, kept in a part of their own."""

from __future__ import annotations

from attrs import define, field, frozen
from lxml import etree

from resdiff.reading.docx.xml import W, value, whole
from resdiff.redline.package import WordPackage
from resdiff.redline.word_xml import leaves, make


@frozen
class Remark:
    """What someone says of a clause: the side ("old" or "new") and address where it stands, who, and the words."""

    side: str
    address: str
    author: str
    text: str


@define
class Comments:
    """The comments of one redline in the making."""

    package: WordPackage
    date: str
    _made: list[etree._Element] = field(factory=list)
    _after: int = -1

    def __attrs_post_init__(self) -> None:
        path = self.package.opened().path_of("comments")
        if path in self.package.parts:
            root = self.package.root(path)
            self._after = max((whole(value(c, "id")) or 0 for c in root.iterfind(f"{W}comment")), default=-1)

    def add(self, author: str, text: str) -> tuple[etree._Element, etree._Element, etree._Element]:
        """Say something; gives the marks of where its words begin and end, and the run that refers to it."""
        identity = str(self._after + 1 + len(self._made))
        paragraphs = [make("p", make("r", *leaves(line))) for line in text.split("\n")]
        paragraphs[0].insert(0, make("r", make("annotationRef")))
        initials = "".join(word[0] for word in author.split()[:3] if word)
        self._made.append(
            make("comment", *paragraphs, id=identity, author=author, date=self.date, initials=initials or "?")
        )
        return (
            make("commentRangeStart", id=identity),
            make("commentRangeEnd", id=identity),
            make("r", make("commentReference", id=identity)),
        )

    def finish(self) -> None:
        """Write the part, with what it held before."""
        if not self._made:
            return
        path = self.package.related("comments", "comments.xml")
        root = (
            self.package.root(path)
            if path in self.package.parts
            else etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
        )
        root.extend(self._made)
        self.package.put(path, root)
