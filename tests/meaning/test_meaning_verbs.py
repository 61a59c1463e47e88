"""Verbs: which became stronger or weaker, on which ladder, and which came or went inside a paragraph."""

from __future__ import annotations

import pytest

from resdiff.meaning import load_ladders
from resdiff.meaning.acts import find_acts
from tests.meaning.reading_clauses import only, paragraph, read, told

TASK = "Member States to keep the lamps of their lighthouses burning throughout the night"


@pytest.mark.parametrize(
    ("old", "new", "judgement"),
    [
        ("Urges", "Encourages", "weaker"),
        ("Invites", "Encourages", "stronger"),
        ("Encourages", "Strongly encourages", "stronger"),
        ("Calls upon", "Urges", "disputed"),
        ("Requests", "Calls upon", "disputed"),
        ("Strongly urges", "Calls upon", "weaker"),
        ("Requests", "Demands that", "stronger"),
        ("Also urges", "Further invites", "weaker"),
        ("Urges", "Reiterates its call upon", "disputed"),
        ("Calls upon", "Reiterates its call upon", "lateral"),
        ("Calls on", "Calls urgently on", "stronger"),
        ("Continues to urge", "Encourages", "weaker"),
    ],
)
def test_verbs_addressed_to_states_stand_on_one_ladder(old: str, new: str, judgement: str) -> None:
    """A verb addressed to States is judged on the directive ladder of resdiff, which is named beside the judgement."""
    facet = only(read(f"{old} {TASK};", f"{new} {TASK};"), "lead")

    assert facet.judgement == judgement
    assert facet.source.startswith("default: ")


@pytest.mark.parametrize(
    ("old", "new", "judgement"),
    [
        ("Takes note of", "Welcomes", "stronger"),
        ("Notes", "Takes note of", "lateral"),
        ("Takes note with appreciation of", "Takes note of", "weaker"),
        ("Welcomes", "Commends", "stronger"),
        ("Welcomes with satisfaction", "Welcomes", "weaker"),
        ("Notes with regret", "Notes", "weaker"),
        ("Expresses concern at", "Expresses grave concern at", "stronger"),
        ("Expresses its grave concern about", "Expresses its deep concern about", "weaker"),
        ("Condemns", "Condemns in the strongest terms", "stronger"),
        ("Strongly condemns", "Condemns in the strongest terms", "stronger"),
        ("Deplores", "Condemns", "stronger"),
        ("Stresses", "Underlines", "lateral"),
        ("Reaffirms", "Recalls", "weaker"),
        ("Welcomes", "Recalls", "disputed"),
        ("Encourages", "Stresses", "changed"),
    ],
)
def test_verbs_of_reception_assertion_and_concern(old: str, new: str, judgement: str) -> None:
    """Each kind of verb has its own ladder; across two of them a verb is just changed."""
    rest = "the growing number of wrecks on the eastern reefs"

    assert only(read(f"{old} {rest};", f"{new} {rest};"), "lead").judgement == judgement


def test_the_addressee_decides_which_ladder_counts() -> None:
    """A request to an office is a mandate, one to States a directive: each has its ladder."""
    task = "to list the wrecks of the eastern reefs;"
    office = only(read(f"Urges the Secretary-General {task}", f"Encourages the Secretary-General {task}"), "lead")
    states = only(read(f"Urges Member States {task}", f"Encourages Member States {task}"), "lead")

    assert "mandate" in office.source
    assert "directive" in states.source


def test_also_and_further_are_no_part_of_a_verb() -> None:
    """The words that turn with the neighbours are neither quoted nor weighed."""
    assert told(read(f"Urges {TASK};", f"Further urges {TASK};"), "lead") == []
    assert only(read(f"Also urges {TASK};", f"Invites {TASK};"), "lead").old == "urges"


