"""The years of clauses and words as text for a terminal and as Markdown.

Left stands the version that a clause stems from. Its words that stem from that version stand as they are, all others in
braces with the version since which they stand: "{78: and recalling}"; "{80, before 68 to 72: upon request}" came back.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence

from resdiff.exports.blame import Blame
from resdiff.exports.markdown import escape, escape_within
from resdiff.lineage import Clause
from resdiff.lineage.words import Run
from resdiff.summary.english import day, listed
from resdiff.visible import visible

WIDTH = 80


def to_text(blame: Blame) -> str:
    """The version as lines of at most 80 columns, without a final newline."""
    history = blame.history
    names = list(map(visible, history.short_names))
    since = max(len("since"), *map(len, names))
    addresses = [visible(address) for address in blame.runs]
    wide = min(max(map(len, addresses), default=0), 14)
    margin = since + wide + 4
    lines = [*textwrap.wrap(heading(blame), WIDTH), *textwrap.wrap(explained(blame), WIDTH), ""]
    for address, runs in blame.runs.items():
        clause = _clause(blame, address)
        words = " ".join(marked(runs, clause, names, visible).split())
        wrapped = textwrap.wrap(words, WIDTH - margin, break_long_words=False, break_on_hyphens=False) or [""]
        head = f"{names[clause.born]:<{since}}  {visible(address):<{wide}}  "
        lines.append(head + wrapped[0])
        lines += [" " * margin + line for line in wrapped[1:]]
    return "\n".join(line.rstrip() for line in lines)


def to_markdown(blame: Blame) -> str:
    """The same as Markdown, without a final newline."""
    names = list(map(visible, blame.history.short_names))
    lines = [f"# {escape(heading(blame))}", "", escape(explained(blame)), ""]
    for address, runs in blame.runs.items():
        clause = _clause(blame, address)
        since = escape(f"{names[clause.born]}")
        lines += [f"**{escape(address)}** ({since}) {marked(runs, clause, names, _escaped)}", ""]
    return "\n".join(lines[:-1])


def heading(blame: Blame) -> str:
    """What is shown: "A/RES/80/156 of 15 December 2025: South-South cooperation"."""
    version = blame.history.versions[blame.version]
    date = f" of {day(version.document.date)}" if version.document.date else ""
    title = f": {visible(version.document.title)}" if version.document.title else ""
    return f"{visible(version.name)}{date}{title}"


def explained(blame: Blame) -> str:
    """How the marks are to be read."""
    names = blame.history.short_names
    known = listed([visible(name) for name in names[: blame.version + 1]])
    return (
        f"Where each clause and each word comes from (versions read: {known}). On the left stands the version in "
        "which a clause was new; in braces stand words that came with another one."
    )


def marked(runs: Sequence[Run], clause: Clause, names: Sequence[str], shown: Callable[[str], str]) -> str:
    """A paragraph's words, those that do not stem from the clause's first version in braces with theirs."""
    return "".join(_pieces(runs, clause, names, shown))


def _pieces(runs: Sequence[Run], clause: Clause, names: Sequence[str], shown: Callable[[str], str]) -> Iterator[str]:
    for run in runs:
        words = run.text.strip()
        if not words or (run.since == clause.born and not run.before):
            yield shown(run.text)
            continue
        lead = run.text[: len(run.text) - len(run.text.lstrip())]
        tail = run.text[len(run.text.rstrip()) :]
        yield f"{shown(lead)}{{{shown(since(run, names))}: {shown(words)}}}{shown(tail)}"


def since(run: Run, names: Sequence[str]) -> str:
    """Since when words stand: "78"; "80, before 68 to 72 and 75"."""
    if not run.before:
        return names[run.since]
    stretches = [names[first] if first == last else f"{names[first]} to {names[last]}" for first, last in run.before]
    return f"{names[run.since]}, before {listed(stretches)}"


def _escaped(text: str) -> str:
    return escape_within(text).replace("\n", " ")


def _clause(blame: Blame, address: str) -> Clause:
    return blame.history.clauses[blame.history.places[blame.version][address]]
