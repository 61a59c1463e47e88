"""What a reviewer sits down with: the review opened for work, who reviews, and what can be written of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from resdiff.review.desk import Desk
    from resdiff.review.laying import Laid
    from resdiff.review.opening import Opened


@frozen
class Outlet:
    """Something that can be written of a review: what it is, a name for the file, and a line on what its ending says.

    `make` gives the bytes of the file of a name. Raises ResdiffError where that cannot be.
    """

    what: str
    file: str
    endings: str
    make: Callable[[Desk, str], bytes]


@frozen
class Sitting:
    """One review opened for work.

    `told` is what to know before the first decision. `author` signs remarks, `today` (ISO) dates them. `laid` are
    several drafts laid together, the one under review first.
    """

    opened: Opened
    told: tuple[str, ...] = ()
    author: str = ""
    today: str = ""
    outlets: tuple[Outlet, ...] = ()
    laid: Laid | None = None
