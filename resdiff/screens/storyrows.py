"""The story of a clause as rows of a page: its words with their years, its versions in order, its verb and length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from resdiff.bars import bar
from resdiff.lineage import Clause, History, Standing
from resdiff.lineage.figures import words_in
from resdiff.lineage.signs import look, sign
from resdiff.model import Edit
from resdiff.screens.cells import Looks, Side, blocks, note_mark, shown
from resdiff.screens.grid import OVERVIEW
from resdiff.screens.lined import Lined
from resdiff.screens.sheet import Band, Block, Piece
from resdiff.telling.stories import Chapter, chapters, when, where

if TYPE_CHECKING:
    from resdiff.lineage.words import Run
    from resdiff.meaning import Ladders

SHADES = 5
"""Shades of the age of words: the youngest is the strongest."""
_BAR = 20


def label_width(history: History) -> int:
    """The room for the names of versions, within reason."""
    return min(max(max(map(len, history.short_names)) + 3, 5), 14)


def story_rows(
    history: History, clause: Clause, runs: Sequence[Run] | None, unread: str, ladders: Ladders, *, bracketed: bool
) -> list[Lined]:
    """The rows; `runs` are the words of the clause where it stood last, with their years, or else `unread` is told."""
    rows = [_head(history, clause), _worded(history, clause, runs, unread)]
    rows += [_chapter(history, clause, chapter, bracketed=bracketed) for chapter in chapters(history, clause)]
    rows += _lives(history, clause, ladders)
    return rows


def _head(history: History, clause: Clause) -> Lined:
    there, count = len(clause.here), len(history.versions)
    told = f"  in {there} of {count} versions, first as {clause.name}"
    pieces = (Piece(shown(where(clause, history)), "kept", "=", "heading"), Piece(shown(told), "aside", ""))
    return Lined((Band(((Block(pieces),),)),))


def _worded(history: History, clause: Clause, runs: Sequence[Run] | None, unread: str) -> Lined:
    """The words where the clause stood last, each with its year: a number where the year changes, and a shade."""
    if runs is None:
        return Lined((Band(((Block((Piece(shown(unread), "aside", ""),)),),)),))
    latest, pieces, before = clause.latest.version, [], None
    for run in runs:
        # The number stands before the first word, not before the comma that the words begin with.
        words = run.text[next((k for k, character in enumerate(run.text) if character.isalnum()), 0) :]
        pieces.append(Piece(shown(run.text[: len(run.text) - len(words)]), "kept"))
        if (run.since, run.before) != before:
            name = history.short_names[run.since]
            again = "↺" if run.before else ""
            pieces.append(Piece((note_mark(name) if name.isdigit() else f"{shown(name)}:") + again, "note-mark", ""))
        shade = SHADES - 1 - min(SHADES - 1, (latest - run.since) * SHADES // (latest + 1))
        pieces.append(Piece(shown(words), f"age-{shade}"))
        before = run.since, run.before
    returned = any(run.before for run in runs)
    told = "Since when its words stand there unbroken" + ("; ↺ they had stood earlier" if returned else "")
    blocks = (Block((Piece(told, "aside", ""),)), Block(tuple(pieces), ("words",)))
    return Lined((Band((blocks,)),))


def _chapter(history: History, clause: Clause, chapter: Chapter, *, bracketed: bool) -> Lined:
    standing = chapter.standing
    told = "  ".join(filter(None, (standing.address, chapter.what)))
    remark = f"; {shown(chapter.remark)}" if chapter.remark else ""
    labels = _label(when(history, chapter))
    head = Block((Piece(told, "kept", "=", "heading"), Piece(remark, "aside", "")), labels)
    body = tuple(_words(history, clause, chapter, bracketed=bracketed))
    band = Band(((head, *body, Block()),), sign(standing).strip(), OVERVIEW[look(standing)])
    return Lined((band,), chapter.first)


def _label(name: str) -> tuple[str, ...]:
    """The names of the first and the last version of several below each other."""
    first, to, last = shown(name).partition(" to ")
    return (first, f"to {last}") if to else (first,)


def _words(history: History, clause: Clause, chapter: Chapter, *, bracketed: bool) -> Iterator[Block]:
    """The words of a chapter beside those that the clause had when it stood last; none where none changed."""
    standing = chapter.standing
    if not chapter.words:
        return
    sides = [Side.of("+", [history.paragraphs[standing.version][standing.address]])]
    before = standing_before(clause, chapter.first)
    if before is None:
        found = blocks([Edit("=", standing.text)], sides, Looks(), 0)
    else:
        sides.insert(0, Side.of("-", [history.paragraphs[before.version][before.address]]))
        found = blocks(chapter.words, sides, Looks(bracketed=bracketed), 0)
    yield from (evolve(block, labels=(), indent=0) for block in found)


def standing_before(clause: Clause, version: int) -> Standing | None:
    """Where a clause stood last before a version."""
    return next((standing for standing in reversed(clause.here) if standing.version < version), None)


def _lives(history: History, clause: Clause, ladders: Ladders) -> Iterator[Lined]:
    """The lead verb and the length of the clause over the years, a line for all versions in which neither changed."""
    yield Lined((Band(((Block(), Block((Piece("Its verb and its length", "kept", "=", "heading"),))),)),))
    told: list[tuple[int, int, str, int]] = []
    for standing in clause.here:
        verb = verb_said(history, standing, ladders)
        words, number = words_in(standing.text), standing.version
        if told and told[-1][1:] == (number - 1, verb, words):
            told[-1] = (told[-1][0], number, verb, words)
        else:
            told.append((number, number, verb, words))
    most = max(words for *_, words in told) or 1
    width = max(len(verb) for _, _, verb, _ in told)
    names = history.short_names
    for first, last, verb, words in told:
        name = names[first] + (f" to {names[last]}" if last > first else "")
        line = f"{verb:<{width}}  {bar(words / most, _BAR)} {words} {'word' if words == 1 else 'words'}"
        yield Lined((Band(((Block((Piece(shown(line), "kept"),), _label(name)),),)),), first)


def verb_said(history: History, standing: Standing, ladders: Ladders) -> str:
    """The first verb of a clause in a version, with its rung on its ladder."""
    from resdiff.lineage.verbs import lead_verb

    verb = lead_verb(history.paragraphs[standing.version][standing.address], ladders)
    if verb is None:
        return "no verb"
    return f"{verb.verb}, {verb.family} {verb.rung} of {verb.rungs}" if verb.rung else verb.verb
