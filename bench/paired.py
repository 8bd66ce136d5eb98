"""Run commands in turns and compare medians: the machine drifts, and pairs drift together."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of wall time for each round, and the largest resident memory in MB."""

    seconds: tuple[float, ...]
    memory: float

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def paired(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Timed]:
    """Run every command once per round, after one round that only warms caches and bytecode."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    memory: dict[str, float] = dict.fromkeys(commands, 0.0)
    for turn in range(rounds + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            _, status, usage = os.wait4(process.pid, 0)
            took = time.perf_counter() - start
            if os.waitstatus_to_exitcode(status) != 0:
                assert process.stderr is not None
                sys.exit(f"{name} failed:\n{process.stderr.read().decode()}")
            memory[name] = max(memory[name], usage.ru_maxrss / 1024)
            if turn:
                seconds[name].append(took)
    return {name: Timed(tuple(seconds[name]), memory[name]) for name in commands}


def table(title: str, timed: Mapping[str, Timed], base: str, goals: Mapping[str, float]) -> None:
    """Print medians, ratios to the base and goals."""
    print(f"\n{title}  (median of {len(next(iter(timed.values())).seconds)}; ratio to: {base})")
    width = max(map(len, timed))
    for name, one in timed.items():
        ratio = one.median / timed[base].median
        goal = f"goal ≤ {goals[name]:g}" if name in goals else ""
        print(f"  {name:<{width}}  {one.median:8.3f} s  {ratio:6.2f}  {one.memory:7.0f} MB  {goal}")
