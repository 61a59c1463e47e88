"""The picture of the flow."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree as ET

import pytest

from resdiff.comparison import compare
from resdiff.exports.flow_picture import flow_picture
from resdiff.model import Comparison
from resdiff.summary import report
from tests.making_documents import document, paragraph
from tests.making_reports import report_of, small_report


def _drawn(comparison: Comparison | None = None) -> ET.Element:
    """The picture as a tree, without links to anywhere."""
    some = small_report() if comparison is None else report(comparison)
    return ET.fromstring(flow_picture(some, {}))


def _shapes(picture: ET.Element, kind: str) -> dict[str, list[ET.Element]]:
    """The shapes of a kind by the title of the change that they belong to."""
    return {
        group.findtext("title", ""): [shape for shape in group if kind in (shape.get("class") or "").split()]
        for group in picture.iter("g")
    }


def test_every_paragraph_has_a_bar_and_every_match_a_band() -> None:
    """Three for a clause that was cut in two; what came or went has a stub and no band."""
    bars, bands, stubs = (_shapes(_drawn(), kind) for kind in ("bar", "band", "stub"))

    assert 11 + 14 == sum(map(len, bars.values()))
    assert (3, 2) == (len(bars["OP3 → OP4 and OP5: split"]), len(bands["OP3 → OP4 and OP5: split"]))
    assert (3, 2) == (len(bars["OP4 and OP5 → OP6: merged"]), len(bands["OP4 and OP5 → OP6: merged"]))
    assert (1, 0, 1) == tuple(len(shapes["OP7: removed"]) for shapes in (bars, bands, stubs))
    assert (1, 0, 1) == tuple(len(shapes["OP9: added"]) for shapes in (bars, bands, stubs))


def test_what_moved_lies_on_top() -> None:
    """Drawn last, so that its crossings can be seen."""
    titles = [group.findtext("title") for group in _drawn().iter("g")]

    assert ["OP8 → OP1: moved", "PP2 → OP8: reworded, promoted"] == titles[-2:]


def test_bars_stand_below_each_other_and_inside_the_picture() -> None:
    """In the order of the text, as high as they are long, within the view box."""
    picture = _drawn(
        compare(*(document(*(paragraph(f"OP{n}", "Urges " * n) for n in range(1, 200))) for _ in range(2)))
    )
    height = float(picture.get("viewBox", "").split()[3])
    rects = sorted(
        (float(r.get("x", "")), float(r.get("y", "")), float(r.get("height", ""))) for r in picture.iter("rect")
    )

    assert 2 * 199 == len(rects)
    for (x, y, tall), (next_x, next_y, next_tall) in itertools.pairwise(rects):
        assert next_x > x or (next_y >= y + tall - 0.2 and next_tall >= tall - 0.2)
        assert y + tall <= height
    assert height < 900


def test_labels_leave_each_other_room() -> None:
    """As many addresses as fit."""
    picture = _drawn(compare(*(document(*(paragraph(f"OP{n}", "Urges") for n in range(1, 300))) for _ in range(2))))
    lines = [
        float(t.get("y", ""))
        for t in picture.iter("text")
        if t.get("class") == "address" and t.get("text-anchor") == "end"
    ]

    assert len(lines) > 30
    assert all(after - before >= 10.9 for before, after in itertools.pairwise(lines))


def test_changes_link_to_their_rows_without_a_stop_for_the_keyboard() -> None:
    """The same links stand in the contents; the picture is for the eye and the mouse."""
    report = small_report()
    text = flow_picture(report, {0: "c1"})

    assert '<a href="#c1" tabindex="-1"><title>PP1 → PP1: notes changed</title>' in text
    assert 'aria-hidden="true"' in text


@pytest.mark.parametrize("name", ["<script>", '"&', "\x1b[31m"])
def test_names_in_the_picture_are_text(name: str) -> None:
    """A symbol may hold anything."""
    from attrs import evolve

    some = small_report()
    hostile = report_of(evolve(some.comparison, old=evolve(some.comparison.old, symbol=name)), some.meanings)

    texts = [t.text for t in ET.fromstring(flow_picture(hostile, {})).iter("text")]
    assert name.replace("\x1b", "␛") in texts


def test_a_picture_of_nothing_is_a_picture() -> None:
    """Two empty documents."""
    assert "svg" == _drawn(compare(document(), document())).tag
