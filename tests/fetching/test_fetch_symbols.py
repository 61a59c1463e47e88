from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdiff.errors import FetchError
from resdiff.fetching.symbols import file_name, is_symbol, language_code, normal_symbol

SYMBOLS = [
    "A/RES/78/229", "A/C.3/78/L.60/Rev.1", "A/C.3/80/L.3/Add.1", "S/RES/2674(2023)", "A/RES/ES-11/1", "A/RES/S-32/1",
    "A/RES/36/147A", "A/RES/48/141", "A/RES/2625(XXV)", "A/HRC/RES/45/19", "A/HRC/57/L.4", "E/RES/2024/12",
    "E/CN.15/2024/L.4/Rev.1", "E/CN.4/Sub.2/2004/1", "UNEP/EA.5/Res.14", "A/CN.9/WG.III/WP.190", "A/INF/78/4/Rev.2",
    "A/CONF.234/2021/1", "ST/AI/189/Add.9/Rev.2", "CCPR/C/GC/36", "FCCC/PA/CMA/2021/L.16", "S/PRST/2020/1",
    "A/DEC/78/501", "A/80/L.15", "TD/B/EX(30)/L.1", "A/RES/53/77A-C",
]  # fmt: skip

NO_SYMBOLS = [
    "", "A", "A/", "/A/RES/78/229", "A/RES/78/229/", "A//78/229", "A/RES", "78/229", "a/res/78/229", "./A/RES/78/229",
    "A/../78/229", "../A/RES/78/229", "A/RES/..", "A/RES/78/229 ", " A/RES/78/229", "A/RES/78 229", "A /RES/78/229",
    "https://docs.un.org/A/RES/78/229", "A/RES/78/229?t=pdf", "A/RES/78/229&l=fr", "A/RES/78/229#1", "A/RES/78/229%2e",
    "A/RES/78/229\n", "A/RES/78/229\x00", "A\\RES\\78\\229", "C:/RES/78", "A/RES/78/229.pdf", "A/RES/78/229.PDF",
    "A/RES/78/229.DOCX", "A/notes2.txt", "A/Notes2", "Drafts/2", "A/RES/78_229", "A/RES/٧٨/٢٢٩", "A/RES/78/229*",
    "A/RES/217[III]", "A/" + "1/" * 40 + "1", "A/" + "1" * 90,
]  # fmt: skip


@pytest.mark.parametrize("text", SYMBOLS)
def test_symbols_of_all_organs_are_symbols(text: str) -> None:
    """Resolutions, decisions, drafts, reports and their revisions, of all organs and times."""
    assert is_symbol(text)
    assert text == normal_symbol(text)


@pytest.mark.parametrize("text", NO_SYMBOLS)
def test_paths_addresses_and_other_words_are_no_symbols(text: str) -> None:
    """Nothing that could climb in folders, name a server, or be a file is taken for a symbol."""
    assert not is_symbol(text)
    with pytest.raises(FetchError, match="is not a document symbol"):
        normal_symbol(text)


@pytest.mark.parametrize("text", ["S/RES/2674 (2023)", "S/RES/2674\u00a0(2023)", "S/RES/2674(2023)"])
def test_the_year_may_stand_apart(text: str) -> None:
    """As documents print it, with a space that breaks or not, and as it is asked for."""
    assert "S/RES/2674(2023)" == normal_symbol(text)


def test_hyphens_that_do_not_break_are_hyphens() -> None:
    """A symbol copied out of a document is the symbol."""
    assert "A/RES/ES-11/1" == normal_symbol("A/RES/ES\u201111/1")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a/res/78/229", "did you mean A/RES/78/229?"),
        ("78/229", "did you mean A/RES/78/229?"),
        ("resolution 78/229", "a symbol is written like A/RES/78/229"),
    ],
)
def test_the_likely_symbol_is_named(text: str, hint: str) -> None:
    """The hint says what to write."""
    with pytest.raises(FetchError) as caught:
        normal_symbol(text)
    assert caught.value.hint.startswith(hint)


@given(st.text(alphabet="AaRESL.Rev178/()-_ \\:%?&#\n\u2011\u00e9", max_size=30))
def test_what_is_taken_for_a_symbol_is_safe_in_an_address_and_as_a_name(text: str) -> None:
    """Whatever the words: only letters, digits and four harmless signs pass, and never two dots."""
    if is_symbol(text):
        normal = normal_symbol(text)
        assert normal == normal_symbol(normal)
        assert all(character.isascii() and (character.isalnum() or character in "/.-()") for character in normal)
        assert ".." not in normal
        assert "/" not in file_name(normal, "en", "pdf")


def test_every_symbol_has_a_file_name_of_its_own() -> None:
    """The name holds the whole symbol, so that none overwrites another."""
    names = {file_name(symbol, "fr", "docx") for symbol in SYMBOLS}

    assert len(SYMBOLS) == len(names)
    assert "A_RES_78_229.fr.docx" in names
    assert not any(name.startswith(".") for name in names)


@pytest.mark.parametrize(
    ("text", "code"),
    [("en", "en"), ("FR", "fr"), ("A", "ar"), ("C", "zh"), ("E", "en"), ("F", "fr"), ("R", "ru"), ("S", "es"),
     ("Chinese", "zh"), (" spanish ", "es")],
)  # fmt: skip
def test_languages_go_by_code_letter_or_name(text: str, code: str) -> None:
    """The six official languages, as people and as the Secretariat call them."""
    assert code == language_code(text)


@pytest.mark.parametrize("text", ["de", "", "O", "en-GB", "../en", "english&t=pdf"])
def test_other_languages_are_refused(text: str) -> None:
    """The hint lists the six."""
    with pytest.raises(FetchError) as caught:
        language_code(text)
    assert "zh (Chinese)" in caught.value.hint
