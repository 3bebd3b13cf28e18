"""How long foedus takes to start, as whole processes beside `import click`: python benchmarks/start.py"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

RUNS, WARM = 25, 3
FOEDUS = str(Path(sys.executable).with_name("foedus"))
PATH = ("path", "Turquie", "Kazakhstan")
# Each command beside the one that it is measured against, and how many times as long it may take.
YARDSTICK = ("python -c 'import click'", (sys.executable, "-c", "import click"))
GOALS = (("foedus --help", 2.0), (f"foedus {' '.join(PATH)}", 4.0))


def run(command: Sequence[str]) -> float:
    """Milliseconds that a process takes from beginning to end. Raises CalledProcessError when it fails."""
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (perf_counter() - start) * 1000


def main() -> int:
    """Run all in turn, again and again, so that what else the machine does meets all of them; 1 if a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        store = f"--store={folder}/seeds.db"
        run((FOEDUS, store, "load", "--seeds"))
        commands = [YARDSTICK[1], (FOEDUS, "--help"), (FOEDUS, store, *PATH)]
        rounds = [[run(command) for command in commands] for _ in range(WARM + RUNS)][WARM:]
    yardstick, *others = [statistics.median(times) for times in zip(*rounds, strict=True)]
    print(f"Python {sys.version.split()[0]}, median of {RUNS} runs in turn (milliseconds)")
    print(f"{YARDSTICK[0]:32}{yardstick:8.1f}")
    for (name, goal), time in zip(GOALS, others, strict=True):
        missed = "" if time <= goal * yardstick else ": MISSED"
        print(f"{name:32}{time:8.1f}   {time / yardstick:4.2f} times, goal {goal:g}{missed}")
    return int(any(time > goal * yardstick for (_, goal), time in zip(GOALS, others, strict=True)))


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    sys.exit(main())
