"""Ladders: data with a source for every rung, chosen by name or file, and judgements that mirror."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest

from resdiff.errors import UsageError
from resdiff.meaning import ladder_names, load_ladders
from resdiff.meaning.lexicon import lexicon

MIRROR = {
    "stronger": "weaker",
    "weaker": "stronger",
    "lateral": "lateral",
    "disputed": "disputed",
    "changed": "changed",
}


@pytest.mark.parametrize("name", ladder_names())
def test_every_rung_has_verbs_that_are_found_and_a_source(name: str) -> None:
    """No rung stands without its source, and none holds a verb that the texts are never searched for."""
    words = lexicon()
    verbs = {verb.name for readings in words.readings.values() for verb in readings}
    modals = {"may", "could", "can", "might", "should", "ought to", "will", "shall", "must"}
    known = verbs | set(words.nouns.values()) | modals

    for family in load_ladders(name).families:
        for rung in family.rungs:
            assert rung.source
            assert rung.verbs
            assert {verb for verb in rung.verbs if verb.partition(" with ")[0] not in known} == set()


@pytest.mark.parametrize("name", ladder_names())
def test_no_verb_stands_twice_in_a_family(name: str) -> None:
    """A verb has one rung in each family."""
    for family in load_ladders(name).families:
        for one, other in combinations(family.rungs, 2):
            assert not one.verbs & other.verbs, family.id


@pytest.mark.parametrize("name", ladder_names())
def test_judgements_mirror(name: str) -> None:
    """What is stronger one way is weaker the other way, for every pair of verbs and some adverbs."""
    ladders = load_ladders(name)
    verbs = sorted({verb for family in ladders.families for rung in family.rungs for verb in rung.verbs})
    for one, other in combinations(verbs, 2):
        for degrees in ((0.0, 0.0), (0.5, 0.0), (0.25, 0.5)):
            for addressee in ("states", "organs", ""):
                there = ladders.judge(one, other, degrees, addressee)
                back = ladders.judge(other, one, (degrees[1], degrees[0]), addressee)
                assert there is not None
                assert back is not None
                assert MIRROR[there.verdict] == back.verdict, (one, other, degrees)


def test_equal_verbs_of_equal_weight_are_no_change() -> None:
    """Nothing is told where nothing changed."""
    assert load_ladders().judge("urge", "urge", (0.25, 0.25)) is None


def test_an_unknown_ladder_names_those_that_come_near() -> None:
    """A slip of the pen is answered with the names it may have meant."""
    with pytest.raises(UsageError) as trouble:
        load_ladders("legal-respons")

    assert "legal-response" in trouble.value.hint


def test_a_ladder_from_a_file_replaces_the_order(tmp_path: Path) -> None:
    """A TOML file made like resdiff's own is a ladder."""
    path = tmp_path / "mine.toml"
    path.write_text(
        'name = "mine"\n[[family]]\nid = "a"\ntitle = "ours"\naddressees = ["states"]\n'
        '[[family.rung]]\nverbs = ["urge"]\nsource = "we"\n[[family.rung]]\nverbs = ["invite"]\nsource = "we"\n',
        encoding="utf-8",
    )
    judged = load_ladders(str(path)).judge("urge", "invite", addressee="states")

    assert judged is not None
    assert (judged.verdict, judged.source) == ("stronger", "mine: ours")


@pytest.mark.parametrize(
    "content", ["name = ", 'name = "x"', 'name = "x"\n[[family]]\nid = "a"\n', 'name = "x"\nfamily = 3\n', "\udcff"]
)
def test_a_broken_ladder_is_told_in_one_sentence(tmp_path: Path, content: str) -> None:
    """A file that is no ladder ends in advice, never in a traceback."""
    path = tmp_path / "broken.toml"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))

    with pytest.raises(UsageError) as trouble:
        load_ladders(str(path))

    assert trouble.value.hint


@pytest.mark.parametrize(
    ("slip", "named"),
    [
        ('verbs = "urge"', "verbs"),
        ('verbs = ["urge", 3]', "verbs"),
        ('verbs = ["urge"]\nalike = ["urge"]', "alike"),
        ('verbs = ["urge"]\nsource = 3', "source"),
    ],
)
def test_a_ladder_whose_values_are_no_words_is_told_which(tmp_path: Path, slip: str, named: str) -> None:
    """A verb without its brackets is not read letter by letter."""
    path = tmp_path / "slip.toml"
    source = "" if "source" in slip else 'source = "we"\n'
    head = 'name = "mine"\n[[family]]\nid = "a"\ntitle = "ours"\naddressees = ["states"]\n[[family.rung]]\n'
    path.write_text(f"{head}{slip}\n{source}", encoding="utf-8")

    with pytest.raises(UsageError, match=named):
        load_ladders(str(path))


def test_the_name_of_a_ladder_has_room_beside_a_judgement(tmp_path: Path) -> None:
    """It stands beside every one of them."""
    path = tmp_path / "long.toml"
    path.write_text(f'name = "{"x" * 61}"\nfamily = []\n', encoding="utf-8")

    with pytest.raises(UsageError, match="60 characters"):
        load_ladders(str(path))


def test_a_missing_file_is_told() -> None:
    """A ladder file that is not there is trouble with advice."""
    with pytest.raises(UsageError, match="cannot be read"):
        load_ladders("nowhere/at/all.toml")


@pytest.mark.parametrize("name", ["acts", "actors", "qualifiers", "citations", "editing", "budget", "figures"])
def test_the_data_files_say_where_they_come_from(name: str) -> None:
    """A list of words opens with its sources."""
    text = files("resdiff.meaning").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    tomllib.loads(text)

    head = text.partition("\n\n")[0]
    assert head.startswith("# ")
    assert "ource" in head or "Editorial Manual" in head


def test_what_is_far_too_long_for_a_ladder_is_not_read(tmp_path: Path) -> None:
    """Nor is a device that never ends."""
    long = tmp_path / "long.toml"
    long.write_text(f'name = "{"a" * 300_000}"', encoding="utf-8")
    endless = tmp_path / "endless.toml"
    endless.symlink_to("/dev/zero")

    for path, told in ((long, "more than 200,000 bytes"), (endless, "no ordinary file")):
        with pytest.raises(UsageError, match=told):
            load_ladders(str(path))
