"""A zip package (.docx, .odt) opened within limits and read part by part in memory; nothing is ever extracted."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from attrs import field, frozen

from resdiff.errors import ReadingError
from resdiff.reading.limits import PACKAGE, PackageLimits

_DIRECTORY_ENTRY = b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that OOXML and ODF allow
_DAMAGED = "open it in the program that wrote it and save it again, or fetch it once more"


@frozen
class Package:
    """The parts of a zip package by path ("word/document.xml"); paths are told apart without regard to case."""

    name: str
    _zip: zipfile.ZipFile
    _entries: Mapping[str, zipfile.ZipInfo]
    _limits: PackageLimits = field(default=PACKAGE)

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all parts, in the order of the zip."""
        return tuple(entry.filename.replace("\\", "/") for entry in self._entries.values())

    def has(self, path: str) -> bool:
        """True if the package holds such a part."""
        return path.casefold() in self._entries

    def part(self, path: str) -> bytes:
        """What a part holds. Raises ReadingError where it is missing, damaged, encrypted or larger than it says."""
        entry = self._entries.get(path.casefold())
        if entry is None:
            raise ReadingError(f"{self.name} is damaged: it lacks {path}", _DAMAGED)
        if entry.flag_bits & 1:
            raise ReadingError(f"{self.name} is password protected", "remove the password, or save a copy without one")
        try:
            # The size that the directory tells may be a lie.
            with self._zip.open(entry) as file:
                data = file.read(self._limits.part + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error, ValueError, RuntimeError) as error:
            raise ReadingError(f"{self.name} is damaged in {path}: {error}", _DAMAGED) from None
        if len(data) > self._limits.part:
            raise _too_large(self.name, f"{path} unpacks to more than {self._limits.part >> 20} MB")
        return data


def open_package(data: bytes, name: str, *, limits: PackageLimits = PACKAGE) -> Package:
    """The package that `data` hold; `name` is what messages call it.

    Raises ReadingError for what is no zip, is cut off, goes beyond `limits`, or names parts in ways that a document
    never does (`..`, an absolute path, the same path twice).
    """
    if len(data) > limits.file:
        raise _too_large(name, f"it is larger than {limits.file >> 20} MB")
    # Counted before the directory is read, which takes half a kilobyte an entry. Packages inside count too: the
    # exact number follows.
    if data.count(_DIRECTORY_ENTRY) > 10 * limits.entries:
        raise _too_large(name, f"it has more than {limits.entries:,} parts")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, struct.error, ValueError, NotImplementedError) as error:
        raise ReadingError(f"{name} is a zip file that is damaged or cut off: {error}", _DAMAGED) from None
    listed = archive.infolist()
    if len(listed) > limits.entries:
        raise _too_large(name, f"it has more than {limits.entries:,} parts")
    if sum(entry.file_size for entry in listed) > limits.unzipped:
        raise _too_large(name, f"it unpacks to more than {limits.unzipped >> 20} MB")
    entries: dict[str, zipfile.ZipInfo] = {}
    for entry in listed:
        path = _checked(entry, name, limits).casefold()
        if path in entries:
            raise _strange(name, f"it holds {entry.filename} twice")
        entries[path] = entry
    return Package(name, archive, entries, limits)


def _checked(entry: zipfile.ZipInfo, name: str, limits: PackageLimits) -> str:
    """The path of an entry that keeps to the limits."""
    path = entry.filename.replace("\\", "/")  # some old writers have backslashes
    if path.startswith("/") or ":" in path or "\0" in entry.orig_filename or ".." in path.split("/"):
        raise _strange(name, f"it names a part {path!r}")
    if entry.compress_type not in _METHODS:
        raise _strange(name, f"{path} is compressed by a method that documents do not use")
    if entry.file_size > limits.part:
        raise _too_large(name, f"{path} unpacks to more than {limits.part >> 20} MB")
    if entry.file_size > max(limits.ratio_from, limits.ratio * entry.compress_size):
        raise _too_large(name, f"{path} unpacks to more than {limits.ratio} times its size")
    return path


def _too_large(name: str, why: str) -> ReadingError:
    return ReadingError(f"{name} is too large to be a document: {why}", "give one document, not a collection")


def _strange(name: str, why: str) -> ReadingError:
    return ReadingError(f"{name} is not built as a document is: {why}", "do not open it if you do not know who sent it")
