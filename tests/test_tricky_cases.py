"""docs/tricky-cases.md: each case is run, and what the page says of resdiff, good or bad, must be so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import frozen

from resdiff.comparison import compare
from resdiff.model import Change, Document, Paragraph, Part

PAGE = Path(__file__).resolve().parent.parent / "docs" / "tricky-cases.md"
PARTS: dict[str, Part] = {"PP": "preamble", "OP": "operative", "H": "heading"}


@frozen
class Case:
    """One case of the page: its fenced blocks by name, and the sentence that follows them."""

    title: str
    blocks: dict[str, list[str]]
    verdict: str


def cases() -> list[Case]:
    """The cases in the order of the page."""
    found = []
    for section in re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        fences = re.findall(r"^```(\w+)\n(.*?)^```$", section, flags=re.MULTILINE | re.DOTALL)
        verdict = re.search(r"^\*\*(They agree|resdiff falls short)\.\*\*", section, flags=re.MULTILINE)
        assert verdict, f"no verdict: {section[:60]}"
        # A long paragraph goes on in lines that are set in.
        blocks = {name: re.sub(r"\n +", " ", text).splitlines() for name, text in fences}
        found.append(Case(section.partition("\n")[0], blocks, verdict[1]))
    return found


def document(name: str, lines: list[str]) -> Document:
    """A document of lines such as `OP3(b) To keep the lamps lit;`."""
    paragraphs = []
    for line in lines:
        address, _, text = line.partition(" ")
        found = re.fullmatch(r"(PP|OP|H)(\d+)((?:\(\w+\))*)", address)
        assert found, line
        kind, number, item = found.groups()
        printed = item or (f"{number}." if kind == "OP" else "")
        paragraphs.append(Paragraph(address, PARTS[kind], text, printed, level=item.count("(")))
    return Document(name, tuple(paragraphs))


def told(change: Change) -> str:
    """A change in one line: `OP1 + OP2 -> OP1: merged, moved`."""
    flags = {"moved": change.moved, "copied": change.copied, "uncertain": change.uncertain}
    said = [change.kind, *(flag for flag, is_so in flags.items() if is_so), change.transfer]
    both = f"{' + '.join(change.old)} -> {' + '.join(change.new)}".removesuffix(" -> ").strip()
    return f"{both}: {', '.join(filter(None, said))}"


def words(change: Change) -> str:
    """The words of a change in one line: [-removed-], {+added+}."""
    forms = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    marked = "".join(forms[piece.sign].format(piece.text) for piece in change.words)
    return f"{' + '.join(change.new or change.old)}: " + marked.replace("\n", " | ")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_the_page_says_what_resdiff_does(case: Case) -> None:
    """The changes and words shown are those that a comparison gives, and the verdict follows from them."""
    comparison = compare(document("old", case.blocks["old"]), document("new", case.blocks["new"]))
    said = [told(change) for change in comparison.changes]
    assert case.blocks["resdiff"] == said
    shown = {line.partition(":")[0]: line for line in map(words, comparison.changes)}
    for line in case.blocks.get("words", ()):
        assert line == shown[line.partition(":")[0]]
    if "reader" in case.blocks:
        agree = sorted(case.blocks["reader"]) == sorted(line.replace(", uncertain", "") for line in said)
        assert case.verdict == ("They agree" if agree else "resdiff falls short")


def test_the_page_tells_both_sides() -> None:
    """The page holds many cases, each under its own title, and does not only boast."""
    titles = [case.title for case in cases()]
    assert len(titles) == len(set(titles)) >= 15
    assert any(case.verdict == "resdiff falls short" for case in cases())
