"""Tell what changed between two texts, word by word, as runs that a reader can follow."""

from __future__ import annotations

from attrs import frozen

from resdiff.model import Edit, Sign
from resdiff.wording.kept import kept
from resdiff.wording.tokens import tokens


@frozen
class _Words:
    """The tokens of a text without its spaces: `words[i]` stands in the text from `starts[i]` to `ends[i]`.

    The end of a paragraph, a newline, is among them: where several are compared as one text it parts the clauses.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """What became of `old` in `new`, as runs of whole words, kept, removed and added.

    The "=" and "-" pieces joined are `old`, the "=" and "+" pieces `new`, exactly. No piece is empty, no two
    neighbours have the same sign, and what was removed stands before what took its place. The same texts always
    give the same edits, on any machine.
    """
    if old == new:
        return (Edit("=", old),) if old else ()
    one, other = _words(old), _words(new)
    pieces: list[tuple[Sign, str]] = []
    old_end = new_end = 0
    for i, j in kept(one.words, other.words):
        if one.words[i] != other.words[j]:
            continue  # the same word, written another way: it held its place, and is shown as changed
        pieces += _replaced(old[old_end : one.starts[i]], new[new_end : other.starts[j]])
        pieces.append(("=", one.words[i]))
        old_end, new_end = one.ends[i], other.ends[j]
    pieces += _replaced(old[old_end:], new[new_end:])
    return _joined(pieces)


def _words(text: str) -> _Words:
    words, starts, ends = [], [], []
    end = 0
    for token in tokens(text):
        start, end = end, end + len(token)
        if not token.isspace() or "\n" in token:
            words.append(token)
            starts.append(start)
            ends.append(end)
    return _Words(words, starts, ends)


def _replaced(old: str, new: str) -> list[tuple[Sign, str]]:
    """The pieces for what stands between two kept words; spaces that both sides have at an edge are kept.

    So a word that is added or removed takes one of its two spaces along, and the text reads on without it.
    """
    if old == new:
        return [("=", old)]
    head, size = 0, min(len(old), len(new))
    while head < size and old[head] == new[head] and old[head].isspace():
        head += 1
    tail = 0
    while tail < size - head and old[-1 - tail] == new[-1 - tail] and old[-1 - tail].isspace():
        tail += 1
    return [
        ("=", old[:head]),
        ("-", old[head : len(old) - tail]),
        ("+", new[head : len(new) - tail]),
        ("=", old[len(old) - tail :]),
    ]


def _joined(pieces: list[tuple[Sign, str]]) -> tuple[Edit, ...]:
    """The pieces without empty ones, neighbours of one sign made one."""
    runs: list[tuple[Sign, list[str]]] = []
    for sign, text in pieces:
        if not text:
            continue
        if runs and runs[-1][0] == sign:
            runs[-1][1].append(text)
        else:
            runs.append((sign, [text]))
    return tuple(Edit(sign, "".join(texts)) for sign, texts in runs)