@pytest.mark.parametrize(
    ("plain", "hedged", "words"),
    [
        ("to adopt rules for pilots", "to consider adopting rules for pilots", "to consider"),
        ("to provide charts", "to continue to provide charts", "to continue to"),
        ("to set up a fund", "to explore the possibility of setting up a fund", "to explore the possibility of"),
        ("to light the reefs", "to endeavour to light the reefs", "to endeavour to"),
        ("to light the reefs", "to make every effort to light the reefs", "to make every effort to"),
        ("to found a college", "to give consideration to founding a college", "to give consideration to"),
    ],
)
def test_a_hedge_weakens_the_verb_behind_it(plain: str, hedged: str, words: str) -> None:
    """A hedge that comes before a verb that stood unhedged weakens, one that goes strengthens."""
    without, with_it = f"Urges Member States {plain};", f"Urges Member States {hedged};"

    assert told(read(without, with_it), "lead") == [("weaker", "", words)]
    assert told(read(with_it, without), "lead") == [("stronger", words, "")]


def test_a_hedge_is_told_once_whatever_form_its_verb_takes() -> None:
    """That "consider protecting" is "protect" now is one fact, and no other wording beside it."""
    meaning = read("Urges States to consider protecting the reefs;", "Urges States to protect the reefs;")

    assert [("stronger", "to consider", "")] == told(meaning, "lead", "wording")


def test_a_hedge_weakens_the_verb_behind_it_though_more_went_before_it() -> None:
    """The changed words may end with the hedge, and begin with something else."""
    old = "Urges the towns to light every pier of the straits by night, and to obey the pilots on their watch;"
    new = "Urges the towns to keep a book, and to continue to obey the pilots on their watch;"

    assert ("weaker", "", "to continue to") in told(read(old, new), "lead")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("to continue their efforts to", "to continue efforts to"),
        ("to continue engaging in work to", "to continue to engage in work to"),
    ],
)
def test_a_hedge_whose_verb_stays_is_neither_new_nor_gone(old: str, new: str) -> None:
    """What follows "continue" may take another form."""
    before, after = f"Urges towns {old} light the piers;", f"Urges towns {new} light the piers;"

    assert told(read(before, after), "lead") == told(read(after, before), "lead") == []


def test_a_hedge_in_words_that_are_new_weakens_nothing() -> None:
    """What was not asked before is not asked less."""
    old = "Urges Member States to mark the reefs;"
    new = "Urges Member States to mark the reefs and to consider the use of bells in every harbour there is;"

    assert told(read(old, new), "lead") == []


def test_verbs_inside_a_paragraph_count_like_the_first() -> None:
    """A verb that comes in the middle is told with its place, one that changes there is judged."""
    old = "Welcomes the new bells of the southern buoys, and invites the Secretariat to list them;"
    new = "Welcomes the new bells of the southern buoys, requests the Secretariat to list them and notes their weight;"

    assert told(read(old, new), "lead") == [("stronger", "invites", "requests"), ("added", "", "notes")]


def test_a_shall_in_the_place_of_a_should_binds_more() -> None:
    """What is asked for may be put in a stronger modal."""
    old = "Affirms that detention of a keeper should be used only as a last resort;"

    assert told(read(old, old.replace("should", "shall")), "lead") == [("stronger", "should", "shall")]
    assert told(read(old, old.replace("should", "may")), "lead") == [("weaker", "should", "may")]


def test_a_merged_clause_keeps_its_verbs() -> None:
    """Two paragraphs fused into one lose no verb where it only took the form of its place."""
    old = "Emphasizes the duty of every keeper to sound the horn;\nRecognizes the cost of oil in the outer islands;"
    new = "Emphasizes the duty of every keeper to sound the horn, and recognizes the cost of oil in the outer islands;"

    meaning = read(old, new)

    assert told(meaning, "lead", "wording") == []
    assert (meaning.klass, meaning.rule) == ("editorial", "a verb took the form of its place")


def test_a_verb_that_governs_two_clauses_is_not_lost_between_them() -> None:
    """Two clauses of one verb joined to "Urges A and B." drop none."""
    old = "Urges the pilots of the eastern straits to rest;\nUrges the keepers of the western towers to sleep by day;"
    new = "Urges the pilots of the eastern straits to rest and the keepers of the western towers to sleep by day;"

    assert told(read(old, new), "lead") == []


def test_a_merged_clause_that_was_shortened_keeps_its_verb() -> None:
    """What the second request asked for is asked for in the first now."""
    old = (
        "Requests the Harbour Office to keep the lamps lit for the time that the pilots asked for;\n"
        "Also requests the Harbour Office, consequently, to ring the great bell at every turn of the tide;"
    )
    new = "Requests the Harbour Office to keep the lamps lit and to ring the great bell at every turn of the tide;"

    assert told(read(old, new), "lead") == told(read(new, old), "lead") == []


