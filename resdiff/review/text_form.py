"""The text of a review file: TOML in reading order, the same bytes for the same review (docs/review-file.md)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, TypeVar

from resdiff.errors import ReviewError
from resdiff.review.decisions import (
    REMARK_KINDS,
    VERDICTS,
    Decision,
    Earlier,
    Lost,
    Remark,
    Review,
    Reviewed,
    Side,
)
from resdiff.visible import visible

FORMAT = "resdiff/review/1"

_HEADER = "# Decisions on the changes from a base text to a draft, kept by resdiff; docs/review-file.md describes them."
_FAMILY = re.compile(r"resdiff/review/(\d+)")
_MARK = re.compile(r"[0-9a-f]{12}(?:-[0-9a-f]{6})?")
_BLOCK = re.compile(r"^\s*\[\[\s*(decision|lost)\s*\]\]", re.MULTILINE)
_PLAIN = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"})

_DECISION = {"verdict", "change", "wording", "earlier", "remark"} | {
    f"{side}{rest}" for side in ("base", "draft") for rest in ("", "_marks", "_text")
}
"""The keys of a decision's block."""

_Word = TypeVar("_Word", bound=str)


def write_review(review: Review) -> str:
    """The text of a file that `read_review` reads back."""
    lines = [_HEADER, "", f"format = {_quoted(FORMAT)}"]
    for name, document in (("base", review.base), ("draft", review.draft)):
        lines += ["", f"[{name}]", f"symbol = {_quoted(document.symbol)}", f"source = {_quoted(document.source)}"]
        lines.append(f"words = {_quoted(document.words)}")
    for decision in review.decisions:
        lines += ["", _block("decision", decision)]
    for lost in review.lost:
        lines += ["", _block("lost", lost.decision, lost.why)]
    for name, document in (("base", review.base), ("draft", review.draft)):
        lines += ["", _marks(name, document)]
    return "\n".join(lines) + "\n"


def read_review(text: str, name: str) -> Review:
    """The review that a file holds; `name` is the file's, for people.

    Raises ReviewError, with the line, for what is no review, is broken, or was written by a newer resdiff.
    """
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReviewError(f"{name} is no review that can be read: {error}", _MEND) from None
    version = data.get("format")
    family = _FAMILY.fullmatch(version) if isinstance(version, str) else None
    if version != FORMAT and family and int(family[1]) > 1:
        raise ReviewError(f"{name} was written by a newer resdiff ({version})", "use that one, or name another file")
    if version != FORMAT:
        raise ReviewError(f"{name} is no review of resdiff", f'a review opens with format = "{FORMAT}"')
    return _Reader(text, name).review(data)


_MEND = "mend that line, or take an earlier state of the file; nothing was written to it"


# A review is written whole with every decision; all but one of its blocks are those of the time before.
@lru_cache(maxsize=8)
def _marks(name: str, document: Reviewed) -> str:
    lines = [f"{_quoted(address)} = {_quoted(mark)}" for address, mark in document.marks]
    return "\n".join([f"[marks.{name}]", *lines])


@lru_cache(maxsize=1 << 13)
def _block(name: str, decision: Decision, why: str = "") -> str:
    return "\n".join(_block_lines(name, decision, why))


def _block_lines(name: str, decision: Decision, why: str) -> Iterator[str]:
    yield f"[[{name}]]"
    if why:
        yield f"why = {_quoted(why)}"
    yield f"verdict = {_quoted(decision.verdict)}"
    yield f"change = {_quoted(decision.change)}"
    for side, of in (("base", decision.base), ("draft", decision.draft)):
        yield f"{side} = {_row(of.addresses)}"
        yield f"{side}_marks = {_row(of.marks)}"
        yield f"{side}_text = {_column(of.texts)}"
    if decision.wording:
        yield f"wording = {_column(decision.wording)}"
    if decision.earlier:
        yield ""
        yield f"[{name}.earlier]"
        yield f"verdict = {_quoted(decision.earlier.verdict)}"
        yield f"draft_text = {_column(decision.earlier.texts)}"
        if decision.earlier.wording:
            yield f"wording = {_column(decision.earlier.wording)}"
    for remark in decision.remarks:
        yield ""
        yield f"[[{name}.remark]]"
        yield f"kind = {_quoted(remark.kind)}"
        yield f"author = {_quoted(remark.author)}"
        if remark.date:
            yield f"date = {_quoted(remark.date)}"
        yield f"text = {_quoted(remark.text)}"


