"""Redlines of official texts: both texts must come out of the file again, by its marks and in LibreOffice.

Every text of a series beside the next one, in both directions, through the clean file. resdiff reads each file back
before it is written; with `--office` LibreOffice accepts and rejects all changes too. What differs is told in a line.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import resdiff  # noqa: E402
from resdiff.model import Document  # noqa: E402
from resdiff.redline import Options, redline  # noqa: E402
from tests.redline.judging import differences, judge  # noqa: E402


def series(corpus: Path) -> Iterator[tuple[str, Document, Document]]:
    """Neighbours in a series, in both directions; a text that is there twice counts as its own neighbour too."""
    for folder in sorted(path for path in corpus.iterdir() if path.is_dir() and path.name != "assorted"):
        texts = sorted(folder.iterdir(), key=lambda path: ([int(n) for n in re.findall(r"\d+", path.stem)], path.name))
        documents = [resdiff.read(path) for path in texts if path.suffix in (".txt", ".pdf", ".docx")]
        for one, other in pairwise(documents):
            for old, new in ((one, other), (other, one)):
                yield f"{folder.name}: {Path(old.source).name} to {Path(new.source).name}", old, new


def main() -> None:
    """Make the redlines, tell what is wrong with any, and how long one takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--only", default="", help="only series whose names hold this")
    parser.add_argument("--office", action="store_true", help="ask LibreOffice too")
    arguments = parser.parse_args()
    made: list[tuple[str, Document, Document, Path]] = []
    refused, seconds = [], []
    with tempfile.TemporaryDirectory() as folder:
        for name, old, new in series(arguments.corpus):
            if arguments.only not in name:
                continue
            comparison = resdiff.compare(old, new)
            begun = time.process_time()
            try:
                data = redline(comparison, None, Options(tell_moves=False)).data
            except resdiff.ResdiffError as error:
                refused.append(f"{name}: {error.message}")
                continue
            seconds.append(time.process_time() - begun)
            file = Path(folder) / f"{len(made)}.docx"
            file.write_bytes(data)
            made.append((name, old, new, file))
        print(f"{len(made)} of {len(made) + len(refused)} pairs written and read back", *refused, sep="\n  ")
        print(f"seconds each: median {sorted(seconds)[len(seconds) // 2]:.2f}, longest {max(seconds):.2f}")
        if arguments.office:
            said = judge([file for *_, file in made])
            wrong = [
                f"{name}: {found[0][:300]}"
                for (name, old, new, _), answer in zip(made, said, strict=True)
                if (found := differences(old, new, answer))
            ]
            print(f"{len(made) - len(wrong)} of {len(made)} the same in LibreOffice", *wrong, sep="\n  ")


if __name__ == "__main__":
    main()
