"""What a question to the network may cost, in one place."""

from __future__ import annotations

from attrs import frozen


@frozen
class Limits:
    """Times in seconds, `size` in bytes, `tries` of one address, `redirects` of one try.

    `read` is for each read and `total` for everything: the names, the redirects, the pauses, all formats. `wait` is
    the longest pause between two tries, however much longer the server asks for.
    """

    connect: float = 10
    read: float = 20
    total: float = 120
    size: int = 30 * 2**20
    redirects: int = 5
    tries: int = 3
    wait: float = 60
