"""The instructions of an amendment, read by forms that amendments have; what has another form is not understood."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from resdiff.model import Document, Paragraph
from resdiff.review.recounting import reached

_QUOTED = r"[“\"«„]\s?(?P<{name}>[^”\"»“]+?)\s?[”\"»]"
_ENDS = " \t\n.;,:"
_NOT_QUOTED = '“”"«»„ '


@frozen
class Instruction:
    """One thing that an amendment says: `does` names it, empty where it was not understood.

    `where` is the address of the paragraph of the amendment that says it, `said` its text; `target` the address it
    speaks of, `words` those that must stand there, `text` the new ones (several paragraphs by newlines).
    """

    where: str
    said: str
    does: str = ""
    target: str = ""
    words: str = ""
    text: str = ""


def amends(amendment: Document) -> str:
    """The symbol of the draft that an amendment says it is to, empty where it does not say."""
    pattern = re.compile(_rules()["amends"], re.IGNORECASE)
    for text in (amendment.title, *(each.text for each in amendment.unread), *(p.text for p in amendment.paragraphs)):
        if found := pattern.search(text):
            return found["symbol"]
    return ""


def instructions(amendment: Document) -> tuple[Instruction, ...]:
    """What the paragraphs of an amendment say to do, in order.

    A paragraph that only names its target ("In operative paragraph 5:") lends it to the items under it, a heading to
    what stands under it.
    """
    found: list[Instruction] = []
    lent: dict[str, str] = {}
    under = ""
    paragraphs = list(amendment.paragraphs)
    taken: set[str] = set()
    for at, paragraph in enumerate(paragraphs):
        if paragraph.id in taken:
            continue
        if paragraph.part == "heading":
            under = _bare_target(paragraph.text)
            continue
        if named := _bare_target(paragraph.text):
            lent[paragraph.id] = named
            continue
        context = next((lent[above] for above in reached(paragraph.id) if above in lent), under)
        below = _below(paragraphs[at + 1 :], paragraph.id)
        read = _read(paragraph, context, ())
        if not read.does and below:
            with_text = _read(paragraph, context, [each.text for each in below])
            if with_text.does:
                read = with_text
                taken.update(each.id for each in below)
        found.append(read)
    return tuple(found)


def _below(following: Sequence[Paragraph], address: str) -> list[Paragraph]:
    """The paragraphs that stand under one, without a break."""
    below = []
    for paragraph in following:
        if address not in reached(paragraph.id):
            break
        below.append(paragraph)
    return below


def _read(paragraph: Paragraph, context: str, texts: Sequence[str]) -> Instruction:
    said = " ".join(paragraph.text.split()).strip(_ENDS)
    new = "\n".join(text.strip(_NOT_QUOTED) for text in texts)
    for does, pattern in _forms(bool(texts)):
        if found := pattern.fullmatch(said):
            groups = found.groupdict()
            target = _address(groups.get("target") or "") or ("" if groups.get("target") else context)
            if does != "renumber" and not target:
                continue
            text = new if texts else groups.get("text") or ""
            return Instruction(paragraph.id, paragraph.text, does, target, groups.get("words") or "", text)
    return Instruction(paragraph.id, paragraph.text)


def _bare_target(text: str) -> str:
    """The address that a text names, where it says nothing else."""
    said = " ".join(text.split()).strip(_ENDS)
    return _address(re.sub(r"^in (?=\S)", "", said, flags=re.IGNORECASE))


def _address(name: str) -> str:
    """The address of a paragraph by its name in an amendment, empty for what is none."""
    for pattern, address in _targets():
        if found := pattern.fullmatch(name.strip()):
            groups = {key: re.sub(r"\s", "", value or "") for key, value in found.groupdict().items()}
            if "ordinal" in groups:
                groups["ordinal"] = str(_rules()["ordinals"].get(groups["ordinal"].casefold(), ""))
                if not groups["ordinal"]:
                    continue
            return address.format(**groups)
    return ""


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(files("resdiff.review").joinpath("amendments.toml").read_text(encoding="utf-8"))


@cache
def _targets() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(each["says"], re.IGNORECASE), each["address"]) for each in _rules()["target"])


@cache
def _forms(is_text_below: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(_made(is_text_below=is_text_below))


def _made(*, is_text_below: bool) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each form with its target, or with that left to the heading above it ("Insert ... after ...")."""
    named = "|".join(re.sub(r"\(\?P<\w+>", "(?:", each["says"]) for each in _rules()["target"])
    for form in _rules()["form"]:
        if is_text_below and "paragraph" not in form["does"]:
            continue
        for says in (form["says"], form["says"].replace("in {target},? ", "")):
            pattern = (
                says.replace("{target}", f"(?P<target>{named})")
                .replace("{words}", _QUOTED.format(name="words"))
                .replace("{text}", "" if is_text_below else _QUOTED.format(name="text"))
            )
            yield form["does"], re.compile(pattern, re.IGNORECASE)
