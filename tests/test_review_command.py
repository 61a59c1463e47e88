"""`resdiff review` and `resdiff verify` as a person types them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from resdiff.cli import main
from resdiff.review.keeping import Keeper, read_file


@pytest.fixture
def pair(tmp_path: Path, examples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder one is in, with a base and a draft."""
    shutil.copy(examples / "lighthouses-94.txt", tmp_path / "base.txt")
    shutil.copy(examples / "lighthouses-95-draft.txt", tmp_path / "draft.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_review_is_listed_without_being_written(pair: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Looking leaves no file."""
    assert 0 == main(["review", "base.txt", "draft.txt", "--list"])
    shown = capsys.readouterr().out

    assert "A/RES/94/187 -> A/C.2/95/L.17\n0 of 50 decided." in shown
    assert "[open] + PP3: added [substantive]" in shown
    assert {"base.txt", "draft.txt"} == {path.name for path in pair.iterdir()}


@pytest.mark.usefixtures("pair")
def test_whole_runs_are_decided_at_once_and_kept(capsys: pytest.CaptureFixture[str]) -> None:
    """Beside the draft; a later command goes on with them, a clause named is decided anew."""
    assert 0 == main(["review", "base.txt", "draft.txt", "--accept", "routine,editorial", "--reject", "OP12"])
    assert "10 of 50 decided: 9 accepted and 1 rejected." in capsys.readouterr().out
    assert 0 == main(["review", "base.txt", "draft.txt", "--hold", "all", "--accept", "OP12", "--format", "json"])

    data = json.loads(capsys.readouterr().out)
    assert {"decided": 50, "total": 50} == {k: data["progress"][k] for k in ("decided", "total")}
    assert ["accept"] == [c["verdict"] for c in data["changes"] if "OP12" in c["base"] + c["draft"]]
    assert 50 == len(read_file("draft.txt.review.toml").decisions)


def test_the_report_goes_where_it_is_named(pair: Path) -> None:
    """In the format of its ending; never over what is read."""
    assert 0 == main(
        ["review", "base.txt", "draft.txt", "--accept", "routine", "--review", "mine.toml", "-o", "out.html"]
    )
    assert (pair / "out.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    kept = (pair / "mine.toml").read_bytes()

    assert 2 == main(["review", "base.txt", "draft.txt", "--review", "mine.toml", "-o", "mine.toml", "--format", "md"])
    assert 2 == main(["review", "base.txt", "draft.txt", "-o", "base.txt"])
    assert kept == (pair / "mine.toml").read_bytes()


def test_a_review_is_carried_to_the_next_draft(pair: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What holds, what is to be decided again, what is new since."""
    assert 0 == main(["review", "base.txt", "draft.txt", "--accept", "all"])
    text = (pair / "draft.txt").read_text(encoding="utf-8")
    (pair / "rev1.txt").write_text(
        text.replace("195 States", "196 States").replace("L.17", "L.17/Rev.1"), encoding="utf-8"
    )
    capsys.readouterr()

    assert 0 == main(["review", "base.txt", "rev1.txt", "--carry", "draft.txt.review.toml"])
    said = capsys.readouterr()
    assert "carried to A/C.2/95/L.17/Rev.1: 49 decisions hold and 1 is to be decided again" in said.err
    assert "accept PP2 → PP2 is to be decided again: A/C.2/95/L.17/Rev.1 has other words" in said.err
    assert "the earlier draft had other words; they were accepted" in said.out
    assert 50 == len(read_file("rev1.txt.review.toml").decisions)
    assert 2 == main(["review", "base.txt", "rev1.txt", "--carry", "draft.txt.review.toml"])
    assert "is there already" in capsys.readouterr().err


def test_an_amendment_is_laid_over_the_base(pair: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a draft with the amendment made; each instruction that was not followed is told."""
    (pair / "amendment.txt").write_text(
        "A/C.2/95/L.20\n\nGeneral Assembly\n\nNorland: amendment to draft resolution A/C.2/95/L.17\n\n"
        "1.\tIn operative paragraph 1, after “the” insert “x”.\n\n"
        "2.\tIn preambular paragraph 2, replace “195 States” with “all States”.\n",
        encoding="utf-8",
    )  # fmt: skip
    assert 0 == main(["review", "draft.txt", "amendment.txt"])
    said = capsys.readouterr()

    assert "A/C.2/95/L.20: 1 of 2 instructions followed" in said.err
    assert "stand in OP1" in said.err
    assert "A/C.2/95/L.17 -> A/C.2/95/L.20\n0 of 1 decided." in said.out
    assert "[-195-]{+all+} States" in said.out


def test_several_drafts_become_a_rolling_text(pair: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the names that were given to them."""
    text = (pair / "base.txt").read_text(encoding="utf-8")
    (pair / "eu.txt").write_text(text.replace("193 States", "194 States"), encoding="utf-8")
    (pair / "norland.txt").write_text(text.replace("193 States", "195 States"), encoding="utf-8")
    assert 0 == main(["review", "base.txt", "EU=eu.txt", "norland.txt"])
    shown = capsys.readouterr().out

    assert "Proposals of EU and norland.txt on A/RES/94/187\n1 place: 1 where proposals clash." in shown
    assert "PP2 alt\n    [EU: Recalling also" in shown
    assert 2 == main(["review", "base.txt", "eu.txt", "norland.txt", "--accept", "all"])
    assert "a review is of one draft" in capsys.readouterr().err


def test_reviews_of_one_draft_are_laid_together(pair: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As what each would make of the base."""
    assert 0 == main(["review", "base.txt", "draft.txt", "--review", "norland.toml", "--accept", "PP2,OP12"])
    assert 0 == main(["review", "base.txt", "draft.txt", "--review", "b.toml", "--accept", "PP2", "--reject", "OP12"])
    capsys.readouterr()
    before = {path: path.read_bytes() for path in pair.iterdir()}

    assert 0 == main(["review", "base.txt", "draft.txt", "--lay", "norland.toml", "--lay", "Boreal Islands=b.toml"])
    shown = capsys.readouterr().out
    assert "Proposals of norland and Boreal Islands on A/RES/94/187" in shown
    assert "[193] [norland, Boreal Islands: 195] States" in " ".join(shown.split())
    assert before == {path: path.read_bytes() for path in pair.iterdir()}
    assert 2 == main(["review", "base.txt", "draft.txt", "--lay", "none.toml"])
    assert "there is no review none.toml" in capsys.readouterr().err


@pytest.mark.usefixtures("pair")
def test_two_windows_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Deciding waits for nobody; looking disturbs nobody."""
    keeper = Keeper("draft.txt.review.toml")
    assert 2 == main(["review", "base.txt", "draft.txt", "--accept", "all"])
    assert "is open in another window" in capsys.readouterr().err
    assert 0 == main(["review", "base.txt", "draft.txt"])
    keeper.close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--accept", "rutine"], "neither text has a paragraph rutine"),
        (["--accept", "OP99"], "neither text has a paragraph OP99"),
        (["-o", "out.xlsx"], "no report of a review as xlsx"),
        (["d.review.toml"], "d.review.toml is a review, and no draft"),
        (["--carry", "none.toml"], "there is no review none.toml"),
        (["--review", "draft.txt"], "is no review"),
        (["--review", "nowhere/mine.toml", "--accept", "all"], "cannot be kept"),
    ],
)
def test_trouble_is_told_in_two_lines(
    pair: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    """And nothing is written."""
    assert 2 == main(["review", "base.txt", "draft.txt", *arguments])
    err = capsys.readouterr().err

    assert said in err
    assert "Traceback" not in err
    assert {"base.txt", "draft.txt"} == {path.name for path in pair.iterdir()}


@pytest.mark.usefixtures("pair")
def test_standard_input_needs_a_name_for_its_review(capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to lay it beside."""
    assert 2 == main(["review", "base.txt", "-", "--accept", "all"])
    assert "name one with --review" in capsys.readouterr().err
    assert 2 == main(["review", "-", "-"])


def test_verify_tells_what_differs_where_it_may_not(pair: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0 where all is as it should be, 1 with the list, 2 for an address that is not there."""
    text = (pair / "base.txt").read_text(encoding="utf-8")
    (pair / "edited.txt").write_text(text.replace("193 States", "194 States"), encoding="utf-8")

    assert 0 == main(["verify", "base.txt", "base.txt"])
    assert 0 == main(["verify", "base.txt", "edited.txt", "--only", "PP1-2", "--only", "OP3"])
    assert "" == capsys.readouterr().out
    assert 1 == main(["verify", "base.txt", "edited.txt", "--only", "OP1-99"])
    assert "PP2 -> PP2: reworded (the same wording but for the numbers)\n" == capsys.readouterr().out
    assert 2 == main(["verify", "base.txt", "edited.txt", "--only", "XX1"])
    assert "neither text has a paragraph XX1" in capsys.readouterr().err


@pytest.mark.corpus
def test_an_official_draft_is_reviewed_and_carried(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The draft of the crime programme against the text before it, then the adopted text as if it were a revision."""
    folder = corpus / "crime-programme"
    base, draft, adopted = (str(folder / f"{name}.pdf") for name in ("A_RES_78_229", "A_C.3_80_L.3", "A_RES_80_229"))
    first, second = (str(tmp_path / name) for name in ("first.toml", "second.toml"))

    assert 0 == main(["review", base, draft, "--review", first, "--accept", "all"])
    assert 0 == main(["review", base, adopted, "--review", second, "--carry", first])
    decisions = {"first": read_file(first).decisions, "second": read_file(second).decisions}
    assert all(decision.verdict == "accept" for decision in decisions["first"])
    assert {"accept", "open"} == {decision.verdict for decision in decisions["second"]}
    assert "to be decided again" in capsys.readouterr().err
