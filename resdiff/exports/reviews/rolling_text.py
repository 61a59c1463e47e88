"""The rolling text in brackets with attribution, "[shall] [EU: should]", as plain text and as Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from resdiff.exports.markdown import escape
from resdiff.review.laying import STANDINGS, Laid, Standing
from resdiff.review.rolling import Entry, Run, rolling_text
from resdiff.summary.english import counted, listed
from resdiff.summary.full import wrapped
from resdiff.visible import visible

_PARAGRAPH = re.compile(r" *\n *")

SAID: dict[Standing, str] = {
    "alone": "proposed by one alone",
    "agreed": "proposed by several in the same words",
    "compatible": "where proposals do not touch each other",
    "clash": "where proposals clash",
}


def overview(laid: Laid) -> str:
    """How much is proposed, and how it stands: "7 places: 3 proposed by one alone, 4 where proposals clash."."""
    counts = Counter(place.standing for place in laid.places)
    said = [f"{counts[standing]} {SAID[standing]}" for standing in STANDINGS if counts[standing]]
    return f"{counted(len(laid.places), 'place')}{': ' if said else ''}{listed(said)}."


def rolling_to_text(laid: Laid) -> str:
    """The rolling text as plain text, without a final newline."""
    lines = [
        f"Proposals of {listed([visible(name) for name in laid.names])} on {visible(laid.base.name)}",
        overview(laid),
    ]
    for entry in rolling_text(laid):
        lines += ["", visible(entry.address)]
        lines += wrapped(bracketed(entry, visible))
    return "\n".join(lines)


def rolling_to_markdown(laid: Laid) -> str:
    """The rolling text as Markdown, without a final newline."""
    lines = [f"# Proposals on {escape(laid.base.name)}\n", f"By {escape(listed(laid.names))}. {escape(overview(laid))}"]
    for entry in rolling_text(laid):
        paragraphs = bracketed(entry, _escaped).split("\n")
        lines += ["", f"**{escape(entry.address)}** {paragraphs[0]}", *(f"\n{text}" for text in paragraphs[1:])]
    return "\n".join(lines)


def bracketed(entry: Entry, shown: Callable[[str], str]) -> str:
    """The words of an entry with what is proposed in brackets; `shown` makes text fit to be shown.

    What is to be deleted stands in brackets of its own before the wish, as in "[shall] [EU: should]".
    """
    opening, closing = shown("["), shown("]")
    if entry.by:
        inner = "".join(shown(run.text) for run in entry.runs)
        return f"{opening}{_names(entry.by, shown)}: {inner}{closing}"
    text = "".join(_runs(entry.runs, shown))
    if any(what == "delete" for what, _ in entry.aside):
        text = f"{opening}{text}{closing}"
    for what, by in entry.aside:
        text += f" {opening}{_names(by, shown)}: {shown(what)}{closing}"
    return text


def _runs(runs: Sequence[Run], shown: Callable[[str], str]) -> Iterator[str]:
    opening, closing = shown("["), shown("]")
    for run, following in zip(runs, [*runs[1:], None], strict=True):
        if run.sign == "=":
            yield shown(run.text)
            continue
        # Spaces stay outside of the brackets, where a reader expects them; a paragraph that begins inside is a ¶.
        head = " " if run.text[:1].isspace() else ""
        tail = " " if run.text[-1:].isspace() and run.text.strip() else ""
        words = shown(_PARAGRAPH.sub(" ¶ ", run.text.strip(" ")).strip(" ") or "a space")
        if run.sign == "+":
            yield f"{head}{opening}{_names(run.by, shown)}: {words}{closing}{tail}"
        elif following and following.sign == "+" and following.by == run.by:
            yield f"{head}{opening}{words}{closing}{'' if following.text[:1].isspace() else ' '}"
        else:
            yield f"{head}{opening}{words}{closing} {opening}{_names(run.by, shown)}: {shown('delete')}{closing}{tail}"


def _names(by: Sequence[str], shown: Callable[[str], str]) -> str:
    return shown(", ".join(by))


def _escaped(text: str) -> str:
    return "\n".join(map(escape, text.split("\n")))
