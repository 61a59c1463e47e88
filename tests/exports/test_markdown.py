"""Markdown in which a document's words stay words."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from resdiff.exports.markdown import escape, marked, to_markdown
from resdiff.model import Edit
from tests.making_reports import lone_report, small_report

SIGNS = st.text(alphabet=st.sampled_from("ab1.)(][!`*_~{}#+-=<>|\\&;:/@$^\"' \tw"), max_size=40)


class _Text(HTMLParser):
    """The tags and the text of rendered Markdown."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _rendered(markdown: str) -> _Text:
    found = _Text()
    found.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown))
    return found


@given(SIGNS)
@pytest.mark.parametrize("before", ["", "- ", "# ", "**OP1** “"])
def test_escaped_words_are_shown_as_they_are(before: str, text: str) -> None:
    """Wherever a line has them: no list, heading, link or table comes of them."""
    shown = _rendered(f"{before}{escape(text).lstrip(' ')}")
    plain = _rendered(f"{before}word")

    assert plain.tags == shown.tags or not text.strip()
    assert " ".join(text.split()) in " ".join(shown.text.split())


@given(st.lists(st.tuples(st.sampled_from("=-+"), SIGNS), max_size=5))
def test_marks_stand_next_to_any_letter(runs: list[tuple[str, str]]) -> None:
    """Where stars would not: `<ins>` and `<del>` need no blanks beside them."""
    words = tuple(Edit(sign, text) for sign, text in runs if text.strip())  # type: ignore[arg-type]
    shown = _rendered(marked(words))

    assert [{"-": "del", "+": "ins"}[e.sign] for e in words if e.sign != "="] == [t for t in shown.tags if t != "p"]
    assert "".join("".join(e.text for e in words).split()) == "".join(shown.text.split())


def test_the_page_as_markdown() -> None:
    """Headings, lists, addresses in bold, quotations in the words of the page."""
    text = to_markdown(small_report())

    assert text.startswith("# A/RES/93/211 → A/RES/94/187\n\n*Lighthouses*\n\nA/RES/94/187 of 1 December 2139 has 14")
    assert "\n## Weaker (1), by the ladder “default”\n\n- **OP2 → OP3** “Requests” became “Invites”: “… the" in text
    assert "\n## Routine and editorial\n\n1 change is routine (a note names another source): PP1." in text
    assert "## Every change" not in text


def test_the_full_form_has_every_change_with_its_words() -> None:
    """Notes as quotations below; a break between paragraphs is a blank line."""
    text = to_markdown(small_report(), full=True)

    assert "\n## Every change\n" in text
    assert "\n### OP2 -\\> OP3: reworded (alike)\n\n<del>Requests</del><ins>Invites</ins> the Bureau" in text
    assert "every hour<del>, and</del><ins>;</ins>\n\n<ins>Decides</ins> that" in text
    assert "\n> Note 1 reworded: <del>A/90/1</del><ins>A/91/1</ins>." in text


def test_words_that_only_look_alike_are_spelled_out() -> None:
    """In the full form, as on the terminal."""
    assert "per<del>\\<00A0\\></del><ins> </ins>cent" in to_markdown(
        lone_report("per\u00a0cent", "per cent"), full=True
    )
