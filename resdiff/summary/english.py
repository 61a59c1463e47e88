"""English for sentences about documents: counts, lists, dates, and quotations cut to size."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resdiff.visible import visible

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'", "„": "‚", "«": "‹", "»": "›"})
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 paragraph", "12 paragraphs"; `many` where the plural is not made with s."""
    return f"{count} {one}" if count == 1 else f"{count} {many or one + 's'}"


def listed(items: Sequence[str], *, mark: str = ",") -> str:
    """Things one after the other as a sentence has them: "a", "a and b", "a, b and c"; empty for none.

    `mark` is a semicolon where the things hold commas themselves.
    """
    if len(items) < 2:
        return "".join(items)
    return f"{f'{mark} '.join(items[:-1])}{mark if mark != ',' else ''} and {items[-1]}"


def day(iso: str) -> str:
    """A date as resolutions write it: "19 December 2023" for 2023-12-19; anything else as it is."""
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)", iso)
    return f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}" if found else iso


def capital(sentence: str) -> str:
    """The sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def excerpt(text: str, most: int, *, tail: bool = False) -> str:
    """The beginning of `text` on one line, some `most` characters of whole words, "…" for the rest.

    With `tail`, its end is kept too, where the rest is worth it. Marks at either end are left out, unless there is
    nothing else. A quotation mark that opens and whose partner was cut off gets it back behind the "…"; others go.
    """
    line = " ".join(text.split())
    return _matched(_shortened(line.strip(" ,;:") or line or text, most, tail=tail))


def _shortened(line: str, most: int, *, tail: bool) -> str:
    if len(line) <= most:
        return line
    if tail and most >= 40:
        # Two thirds for the beginning: a reader finds a passage by how it opens.
        head = _cut(line, 2 * most // 3)
        rest = line[-(most // 3) :]
        return f"{head} … {rest[rest.find(' ') + 1 :]}"
    return f"{_cut(line, most)} …"


def _matched(line: str) -> str:
    """A line in which every quotation mark has its partner, unless it is nothing but marks."""
    opened: list[int] = []
    alone: list[int] = []
    for at, character in enumerate(line):
        if character == "“":
            opened.append(at)
        elif character == "”" and opened:
            opened.pop()
        elif character == "”":
            alone.append(at)
    if not (opened or alone):
        return line
    characters = list(line)
    for at in opened:
        gap = line.find("…", at)
        characters[at] = "“" if gap >= 0 else ""
        characters[gap] += "”" if gap >= 0 else ""
    for at in alone:
        characters[at] = ""  # set beside the "…", the other would make a title of what happens to follow
    return "".join(characters).strip(" ,;:") or line


def _cut(line: str, most: int) -> str:
    """At the last space before `most`; anywhere, where words are long or the script has no spaces."""
    at = line.rfind(" ", most // 3, most + 1)
    return line[: at if at > 0 else most].rstrip(" ,;:(")


def quotation(words: str) -> str:
    """Words of a document in quotation marks, those inside made single; right-to-left words kept to themselves."""
    shown = visible(words).translate(_SINGLE)
    return f"“\u2068{shown}\u2069”" if _RIGHT_TO_LEFT.search(shown) else f"“{shown}”"
