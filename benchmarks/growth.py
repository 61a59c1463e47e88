"""Draw how time and memory grow with the number of paragraphs, from 100 to 5,000 a side.

    python benchmarks/growth.py [--sizes 100,200,500,1000,2000,5000]

Each size runs in a process of its own, so that its peak memory is its own. The texts are chunks of fictional paragraphs
put together by chance; in the new version a tenth of the paragraphs have changed places and one word in seven is new.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Sequence

from pairs import ROOT

from resdiff.alignment import align
from resdiff.model import Document, Paragraph

WIDTH = 40


def versions(size: int) -> tuple[Document, Document]:
    """Two documents of `size` paragraphs of 20 to 110 words."""
    chance = random.Random(size)
    lines = (ROOT / "tests" / "fictional.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines for word in line.partition("\t")[2].split()]
    invented = [f"{word}{ending}" for word in sorted(set(words)) for ending in ("wick", "ford", "ness")]
    old = []
    for _ in range(size):
        text: list[str] = []
        for _ in range(chance.randint(4, 14)):
            begin = chance.randrange(len(words) - 8)
            text += [*words[begin : begin + chance.randint(4, 7)], chance.choice(invented)]
        old.append(text)
    new = [[chance.choice(words) if chance.random() < 0.15 else word for word in text] for text in old]
    for _ in range(size // 20):
        one, other = chance.randrange(size), chance.randrange(size)
        new[one], new[other] = new[other], new[one]
    return _document("old", old), _document("new", new)


def _document(name: str, texts: list[list[str]]) -> Document:
    paragraphs = (Paragraph(f"OP{at}", "operative", " ".join(text)) for at, text in enumerate(texts, 1))
    return Document(name, tuple(paragraphs))


def one(size: int) -> None:
    """Print milliseconds, peak memory of the alignment in MB, and the number of matches, for one size."""
    old, new = versions(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    matches = align(old, new)
    taken = 1000 * (time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"{taken:.1f} {peak / 1024:.1f} {len(matches)}")


def chart(title: str, unit: str, sizes: Sequence[int], values: Sequence[float]) -> None:
    """Print one bar a size, and how the value grew against how the size grew."""
    print(f"\n{title}")
    for at, (size, value) in enumerate(zip(sizes, values, strict=True)):
        growth = ""
        if at and values[at - 1] > 0:
            growth = f"x {value / values[at - 1]:.1f} for x {size / sizes[at - 1]:.1f}"
        print(f"{size:>7,} {'#' * round(WIDTH * value / max(values)):<{WIDTH}} {value:>9,.0f} {unit}  {growth}")


def main() -> None:
    """Measure every size and draw both charts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,200,500,1000,2000,5000", help="paragraphs a side, with commas between")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        one(arguments.one)
        return
    sizes = [int(size) for size in arguments.sizes.split(",")]
    rows = []
    for size in sizes:
        told = subprocess.run(
            [sys.executable, __file__, "--one", str(size)], capture_output=True, text=True, check=True
        )
        rows.append([float(value) for value in told.stdout.split()])
    chart("time of the alignment", "ms", sizes, [row[0] for row in rows])
    chart("memory above what the documents take", "MB", sizes, [row[1] for row in rows])
    print("\nmatches:", ", ".join(f"{row[2]:,.0f} of {size:,}" for row, size in zip(rows, sizes, strict=True)))


if __name__ == "__main__":
    main()