def _row(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _column(texts: Sequence[str]) -> str:
    """An array with a text a line, so that a version control shows which one changed."""
    return "".join(["[\n", *(f"  {_quoted(text)},\n" for text in texts), "]"]) if texts else "[]"


def _quoted(text: str) -> str:
    """A string of TOML on one line, in which nothing can steer a terminal or hide."""
    plain = text.translate(_PLAIN)
    return f'"{plain if visible(text) == text else "".join(map(_escaped, plain))}"'


def _escaped(character: str) -> str:
    if visible(character) == character:
        return character
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"  # no character by itself, and nothing that a file could hold
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


class _Reader:
    """Takes the values out of the tables of one file and knows which line to blame."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._lines: dict[str, list[int]] = {"decision": [], "lost": []}
        line, counted = 1, 0
        for found in _BLOCK.finditer(text):
            line, counted = line + text.count("\n", counted, found.start(1)), found.start(1)
            self._lines[found[1]].append(line)

    def review(self, data: Mapping[str, Any]) -> Review:
        where = "at the head"
        self._known(data, {"format", "base", "draft", "decision", "lost", "marks"}, where)
        marks = self._table(data, "marks", where)
        self._known(marks, {"base", "draft"}, "in [marks]")
        base, draft = (self._reviewed(data, marks, side) for side in ("base", "draft"))
        decisions = [self._decision(table, where) for table, where in self._blocks(data, "decision")]
        lost = [
            Lost(self._decision(table, where, {"why"}), self._string(table, "why", where))
            for table, where in self._blocks(data, "lost")
        ]
        return Review(base, draft, tuple(decisions), tuple(lost))

    def _reviewed(self, data: Mapping[str, Any], marks: Mapping[str, Any], side: str) -> Reviewed:
        where = f"in [{side}]"
        table = self._table(data, side, where)
        self._known(table, {"symbol", "source", "words"}, where)
        of_each = self._table(marks, side, f"in [marks.{side}]")
        return Reviewed(
            self._string(table, "symbol", where),
            self._string(table, "source", where),
            self._string(table, "words", where),
            tuple((address, self._string(of_each, address, f"in [marks.{side}]")) for address in of_each),
        )

    def _blocks(self, data: Mapping[str, Any], kind: str) -> Iterator[tuple[Mapping[str, Any], str]]:
        blocks = data.get(kind, [])
        if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
            raise self._wrong(f"{kind} is no list of blocks", "at the head")
        lines = self._lines[kind]
        for at, block in enumerate(blocks):
            yield block, f"in the block at line {lines[at]}" if at < len(lines) else f"in {kind} {at + 1}"

    def _decision(
        self, table: Mapping[str, Any], where: str, also: frozenset[str] | set[str] = frozenset()
    ) -> Decision:
        self._known(table, _DECISION | also, where)
        verdict, wording = self._one_of(table, "verdict", VERDICTS, where), self._strings(table, "wording", where)
        if (verdict == "own") != bool(wording):
            raise self._wrong('a wording belongs to the verdict "own", and to no other', where)
        earlier = self._earlier(self._table(table, "earlier", where), where) if "earlier" in table else None
        base, draft = (self._side(table, side, where) for side in ("base", "draft"))
        if not (base.addresses or draft.addresses):
            raise self._wrong("a decision is on no paragraph", where)
        remarks = table.get("remark", [])
        if not isinstance(remarks, list) or not all(isinstance(remark, dict) for remark in remarks):
            raise self._wrong("remark is no list of blocks", where)
        said = tuple(self._remark(remark, where) for remark in remarks)
        return Decision(base, draft, self._string(table, "change", where), verdict, wording, said, earlier)

    def _earlier(self, table: Mapping[str, Any], where: str) -> Earlier:
        self._known(table, {"verdict", "draft_text", "wording"}, where)
        return Earlier(
            self._one_of(table, "verdict", VERDICTS, where),
            self._strings(table, "draft_text", where),
            self._strings(table, "wording", where),
        )

    def _side(self, table: Mapping[str, Any], side: str, where: str) -> Side:
        addresses, texts, marks = (self._strings(table, side + rest, where) for rest in ("", "_text", "_marks"))
        if not len(addresses) == len(texts) == len(marks):
            raise self._wrong(f"{side}, {side}_text and {side}_marks are not of one length", where)
        if bad := next((mark for mark in marks if not _MARK.fullmatch(mark)), None):
            raise self._wrong(f"{bad!r} is no mark", where)
        return Side(addresses, texts, marks)

    def _remark(self, table: Mapping[str, Any], where: str) -> Remark:
        self._known(table, {"kind", "author", "date", "text"}, where)
        when = table.get("date", "")
        if isinstance(when, date | datetime):  # written by hand without quotation marks
            when = when.isoformat()
        if not isinstance(when, str):
            raise self._wrong("date is no text", where)
        kind = self._one_of(table, "kind", REMARK_KINDS, where)
        return Remark(kind, self._string(table, "author", where), self._string(table, "text", where), when)

    def _table(self, data: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
        table = data.get(key)
        if not isinstance(table, dict):
            raise self._wrong(f"there is no table {key}", where)
        return table

    def _string(self, table: Mapping[str, Any], key: str, where: str) -> str:
        value = table.get(key)
        if not isinstance(value, str):
            raise self._wrong(f"{key} is {'missing' if value is None else 'no text'}", where)
        return value

    def _strings(self, table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        values = table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self._wrong(f"{key} is no list of texts", where)
        return tuple(values)

    def _one_of(self, table: Mapping[str, Any], key: str, known: Sequence[_Word], where: str) -> _Word:
        value = self._string(table, key, where)
        for word in known:
            if word == value:
                return word
        raise self._wrong(f"{key} is {value!r}; it may be {', '.join(known)}", where)

    def _known(self, table: Mapping[str, Any], keys: frozenset[str] | set[str], where: str) -> None:
        """What is not known here would be lost when the file is written again."""
        if unknown := sorted(set(table) - keys):
            raise self._wrong(f"{unknown[0]!r} means nothing", where)

    def _wrong(self, what: str, where: str) -> ReviewError:
        return ReviewError(f"{self._name} is broken {where}: {what}", _MEND)