def test_a_verb_said_once_for_two_objects_is_not_told_as_lost_words() -> None:
    """What went is said by the verb before it."""
    old = "Notes the great storms of last winter, and notes the slow repair of the old piers;"
    new = "Notes the great storms of last winter and the slow repair of the old piers, upon request;"

    assert ("dropped", "notes", "") not in told(read(old, new), "wording", "lead")


def test_a_verb_that_only_opens_a_clause_of_its_own_is_not_new() -> None:
    """What was said behind "as well as" is said by itself once the clause is split."""
    old = "Reaffirming the duty of pilots to keep watch over the harbour, as well as noting the new book of signals,"
    new = "Reaffirming the duty of pilots to keep watch over the harbour,\nNoting the new book of signals,"

    assert told(read(old, new, "PP4"), "lead") == told(read(new, old, "PP4"), "lead") == []


def test_a_verb_that_is_said_of_something_else_in_the_same_words_stays() -> None:
    """Regret is still expressed, behind a concern that is new."""
    old = "Regretting that since the storm of last winter only two of the towns have rung their bells,"
    new = "Expressing concern at the wrecks of the eastern shore, and regretting the lack of pilots in harbours,"

    assert told(read(old, new, "PP4"), "lead") == [("added", "", "Expressing concern")]


def test_a_verb_in_another_form_is_neither_new_nor_gone() -> None:
    """What a clause "further encourages" it may be "further encouraging", even where that form is no act of its own."""
    old = "Recalling its rules on the art of peacekeeping, and further encourages the work of pilots,"
    new = "Recalling its rules on the art of peacekeeping, and further encouraging the work of pilots,"

    assert told(read(old, new, "PP4"), "lead") == []


def test_the_same_verb_said_of_something_else_is_only_changed() -> None:
    """A ladder judges only what is said of the same object."""
    old = "Welcomes the release of the pilots, and notes that two ferries sank near the western pier last winter;"
    new = "Welcomes the release of the pilots, and condemns the theft of ferries from piers in every winter month;"

    assert {judgement for judgement, _, _ in told(read(old, new), "lead")} <= {"changed", "added", "dropped"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recalling its resolution 80/2, noting with concern the buoys,", ["Recalling", "noting with concern"]),
        ("Urges States to act, including by promoting research, encouraging study and supporting trade;", ["Urges"]),
        ("Takes note of the report, which stresses the need for oil and supports the keepers;", ["Takes note"]),
        ("Requests the Office to answer mutual legal assistance requests, and to reply;", ["Requests"]),
        ("Expressing concern at storms, deeply regretting the wrecks, and in this regard encouraging repairs,",
         ["Expressing concern", "deeply regretting", "encouraging"]),
        ("Recalling the commitment of pilots, reaffirming the decision of the towns,", ["Recalling", "reaffirming"]),
        ("calls urgently on pilots to wait, while acknowledging tides,", ["calls urgently on", "acknowledging"]),
    ],
)  # fmt: skip
def test_what_is_an_act_of_the_organ_and_what_is_not(text: str, expected: list[str]) -> None:
    """Means, acts of others and nouns that look like verbs are no acts."""
    assert [text[act.start : act.end] for act in find_acts([paragraph("PP1", text)])] == expected


def test_a_sub_paragraph_that_opens_with_a_participle_says_how() -> None:
    """What opens with "(b) Encouraging" under a verb is a means; in the preamble it is an act."""
    text = "Encouraging the keepers to learn;"

    assert find_acts([paragraph("OP4(b)", text)]) == []
    assert find_acts([paragraph("PP4", text)])[0].verb == "encourage"


def test_another_ladder_judges_otherwise() -> None:
    """The ladder asked for judges what it holds, the default one the rest; each stands under its name."""
    pair = (f"Calls upon {TASK};", f"Urges {TASK};")
    tone, advanced = load_ladders("instructive-tone"), load_ladders("model-diplomat-advanced")

    assert only(read(*pair, ladder=tone), "lead").judgement == "stronger"
    assert only(read(*pair, ladder=advanced), "lead").judgement == "weaker"
    fallen_back = only(read("Notes the wrecks of the year;", "Welcomes the wrecks of the year;", ladder=tone), "lead")
    assert fallen_back.source.startswith("default: ")


