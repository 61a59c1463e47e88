"""What is told of each change, in the words of the summary, for forms that go clause by clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from attrs import frozen

from resdiff.summary.entries import entries
from resdiff.summary.pieces import Said, written
from resdiff.summary.report import Report
from resdiff.summary.topics import TOPICS


@frozen
class Told:
    """One thing told of a change: under which topic, the sentence, and on what ground."""

    topic: str
    title: str
    said: Said
    remark: str = ""

    def __str__(self) -> str:
        """The sentence under its title, with its ground in brackets."""
        return f"{self.title}: {written(self.said)}{f' [{self.remark}]' if self.remark else ''}"


def told_by_row(report: Report) -> Mapping[int, Sequence[Told]]:
    """All that the summary could tell of each change, by its place among the changes."""
    found: defaultdict[int, list[Told]] = defaultdict(list)
    lines = entries(report)
    for topic in TOPICS:
        for entry in lines.get(topic.name, ()):
            found[entry.row].append(Told(topic.name, topic.title, entry.said, entry.remark))
    return found
