"""What a summary costs beside reading and aligning: whole processes in turn, one that stops at the comparison.

    python benchmarks/summary.py OLD NEW [TIMES]

Both read the pair as the command does; what the one takes beyond the other is imports, tables, judging and writing.
Times are those of the processor, children included, and of the clock. Each figure is the median of the differences,
with the least of each process beside it: on a machine that does other work the least of many is the truer one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from statistics import median

COMPARED = """
import sys
from resdiff.comparison import compare
from resdiff.reading import read_pair
compare(*read_pair(*sys.argv[1:]))
"""
TIMES = 9

Cost = tuple[float, float]
"""Seconds of the processor and of the clock."""


def cost(command: list[str]) -> Cost:
    """What a process costs from its start to its end."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    end, after = time.perf_counter(), os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return used, end - start


def main(old: str, new: str, times: int = TIMES) -> None:
    """Run both processes in turn and print what the summary takes beyond the comparison."""
    commands = {
        "compared": [sys.executable, "-c", COMPARED, old, new],
        "summary": [sys.executable, "-m", "resdiff", "summary", old, new],
    }
    runs = [{name: cost(command) for name, command in commands.items()} for _ in range(times)]
    for k, clock in enumerate(("processor", "clock")):
        least = {name: min(run[name][k] for run in runs) for name in commands}
        beyond = median(run["summary"][k] - run["compared"][k] for run in runs)
        print(
            f"{clock:10} {beyond * 1000:5.0f} ms beyond, median of {times}"
            f"   least: {least['compared'] * 1000:.0f} compared, {least['summary'] * 1000:.0f} with its summary"
        )


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:4]))