def test_the_chapeau_of_a_list_says_the_verb_for_its_items() -> None:
    """A clause that became an item of a list lost neither its verb nor those whom the chapeau names."""
    from resdiff.meaning import read_meaning
    from tests.meaning.reading_clauses import compared, paragraph

    old = [paragraph("PP1", "Recalling the Tide Rules, which the Council on Tides endorsed in the winter of storms,")]
    new = [
        paragraph("PP1", "Recalling what the Council on Tides endorsed:"),
        paragraph("PP1(a)", "The Tide Rules, in the winter of storms,"),
    ]
    added, item = read_meaning(compared(old, new, [([], [0]), ([0], [1])]))

    assert [] == told(item, "lead", "addressee")
    assert [("added", "", "Recalling")] == told(added, "lead")


def test_a_clause_that_went_into_a_list_is_judged_by_the_verb_of_its_chapeau() -> None:
    """What the list is opened with takes the place of the verb that the clause had, and gives it back on leaving."""
    from resdiff.meaning import read_meaning
    from tests.meaning.reading_clauses import compared, paragraph

    alone = [paragraph("OP1", "Urges Member States to light the reefs of the outer straits by night;")]
    items = [
        paragraph("OP1", "Encourages Member States:"),
        paragraph("OP1(a)", "To light the reefs of the outer straits by night;"),
    ]
    _, into = read_meaning(compared(alone, items, [([], [0]), ([0], [1])]))
    _, out_of = read_meaning(compared(items, alone, [([0], []), ([1], [0])]))

    assert [("weaker", "Urges", "Encourages")] == told(into, "lead", "wording")
    assert [("stronger", "Encourages", "Urges")] == told(out_of, "lead", "wording")
    assert only(into, "lead").new_at is None


def test_an_adjective_that_became_a_verb_and_a_noun_is_the_same_act() -> None:
    """Where a clause goes into the preamble, "Expresses its deep concern" is "Deeply concerned"."""
    old = "Expresses its deep concern that the lamps of the outer reefs are out;"
    meaning = read(old, "Deeply concerned that the lamps of the outer reefs are out,")

    assert [] == told(meaning, "lead", "wording")


def test_a_clause_that_says_what_another_said_loses_no_verb_in_a_merge() -> None:
    """One act is left of two whose objects open alike; of two that do not, one is gone."""
    both = "Recalling the burning wrecks of the reefs,", "Recalling the burning wrecks of the reefs and of the banks,"
    twice = "\n".join(both)
    once = "Recalling the burning wrecks of all reefs, banks and shoals of the straits,"
    others = (
        "Recalling the burning wrecks of the outer reefs,\nRecalling with regret the fees of the northern harbours,"
    )

    assert "dropped" not in {f.judgement for f in read(twice, once, "PP4").facets if f.family == "lead"}
    assert "dropped" in {f.judgement for f in read(others, once, "PP4").facets if f.family == "lead"}


def test_recalling_is_no_stronger_than_noting_and_weaker_than_reaffirming() -> None:
    """It points at a text and takes no side; beside other assertions it is just another verb."""
    text = "{} the list of wrecks of the outer reefs and of the banks,"

    def judged(old: str, new: str) -> str:
        return only(read(text.format(old), text.format(new), "PP4"), "lead").judgement

    assert "lateral" == judged("Noting", "Recalling")
    assert "weaker" == judged("Reaffirming", "Recalling")
    assert "changed" == judged("Recalling", "Stressing")


def test_a_noun_in_the_words_that_went_is_no_verb_that_stays() -> None:
    """A noun that went ("the Secretary-General’s calls for") was no act; the verb in its place is one that came."""
    old = "Calls upon all towns to heed the Keeper’s calls for dark nights and to keep the peace of the straits;"
    new = "Calls upon all towns to end the fires on the reefs, and calls for the release of the pilots;"

    assert ("added", "", "calls for") in told(read(old, new), "lead")
