"""A history as one self-contained web page: the figures, the grid, the picture of the flow, every clause's story.

It runs no script and loads nothing; its filter is made of radio buttons that the style sheet reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from string import Template

from resdiff import __version__
from resdiff.exports.history.charts import Series, line, stacked
from resdiff.exports.history.flow import flow
from resdiff.exports.html_clauses import marked_words
from resdiff.exports.web_page import page_file, web_page
from resdiff.lineage import Clause, History, Standing
from resdiff.lineage.account import Account
from resdiff.lineage.rows import by_latest_text
from resdiff.lineage.signs import LEGEND, Look, look, said, sign
from resdiff.lineage.words import Run
from resdiff.summary.english import day, excerpt
from resdiff.telling.numbers import families_used, fates, half_life_said, judged, percent
from resdiff.telling.stories import chapters, opening, title, when, where
from resdiff.visible import visible

_SHADES = 5
"""Shades for the age of words, from the oldest to those of the latest version."""

_CHOICES = {
    "all": "all",
    "here": "in the latest text",
    "gone": "no longer there",
    "back": "brought back",
    "same": "never changed",
    "transfer": "promoted or demoted",
}
"""What the page can be narrowed to."""

_HEADS = ("version", "paragraphs", "words", "kept, %", "same", "changed", "new", "back", "gone", "routine, %")
"""The columns of the table of figures before those of the verbs."""

_FLOW_LEGEND: dict[Look, str] = {
    "same": "the same words",
    "reworded": "reworded",
    "moved": "moved, promoted or demoted",
    "joined": "split or merged",
    "new": "new: no band on its left",
    "gone": "its last year: dropped after it",
    "back": "brought back: a dotted line over the gap",
}


def to_html(account: Account) -> str:
    """The page as HTML, without a final newline."""
    history = account.history
    order = by_latest_text(history)
    body = Template(page_file("history/history.html")).substitute(
        figures="\n".join(_figures(account)),
        filter=_filter(history),
        signs=escape(", ".join(f"{mark} {meaning}" for mark, meaning in LEGEND)),
        grid="\n".join(_grid(history, order)),
        picture=flow(history, {index: _anchor(index) for index in order}),
        legend="".join(f'<li><span class="swatch {name}"></span>{words}</li>' for name, words in _FLOW_LEGEND.items()),
        clauses="\n".join(_story(account, index) for index in order),
    )
    return web_page(
        title=f"{title(history)}: its clauses through the years",
        kicker="Clauses through the years",
        heading=escape(title(history)),
        headline=" ".join(opening(history)),
        body=body,
        colophon=_colophon(history),
        styles=("history/history.css",),
        rules=_filter_rules(),
    )


def _anchor(index: int) -> str:
    return f"c{index + 1}"


def _traits(clause: Clause) -> str:
    """The choices of the filter that a clause belongs to, as classes."""
    traits = {
        "here": clause.standings[-1].is_here,
        "gone": not clause.standings[-1].is_here,
        "back": clause.is_back,
        "same": len(clause.here) > 1 and all(s.happened == "carried" for s in clause.here[1:]),
        "transfer": any(s.promoted or s.demoted for s in clause.here),
    }
    return " ".join(f"f-{name}" for name, is_so in traits.items() if is_so)


def _filter(history: History) -> str:
    counts = {name: sum(f"f-{name}" in _traits(clause).split() for clause in history.clauses) for name in _CHOICES} | {
        "all": len(history.clauses)
    }
    labels = "".join(
        f'<label><input type="radio" name="shown" id="show-{name}"{" checked" if name == "all" else ""}> {words} '
        f'<span class="count">{counts[name]}</span></label>'
        for name, words in _CHOICES.items()
    )
    return f'<fieldset class="choice"><legend>Clauses shown</legend>{labels}</fieldset>'


def _filter_rules() -> Iterator[str]:
    for name in _CHOICES:
        if name != "all":
            yield f"body:has(#show-{name}:checked) .clause:not(.f-{name}):not(:target){{display:none}}"


def _grid(history: History, order: Sequence[int]) -> Iterator[str]:
    heads = "".join(
        f'<th scope="col"><abbr title="{escape(visible(version.name))}{_of(version.document.date)}">'
        f"{escape(visible(short))}</abbr></th>"
        for version, short in zip(history.versions, history.short_names, strict=True)
    )
    yield f'<table class="grid"><thead><tr><th scope="col">clause</th>{heads}<th scope="col">begins</th></tr></thead>'
    yield "<tbody>"
    for index in order:
        clause = history.clauses[index]
        cells = "".join(_cell(clause.at(number)) for number in range(len(history.versions)))
        name = f'<a href="#{_anchor(index)}">{escape(where(clause, history))}</a>'
        words = escape(excerpt(visible(clause.latest.text), 70))
        yield (
            f'<tr class="clause {_traits(clause)}"><th scope="row">{name}</th>{cells}'
            f'<td class="begins" dir="auto">{words}</td></tr>'
        )
    yield "</tbody></table>"


def _of(date: str) -> str:
    return f" of {escape(day(date))}" if date else ""


def _cell(standing: Standing | None) -> str:
    if standing is None or standing.happened == "absent":
        return '<td class="none"></td>'
    told = f"{standing.address}: {said(standing)}" if standing.is_here else said(standing)
    mark = escape(sign(standing))
    return (
        f'<td class="{look(standing)}" title="{escape(visible(told))}"><span aria-hidden="true">{mark}</span>'
        f'<span class="unseen">{escape(visible(told))}</span></td>'
    )


def _figures(account: Account) -> Iterator[str]:
    names, years = account.history.short_names, account.figures.years
    parts = fates(years)
    counts = [Series(part.name, part.look, tuple(map(float, part.values))) for part in parts[:-1]]
    yield _figure(
        "Paragraphs of each version: from below carried on, changed, new, brought back",
        stacked(names, counts, "Paragraphs of each version by what happened to them; the table has the numbers"),
    )
    words = (
        Series("kept from the version before", "same", tuple(float(year.kept_words) for year in years)),
        Series("new words", "new", tuple(float(year.words - year.kept_words) for year in years)),
    )
    yield _figure(
        "Words of each version: below those that stood in the version before, above the others",
        stacked(names, words, "Words of each version, kept and new; the table has the numbers"),
    )
    wholes = [sum(part.values[at] for part in parts) or 1 for at in range(len(years))]
    shares = [
        Series(f"per cent {part.name}", part.look, tuple(100 * v / w for v, w in zip(part.values, wholes, strict=True)))
        for part in parts
    ]
    yield _figure(
        "What became of the clauses, in per cent: from below carried on, changed, new, brought back, gone",
        stacked(names, shares, "Shares of clauses carried on, changed, new, brought back and gone, in per cent"),
    )
    routine = [100 * year.routine / (judged(year) or 1) for year in years[1:]]
    if routine:
        yield _figure(
            "Changes that only roll over, in per cent of all changes of clauses carried on",
            line(names[1:], routine, 100, "Rate of routine change in per cent; the table has the numbers"),
        )
    survival = account.figures.survival
    if survival:
        lags = [str(one.later) for one in survival]
        yield _figure(
            f"Clauses still there after so many versions, in per cent. {half_life_said(account)}",
            line(lags, [100 * one.share for one in survival], 100, "Survival of clauses in per cent"),
        )
    families = families_used(account)
    verbs = tuple(
        Series(family, f"hue{at % 8}", tuple(float(year.verbs[family]) for year in years))
        for at, family in enumerate(families)
    )
    yield _figure(
        "Verbs of each version by family: " + " ".join(f"\u25a0 {family}" for family in families),
        stacked(names, verbs, "Verbs of each version by family; the table has the numbers"),
        [f"hue{at % 8}" for at in range(len(families))],
    )
    yield _table(account, families)


def _figure(caption: str, chart: str, hues: Sequence[str] = ()) -> str:
    """A chart with its caption, the squares in it coloured in turn."""
    said_first, *named = caption.split("\u25a0")
    squares = "".join(
        f'<span class="key"><span class="swatch {hue}"></span>{escape(name.strip())}</span> '
        for hue, name in zip(hues, named, strict=True)
    )
    return f'<figure class="chart-box"><figcaption>{escape(said_first.strip())} {squares}</figcaption>{chart}</figure>'


def _table(account: Account, families: Sequence[str]) -> str:
    heads = [
        "version",
        "paragraphs",
        "words",
        "kept, %",
        "same",
        "changed",
        "new",
        "back",
        "gone",
        "routine, %",
        *families,
    ]
    rows = []
    for name, year in zip(account.history.short_names, account.figures.years, strict=True):
        kept, routine = percent(year.kept_words, year.words), percent(year.routine, judged(year))
        cells = [
            f"{year.paragraphs:,}", f"{year.words:,}", kept, year.carried, year.changed, year.new, year.back, year.gone,
            routine, *(year.verbs[family] for family in families),
        ]  # fmt: skip
        inner = "".join(f"<td>{cell}</td>" for cell in cells)
        rows.append(f'<tr><th scope="row">{escape(visible(name))}</th>{inner}</tr>')
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    head, body = f"<thead><tr>{top}</tr></thead>", f"<tbody>{''.join(rows)}</tbody>"
    return f'<div class="wide"><table class="numbers">{head}{body}</table></div>'


def _story(account: Account, index: int) -> str:
    history = account.history
    clause = history.clauses[index]
    label, name = f"{_anchor(index)}-title", escape(visible(clause.name))
    pieces = [
        f'<article id="{_anchor(index)}" class="clause story {_traits(clause)}" aria-labelledby="{label}">',
        f'<h3 id="{label}">{escape(where(clause, history))} <span class="kind">{name}</span></h3>',
    ]
    last = clause.latest
    runs = account.words[last.version][last.address]
    pieces.append(f'<p class="years" dir="auto">{worded(runs, history.short_names, len(history.versions) - 1)}</p>')
    pieces.append('<ol class="chapters">')
    for chapter in chapters(history, clause):
        standing = chapter.standing
        at = f" {escape(standing.address)}" if standing.is_here else ""
        remark = f' <span class="ground">{escape(visible(chapter.remark))}</span>' if chapter.remark else ""
        shown = marked_words(chapter.words) if chapter.first > clause.born else escape(visible(standing.text))
        words = f'<p dir="auto">{shown}</p>' if chapter.words else ""
        mark = escape(sign(standing).strip())
        pieces.append(
            f'<li><p class="chapter {look(standing)}"><span class="sign" aria-hidden="true">{mark}</span>'
            f"<b>{escape(visible(when(history, chapter)))}</b>{at} {escape(chapter.what)}{remark}</p>{words}</li>"
        )
    return "\n".join([*pieces, "</ol>", "</article>"])


def worded(runs: Sequence[Run], names: Sequence[str], latest: int) -> str:
    """Words with their years: shaded by age as of version `latest`, and numbered where the year changes."""
    pieces, before = [], None
    for run in runs:
        if not run.text.strip():
            pieces.append(escape(visible(run.text)))
            continue
        shade = _SHADES - 1 - min(_SHADES - 1, (latest - run.since) * _SHADES // (latest + 1))
        earlier = ", ".join(
            names[first] if first == last else f"{names[first]} to {names[last]}" for first, last in run.before
        )
        told = f"since {names[run.since]}" + (f"; before in {earlier}" if earlier else "")
        number = "" if (run.since, run.before) == before else f"<sup>{escape(visible(names[run.since]))}</sup>"
        returned = " returned" if run.before else ""
        looks, words = f"age a{shade}{returned}", run.text.lstrip()
        blank = escape(visible(run.text[: len(run.text) - len(words)]))
        inner = f"{number}{escape(visible(words))}"
        pieces.append(f'{blank}<span class="{looks}" title="{escape(visible(told))}">{inner}</span>')
        before = run.since, run.before
    return "".join(pieces)


def _colophon(history: History) -> str:
    sources = ", ".join(visible(version.document.source) for version in history.versions)
    return (
        f"Made with resdiff {__version__} from {sources}. What is routine, and which verb is of which family, was "
        "judged by rule and may be judged otherwise; the texts decide."
    )
