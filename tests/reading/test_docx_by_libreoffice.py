"""LibreOffice as a judge of the Word reader: what it writes we read, and it prints the numbers that we count."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import resdiff
from resdiff.model import Document
from resdiff.reading.docx import read_docx
from resdiff.reading.office import SETTING, find_program
from resdiff.reading.structure import structure
from tests.making_docx import CLAUSES, STYLES, docx, level, numbering, p, resolution_docx

pytestmark = pytest.mark.skipif(not os.environ.get(SETTING) and not find_program(), reason="LibreOffice is not here")

WORD, TEXT = "docx:MS Word 2007 XML", "txt:Text (encoded):UTF8"
Convert = Callable[..., list[Path]]


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Converts files to a format, by LibreOffice in a profile of its own."""
    folder = tmp_path_factory.mktemp("office")

    def run(form: str, *sources: Path, given: str = "") -> list[Path]:
        target = folder / f"out{len(list(folder.iterdir()))}"
        command = [
            find_program(),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
        ]
        command += [f"--infilter={given}"] if given else []
        subprocess.run(
            [*command, "--convert-to", form, "--outdir", target, *sources], check=True, capture_output=True, timeout=120
        )
        return [target / f"{source.stem}.{form.partition(':')[0]}" for source in sources]

    return run


def read_word(path: Path) -> Document:
    """The Document that a .docx holds."""
    return structure(read_docx(path.read_bytes(), path.name), path.name)


def as_read(document: Document) -> list[object]:
    """What must be the same of a document, whoever wrote it."""
    paragraphs = [(x.id, x.part, x.text, x.number, x.lead, x.anchors) for x in document.paragraphs]
    return [paragraphs, document.notes, document.title, document.date, document.genre]


def test_a_typed_text_saved_as_word_file_reads_the_same(convert: Convert, tmp_path: Path, examples: Path) -> None:
    """Typed numbers, marks glued to words and the notes below the text come through Writer unchanged."""
    whole = (examples / "lighthouses-94.txt").read_text(encoding="utf-8")
    typed = tmp_path / "typed.txt"
    typed.write_text(whole[: whole.index("[Start1]<<ODS")], encoding="utf-8")
    (word,) = convert(WORD, typed, given="Text (encoded):UTF8,LF,,,")

    assert as_read(resdiff.read(typed)) == as_read(read_word(word))


def test_files_that_writer_saved_read_the_same(convert: Convert, tmp_path: Path, examples: Path) -> None:
    """Automatic numbers, footnotes and fields as LibreOffice writes them; its note ids begin elsewhere than Word's."""
    document = resdiff.read(examples / "lighthouses-95-draft.txt")
    own = tmp_path / "draft.docx"
    own.write_bytes(resolution_docx(document))
    (odt,) = convert("odt:writer8", own)

    for written in (*convert(WORD, own), *convert(WORD, odt)):
        assert as_read(document) == as_read(read_word(written))


def test_writer_prints_the_numbers_that_we_count(convert: Convert, tmp_path: Path) -> None:
    """Lists of several levels, in any order of levels, instances of one list, a list behind a list style."""
    multi = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "lowerRoman", "(%3)")
    roman = level(0, "upperRoman", "%1.") + level(1, "upperLetter", "%2)", start=3) + level(2, "ordinal", "%3:")
    lists = (
        numbering(multi, roman, CLAUSES).partition("<w:num ")[0]
        + f'<w:abstractNum w:abstractNumId="4"><w:styleLink w:val="L"/>{CLAUSES}</w:abstractNum>'
        + '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>'
        + "".join(
            f'<w:num w:numId="{k}"><w:abstractNumId w:val="{a}"/></w:num>' for k, a in enumerate((1, 2, 3, 4, 5, 1), 1)
        )
    )
    style = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr>'
    )
    chance = random.Random(94)
    sources = []
    for k in range(4):
        body = "".join(
            p(
                f"text {n}",
                num=None if chance.random() < 0.1 else (chance.randint(1, 6), chance.choice((0, 0, 1, 1, 2))),
            )
            for n in range(60)
        )
        sources.append(tmp_path / f"lists{k}.docx")
        sources[-1].write_bytes(docx(body, numbering=lists, styles=f"{STYLES}{style}</w:pPr></w:style>"))

    for source, printed in zip(sources, convert(TEXT, *sources), strict=True):
        theirs = [" ".join(line.split()) for line in printed.read_text(encoding="utf-8-sig").splitlines()]
        blocks = read_docx(source.read_bytes(), source.name).blocks
        assert [line for line in theirs if line] == [f"{block.number} {block.text}".strip() for block in blocks]
