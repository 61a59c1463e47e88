"""`resdiff fetch`, and symbols where a file may stand."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from resdiff.cli import main
from resdiff.model import Comparison
from tests.fetching.un_server import PDF, WORD, Server, file, missing
from tests.making_pdfs import Typesetter, pdf

Capture = pytest.CaptureFixture[str]
OLD, NEW = "L/RES/5/1", "L/RES/6/1"


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run in a folder of their own: nothing in it is called like a symbol."""
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")


def _resolution(symbol: str, hours: str) -> bytes:
    typesetter = Typesetter(symbol)
    typesetter.masthead("The lighthouses and their keepers")
    typesetter.title("The lighthouses and their keepers")
    typesetter.paragraph("_The League of Lighthouses_,")
    typesetter.paragraph(f"1. _Urges_ all keepers to keep their lamps burning {hours};")
    return pdf(typesetter.finished())


@pytest.fixture
def two_years(server: Server) -> Server:
    """A server that has two resolutions, told apart by the languages they are asked for in."""
    old, new = _resolution(OLD, "at night"), _resolution(NEW, "by night and in fog")
    server.play(pdf=[file(old), file(new)])
    return server


def test_fetch_writes_the_path_of_the_kept_file(server: Server, cache: Path, capfd: Capture) -> None:
    """The path alone on standard output, what came on standard error; the second time from the cache."""
    server.play(docx=file(WORD))

    assert 0 == main(["fetch", "A/RES/93/211"])
    path, talk = capfd.readouterr()
    assert WORD == Path(path.rstrip("\n")).read_bytes()
    assert cache in Path(path).parents
    where = server.base.removeprefix("http://")
    assert f"resdiff: asking {where} for A/RES/93/211\n" in talk
    assert "resdiff: A/RES/93/211 in English, Word (.docx), 1 kB, from http://127.0.0.1" in talk

    assert 0 == main(["fetch", "A/RES/93/211"])
    again, talk = capfd.readouterr()
    assert (path, "resdiff: A/RES/93/211 in English, Word (.docx), 1 kB, from the cache\n") == (again, talk)
    assert 1 == len(server.asked)


def test_fetch_writes_to_the_file_that_is_named(server: Server, tmp_path: Path, capfd: Capture) -> None:
    """Also over one that is there: the person named it."""
    server.play(docx=file(WORD))
    target = tmp_path / "desk" / "lamps"
    target.write_bytes(b"older")

    assert 0 == main(["fetch", "A/RES/93/211", "-o", "lamps", "-l", "F"])
    assert WORD == target.read_bytes()
    assert "lamps\n" == capfd.readouterr().out
    assert "l=fr" in server.asked[0]


def test_the_ending_of_the_named_file_chooses_the_format(server: Server, tmp_path: Path) -> None:
    """A file called .pdf is a PDF, or is not written."""
    server.play(docx=file(WORD), pdf=[file(PDF), missing])

    assert 0 == main(["fetch", "A/RES/93/211", "-o", "lamps.PDF"])
    assert PDF == (tmp_path / "desk" / "lamps.PDF").read_bytes()
    assert 2 == main(["fetch", "A/RES/93/212", "-o", "fog.pdf"])
    assert not (tmp_path / "desk" / "fog.pdf").exists()


def test_fetch_to_standard_output(server: Server, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The bytes of the document and nothing else."""
    server.play(docx=file(WORD))

    assert 0 == main(["fetch", "A/RES/93/211", "-o", "-"])
    assert WORD == capfdbinary.readouterr().out


def test_a_terminal_is_not_written_to(monkeypatch: pytest.MonkeyPatch, server: Server, capsys: Capture) -> None:
    """A document would steer it."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    assert 2 == main(["fetch", "A/RES/93/211", "-o", "-"])
    assert "nothing for a terminal" in capsys.readouterr().err
    assert [] == server.asked


def test_fetch_asks_again_when_told_to(server: Server) -> None:
    """`--fresh` replaces what the cache holds."""
    server.play(docx=[file(WORD), file(WORD + b" again")])

    assert [0, 0, 0] == [main(["fetch", "A/RES/93/211", *more]) for more in ([], ["--fresh"], [])]
    assert 2 == len(server.asked)


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["a/res/93/211"], "a/res/93/211 is not a document symbol", "did you mean A/RES/93/211?"),
        (["A/RES/93/211"], "has no document A/RES/93/211 in English", "https://docs.un.org/en/A/RES/93/211"),
        (["A/RES/93/211", "-l", "de"], "de is not an official language", "give one of en (English)"),
        (["A/RES/\x1b[31m"], "A/RES/␛[31m is not a document symbol", "a symbol is written like"),
    ],
)
def test_trouble_is_two_lines(
    server: Server, capsys: Capture, arguments: list[str], message: str, hint: str
) -> None:  # fmt: skip
    """As with every command; what is asked of whom stands before them."""
    assert 2 == main(["fetch", *arguments])
    output, talk = capsys.readouterr()
    *asking, said, advised = talk.splitlines()

    assert "" == output
    assert len(server.asked) == 3 * len(asking)
    assert message in said
    assert hint in advised


