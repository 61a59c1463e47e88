"""What a text cites: chains of resolutions, document symbols, sessions, agenda items, instruments by name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from attrs import frozen

from resdiff.meaning.editing import edited
from resdiff.meaning.facets import Place
from resdiff.meaning.figures import figures
from resdiff.meaning.lexicon import either
from resdiff.meaning.listing import lowered, plain
from resdiff.meaning.mentions import Mention, outside

_RESOLUTION = (
    r"(?:[SE]S?[-‑]\d+/\d+|\d{1,4}/(?:\d{1,4}|_+)(?: [A-Z](?!\w))?|\d{1,4}(?: [A-Z])? \((?:(?:19|20)\d\d|[IVXLC]+)\)"
    r"|[A-Z]{1,6}/(?:[A-Z]+/)?RES/[\w./-]*\w(?: \((?:19|20)\d\d\))?)"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = rf"(?:\d{{1,2}}|_+) {{1,2}}(?:{_MONTHS}) \d{{4}}"
_LINK = re.compile(rf"({_RESOLUTION})(?:,? o[fn] ({_DAY}))?")
# Where subjects part the resolutions of a row, a number with a date is known by itself: "79/1 of 12 May 2025 on ports".
_DATED = re.compile(rf"(?<![\w/])\d{{1,4}}/\d{{1,4}}(?: [A-Z])?,? o[fn] {_DAY}")
_JOIN = r"(?:, and |, | and |, as well as | as well as )"
# "70/1 of 25 September 2015, entitled “...”, and 79/1": a title does not break the row.
_ENTITLED = r"(?:,? entitled “[^”]{1,300}”)?"
_CHAIN = re.compile(
    rf"(?<!\w)(?:resolutions?|decisions?) {_LINK.pattern}"
    rf"(?:{_ENTITLED}{_JOIN}(?:its |in its )?(?:resolutions? |decisions? )?"
    rf"{_LINK.pattern})*".replace("(" + _RESOLUTION + ")", _RESOLUTION).replace("(" + _DAY + ")", _DAY)
)
_DOCUMENT = re.compile(r"(?<![\w/])[A-Z]{1,6}(?:/[A-Z0-9](?:[\w.-]*\w)?)+(?: \((?:19|20)\d\d\))?(?![\w/])")
# Paragraphs of another document; those of the same one are references.
_PARAGRAPHS = re.compile(
    r"(?<!\w)paragraphs? (?:\([a-z]\)|\d+(?: \([a-z]+\))*(?:(?:, and | and |, | to | )\d+(?: \([a-z]+\))*)*)"
    r"(?=,? (?:of|in) (?!the present|this))"
)
_ITEM = re.compile(r"(?:sub-)?items?(?: \d+(?: \([a-z]\))?(?: of [a-z ]{3,40})?)?(?:,? entitled “[^”]{1,300}”)")
_TITLE = re.compile(r"“[^”]{3,400}”")


@frozen
class Link:
    """One resolution in a chain: its symbol, its date where one is given, and where both stand."""

    symbol: str
    date: str
    start: int
    end: int

    @property
    def place(self) -> Place:
        """Where it stands, its date included."""
        return self.start, self.end

    @property
    def is_blank(self) -> bool:
        """Whether its number is still to be filled in ("80/__")."""
        return "_" in self.symbol


@frozen
class Chain:
    """Resolutions cited in a row, "resolutions 77/1 of ..., 78/2 of ... and 79/3 of ..."."""

    links: tuple[Link, ...]
    start: int
    end: int

    @property
    def place(self) -> Place:
        """Where the row stands, from the word "resolution" on."""
        return self.start, self.end


@frozen
class Citations:
    """Everything that one text cites."""

    chains: tuple[Chain, ...]
    documents: tuple[Mention, ...]
    sessions: tuple[Mention, ...]
    items: tuple[Mention, ...]
    provisions: tuple[Mention, ...]
    instruments: tuple[Mention, ...]
    titles: tuple[Place, ...]

    @property
    def places(self) -> list[Place]:
        """Where citations stand; numbers and names within them are nothing of their own."""
        found = [chain.place for chain in self.chains]
        for mentions in (self.documents, self.sessions, self.items, self.provisions, self.instruments):
            found += [mention.place for mention in mentions]
        return [*found, *self.titles]


@frozen
class _Patterns:
    """The patterns of citations.toml."""

    session: re.Pattern[str]
    name: re.Pattern[str]
    prefix: re.Pattern[str]
    provision: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    table = tomllib.loads(files("resdiff.meaning").joinpath("citations.toml").read_text(encoding="utf-8"))
    ordinal = figures().ordinal
    kinds = "|".join(table["sessions"])
    # Repetitions that can fail late are bounded, so that no text, however odd, takes more than linear time.
    ordinal = rf"(?:{ordinal}|\d{{1,3}}(?:st|nd|rd|th))"
    session = re.compile(
        rf"(?<![\w-]){ordinal}(?:(?:, and |, | and | to ){ordinal}){{0,9}}(?: (?:{kinds}))? sessions?(?!\w)"
    )
    heads = "|".join(table["instruments"])
    stop = "|".join(table["breaks"])
    word = rf"(?!(?:{stop})\b)(?:[A-Z][\w’-]*|\d{{4}}(?= [A-Z]))"
    joint = (
        r"(?: | (?:of|on|for|to|into|against|in|by|with|from|towards?|relating to)(?: the| its| their| all| an?)? "
        r"| and (?:to )?"
        r"| (?:and |at )?the (?=(?:Rule of Law|Achievement|National|International|Regional|Local|Global)\b)"
        r"|: (?=[A-Z])"
        r"|, (?:and )?(?=[A-Z][a-z]+ing |[A-Z][\w’-]*(?: [A-Z][\w’-]*){0,3} and (?:the )?[A-Z]))"
    )
    small = either(table["small"])
    # "Framework for Action 2139–2150": the years for which it is made are part of its name.
    ending = rf"(?: (?:{either(table['endings'])})| (?:19|20)\d\d[–-](?:19|20)\d\d)?(?!\w)"
    name = re.compile(
        rf"(?<![\w-])(?:(?:{word}(?:{joint})){{0,12}}?(?:{heads})(?![\w-])(?:{joint}{word}){{0,24}}{ending}"
        rf"|{word}(?: {word}){{1,3}} (?:{small})(?![\w-]))"
    )
    prefix = re.compile("|".join([*map(re.escape, table["prefixes"]), "(?:Chapter |chapter )?[IVX]+ of the "]))
    number = r"(?:\d+(?:\.[a-z\d]+)*|[IVX]+)(?: \([a-z]+\))*"
    provision = re.compile(
        rf"(?<![\w-])(?:{'|'.join(table['provisions'])}) {number}(?:(?:,| and|, and| to) {number})*(?![\w-])"
        rf"(?:, paragraphs? {number})?"
    )
    return _Patterns(session, name, prefix, provision)


def find_citations(text: str, italics: Sequence[Place] = ()) -> Citations:
    """What `text` cites; `italics` are stretches set in italics, which are titles."""
    text = plain(text)
    patterns = _patterns()
    has_number = "/" in text
    is_row = "resolution" in text or "decision" in text
    rows = [_chain(match) for match in _CHAIN.finditer(text)] if is_row else []
    alone = outside(_mentions(_DATED, text, "resolution"), [row.place for row in rows]) if has_number else []
    rows += [_chain(match) for m in alone if (match := _DATED.match(text, m.start))]
    chains = tuple(sorted(rows, key=lambda row: row.start))
    within = [chain.place for chain in chains]
    documents = _mentions(_DOCUMENT, text, "document") if has_number else []
    items = _mentions(_ITEM, text, "agenda item") if "item" in text else []
    sessions = _mentions(patterns.session, lowered(text), "session") if "session" in lowered(text) else []
    paragraphs = _mentions(_PARAGRAPHS, text, "provision") if "paragraph" in text else []
    titles = (*(m.span() for m in _TITLE.finditer(text)), *italics)
    taken = [*within, *titles]
    return Citations(
        chains,
        tuple(outside(documents, within)),
        tuple(sessions),
        tuple(items),
        tuple(outside([*_mentions(patterns.provision, text, "provision"), *paragraphs], taken)),
        tuple(outside(list(_instruments(text)), taken)),
        titles,
    )


def _instruments(text: str) -> Iterator[Mention]:
    """Instruments by their capitalised names of two words and more, without what leads up to them."""
    for match in _patterns().name.finditer(text):
        start = match.start()
        while prefix := _patterns().prefix.match(text, start, match.end()):
            start = prefix.end()
        name = text[start : match.end()]
        if " " in name:
            yield Mention(" ".join(edited(name)), "instrument", start, match.end())


def _mentions(pattern: re.Pattern[str], text: str, group: str) -> list[Mention]:
    return [Mention(match.group().casefold(), group, match.start(), match.end()) for match in pattern.finditer(text)]


def _chain(match: re.Match[str]) -> Chain:
    links: list[Link] = []
    for link in reversed(list(_LINK.finditer(match.string, match.start(), match.end()))):
        # "69/193 and 69/196 of 18 December 2014": a date counts for those before it that have none.
        date = link[2] or (links[-1].date if links else "")
        links.append(Link(link[1], date, link.start(), link.end()))
    return Chain(tuple(reversed(links)), match.start(), match.end())


def symbols(text: str) -> list[str]:
    """The symbols of documents and resolutions in a note, in order; else the volume and number of a treaty."""
    text = plain(text)
    named = [match.group() for match in _DOCUMENT.finditer(text)]
    named += [link[1] for link in _LINK.finditer(_DOCUMENT.sub(" ", text))]
    return named or re.findall(r"\b(?:vol|No)s?\. \d+", text)


def later(one: Link | str, other: Link | str) -> bool:
    """Whether `one` is known to be later than `other`, by its date or else by its symbol."""
    if isinstance(one, Link) and isinstance(other, Link) and one.date and other.date:
        return _day(one.date) > _day(other.date) or (one.date == other.date and _rank(one.symbol) > _rank(other.symbol))
    return _comes_after(
        one.symbol if isinstance(one, Link) else one, other.symbol if isinstance(other, Link) else other
    )


def _day(date: str) -> tuple[int, int, int]:
    day, month, year = date.split()
    return int(year), figures().months.index(month), int(day) if day.isdigit() else 0


def _comes_after(one: str, other: str) -> bool:
    """By symbol: of one form, and with greater numbers ("79/1" after "78/2", "S/2024/13" after "S/2023/6")."""
    digits = re.compile(r"\d+")
    return digits.sub("", one) == digits.sub("", other) and _rank(one) > _rank(other)


def _rank(symbol: str) -> tuple[int, ...]:
    if year := re.search(r"\(((?:19|20)\d\d)\)", symbol):
        return (int(year[1]), *(int(n) for n in re.findall(r"\d+", symbol[: year.start()])))
    return tuple(int(n) for n in re.findall(r"\d+", symbol))


def latest(links: Sequence[Link]) -> Link:
    """The last of a chain: by date where all have one, else the last that stands there."""
    return max(links, key=lambda link: _day(link.date)) if all(link.date for link in links) else links[-1]
