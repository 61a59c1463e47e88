"""A history as Markdown: the grid, what came back, the figures, and the story of every clause."""

from __future__ import annotations

from collections.abc import Iterator

from resdiff.exports.markdown import escape, marked
from resdiff.lineage import Clause, History
from resdiff.lineage.account import Account
from resdiff.lineage.rows import by_latest_text
from resdiff.lineage.signs import LEGEND, sign
from resdiff.summary.english import excerpt
from resdiff.telling.numbers import families_used, half_life_said, judged, percent
from resdiff.telling.stories import chapters, opening, title, when, where


def to_markdown(account: Account) -> str:
    """The history as Markdown without a final newline, the words of the documents escaped."""
    history = account.history
    lines = [f"# {escape(title(history))}", "", escape(" ".join(opening(history))), "", "## Clauses and years", ""]
    lines += [escape(", ".join(f"{mark} {meaning}" for mark, meaning in LEGEND)), "", *_grid(history)]
    lines += ["", "## Figures", "", *_figures(account), "", "## Clause by clause"]
    for index in by_latest_text(history):
        lines += _story(history, history.clauses[index])
    return "\n".join(lines)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _grid(history: History) -> Iterator[str]:
    names = list(map(escape, history.short_names))
    yield _row(["clause", *names, "begins"])
    yield _row(["---", *[":-:"] * len(names), "---"])
    for index in by_latest_text(history):
        clause = history.clauses[index]
        cells = [escape(sign(clause.at(number)).strip()) for number in range(len(names))]
        yield _row([escape(where(clause, history)), *cells, escape(excerpt(clause.latest.text, 60))])


def _figures(account: Account) -> Iterator[str]:
    heads = ["version", "paragraphs", "words", "kept %", "same", "changed", "new", "back", "gone", "routine %"]
    yield _row(heads)
    yield _row(["---", *["--:"] * (len(heads) - 1)])
    for name, year in zip(account.history.short_names, account.figures.years, strict=True):
        counts = (year.carried, year.changed, year.new, year.back, year.gone)
        kept, routine = percent(year.kept_words, year.words), percent(year.routine, judged(year))
        yield _row([escape(name), f"{year.paragraphs}", f"{year.words}", kept, *map(str, counts), routine])
    yield ""
    survival = account.figures.survival
    yield _row(["versions later", *(str(one.later) for one in survival)])
    yield _row(["---", *["--:"] * len(survival)])
    yield _row(["still there %", *(percent(one.stand, one.stood) for one in survival)])
    yield ""
    yield half_life_said(account)
    yield ""
    families = families_used(account)
    yield _row(["verbs", *map(escape, account.history.short_names)])
    yield _row(["---", *["--:"] * len(account.history.short_names)])
    for family in families:
        yield _row([escape(family), *(str(year.verbs[family]) for year in account.figures.years)])


def _story(history: History, clause: Clause) -> Iterator[str]:
    yield f"\n### {escape(where(clause, history))}: {escape(excerpt(clause.latest.text, 60))}\n"
    yield f"*{escape(clause.name)}*"
    for chapter in chapters(history, clause):
        standing = chapter.standing
        at = f", {escape(standing.address)}" if standing.is_here else ""
        remark = f" ({escape(chapter.remark)})" if chapter.remark else ""
        yield f"\n**{escape(when(history, chapter))}{at}: {escape(chapter.what)}**{remark}\n"
        if chapter.words:
            yield marked(chapter.words) if chapter.first > clause.born else escape(" ".join(standing.text.split()))
