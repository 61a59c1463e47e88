"""Each format read back into the same plain facts, to see whether all say the same."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from attrs import field, frozen, mutable

SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@frozen
class Fact:
    """What a format says of one change: the addresses, the class, and both texts with blanks made one."""

    old: str
    new: str
    klass: str
    texts: tuple[str, str]


def from_json(text: str) -> list[Fact]:
    """The facts of the data contract."""
    found = []
    for change in json.loads(text)["changes"]:
        texts = ("".join(words for sign, words in change["words"] if sign != other) for other in "+-")
        found.append(_fact(_and(change["old"]), _and(change["new"]), change["class"], *texts))
    return found


def from_csv(text: str) -> list[Fact]:
    """The facts of the concordance."""
    return _from_rows(list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))))


def from_xlsx(data: bytes) -> list[Fact]:
    """The facts of the workbook's first sheet."""
    return _from_rows(sheet(data, 1))


def sheet(data: bytes, number: int) -> list[list[str]]:
    """The cells of a sheet as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        strings = [
            "".join(t.text or "" for t in item.iter(f"{SPREADSHEET}t"))
            for item in ET.fromstring(package.read("xl/sharedStrings.xml"))
        ]
        table = ET.fromstring(package.read(f"xl/worksheets/sheet{number}.xml"))
    rows = []
    for row in table.iter(f"{SPREADSHEET}row"):
        values = [cell.find(f"{SPREADSHEET}v") for cell in row]
        rows.append([strings[int(value.text or "")] if value is not None else "" for value in values])
    return rows


def _from_rows(rows: list[list[str]]) -> list[Fact]:
    head, *lines = rows
    at = {name: head.index(name) for name in ("Old address", "New address", "Class", "Old text", "New text")}
    return [_fact(*(line[at[name]] for name in at)) for line in lines]


def from_critic(text: str) -> list[Fact]:
    """The facts of the marked text: rejecting all marks gives the old text, accepting them the new one."""
    found = []
    for clause, comment in re.findall(r"(?s)(?:^|\n\n)(?!\{>>)(.*?)\{>>(.*?)<<\}", text):
        where = unescaped(comment.split(":")[0])
        old, _, new = where.partition(" → ")
        if not new and clause.startswith("{++"):
            old, new = "", old
        found.append(_fact(old, new, "", rejected(clause), accepted(clause)))
    return found


def accepted(clause: str) -> str:
    """The text with all marks accepted."""
    return unescaped(re.sub(r"(?s)\{\+\+(.*?)\+\+\}", r"\1", re.sub(r"(?s)\{--(.*?)--\}", "", clause)))


def rejected(clause: str) -> str:
    """The text with all marks rejected."""
    return unescaped(re.sub(r"(?s)\{--(.*?)--\}", r"\1", re.sub(r"(?s)\{\+\+(.*?)\+\+\}", "", clause)))


def unescaped(text: str) -> str:
    """Markdown's backslashes taken away, and its braces as they were."""
    text = text.replace("&#123;", "{").replace("&#125;", "}")
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


@mutable
class Page(HTMLParser):
    """What a reader of the page finds in it: rows with both sides, ids, links, tags, and all text."""

    rows: list[dict[str, str]] = field(factory=list)
    ids: list[str] = field(factory=list)
    links: list[str] = field(factory=list)
    tags: list[str] = field(factory=list)
    attributes: list[str] = field(factory=list)
    text: list[str] = field(factory=list)
    stack: list[tuple[str, str]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        """The parser's own making."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember where we are."""
        known = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.ids += [known["id"]] if "id" in known else []
        self.links += [known["href"]] if "href" in known else []
        if tag == "article":
            klass = next((name for name in known["class"].split() if name.startswith("c-")), "c-").removeprefix("c-")
            self.rows.append({"class": klass.replace("none", ""), "old": "", "new": "", "h3": ""})
        if tag not in ("meta", "input"):
            self.stack.append((tag, known.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        """Leave what is left."""
        assert tag == self.stack[-1][0], f"{tag} closes {self.stack[-1][0]}"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        """Text, to the side of the row it stands in."""
        classes = [name for _, names in self.stack for name in names.split()]
        self.text.append(data)
        if not self.rows or {"unseen", "mark", "number", "address", "sign"} & set(classes):
            return
        if "side" in classes and "empty" not in classes and "h4" not in [tag for tag, _ in self.stack]:
            self.rows[-1]["old" if "old" in classes else "new"] += f"{data}"
        if "h3" in [tag for tag, _ in self.stack] and "article" in [tag for tag, _ in self.stack]:
            self.rows[-1]["h3"] += data


def from_html(text: str) -> list[Fact]:
    """The facts of the web page; what is unchanged has its words on the right only."""
    page = read_page(text)
    found = []
    for row in page.rows:
        old, _, new = row["h3"].partition(" → ")
        if not new and row["new"]:
            old, new = "", old
        texts = (row["old"] or row["new"] if old and new else row["old"], row["new"])
        found.append(_fact(old, new, row["class"], *texts))
    return found


def read_page(text: str) -> Page:
    """The page as a parser finds it."""
    page = Page()
    page.feed(text)
    page.close()
    return page


def _and(ids: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(ids[:-1]), ids[-1]])) if ids else ""


def _fact(old: str, new: str, klass: str, *texts: str) -> Fact:
    before, after = ("".join(text.split()) for text in texts)
    return Fact(old, new, klass, (before, after))