def test_a_cache_that_cannot_be_written_is_told(server: Server, cache: Path, capsys: Capture) -> None:
    """Without a file there is no path to write; with -o there is."""
    cache.write_text("a file where the folder should be")
    server.play(docx=file(WORD))

    assert 2 == main(["fetch", "A/RES/93/211"])
    assert "name a file with -o" in capsys.readouterr().err
    assert 0 == main(["fetch", "A/RES/93/211", "-o", "lamps.docx"])


def test_symbols_stand_where_files_may(two_years: Server, capfd: Capture) -> None:
    """Two symbols are compared; the documents are called by their symbols and not by a place in the cache."""
    assert 0 == main(["summary", "--full", OLD, NEW])
    written, talk = capfd.readouterr()
    assert "by night and in fog" in re.sub(r"[\[\]{}+-]", "", written)
    assert "cache" not in written
    assert 2 == talk.count("resdiff: asking ")

    assert 0 == main(["outline", OLD])
    assert "OP1" in capfd.readouterr().out
    assert 6 == len(two_years.asked), "docx, doc and pdf for each of two, and nothing for the third"


def test_the_language_of_symbols_may_be_chosen(two_years: Server) -> None:
    """For every command that takes a symbol."""
    assert 0 == main(["outline", OLD, "-l", "es"])
    assert all("&l=es&" in line for line in two_years.asked)


def test_a_file_that_exists_is_no_symbol(server: Server, tmp_path: Path, examples: Path, capsys: Capture) -> None:
    """A path wins over a symbol, and so does a path into a folder that exists: slips are sent to nobody."""
    file = tmp_path / "desk" / "A" / "RES" / "93" / "211"
    file.parent.mkdir(parents=True)
    file.write_bytes((examples / "lighthouses-93.txt").read_bytes())

    assert 0 == main(["outline", "A/RES/93/211"])
    assert 2 == main(["outline", "A/RES/93/212"])
    assert "there is no file A/RES/93/212" in capsys.readouterr().err
    assert [] == server.asked


@pytest.mark.parametrize("name", ["A/RES/93/211.pdf", "a/res/93/211", "no-such-file", "./A/RES/93/211"])
def test_other_names_are_files_that_are_missing(server: Server, name: str, capsys: Capture) -> None:
    """Only what is written as a symbol is asked for."""
    assert 2 == main(["outline", name])
    assert f"there is no file {name}" in capsys.readouterr().err
    assert [] == server.asked


def test_compare_gets_its_documents_before_the_screen_opens(
    two_years: Server, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Trouble is told in the terminal and not in a screen; what came is handed on."""
    import resdiff.screens

    loaded: list[str] = []

    def open_comparison(load: Callable[[Callable[[str], None]], Comparison], *_: object) -> None:
        comparison = load(lambda _: None)
        loaded.extend((comparison.old.symbol, comparison.new.symbol))

    monkeypatch.setattr("resdiff.cli.compare.need_screen", lambda _: None)
    monkeypatch.setattr(resdiff.screens, "open_comparison", open_comparison, raising=False)

    assert 0 == main(["compare", OLD, NEW])
    assert [OLD, NEW] == loaded
    two_years.play(pdf=missing)
    assert 2 == main(["compare", OLD, "L/RES/7/1"])
    assert "has no document L/RES/7/1" in capsys.readouterr().err
    assert 2 == len(loaded)
