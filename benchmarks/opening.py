"""Open screens in a terminal, with nothing kept and then from the cache: how long until a person sees the first clause.

    python benchmarks/opening.py                              # the series of ../shared/corpus that are followed longest
    python benchmarks/opening.py --beside ../wt-base -- history a.txt b.txt c.txt

Seconds by the clock from the start of the command, and of the processor, its children included; memory at its most.
With `--beside` the resdiff of another folder with a `.venv` is opened in turn in the same run. Needs Linux. The seconds
of the processor say more than those of the clock where the machine has other work.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
SERIES = ("south-south", "rohingya", "cyprus-mandate")
ROWS, COLUMNS = 40, 120
CLAUSE = re.compile(rb"Recalling|Reaffirming|Welcoming|Noting|Considering|Guided|Decides|Requests|Emphasi[sz]")
STEERING = re.compile(rb"\x1b(?:\[[0-9;?$<>=]*[A-Za-z]|\][^\x07]*\x07)")
SCREEN = b"\x1b[?1049h"
MOST_SECONDS = 120
TICK = os.sysconf("SC_CLK_TCK")


def opened(command: list[str], cache: str) -> tuple[float, float, float]:
    """Seconds until the first clause is on the screen by the clock and by the processor, and megabytes in the end."""
    began = time.perf_counter()
    process, terminal = pty.fork()
    if not process:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        os.execve(command[0], command, {**os.environ, "RESDIFF_CACHE": cache, "TERM": "xterm-256color"})
    written = b""
    while not CLAUSE.search(STEERING.sub(b"", written.partition(SCREEN)[2])):
        if time.perf_counter() - began > MOST_SECONDS or not (more := _read(terminal)):
            raise SystemExit(f"no clause came on the screen: {written[-500:]!r}")
        written += more
    clock, processor = time.perf_counter() - began, seconds_of(process)
    os.write(terminal, b"q")
    while _read(terminal):
        pass
    _, _, used = os.wait4(process, 0)
    os.close(terminal)
    return clock, processor, used.ru_maxrss / 1024


def _read(terminal: int) -> bytes:
    """What the terminal is written next, nothing once it is closed."""
    select.select([terminal], [], [], MOST_SECONDS)
    try:
        return os.read(terminal, 1 << 16)
    except OSError:
        return b""


def seconds_of(process: int) -> float:
    """Seconds of the processor that a process and its children have had, those that ended included."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    children = [
        int(child)
        for task in Path(f"/proc/{process}/task").iterdir()
        for child in (task / "children").read_text(encoding="utf-8").split()
    ]
    return sum(map(int, fields[11:15])) / TICK + sum(map(seconds_of, children))


def main() -> None:
    """Open each series several times, in turn with the other resdiff, and print the least and the middle one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=HERE.parent / "shared" / "corpus")
    parser.add_argument("--beside", type=Path, action="append", default=[], help="a folder with another resdiff")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("command", nargs="*", help="what to open instead: history A B C ...")
    arguments = parser.parse_args()
    series = {name: ["history", *map(str, sorted((arguments.corpus / name).iterdir()))] for name in SERIES}
    commands = {" ".join(arguments.command[:1]): arguments.command} if arguments.command else series
    programs = {"here": sys.executable, **{path.name: str(path / ".venv/bin/python") for path in arguments.beside}}
    for name, command in commands.items():
        found: dict[tuple[str, str], list[tuple[float, float, float]]] = {}
        for _ in range(arguments.rounds):
            for program, python in programs.items():
                with tempfile.TemporaryDirectory() as cache:
                    for state in ("nothing kept", "from the cache"):
                        # -P: not the resdiff of the folder that this is run in.
                        times = opened([python, "-P", "-m", "resdiff", *command], cache)
                        found.setdefault((state, program), []).append(times)
        for (state, program), all_times in sorted(found.items(), reverse=True):
            clock, processor, memory = zip(*all_times, strict=True)
            print(
                f"{name:16}{state:16}{program:16}clock {min(clock):.2f} {statistics.median(clock):.2f}   "
                f"processor {min(processor):.2f} {statistics.median(processor):.2f}   {max(memory):.0f} MB"
            )


if __name__ == "__main__":
    main()
