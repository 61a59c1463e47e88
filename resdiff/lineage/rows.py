"""The order in which clauses are listed: as they stand in the latest text, or by age."""

from __future__ import annotations

from resdiff.lineage.values import History


def by_latest_text(history: History) -> list[int]:
    """The clauses (by index) in the order of the latest text.

    One that is gone follows the clause that it followed in the version where it stood last, as far as that goes.
    """
    order: list[int] = []
    for number in range(len(history.versions) - 1, -1, -1):
        listed = set(order)
        if not order:
            order = _in_order(history, number)
            continue
        behind: dict[int, list[int]] = {}
        before = -1
        for index in _in_order(history, number):
            if index in listed:
                before = index
            else:
                behind.setdefault(before, []).append(index)
        order = [*behind.get(-1, ()), *(one for index in order for one in (index, *behind.get(index, ())))]
    return order


def by_age(history: History) -> list[int]:
    """The clauses (by index) from the oldest to the youngest; those of one version in its order."""
    return list(range(len(history.clauses)))


def _in_order(history: History, number: int) -> list[int]:
    return [history.places[number][paragraph.id] for paragraph in history.versions[number].document.paragraphs]
