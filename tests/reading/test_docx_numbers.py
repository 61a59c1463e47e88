"""Automatic numbers of Word files, as Word prints them."""

from __future__ import annotations

import pytest

from resdiff.reading.docx import read_docx
from resdiff.reading.docx.numbers import in_kind
from tests.making_docx import CLAUSES, STYLES, docx, level, numbering, p, r

MULTI = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "lowerRoman", "(%3)")


def printed(*places: tuple[int, int] | str, lists: str = "", styles: str = STYLES) -> list[str]:
    """The numbers printed before paragraphs in some list and level, or in some style."""
    body = "".join(p("x", style=place) if isinstance(place, str) else p("x", num=place) for place in places)
    pages = read_docx(docx(body, numbering=lists or numbering(CLAUSES, CLAUSES), styles=styles), "draft.docx")
    return [block.number for block in pages.blocks]


def num(identity: int, abstract: int, overrides: str = "") -> str:
    """One more `w:num`."""
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def test_levels_count_on_their_own_and_begin_anew_below_a_higher_one() -> None:
    """1., (a), (i), (ii), (b), (i), 2., (a)."""
    places = [(1, depth) for depth in (0, 1, 2, 2, 1, 2, 0, 1)]

    assert ["1.", "(a)", "(i)", "(ii)", "(b)", "(i)", "2.", "(a)"] == printed(*places)


def test_lists_count_apart_and_instances_of_one_list_together() -> None:
    """Two lists do not know each other; two instances of a list go on from each other."""
    lists = numbering(CLAUSES, CLAUSES) + num(3, 1)

    assert ["1.", "1.", "2.", "2.", "3."] == printed((1, 0), (2, 0), (1, 0), (2, 0), (3, 0), lists=lists)


def test_an_instance_may_start_where_it_likes_once() -> None:
    """A start of its own restarts the shared count when the instance is first used, and after a higher level."""
    start = "".join(
        f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{at}"/></w:lvlOverride>'
        for depth, at in ((0, 5), (1, 3))
    )
    lists = numbering(CLAUSES) + num(2, 1, start)

    assert ["1.", "5.", "6.", "7."] == printed((1, 0), (2, 0), (2, 0), (1, 0), lists=lists)
    assert ["5.", "(c)", "(d)", "6.", "(c)"] == printed((2, 0), (2, 1), (2, 1), (2, 0), (2, 1), lists=lists)


def test_an_instance_may_print_a_level_its_own_way() -> None:
    """The count stays the list's."""
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1.")}</w:lvlOverride>'

    assert ["1.", "II.", "3."] == printed((1, 0), (2, 0), (1, 0), lists=numbering(CLAUSES) + num(2, 1, own))


def test_numbers_of_several_levels_are_printed_together() -> None:
    """1.2.(i) as the pattern has it; a level that was skipped counts as used (Microsoft, Q110380)."""
    assert ["1.", "1.1.", "1.2.", "(i)", "2.", "2.1."] == printed(
        *((1, depth) for depth in (0, 1, 1, 2, 0, 1)), lists=numbering(MULTI)
    )
    assert ["1.1.", "2.", "2.1."] == printed((1, 1), (1, 0), (1, 1), lists=numbering(MULTI))


def test_legal_numbers_are_figures_throughout() -> None:
    """Article II, section 2.01."""
    legal = level(0, "upperRoman", "Article %1") + level(1, "decimalZero", "Section %1.%2", "<w:isLgl/>")

    assert ["Article I", "Article II", "Section 2.1"] == printed((1, 0), (1, 0), (1, 1), lists=numbering(legal))


def test_a_level_says_what_begins_it_anew() -> None:
    """Never (0), or only the levels above the one named."""
    never = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>')
    first = MULTI.replace('<w:numFmt w:val="lowerRoman"/>', '<w:numFmt w:val="lowerRoman"/><w:lvlRestart w:val="1"/>')

    assert ["1.", "a)", "2.", "b)"] == printed((1, 0), (1, 1), (1, 0), (1, 1), lists=numbering(never))
    assert ["(i)", "1.2.", "(ii)", "2.", "(i)"] == printed(
        (1, 2), (1, 1), (1, 2), (1, 0), (1, 2), lists=numbering(first)
    )


def test_hidden_paragraphs_do_not_count_and_empty_ones_do() -> None:
    """Word shows the number of an empty paragraph, and nothing of one that is hidden with its end."""
    hidden = p(r("x", "<w:vanish/>"), num=(1, 0), mark="<w:vanish/>")
    body = p("x", num=(1, 0)) + hidden + p("x", num=(1, 0)) + p("", num=(1, 0)) + p("x", num=(1, 0))
    pages = read_docx(docx(body, numbering=numbering(CLAUSES)), "draft.docx")

    assert ["1.", "2.", "4."] == [block.number for block in pages.blocks]
    assert [("x", "hidden text"), ("3.", "number of an empty paragraph")] == [(u.text, u.why) for u in pages.unread]


