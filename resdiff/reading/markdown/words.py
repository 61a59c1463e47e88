"""The words of a Markdown paragraph: italics, bold, notes, links, raised numbers and characters with a backslash."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from attrs import define, field, frozen

from resdiff.reading.running_text import Piece

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)(?P<code>.{1,2000}?)(?<!`)(?P=ticks)(?!`)"
    r"|\[\^(?P<note>[^\]\s]{1,40})\]"
    r"|\^\[(?P<inline>[^\]]{1,2000})\]"
    r"|!?\[(?P<shown>[^\[\]]{0,1000})\](?:\((?P<address>[^()\s]{0,500})(?:\s+[\"'][^\"']{0,200}[\"'])?\)|\[(?P<label>[^\[\]]{0,200})\])"
    r"|<(?P<link>https?://[^<>\s]{1,500})>"
    r"|<(?P<close>/?)(?P<tag>sup|sub|i|em|b|strong|u|s|del|ins|br|span|small|a|p|div|center)(?:\s[^<>]{0,300})?\s*/?>"
    r"|\^(?P<raised>[\w,;*†‡ ]{1,12})\^"
    r"|(?P<run>\*{1,3}|_{1,3}|~~)"
    r"|&(?P<entity>#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});",
    re.DOTALL,
)
_STYLES = {"i": "italic", "em": "italic", "b": "bold", "strong": "bold", "sup": "raised"}


@define
class References:
    """What notes and links may refer to; notes written inside a text ("^[...]") are added as they are met."""

    notes: dict[str, list[str]]
    links: dict[str, str]
    inline: dict[str, str] = field(factory=dict)


@frozen
class _Run:
    """Asterisks or underscores, and whether they may begin or end a stretch."""

    text: str
    opens: bool
    closes: bool


def pieces_of(text: str, references: References) -> list[Piece]:
    """The pieces of a paragraph. The `note` of a piece is the label of its note."""
    parts = list(_parts(text, references))
    starts, ends = _matched([part for part in parts if isinstance(part, _Run)])
    pieces: list[Piece] = []
    italic = bold = raised = run = 0
    for part in parts:
        if isinstance(part, _Run):
            step = 1 if run in starts else -1 if run in ends else 0
            run += 1
            if not step:
                pieces.append(Piece(part.text, italic > 0, bold > 0))
            elif part.text != "~~":
                italic += step * (len(part.text) % 2)
                bold += step * (len(part.text) > 1)
        elif isinstance(part, str):
            style, step = part.removeprefix("/"), -1 if part.startswith("/") else 1
            italic += step * (style == "italic")
            bold += step * (style == "bold")
            raised += step * (style == "raised")
        elif part.note:
            pieces.append(part)
        else:
            pieces.append(Piece(part.text, italic > 0, bold > 0, part.raised or raised > 0))
    return pieces


def _parts(text: str, references: References) -> Iterator[Piece | _Run | str]:
    """Text and notes as pieces, runs of asterisks, and styles that tags switch on ("bold") and off ("/bold")."""
    position = 0
    for token in _TOKEN.finditer(text):
        yield from _plain(text[position : token.start()])
        position = token.end()
        yield from _token(token, text, references)
    yield from _plain(text[position:])


def _plain(text: str) -> Iterator[Piece]:
    """Text with its tabs and breaks as pieces of their own."""
    for part in re.split(r"([\n\t])", text):
        if part:
            yield Piece(part)


def _token(token: re.Match[str], text: str, references: References) -> Iterator[Piece | _Run | str]:
    found = token.groupdict()
    if found["escaped"]:
        yield Piece(found["escaped"])
    elif found["code"]:
        yield Piece(found["code"])
    elif found["note"]:
        yield Piece("", note=found["note"]) if found["note"] in references.notes else Piece(token.group())
    elif found["inline"]:
        name = f"inline {len(references.inline) + 1}"
        references.inline[name] = found["inline"]
        yield Piece("", note=name)
    elif found["shown"] is not None:
        known = found["label"] is None or (found["label"] or found["shown"]).casefold() in references.links
        # What is shown of a link may be italic; a picture shows its description at best.
        yield from _parts(found["shown"], references) if known else _plain(token.group())
    elif found["link"]:
        yield Piece(found["link"])
    elif found["tag"]:
        if found["tag"] == "br":
            yield Piece("\n")
        elif style := _STYLES.get(found["tag"]):
            yield f"{found['close']}{style}"
    elif found["raised"]:
        yield Piece(found["raised"], raised=True)
    elif found["entity"]:
        yield Piece(html.unescape(token.group()))
    else:
        yield _run(token, text)


def _run(token: re.Match[str], text: str) -> _Run:
    """Whether a run may open or close a stretch, by what stands on both sides (CommonMark, "flanking")."""
    before = text[token.start() - 1] if token.start() else " "
    after = text[token.end()] if token.end() < len(text) else " "
    left = not after.isspace() and (after.isalnum() or before.isspace() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or after.isspace() or not after.isalnum())
    if token.group()[0] == "_":  # not within a word
        left, right = left and not before.isalnum(), right and not after.isalnum()
    return _Run(token.group(), left, right)


def _matched(runs: list[_Run]) -> tuple[set[int], set[int]]:
    """The runs that begin a stretch and those that end one, each paired with the nearest that fits."""
    starts: set[int] = set()
    ends: set[int] = set()
    waiting: dict[str, list[int]] = {}
    for k, run in enumerate(runs):
        opened = waiting.setdefault(run.text, [])
        if run.closes and opened:
            start = opened.pop()
            starts.add(start)
            ends.add(k)
            # What began within the stretch and has not ended there never does.
            for others in waiting.values():
                while others and others[-1] > start:
                    others.pop()
        elif run.opens:
            opened.append(k)
    return starts, ends
