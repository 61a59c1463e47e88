"""A process of its own that works out what is asked of it on standard input, a line of JSON for each answer."""

from __future__ import annotations

import signal
import sys
from typing import Any

from resdiff.keeping.packing import dumps, loads, pack_changes, unpack_changes, unpack_document


def answer(asked: Any) -> Any:
    """What became of two documents ("compare"), or of what class each change is ("classes"), from pack to pack."""
    task, old, new, changes = asked
    before, after = unpack_document(old), unpack_document(new)
    # Each task imports what it takes: a process that compares need not know of verbs, and is ready sooner.
    if task == "compare":
        from resdiff.comparison import compare

        return pack_changes(compare(before, after).changes)
    from resdiff.meaning import read_meaning

    return [meaning.klass for meaning in read_meaning(unpack_changes(changes, before, after))]


def main() -> int:
    """Answer line by line until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c ends whoever asks, and that ends us without a traceback
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(dumps(answer(loads(line))) + b"\n")
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
