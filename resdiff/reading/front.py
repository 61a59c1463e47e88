"""The front matter: what stands above the opening line, each line under its own name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import evolve, frozen

from resdiff.model import Genre, Unread
from resdiff.reading.blocks import Block, Pages
from resdiff.reading.layout import LONGEST_LINE, flatten, layout, named, rules
from resdiff.reading.lead import is_preambular_lead
from resdiff.reading.numbering import operative_number

_SYMBOL = re.compile(r"<<ODS DOC SYMBOL1>>([^<]+)<<")
MAX_FRONT = 60
"""Blocks above the opening line; a text whose opening comes later is something else that quotes a resolution."""


@frozen
class Front:
    """What the front matter says of the document, and its lines as they stood."""

    unread: tuple[Unread, ...] = ()
    genre: Genre = "text"
    symbol: str = ""
    title: str = ""
    date: str = ""
    session: str = ""
    agenda_item: str = ""
    body: str = ""
    section: str = ""  # the letter above the opening line of a composite resolution
    has_opening: bool = False


def opening_organ(flat: str) -> str:
    """The organ named by an opening line ("The General Assembly," gives "General Assembly"), or an empty string."""
    for _, pattern in rules("organs"):
        if found := pattern.match(flat):
            return found.group(1)
    return ""


def section_of(flat: str) -> str:
    """The letter or numeral that heads a section ("A", "II"), or an empty string."""
    found = rules("section")[0][1].match(flat)
    return found.group(1) if found else ""


def read_front(blocks: Sequence[Block], pages: Pages) -> tuple[Front, Sequence[Block]]:
    """The front matter of a document and the blocks that come after it."""
    opening = next((k for k, block in enumerate(blocks[:MAX_FRONT]) if opening_organ(flatten(block.text))), None)
    end = opening + 1 if opening is not None else _front_without_opening(blocks)
    names = _name_lines(blocks[:end])
    flat = (flatten(block.text)[:LONGEST_LINE] for block in blocks[:end])
    lines = list(zip(names, flat, strict=True))
    front = Front(
        unread=tuple(
            Unread(block.where, block.printed, f"front matter: {name}")
            for name, block in zip(names, blocks[:end], strict=True)
        ),
        body=opening_organ(lines[-1][1]) if opening is not None else "",
        section=section_of(lines[-2][1]) if opening else "",
        has_opening=opening is not None,
    )
    front = _read_fields(front, lines, pages)
    return front, blocks[end:]


def _front_without_opening(blocks: Sequence[Block]) -> int:
    """How many blocks stand above the text where no organ opens it (amendments, notes, free text)."""
    end = 0
    for block in blocks[:MAX_FRONT]:
        flat = flatten(block.text)
        known = named("front", flat) or named("title", flat)
        if operative_number(block.text, 1) or not (known or block.look in ("masthead", "title")):
            break
        end += 1
    # A heading above free text is the text's own, not front matter.
    return end if any(named("front", flatten(block.text)) or block.look == "masthead" for block in blocks[:end]) else 0


def _name_lines(blocks: Sequence[Block]) -> list[str]:
    """What each line of the front matter is."""
    names: list[str] = []
    for block in blocks:
        flat = flatten(block.text)
        if opening_organ(flat):
            name = "opening"
        elif named("title", flat):
            name = "title"
        else:
            name = named("front", flat)
        if not name:
            after = names[-1] if names else ""
            if after in ("agenda item", "agenda title") and block.look != "title":
                name = "agenda title"
            elif (after == "title" and block.look == "title") or block.look == "title":
                name = "title"
        if name == "date" and names and names[-1] == "adoption line":
            name = "adoption line"  # "Adopted by the Security Council at its 5696th meeting, on" / "15 June 2007"
        names.append(name or "line")
    if "title" not in names:
        # A draft's title has no number: the last line that is nothing else, above the opening.
        for k in range(len(names) - 1, -1, -1):
            if names[k] in ("line", "agenda title") and not is_preambular_lead(blocks[k].text):
                names[k] = "title"
                break
    return names


def _read_fields(front: Front, lines: Sequence[tuple[str, str]], pages: Pages) -> Front:
    def first(name: str) -> str:
        return next((text for found, text in lines if found == name), "")

    number, title = _number_and_title([text for name, text in lines if name == "title"])
    genre = next(
        (name for name, pattern in rules("genre") if any(pattern.search(text) for _, text in lines)),
        "resolution" if number and front.body else "text",
    )
    # The day of adoption, and only where none is told the day of issue, which may be in another language.
    adopted = [text for name, text in lines if name in ("adoption line", "title")]
    tail = [unread.text.strip() for unread in pages.unread if unread.why == "word-processor residue"]
    council = next(
        (found.group(2) for _, text in lines for _, p in rules("title", "council") if (found := p.match(text))), ""
    )
    return evolve(
        front,
        genre=_genre(genre),
        # A statement has no opening line; its heading names the organ.
        body=front.body or first("statement").partition("President of the ")[2],
        symbol=_symbol(pages, lines, tail, number, front.body),
        title=title,
        date=_date([council or "", *adopted]) or _date([text for _, text in lines]),
        session=first("session") or _tail_field(tail, "session"),
        agenda_item=_agenda(first("agenda item")) or _tail_field(tail, "agenda_item"),
    )


def _genre(name: str) -> Genre:
    known: tuple[Genre, ...] = (
        "resolution",
        "draft resolution",
        "decision",
        "draft decision",
        "amendment",
        "statement",
    )
    return next((genre for genre in known if genre == name), "text")


def _number_and_title(lines: Sequence[str]) -> tuple[str, str]:
    """The number ("78/229") and the title; a Security Council resolution has a number alone."""
    titled: list[str] = []
    number = ""
    for line in lines:
        if found := next((m for _, p in rules("title", "numbered") if (m := p.match(line))), None):
            number, titled = _in_figures(found.group(1)), [found.group(2)]
        elif found := next((m for _, p in rules("title", "council") if (m := p.match(line))), None):
            number = _in_figures(found.group(1))
        else:
            titled.append(line)
    return number, " ".join(titled)


def _in_figures(number: str) -> str:
    """A number in the figures that symbols have, whatever the script."""
    return "".join(str(int(character)) if character.isdecimal() else character for character in number)


def _symbol(pages: Pages, lines: Sequence[tuple[str, str]], tail: Sequence[str], number: str, body: str) -> str:
    if pages.symbol:
        return pages.symbol
    if found := next((m for line in tail if (m := _SYMBOL.search(line))), None):
        return found.group(1).strip()
    if number and body in layout()["symbols"]:
        return str(layout()["symbols"][body]) + number
    return next((text for name, text in lines if name == "symbol"), "")


@cache
def _dates() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """How days are written, language by language, with the names of the months."""
    entries = [(entry["pattern"], tuple(entry.get("months", ()))) for entry in layout()["dates"]]
    return tuple((re.compile(pattern.replace("{months}", "|".join(months))), months) for pattern, months in entries)


def _date(lines: Sequence[str]) -> str:
    text = " ".join(lines)
    for pattern, months in _dates():
        if found := pattern.search(text):
            month = months.index(found["month"]) + 1 if months else int(found["month"])
            return f"{int(found['year']):04}-{month:02}-{int(found['day']):02}"
    return ""


def _agenda(line: str) -> str:
    for _, suffix in rules("agenda"):
        line = suffix.sub("", line)
    return re.sub(r"^\D*", "", line)


def _tail_field(tail: Sequence[str], name: str) -> str:
    """A field out of the headers that a word processor left below the text, where lines run together."""
    for line in tail:
        apart = re.sub(r"(?<=\d)(?=[A-ZÁÉÍÓÚ])", " ", line)
        if found := next((m for _, p in rules("tail", name) if (m := p.search(apart))), None):
            return found.group(1).strip()
    return ""
