# SPDX-License-Identifier: EUPL-1.2
"""python -m chaos ROUNDS [--seconds 15] [--seed 1]: exit 0 when nothing is missing or doubled, else 1."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chaos.office import DidNotOpen, Office
from chaos.rounds import Fire, Round
from kurzweg.config import premises

ROUNDS_AN_OFFICE = 10
"""Then a new one opens: a house has some two thousand call numbers a day."""


def main(words: list[str]) -> int:
    """Do the rounds, one line each; 1 when one was red, 2 when no office opened."""
    wanted = _parser().parse_args(words)
    rounds: list[Round] = []
    try:
        for first in range(0, wanted.rounds, ROUNDS_AN_OFFICE):
            seeds = range(wanted.seed + first, wanted.seed + min(first + ROUNDS_AN_OFFICE, wanted.rounds))
            rounds += _in_one_office(seeds, wanted.seconds)
    except DidNotOpen as closed:
        sys.stderr.write(f"{closed}\n")
        return 2
    _summary(rounds)
    return 1 if any(one.wrong for one in rounds) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./dev chaos", description="Kill -9 while an office works, then judge.")
    parser.add_argument("rounds", type=int, nargs="?", default=10, help="how many rounds (default 10)")
    parser.add_argument("--seconds", type=float, default=15.0, help="how long people act in a round (default 15)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first round (default 1)")
    return parser


def _in_one_office(seeds: range, seconds: float) -> list[Round]:
    with _new_home() as home:
        office = Office(home)
        try:
            fire, rounds = Fire(office), []
            for seed in seeds:
                rounds.append(fire.round(seed, seconds))
                _tell(rounds[-1].line)
                for sentence in rounds[-1].wrong:
                    _tell(f"    {sentence}")
        finally:
            office.close()
        if any(one.wrong for one in rounds):
            kept = Path(tempfile.mkdtemp(prefix="chaos-red-"))
            fire.history.save(kept / "history.jsonl")
            shutil.copy(office.log, kept)
            _tell(f"History and words of the office: {kept}")
        return rounds


@contextmanager
def _new_home() -> Iterator[Path]:
    """A folder to which the database's account may walk; it goes when the office has closed."""
    home = Path(tempfile.mkdtemp(prefix="chaos-", dir="/tmp"))
    home.chmod(0o711)
    try:
        yield home
    finally:
        shutil.rmtree(premises.socket_folder(premises.place(home)), ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)


def _summary(rounds: list[Round]) -> None:
    done = sum((one.done for one in rounds), start=type(rounds[0].done)()) if rounds else {}
    kills = [kill for one in rounds for kill in one.kills]
    wrong = sum(len(one.wrong) for one in rounds)
    web, database = [[*sorted(t for one in rounds for t in getattr(one, name))] for name in ("web", "database")]
    _tell(
        f"{len(rounds)} rounds, {len(kills)} kills ("
        + ", ".join(f"{name} {kills.count(name)}" for name in sorted(set(kills)))
        + f"), {sum(done.values())} acknowledged ("
        + ", ".join(f"{verb} {count}" for verb, count in sorted(done.items()))
        + f"), {sum(one.lost for one in rounds)} answers lost, {sum(one.apologies for one in rounds)} apologies."
    )
    for name, times in (("Web", web), ("Database", database)):
        if times:
            _tell(f"{name} back after: median {times[len(times) // 2]:.1f} s, longest {times[-1]:.1f} s.")
    _tell(f"{wrong} faults." if wrong else "Nothing that was acknowledged is missing or doubled.")


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
