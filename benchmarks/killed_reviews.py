"""Kill reviewers at random moments and count what is lost: `python benchmarks/killed_reviews.py [REVIEWS] [SEED]`.

Each review is a process of its own that decides and remarks at random and says so after each step; it is killed
(SIGKILL) at a random moment. Then the file must be whole and hold every step that was said. Not for Windows.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

import resdiff
from resdiff.meaning import read_meaning
from resdiff.review.decisions import Remark, Verdict
from resdiff.review.keeping import read_file
from resdiff.review.opening import open_review

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
VERDICTS: tuple[Verdict, ...] = ("accept", "reject", "hold")


def main(reviews: int, seed: int) -> int:
    """Run the reviews and print what was found; 1 where anything was lost."""
    comparison = resdiff.compare(
        resdiff.read(EXAMPLES / "lighthouses-94.txt"), resdiff.read(EXAMPLES / "lighthouses-95-draft.txt")
    )
    meanings = read_meaning(comparison)
    chance = random.Random(seed)
    said = lost = broken = begun = 0
    with tempfile.TemporaryDirectory() as folder:
        name = str(Path(folder) / "draft.review.toml")
        for _ in range(reviews):
            pipe_out, pipe_in = os.pipe()
            child = os.fork()
            if not child:
                os.close(pipe_out)
                _review(name, comparison, meanings, random.Random(chance.random()), pipe_in)
                os._exit(0)
            os.close(pipe_in)
            time.sleep(chance.uniform(0.0, 0.3))  # opening takes a third of it, so that some die there
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            with os.fdopen(pipe_out, encoding="ascii") as pipe:
                steps = [line.split() for line in pipe.read().splitlines() if line.endswith(".")]
            said += len(steps)
            if not Path(name).exists():
                lost += len(steps)
                continue
            begun += bool(steps)
            try:
                review = read_file(name)
            except resdiff.ResdiffError as error:
                broken += 1
                print(error.message)
                continue
            # Each step carries its count in a remark, so that the file must hold at least as many as were said.
            kept = {remark.text for decision in review.decisions for remark in decision.remarks}
            lost += sum(step[0] not in kept for step in steps)
    print(
        f"{reviews} reviews killed, {begun} of them after a step; {said} steps said, {lost} lost, {broken} files broken"
    )
    return 1 if lost or broken or not said else 0


def _review(name, comparison, meanings, chance, pipe) -> None:  # type: ignore[no-untyped-def]
    opened = open_review(name, comparison, meanings, lambda _: None)
    desk = opened.desk
    for step in range(10_000):
        row = chance.choice(desk.to_decide)
        text = f"{os.getpid()}-{step}"
        desk.decide([row], chance.choice(VERDICTS))
        desk.remark(row, Remark("note", "reviewer", text))
        os.write(pipe, f"{text} .\n".encode("ascii"))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
