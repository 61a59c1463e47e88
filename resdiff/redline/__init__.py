"""A comparison as a Word file to hand back: tracked changes on the base, the marks of the United Nations, or clean."""

from __future__ import annotations

from attrs import evolve, frozen

from resdiff.errors import ResdiffError
from resdiff.model import Comparison
from resdiff.reading.running_text import View
from resdiff.reading.sniff import sniff
from resdiff.redline.clean_file import clean_file
from resdiff.redline.comments import Remark
from resdiff.redline.guard import NotTrue, check
from resdiff.redline.manuscript import NOTE_PARTS, Manuscript, holds, open_manuscript
from resdiff.redline.options import Options, check_author, check_date
from resdiff.redline.package import WordPackage, open_for_writing
from resdiff.redline.writing import write_changes

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
    try:
        return _made(comparison, base if in_base else None, options, tracked, typed=False)
    except NotTrue as error:
        if not error.in_numbers:
            raise
    # Numbers that Word would not count so are typed.
    return _made(comparison, base if in_base else None, options, tracked, typed=True)


def _made(comparison: Comparison, base: bytes | None, options: Options, tracked: View, *, typed: bool) -> Redline:
    if base is None:
        package, old = clean_file(comparison.old, typed=typed)
        comparison = evolve(comparison, old=old)
    else:
        package = open_for_writing(base, comparison.old.source)
    manuscript = open_manuscript(package, tracked)
    if not holds(manuscript, comparison.old):
        raise ResdiffError(f"{comparison.old.source} is not the file that was compared", "read it again")
    write_changes(manuscript, comparison, options, typed=typed)
    _put_back(manuscript)
    data = package.packed()
    check(data, comparison.old, comparison.new, notes=bool(comparison.new.notes))
    return Redline(data)


def _put_back(manuscript: Manuscript) -> None:
    package: WordPackage = manuscript.package
    package.put(package.main, manuscript.document)
    for kind, root in manuscript.notes.items():
        package.put(package.related(NOTE_PARTS[kind], f"{NOTE_PARTS[kind]}.xml"), root)

