"""Read one fictional resolution of 180 paragraphs in every format: the time, the memory, and what is kept of it.

    python benchmarks/formats.py [FOLDER]        # FOLDER keeps the files

The text has 80 preambular and 100 operative paragraphs, 60 notes and 75 marks. Each file is read in a process of its
own: once, imports and all, and then five times more; times are those of the processor. What LibreOffice writes (.doc,
.rtf, PDF) is left out where it is not installed. Needs a system with `resource` (Linux, macOS).
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from pairs import ROOT

import resdiff
from resdiff.model import Document
from resdiff.reading.office import find_program
from tests.making_akn import akn, marked_up
from tests.making_docx import resolution_docx
from tests.making_html import google_page, word_page
from tests.making_markdown import markdown
from tests.making_odt import flat_odt, odt, resolution_body

STYLED = (
    '<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties'
    ' fo:text-indent="1.2cm" fo:margin-bottom="0.2cm"/></style:default-style></office:styles>'
)


def resolution() -> str:
    """The text, typed: a number before each operative paragraph, a mark at every third, the notes at the end."""
    chance = random.Random(180)
    lines = (ROOT / "tests" / "fictional.txt").read_text(encoding="utf-8").splitlines()
    words = [word.strip(",;.:") for line in lines for word in line.partition("\t")[2].split() if word[:1].islower()]
    typed = [
        "Resolution adopted by the General Assembly on 19 December 2039",
        "94/7.\tLighthouses",
        "\tThe General Assembly,",
    ]
    mark = 0
    for place in range(180):
        body = " ".join(chance.choice(words) for _ in range(chance.randint(20, 110)))
        cited = ""
        if place % 3 == 0:
            mark += 1
            cited = str(mark)
        elif place % 12 == 1:
            cited = str(mark)  # once more
        head = f"\t{place - 79}.\tUrges" if place >= 80 else "\tRecalling"
        typed.append(f"{head} {body}{';' if place >= 80 else ','}{cited}")
    return "\n".join([*typed, "", *(f"\t{number}\tLighthouse Papers, No. {number}." for number in range(1, mark + 1))])


def written(document: Document, text: str, folder: Path) -> list[Path]:
    """The document in a file of each format."""
    drafted = flat_odt(resolution_body(document)).decode()
    contents = {
        "a.txt": text.encode(),
        "a.md": markdown(document).encode(),
        "a.docx": resolution_docx(document),
        "a.odt": odt(resolution_body(document)),
        "a.fodt": drafted.replace("<office:automatic-styles", f"{STYLED}<office:automatic-styles").encode(),
        "word.html": word_page(document),
        "google.html": google_page(document),
        "a.akn": akn(marked_up(document)),
    }
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    paths = [folder / name for name in contents]
    for ending in ("pdf", "doc", "rtf") if find_program() else ():
        with tempfile.TemporaryDirectory() as profile:
            command = [find_program(), f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
            command += ["--convert-to", ending, "--outdir", str(folder), str(folder / "a.fodt")]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
        paths.append(folder / f"a.{ending}")
    return paths


def _spent() -> float:
    """Seconds of the processor so far, those of child processes among them; other jobs do not count."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def one(path: Path) -> None:
    """Print what reading this file took and what came of it."""
    times = []
    for _ in range(6):
        began = _spent()
        document = resdiff.read(path)
        times.append(1000 * (_spent() - began))
    unit = 1024 if sys.platform == "linux" else 2**20
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peaks = [resource.getrusage(each).ru_maxrss / unit for each in who]
    paragraphs = document.paragraphs
    kept = (
        len(paragraphs),
        sum(bool(paragraph.number) for paragraph in paragraphs),
        sum(bool(paragraph.lead) for paragraph in paragraphs),
        sum(span.style == "italic" for paragraph in paragraphs for span in paragraph.spans),
        len(document.notes),
        sum(len(paragraph.anchors) for paragraph in paragraphs),
    )
    took = f"{times[0]:6.0f} {median(times[1:]):6.0f} {peaks[0]:6.0f} {peaks[1]:6.0f}"
    print(f"{path.name:12}{took} {' '.join(f'{number:10}' for number in kept)}")


def main() -> None:
    """Write the files, read each, print a line for each."""
    if sys.argv[1:2] == ["--one"]:
        one(Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        text = resolution()
        print(
            "            first   then   peak  child paragraphs    numbers      leads    italics      notes      marks"
        )
        print("               ms     ms     MB     MB")
        for path in written(resdiff.read("the text", data=text.encode()), text, folder):
            subprocess.run([sys.executable, __file__, "--one", str(path)], check=True)


if __name__ == "__main__":
    main()
