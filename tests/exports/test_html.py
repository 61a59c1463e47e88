"""The web page: complete, self-contained, safe, and readable by everybody."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from attrs import evolve

from resdiff.comparison import compare
from resdiff.exports.html import to_html
from resdiff.model import Anchor, Span
from resdiff.reading import read
from resdiff.summary import Report, read_choice, report
from tests.exports.reading_back import read_page
from tests.making_documents import document, paragraph
from tests.making_reports import lone_report, small_report


@pytest.fixture(scope="module")
def page(examples: Path) -> str:
    """The page of two consecutive versions of the fictional series."""
    return to_html(report(compare(*(read(str(examples / f"lighthouses-{year}.txt")) for year in ("93", "94")))))


def test_the_page_runs_nothing_and_loads_nothing(page: str) -> None:
    """No script, no handler, no address but places in the page; the browser is told to hold to that."""
    found = read_page(page)

    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not {"script", "iframe", "object", "img", "link", "form", "base"} & set(found.tags)
    assert not [name for name in found.attributes if name.startswith("on") or name in ("src", "srcset", "action")]
    assert all(link.startswith("#") for link in found.links)
    assert "url(" not in page
    assert "@import" not in page


def test_every_link_leads_somewhere_and_every_id_is_one(page: str) -> None:
    """Contents, picture and ghosts point to rows that are there."""
    found = read_page(page)

    assert len(found.ids) == len(set(found.ids))
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert [] == found.stack


def test_every_label_and_description_is_there(page: str) -> None:
    """aria-labelledby names headings that exist; headings go down one step at a time."""
    ids = set(read_page(page).ids)
    labels = re.findall(r'aria-labelledby="([^"]+)"', page)
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]

    assert labels
    assert set(labels) <= ids
    assert 1 == levels.count(1) == levels[0]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_marks_are_told_to_those_who_do_not_see_them() -> None:
    """`<ins>` and `<del>` with hidden words, beside underline and strike."""
    page = to_html(lone_report("Requests a list;", "Invites a list;"))

    unseen = '<span class="unseen" dir="ltr">'
    assert f"<del>{unseen}[deleted: </span>Requests{unseen}]</span></del> a list;" in page
    assert f"<ins>{unseen}[inserted: </span>Invites{unseen}]</span></ins> a list;" in page


def test_the_filter_is_made_of_boxes_that_the_style_reads() -> None:
    """A box for every sort, class and part that there is, with its count; unchanged clauses are hidden at first."""
    page = to_html(small_report())

    boxes = re.findall(r'id="([kcp]-\w+)"( checked)?> ([\w ]+) <span class="count">(\d+)', page)
    assert [
        ("k-reworded", " checked", "reworded", "4"),
        ("k-new", " checked", "new", "4"),
        ("k-gone", " checked", "gone", "1"),
        ("k-joined", " checked", "split or merged", "2"),
        ("k-moved", " checked", "only moved", "1"),
        ("k-notes", " checked", "only notes changed", "1"),
        ("k-same", "", "unchanged", "1"),
        ("c-substantive", " checked", "substantive", "9"),
        ("c-routine", " checked", "routine", "1"),
        ("c-editorial", " checked", "editorial", "3"),
        ("p-preamble", " checked", "preamble", "1"),
        ("p-operative", " checked", "operative", "13"),
    ] == boxes
    assert "body:has(#k-same:not(:checked)) .k-same:not(:target){display:none}" in page
    assert "body:has(#t-weaker:checked) .row:not(.t-weaker):not(:target)" in page


def test_rows_say_what_happened_and_on_what_ground() -> None:
    """Class, rule, and the sentences of the summary."""
    page = to_html(small_report())

    assert '<span class="class editorial">editorial: punctuation</span>' in page
    assert '<li><b>Weaker</b> <q class="old">“Requests”</q> became <q class="new">' in page
    assert '<span class="ground">default: mandates</span>' in page
    assert '<p class="ghost c-editorial p-operative">OP8 stood here, and is now <a href="#c2">OP1</a></p>' in page
    assert '<span class="number" dir="ltr">Note 1, reworded:</span>' in page


def test_several_paragraphs_on_a_side_have_their_addresses() -> None:
    """A split clause: one paragraph beside two."""
    page = to_html(small_report())

    assert '<span class="address" dir="ltr">OP4</span> Decides that tides shall be read every hour<ins>' in page
    assert '<p class="text" dir="auto"><span class="address" dir="ltr">OP5</span> <ins>' in page


def test_italics_and_note_marks_stand_where_they_stood() -> None:
    """Also inside of changed words."""
    before, after = (
        evolve(paragraph("OP1", text), spans=(Span(0, 8, "italic"),), anchors=(Anchor(8, "3"), Anchor(len(text), "4")))
        for text in ("Requests a list;", "Requests <b>lists;")
    )
    page = to_html(report(compare(document(before), document(after))))

    assert '<i>Requests</i><sup class="mark">3</sup> ' in page
    assert 2 == page.count('<sup class="mark">4</sup>')
    assert "<b>lists" not in page


def test_each_language_is_named_and_each_direction_its_own() -> None:
    """A screen reader reads French as French; Arabic runs from the right."""
    french = "Prie le Secrétaire général de présenter à l’Assemblée générale un rapport sur les phares et les marées;"
    arabic = "تحث جميع الدول الساحلية على إبقاء مصابيح مناراتها مضاءة طوال الليل؛"
    page = to_html(report(compare(document(paragraph("OP1", french)), document(paragraph("OP1", arabic)))))

    assert '<div class="side old" lang="fr">' in page
    assert '<div class="side new" lang="ar">' in page
    assert '<p class="text" dir="auto">' in page
    assert '<span class="number" dir="ltr">1.</span>' in page
    assert '<span class="number" dir="rtl">1.</span>' in page


def test_the_choice_is_told_on_the_page() -> None:
    """What was left out is counted."""
    page = to_html(small_report(read_choice(only=["gone"])))

    assert '<p class="selection">Only gone: 1 of 13 changes.</p>' in page
    assert 1 == page.count("<article")


LEAST_CONTRAST = 4.5


def _light(colour: str) -> float:
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_text_can_be_read_on_what_it_stands_on(page: str, theme: int) -> None:
    """WCAG 2, level AA, in both themes."""
    palettes = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{([^}]*)\}", page)
    ]
    colours = palettes[0] | palettes[theme]
    grounds = [colours[name] for name in ("paper", "card", "wash")]

    for ink in ("ink", "quiet", "link", "new-ink", "gone-ink"):
        for ground in grounds:
            assert _contrast(colours[ink], ground) >= LEAST_CONTRAST, (ink, ground)
    for kind in ("new", "gone"):
        for ink in (f"{kind}-ink", "ink", "quiet"):
            assert _contrast(colours[ink], colours[f"{kind}-wash"]) >= LEAST_CONTRAST, (kind, ink)
    assert _contrast(colours["ink"], colours["moved-wash"]) >= LEAST_CONTRAST


def test_a_page_of_nothing_is_a_page() -> None:
    """Two empty documents."""
    empty: Report = report(compare(document(), document()))

    assert [] == read_page(to_html(empty)).stack


def test_no_word_of_ours_turns_a_paragraph_round() -> None:
    """A browser takes the direction of a paragraph from its own words: ours stand in elements with their own."""
    arabic = "تحث جميع الدول الساحلية على إبقاء مصابيح مناراتها مضاءة؛"
    page = to_html(lone_report(f"قديم {arabic}", f"جديد {arabic}"))

    for paragraph_text in re.findall(r'<p class="text" dir="auto">(.*?)</p>', page):
        own = re.sub(r'<span[^>]* dir="ltr">.*?</span>|<[^>]+>', "", paragraph_text)
        assert not re.search("[A-Za-z]", own)
    assert "“<bdi>قديم</bdi>”" in page
