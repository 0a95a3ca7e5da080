# SPDX-License-Identifier: EUPL-1.2
"""All that is checked before a change is accepted: `./dev test`.

All checks run, also after one has failed; the tests come last, so that their summary ends the output.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kurzweg.config import binaries
from tests.browser.looks import NoBrowserError
from tooling import beside, browser, report
from tooling.outcome import Outcome

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(sys.executable).parent
PYTHON = [sys.executable, "-m"]
CHECKS: dict[str, list[str]] = {
    "format": [*PYTHON, "ruff", "format", "--check", ".", "dev"],
    "lint": [*PYTHON, "ruff", "check", ".", "dev"],
    "types": [*PYTHON, "mypy"],
    "layers": [str(PROGRAMS / "lint-imports")],
    "migrations": [*PYTHON, "tooling.migrations"],
    "texts": [*PYTHON, "tooling.messages", "--check"],
    "templates": [*PYTHON, "tooling.templates"],
}
BROWSER_TESTS = Path("tests/browser")
CORES = 2


def main(words: list[str]) -> int:
    """Run the checks and the tests; 0 when all passed, 1 when one failed, 2 when they could not run."""
    wanted, for_pytest = _parser().parse_known_args(words)
    try:
        environment = _environment(wanted.pg, wanted.explore)
        if not wanted.no_browser and _needs_browser(wanted.paths):
            browser.ensure(_tell)
    except (binaries.NoBinaries, NoBrowserError) as missing:
        _tell(str(missing))
        return 2
    outcomes = [] if wanted.paths else _check(environment)
    lines = [outcome.line for outcome in outcomes] + [_server(environment)]
    if wanted.no_browser:
        for_pytest += [f"--ignore={BROWSER_TESTS}"]
        lines += ["browser tests NOT run (--no-browser)"]
    if wanted.workers:
        for_pytest += ["-n", str(wanted.workers)]
    with beside.tests_beside(wanted.also_pg, environment, [*for_pytest, *wanted.paths]) as other:
        tests = subprocess.run(
            [*PYTHON, "pytest", "-p", "tooling.report", *for_pytest, *wanted.paths],
            cwd=ROOT,
            env={**environment, report.RAN: "\n".join(lines)},
            check=False,
        )
        outcomes += other.outcomes(_tell)
    return 1 if tests.returncode or not all(outcome.passed for outcome in outcomes) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./dev test",
        description="Check and test everything, or only the tests in the given paths. "
        "Other options go to pytest (-k, -x, -vv).",
    )
    parser.add_argument("paths", nargs="*", help="test files or folders; only these tests run, no other check")
    parser.add_argument("--no-browser", action="store_true", help="leave the browser tests out, and say so")
    parser.add_argument("--pg", type=int, metavar="MAJOR", help="run on the system's PostgreSQL of this version")
    parser.add_argument(
        "--also-pg",
        type=int,
        metavar="MAJOR",
        help="at the same time, run all but the browser tests on this one",
    )
    parser.add_argument("--explore", action="store_true", help="new random examples instead of the usual ones")
    parser.add_argument("--workers", type=int, default=0, metavar="N", help="run the tests in N processes")
    return parser


def _check(environment: dict[str, str]) -> list[Outcome]:
    outcomes = []
    with ThreadPoolExecutor(CORES) as pool:
        for outcome in pool.map(lambda name: _run(name, environment), CHECKS):
            _tell(outcome.line if outcome.passed else f"{outcome.line}\n{outcome.said}")
            outcomes.append(outcome)
    return outcomes


def _run(name: str, environment: dict[str, str]) -> Outcome:
    started = time.monotonic()
    done = subprocess.run(
        CHECKS[name],
        cwd=ROOT,
        env=environment,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return Outcome(name, done.returncode == 0, done.stdout.rstrip(), time.monotonic() - started)


def _environment(major: int | None, explore: bool) -> dict[str, str]:
    """The caller's, without what it sets for its own office: tests name their own database."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KURZWEG_")}
    if explore:
        kept[report.EXPLORE] = "1"
    if major is None:
        return kept
    return {**kept, **beside.on_postgresql(major)}


def _server(environment: dict[str, str]) -> str:
    named = environment.get("KURZWEG_PG_BIN")
    if named:
        return f"PostgreSQL {environment['KURZWEG_TEST_PG']} from {named}"
    found = binaries.find(Path(os.devnull) / "none")
    return f"PostgreSQL {found.major} from {found.source}"


def _needs_browser(paths: list[str]) -> bool:
    """Whether the browser tests are among these paths, which may carry `::` and a test's name."""
    chosen = [(ROOT / path.partition("::")[0]).resolve() for path in paths]
    tests = ROOT / BROWSER_TESTS
    return not chosen or any(tests.is_relative_to(path) or path.is_relative_to(tests) for path in chosen)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
