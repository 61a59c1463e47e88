"""Where to scroll so that a row can be read: sums over lines, without a screen.

`top` and `height` are a row's first line and its lines; `scroll` is the first line on the screen, `view` how many it
shows. Each function gives the new `scroll`; whoever scrolls keeps it within the sheet.
"""

from __future__ import annotations


def nearby(top: int, height: int, scroll: int, view: int) -> int:
    """As little as brings the row in; one that is taller than the screen comes to fill it, from the nearer end."""
    first, last = sorted((top, top + height - view))
    return min(max(scroll, first), last)


def landing(top: int, height: int, scroll: int, view: int) -> int:
    """After a jump: nothing moves for a row that can be read already; another one lands a quarter from the top."""
    if scroll <= top and top + height <= scroll + view:
        return scroll
    return top - max(min(view // 4, view - height), 0)


def rest_below(top: int, height: int, scroll: int, view: int) -> int:
    """How far to scroll for the part of a row below the screen, at most half a screen; 0 where there is none."""
    return max(min(top + height - scroll - view, view // 2), 0)


def rest_above(top: int, scroll: int, view: int) -> int:
    """How far to scroll up for the part of a row above the screen, at most half a screen; 0 where there is none."""
    return max(min(scroll - top, view // 2), 0)
