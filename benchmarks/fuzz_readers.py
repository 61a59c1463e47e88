"""Throw mutated files at the readers and tell what became of them: no crash, hang or hunger for memory is allowed.

    python benchmarks/fuzz_readers.py                     # 20,000 inputs, made from files that the tests make
    python benchmarks/fuzz_readers.py --count 500 --seed 7 --only .docx
    python benchmarks/fuzz_readers.py FILE...

Each input is read with five seconds and one gigabyte; what breaks that is written to --keep and told. Needs a system
with `resource` and `signal.alarm` (Linux, macOS).
"""

from __future__ import annotations

import argparse
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

import resdiff
from resdiff.errors import ReadingError
from resdiff.reading import read
from resdiff.reading.sniff import sniff

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
from tests.making_akn import akn, marked_up  # noqa: E402  (makers live with the tests that they serve)
from tests.making_docx import resolution_docx  # noqa: E402
from tests.making_html import google_page, typed_page, word_page  # noqa: E402
from tests.making_markdown import markdown  # noqa: E402
from tests.making_odt import flat_odt, odt, resolution_body  # noqa: E402
from tests.making_pdfs import pdf  # noqa: E402
from tests.mutating import mutated, outcome  # noqa: E402
from tests.reading.test_docx_safety import EVERYTHING  # noqa: E402
from tests.reading.test_pdf import resolution  # noqa: E402

SECONDS = 5
MEMORY = 2**30


def seeds(files: list[Path]) -> dict[str, bytes]:
    """The valid files to begin with, by name."""
    if files:
        return {path.name: path.read_bytes() for path in files}
    text = ROOT / "examples" / "lighthouses-94.txt"
    document, short = resdiff.read(text), resdiff.read(ROOT / "examples" / "statutes-2036.txt")
    return {
        "everything.docx": EVERYTHING,
        "resolution.docx": resolution_docx(document),
        "statutes.docx": resolution_docx(short),
        "resolution.odt": odt(resolution_body(document)),
        "statutes.odt": odt(resolution_body(short)),
        "resolution.fodt": flat_odt(resolution_body(document)),
        "statutes.fodt": flat_odt(resolution_body(short)),
        "resolution.akn": akn(marked_up(document)),
        "statutes.akn": akn(marked_up(short)),
        "word.html": word_page(document),
        "google.html": google_page(short),
        "typed.html": typed_page(document),
        "resolution.pdf": pdf(resolution()),
        "resolution.md": markdown(document).encode(),
        "resolution.txt": text.read_bytes(),
    }


def read_both_views(data: bytes) -> object:
    """Both views of a file; what LibreOffice would have to convert is not its reader's affair but LibreOffice's."""
    match sniff(data, "input"):
        case "doc" | "rtf" | "wpd":
            raise ReadingError("input is left to LibreOffice", "see office.py")
        case "pdf":
            return read("input", data=data)
        case _:
            return read("input", data=data, tracked="rejected"), read("input", data=data)


def main() -> int:
    """Run the mutations; the exit status tells whether anything broke."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="the ending of the files to begin with, as in .docx")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"))
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_slow)
    valid = {name: data for name, data in seeds(asked.files).items() if name.endswith(asked.only)}
    chance = random.Random(asked.seed)
    counts: Counter[tuple[str, str]] = Counter()
    slowest: dict[str, float] = {}
    for number in range(asked.count):
        name = chance.choice(sorted(valid))
        data = valid[name]
        for _ in range(chance.choice((1, 1, 2, 3))):
            data = mutated(data, chance)
        ending = Path(name).suffix
        began = time.perf_counter()
        signal.alarm(SECONDS)
        try:
            counts[ending, outcome(read_both_views, data)] += 1
        except BaseException:  # noqa: BLE001  (whatever it is, it is what we look for)
            counts[ending, "broke"] += 1
            asked.keep.mkdir(exist_ok=True)
            kept = asked.keep / f"{asked.seed}-{number}-{name}"
            kept.write_bytes(data)
            print(f"{kept}:\n{traceback.format_exc(limit=-3)}")
        finally:
            signal.alarm(0)
        slowest[ending] = max(slowest.get(ending, 0.0), time.perf_counter() - began)
    print("format  inputs    read refused   broke  slowest")
    for ending in sorted(slowest):
        kinds = [counts[ending, kind] for kind in ("read", "refused", "broke")]
        print(f"{ending:6}", *(f"{number:7}" for number in (sum(kinds), *kinds)), f"{slowest[ending]:6.2f} s")
    unit = 1024 if sys.platform == "linux" else 2**20
    peaks = [resource.getrusage(who).ru_maxrss // unit for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"{asked.count} inputs; peak memory {peaks[0]} MB, in child processes {peaks[1]} MB")
    return 1 if any(kind == "broke" for _, kind in counts) else 0


def _too_slow(*_: object) -> None:
    raise TimeoutError(f"more than {SECONDS} seconds")


if __name__ == "__main__":
    sys.exit(main())
