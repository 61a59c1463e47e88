"""What was read and compared once is kept in the user's cache folder, under a digest of what it was made from.

Nothing kept is trusted: a file that is not whole, or that does not fit the documents, is worked out again. Results do
not depend on what was kept, or on how many cores there are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from resdiff.errors import ReadingError
from resdiff.keeping import store
from resdiff.keeping.checks import Unfit
from resdiff.keeping.crew import Progress, Question, ask, at_once, cores
from resdiff.keeping.edition import edition
from resdiff.keeping.packing import (
    dumps,
    loads,
    pack_changes,
    pack_document,
    unpack_changes,
    unpack_classes,
    unpack_document,
)
from resdiff.model import Comparison, Document
from resdiff.reading import read, read_bytes
from resdiff.reading.blocks import View

__all__ = [
    "Progress",
    "classes_of_all",
    "compare_all",
    "fingerprint",
    "name_of",
    "quiet",
    "read_all",
    "recall",
    "remember",
]

if TYPE_CHECKING:
    from resdiff.meaning import Class

_T = TypeVar("_T")

_NOTHING: Mapping[str, bytes] = MappingProxyType({})

_PER_PARAGRAPH = 0.001
"""Seconds that comparing takes for each paragraph of both sides (2 cores, Python 3.11); judging takes about as many."""


def quiet(done: int, of: int) -> None:
    """Tell nobody."""


@lru_cache(maxsize=32)  # asked for several times of each version, and packing all of it is what takes long
def fingerprint(document: Document) -> str:
    """A digest of all that comparing and judging look at: two files that say the same have the same one."""
    return store.key(dumps(pack_document(evolve(document, source="", format="", unread=(), comments=()))).decode())


def read_all(
    names: Sequence[str],
    *,
    contents: Mapping[str, bytes] = _NOTHING,
    tracked: View = "accepted",
    encoding: str = "",
    keep: bool = True,
    skip: Callable[[str, str], bool] = lambda _name, _message: False,
    progress: Progress = quiet,
) -> list[Document]:
    """Read the documents of these names, several at once; raises what `read` raises, for the first one.

    `contents` are the bytes that the caller has in hand, by name. A document that cannot be read is left out where
    `skip` says so, asked with its name and what is wrong.
    """

    def one(name: str) -> Document | ReadingError:
        try:
            data = contents[name] if name in contents else read_bytes(name)
            known = name_of("read", hashlib.sha256(data).hexdigest(), tracked, encoding)
            if keep and (found := recall(known, unpack_document)):
                return evolve(found, source="standard input" if name == "-" else name)
            document = read(name, data=data, tracked=tracked, encoding=encoding)
        except ReadingError as error:
            return error
        if keep:
            remember(known, pack_document(document))
        return document

    documents = []
    sizes = [_size(name, contents) for name in names]
    # One more than there are cores: who waits for the process that takes a PDF apart needs none.
    done = at_once([one] * max(1, min(cores() + 1, len(names))), names, progress, sizes)
    for name, document in zip(names, done, strict=True):
        if not isinstance(document, ReadingError):
            documents.append(document)
        elif not skip(name, document.message):
            raise document
    return documents


def _size(name: str, contents: Mapping[str, bytes]) -> int:
    """How many bytes there are to read; 0 for what cannot be told before it is read."""
    if name in contents:
        return len(contents[name])
    try:
        return Path(name).stat().st_size
    except (OSError, ValueError):
        return 0


def compare_all(
    pairs: Sequence[tuple[Document, Document]],
    *,
    keep: bool = True,
    most: int | None = None,
    progress: Progress = quiet,
) -> list[Comparison]:
    """Compare each pair of documents, on `most` cores (all there are, where not given)."""
    names = [name_of("compare", fingerprint(old), fingerprint(new)) for old, new in pairs]
    found: dict[int, Comparison] = {}
    for number, (old, new) in enumerate(pairs):
        if keep and (known := recall(names[number], partial(unpack_changes, old=old, new=new))):
            found[number] = known
    left = [number for number in range(len(pairs)) if number not in found]
    questions = [_question("compare", *pairs[number]) for number in left]
    answers = ask(questions, _after(len(found), len(pairs), progress), most or cores())
    for number, packed in zip(left, answers, strict=True):
        found[number] = unpack_changes(packed, *pairs[number])
        if keep:
            remember(names[number], packed)
    if keep and left:
        store.clear()
    return [found[number] for number in range(len(pairs))]


def classes_of_all(
    comparisons: Sequence[Comparison], *, keep: bool = True, most: int | None = None, progress: Progress = quiet
) -> list[tuple[Class, ...]]:
    """Of what class each change of each comparison is, by resdiff's own ladder."""
    names = [name_of("classes", fingerprint(c.old), fingerprint(c.new)) for c in comparisons]
    found: dict[int, tuple[Class, ...]] = {}
    for number, comparison in enumerate(comparisons):
        count = len(comparison.changes)
        if keep and (known := recall(names[number], partial(unpack_classes, count=count))):
            found[number] = known
    left = [number for number in range(len(comparisons)) if number not in found]
    questions = [
        _question("classes", c.old, c.new, pack_changes(c.changes)) for c in (comparisons[number] for number in left)
    ]
    answers = ask(questions, _after(len(found), len(comparisons), progress), most or cores())
    for number, packed in zip(left, answers, strict=True):
        found[number] = unpack_classes(packed, len(comparisons[number].changes))
        if keep:
            remember(names[number], packed)
    return [found[number] for number in range(len(comparisons))]


def recall(name: str, unpack: Callable[[Any], _T]) -> _T | None:
    """The kept result of that name, None where there is none that `unpack` does not refuse with Unfit."""
    data = store.find(name)
    if data is None:
        return None
    try:
        return unpack(loads(data))
    except Unfit:
        return None


def remember(name: str, packed: object) -> None:
    """Keep a result, packed as JSON has it, under a name made by `name_of`."""
    store.keep(name, dumps(packed))


def name_of(task: str, *parts: str) -> str:
    """The name of a result: a digest of the task, of all that it depends on, and of which resdiff this is."""
    return store.key(task, edition(), *parts)


def _question(task: str, old: Document, new: Document, changes: Any = None) -> Question:
    seconds = _PER_PARAGRAPH * (len(old.paragraphs) + len(new.paragraphs))
    return Question([task, pack_document(old), pack_document(new), changes], seconds)


def _after(done: int, of: int, progress: Progress) -> Progress:
    """Progress that counts on from what is done already."""
    return lambda more, _: progress(done + more, of)
