"""A generated series of twelve years whose truth is known, and the same by all ways."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from many_years import many_years

from resdiff.lineage import HERE, extend, trace
from resdiff.lineage.joints import joints as joints_of
from resdiff.lineage.joints import pack_joints, unpack_joints
from tests.lineage.making_series import history


@pytest.mark.parametrize("seed", [3, 7])
def test_twelve_years_are_followed(seed: int) -> None:
    """Links F1 of .99 and more, and every clause that came back is found."""
    made = many_years(random.Random(seed))
    found = history(*made.documents)
    said = {
        ((tie.version, tie.address), (standing.version, standing.address))
        for clause in found.clauses
        for standing in clause.here
        for tie in standing.ties
    }
    truth = made.links | made.back

    assert 2 * len(said & truth) / (len(said) + len(truth)) >= 0.99
    assert 20 == len(made.back)
    assert made.back <= said


def test_what_was_split_or_merged_goes_on() -> None:
    """Of every change that has both sides, one new paragraph is one of the old clauses, or a clause brought back."""
    found = history(*many_years(random.Random(4), 6).documents)

    for number, comparison in enumerate(found.comparisons):
        before, after = found.places[number : number + 2]
        for change in comparison.changes:
            if change.old and change.new:
                olds, news = {before[address] for address in change.old}, {after[address] for address in change.new}
                assert olds & news or any(found.clauses[one].at(number + 1).happened == "back" for one in news)


def test_the_history_does_not_depend_on_cores_or_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One core or two, worked out or found, and with files spoilt: the same value."""
    monkeypatch.setenv("RESDIFF_CACHE", str(tmp_path))
    documents = many_years(random.Random(5), 5).documents
    wanted = history(*documents)

    assert wanted == trace(documents, keep=False, most=1) == trace(documents, most=2) == trace(documents)
    for path in (tmp_path / "worked-out").iterdir():
        path.write_bytes(b"?" + path.read_bytes())
    assert wanted == trace(documents)


def test_a_version_added_takes_only_its_own_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Joints of earlier years are found; those of the new one are worked out."""
    monkeypatch.setenv("RESDIFF_CACHE", str(tmp_path))
    documents = many_years(random.Random(6), 5).documents
    trace(documents[:4])
    asked: list[int] = []
    monkeypatch.setattr("resdiff.lineage.joints", lambda h, c: asked.append(len(h.versions)) or joints_of(h, c))
    trace(documents)

    assert [4] == asked


def test_joints_are_checked_before_they_are_used() -> None:
    """A clause that is not there or not asleep, a paragraph carried twice: refused."""
    from resdiff.keeping.checks import Unfit

    found = history(*many_years(random.Random(8), 6).documents)
    comparison = found.comparisons[-1]
    before = history(*[version.document for version in found.versions[:-1]])
    right = joints_of(before, comparison)
    packed = pack_joints(right)
    assert right == unpack_joints(packed, before, comparison)
    assert found == extend(before, comparison, right)
    assert packed[1]
    awake = next(index for index, clause in enumerate(before.clauses) if clause.standings[-1].happened in HERE)
    address = packed[1][0][0]
    pairs, slept, inside = packed
    for wrong in (
        [pairs, [[address, 10_000, 1.0]], inside],
        [pairs, [[address, awake, 1.0]], inside],
        [pairs, [["OP999", slept[0][1], 1.0]], inside],
        [[*pairs, [pairs[0][0], pairs[1][1]]], slept, inside],
        [[["OP999", "OP1"]], [], []],
        [pairs, slept, [["OP999", slept[0][1], 1.0]]],
        [pairs, slept, [[pairs[0][0], slept[0][1], 1.0]]],
        [pairs, slept],
        None,
    ):
        with pytest.raises(Unfit):
            unpack_joints(wrong, before, comparison)
