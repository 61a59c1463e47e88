"""A comparison as a Word file to hand back: tracked changes on the base, the marks of the United Nations, or clean."""

from __future__ import annotations

from collections.abc import Collection

from attrs import evolve, frozen

from resdiff.model import Comparison
from resdiff.reading.blocks import View
from resdiff.reading.sniff import sniff
from resdiff.redline.clean_file import clean_file
from resdiff.redline.comments import Remark
from resdiff.redline.forms import make_clean, make_marked
from resdiff.redline.guard import NotTrue, check
from resdiff.redline.manuscript import Manuscript, check_held, open_manuscript, put_back
from resdiff.redline.options import Options, check_author, check_date
from resdiff.redline.package import open_for_writing
from resdiff.redline.telling import told_of
from resdiff.redline.writing import Written, write_changes

__all__ = ["Options", "Redline", "Remark", "check_author", "check_date", "redline"]


@frozen
class Redline:
    """The file, and what a person should be told of it, a line each."""

    data: bytes
    told: tuple[str, ...] = ()


def redline(
    comparison: Comparison, base: bytes | None = None, options: Options | None = None, *, tracked: View = "accepted"
) -> Redline:
    """The changes of a comparison as a Word file.

    They are written into `base` where that is a .docx (with the tracked changes that it holds taken as `tracked`
    says, as they were when it was read), else into a clean file in the house form of a resolution. Before it is
    returned the file is read back: accepting all must give the new document and rejecting all the old one, or
    NotTrue is raised. Raises ResdiffError too for a base that cannot be written into.
    """
    options = options or Options()
    in_base = base is not None and sniff(base, comparison.old.source) == "docx"
    writing = _Making(comparison, base if in_base else None, tracked)
    tracked_form = evolve(options, form="tracked")
    typed: frozenset[str] = frozenset()
    while True:
        try:
            manuscript, _ = writing.write(tracked_form, typed)
            data = manuscript.package.packed()
            check(data, comparison.old, comparison.new, notes=bool(comparison.new.notes))
            break
        except NotTrue as error:
            if error.numbers is None or _EVERY in typed:
                raise
            # Numbers that Word would not count so are typed. Where one of an old paragraph is wrong, that is no help.
            more = set(error.numbers) - typed
            if not more and in_base:
                raise
            typed = typed | more if more else frozenset((_EVERY,))
    told = told_of(comparison, manuscript, in_base=in_base)
    if options.form == "tracked":
        return Redline(data, told)
    # The words were checked as tracked changes; what follows only shows them in another way.
    manuscript, written = writing.write(evolve(options, tell_moves=False), typed)
    if options.form == "clean":
        make_clean(manuscript)
    else:
        make_marked(manuscript, written.numbers, written.notes)
    put_back(manuscript)
    return Redline(manuscript.package.packed(), told)


_EVERY = ""
"""An address of no paragraph: all numbers of a clean file are typed."""


@frozen
class _Making:
    """What a redline is made from, as often as it takes."""

    comparison: Comparison
    base: bytes | None
    tracked: View

    def write(self, options: Options, typed: Collection[str]) -> tuple[Manuscript, Written]:
        """A manuscript with the changes in it; the numbers of `typed` paragraphs are not counted by Word."""
        comparison = self.comparison
        if self.base is None:
            package, old = clean_file(comparison.old, typed=_EVERY in typed)
            comparison = evolve(comparison, old=old)
        else:
            package = open_for_writing(self.base, comparison.old.source)
        manuscript = open_manuscript(package, self.tracked)
        check_held(manuscript, comparison.old)
        written = write_changes(manuscript, comparison, options, typed)
        put_back(manuscript)
        return manuscript, written
