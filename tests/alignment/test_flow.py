"""Which words went where: the mutual flow of clauses."""

from __future__ import annotations

from resdiff.alignment.flow import Flow, flows
from resdiff.alignment.runs import shared_runs
from tests.alignment.making_sides import passages, side

LURING = "Urges member towns to make the luring of ships onto rocks an offence that carries a penalty in keeping with"
BYLAW = "the Lantern Office to draw up a model by-law for towns that have no court of their own"
TIDES = "OP9 Invites the Tide Institutes to publish a table of tides for the eastern approaches;"


def flowed(old: str, new: str, *kin: tuple[int, int]) -> dict[tuple[int, int], Flow]:
    """The flows between two documents."""
    before, after = passages(side(old), side(new))
    return flows(before, after, set(kin), shared_runs(before, after))


def test_a_clause_cut_off_flows_to_its_new_paragraph() -> None:
    """The second half of a paragraph that got a number of its own is followed there, word by word."""
    found = flowed(
        f"OP1 {LURING} its gravity, and requests {BYLAW};\n{TIDES}",
        f"OP1 {LURING} its gravity;\nOP2 Requests {BYLAW};\n{TIDES}",
        (0, 0),
        (1, 2),
    )
    cut = found[0, 1]
    assert cut.longest == 19
    assert len(cut.old_words) == len(cut.new_words) == 19
    assert cut.new_share == 1.0
    assert cut.carries(0, settled=True)


def test_each_word_has_one_source() -> None:
    """A phrase that two old paragraphs share goes to the pair in which it stands in the longer run."""
    shared = "in accordance with the custom of the sea and the law of the towns"
    found = flowed(
        f"OP1 Urges all wardens to keep watch by night {shared};\nOP2 Asks every guild to mend its nets {shared};",
        f"OP1 Urges all wardens to keep watch by night {shared};\nOP2 Thanks the bakers of Maren for their bread;",
        (0, 0),
    )
    assert set(found) == {(0, 0)}


def test_a_draw_is_nobodys() -> None:
    """Words that two equal runs claim flow nowhere."""
    phrase = "shall be open to any ship in distress whatever flag it flies"
    found = flowed(
        f"OP1 Decides that Maren {phrase};\nOP2 Agrees on behalf of Lindholm: it {phrase};",
        f"OP1 Notes that Karsund {phrase};",
    )
    assert found == {}


def test_a_few_words_are_no_clause_between_settled_paragraphs() -> None:
    """Where both paragraphs live on, a remark of six words that changed houses does not join them."""
    remark = Flow(tuple(range(6)), tuple(range(6)), 0.3, 0.3, 6, 5.0)
    clause = Flow(tuple(range(9)), tuple(range(9)), 0.3, 0.3, 9, 8.0)
    assert not remark.carries(0, settled=True)
    assert remark.carries(0, settled=False)
    assert clause.carries(0, settled=True)


def test_it_takes_more_from_afar() -> None:
    """The same words prove less the farther they stand from where the neighbours went."""
    flow = Flow(tuple(range(9)), tuple(range(9)), 0.15, 0.1, 8, 3.0)
    assert flow.carries(0, settled=True)
    assert not flow.carries(60, settled=True)


def test_repetition_does_not_explode() -> None:
    """A paragraph that says the same three words two thousand times is compared in no time worth mentioning."""
    chant = "ring the bell " * 2000
    found = flowed(f"OP1 {chant}", f"OP1 {chant}and light the lamp", (0, 0))
    assert len(found) <= 1


def test_nothing_flows_between_strangers() -> None:
    """Texts with no run of three words in common have no flow."""
    assert flowed("OP1 Urges all towns to light lamps;", "OP1 Thanks each baker for the bread;") == {}