def style(identity: str, number: str = "", basis: str = "Normal", kind: str = "paragraph") -> str:
    """A style with a `w:numPr` that holds `number`."""
    properties = f"<w:pPr><w:numPr>{number}</w:numPr></w:pPr>" if number else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{identity}"/>'
        f'<w:basedOn w:val="{basis}"/>{properties}</w:style>'
    )


def test_a_style_numbers_its_paragraphs() -> None:
    """The list names the style at a level; styles based on it inherit; what is said on the spot goes before."""
    bound = level(0, "decimal", "%1.", '<w:pStyle w:val="Clause"/>') + level(
        1, "lowerLetter", "(%2)", '<w:pStyle w:val="Item"/>'
    )
    styles = STYLES + style("Clause", '<w:numId w:val="1"/>') + style("Item", '<w:numId w:val="1"/>')
    styles += style("Lower", '<w:ilvl w:val="1"/>', "Clause") + style("Same", basis="Clause")
    lists = numbering(bound, CLAUSES)

    assert ["1.", "(a)", "(b)", "2."] == printed("Clause", "Item", "Lower", "Same", lists=lists, styles=styles)
    body = p("x", style="Clause", num=(0, 0)) + p("x", style="Clause", num=(2, 1)) + p("x", style="Clause")
    pages = read_docx(docx(body, numbering=lists, styles=styles), "draft.docx")
    assert ["", "(a)", "1."] == [block.number for block in pages.blocks]


def test_a_list_may_be_defined_by_a_list_style() -> None:
    """One list refers to a style, and the style to the list that has the levels."""
    lists = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Clauses"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Clauses"/>{CLAUSES}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Ring"/></w:abstractNum>'
    ) + "".join(num(k, k) for k in (1, 2, 3))
    styles = STYLES + style("Clauses", '<w:numId w:val="2"/>', kind="numbering")
    styles += style("Ring", '<w:numId w:val="3"/>', kind="numbering")

    assert ["1.", "2.", "(a)", ""] == printed((1, 0), (2, 0), (1, 1), (3, 0), lists=lists, styles=styles)


@pytest.mark.parametrize(
    ("sign", "bullet"),
    [("\uf0b7", "•"), ("\uf0a7", "▪"), ("o", "◦"), ("–", "–"), ("-", "-"), ("\uf0d8", "•"), ("", "•")],
)
def test_bullets_are_bullets_whatever_the_font(sign: str, bullet: str) -> None:
    """Signs of Symbol and Wingdings stand in a private area; others are read as "•"."""
    assert [bullet] == printed((1, 0), lists=numbering(level(0, "bullet", sign)))


@pytest.mark.parametrize(
    ("kind", "count", "expected"),
    [
        ("decimal", 12, "12"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 3, "C"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 9, "IX"),
        ("decimalZero", 7, "07"),
        ("ordinal", 3, "3rd"),
        ("ordinal", 12, "12th"),
        ("ordinal", 21, "21st"),
        ("russianLower", 7, "ж"),
        ("russianUpper", 30, "ББ"),
        ("chineseCountingThousand", 12, "十二"),
        ("arabicAlpha", 2, "ب"),
        ("none", 4, ""),
        ("kindOfTheFuture", 4, "4"),
        ("lowerLetter", 0, "0"),
        ("lowerRoman", 10**6, "1000000"),
    ],
)
def test_counts_are_printed_in_their_kind(kind: str, count: int, expected: str) -> None:
    """Letters, numerals and figures as 17.18.59 names them; what a kind cannot print is printed in figures."""
    assert expected == in_kind(count, kind)


def test_a_kind_of_ones_own_pads_with_zeros() -> None:
    """Word writes its newer kinds with a fallback for older programs, and means the newer one."""
    own = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    lists = numbering(level(0, "x", "%1)").replace('<w:numFmt w:val="x"/>', own))

    assert ["001)", "002)"] == printed((1, 0), (1, 0), lists=lists)


@pytest.mark.parametrize("place", [(9, 0), (1, 8), (1, 40), (1, -1), (0, 0)])
def test_what_no_list_defines_has_no_number(place: tuple[int, int]) -> None:
    """A list or level that is not there prints nothing."""
    assert [""] == printed(place)


def test_absurd_numbers_are_no_crash() -> None:
    """Starts beyond reason, negative ones and words instead of numbers."""
    lists = numbering(
        *(level(0, "decimal", "%1.").replace('val="1"', f'val="{n}"') for n in ("9" * 400, "-7", "x", ""))
    )

    assert ["1000000.", "-7.", "0.", "0."] == printed(*((k, 0) for k in (1, 2, 3, 4)), lists=lists)
