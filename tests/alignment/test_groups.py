"""Links that share a paragraph are one group."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from resdiff.alignment.groups import Link, gather

LINKS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12, unique=True)


def made(*pairs: tuple[int, int]) -> list[Link]:
    """Links between these places."""
    return [Link(i, j, 0.5, "alike") for i, j in pairs]


@given(LINKS)
def test_every_paragraph_stands_in_one_group(pairs: list[tuple[int, int]]) -> None:
    """No paragraph is in two groups, and no link is lost."""
    groups = gather(made(*pairs))
    assert sorted((link.old, link.new) for group in groups for link in group.links) == sorted(pairs)
    assert sorted(place for group in groups for place in group.old) == sorted({i for i, _ in pairs})
    assert sorted(place for group in groups for place in group.new) == sorted({j for _, j in pairs})


def test_a_chain_is_one_group() -> None:
    """Paragraphs that exchange clauses in a chain belong together."""
    (group,) = gather(made((0, 0), (1, 0), (1, 1), (2, 1)))
    assert (group.old, group.new, group.is_pair) == ((0, 1, 2), (0, 1), False)


def test_a_rival_within_the_group_is_none() -> None:
    """Who is a partner already does not make the match uncertain."""
    (group,) = gather([Link(0, 0, 0.6, "alike", ("old", 1)), Link(1, 0, 0.4, "flow")])
    assert group.rivals == ()
    (pair,) = gather([Link(0, 0, 0.6, "alike", ("old", 1))])
    assert pair.rivals == (("old", 1),)
