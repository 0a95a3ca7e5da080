# SPDX-License-Identifier: EUPL-1.2
"""What must be there before anybody is served: tables, catalogue, page files, the demo office.

Done in a process of its own, `python -m kurzweg.config.preparing PART…`, so that what waits and supervises
stays small. Stamps say what was done; a warm start reads them and needs no Django.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

import psycopg

from kurzweg import __version__ as kurzweg_version
from kurzweg.config import database

PACKAGE = Path(__file__).resolve().parents[1]
TABLES = ("*/migrations/*.py", "**/*.yaml")
PAGES = ("*/static/**/*",)
LOG_INS = "demo-log-ins.txt"
DEMO = "select exists (select from accounts_installation where purpose = 'demo')"
READ_STAMP = "select obj_description(to_regclass('django_migrations'), 'pg_class')"


class PreparationFault(RuntimeError):  # noqa: N818 - named for what it is
    """Something could not be made ready; what was said about it stands above."""


def prepare(*, tables: bool, demo: bool, tell: Callable[[str], None]) -> None:
    """Make ready what this version needs and the last start did not have; as a rule nothing.

    The demo goes only into a database that was never made ready before. Raises PreparationFault.
    """
    parts = [*(_due_in_the_database(demo=demo) if tables else ()), *_due_in_the_folder()]
    if not parts:
        if tables:
            _keep_months(datetime.now(tz=UTC).date())
        return
    tell(f"Making ready: {', '.join(parts)}.")
    words = [sys.executable, "-m", "kurzweg.config.preparing", *parts]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)  # noqa: S603
    if done.returncode:
        raise PreparationFault("The office could not be made ready; the lines above say why.")


def log_ins() -> list[str]:
    """Whom one can be in the demo, as written down when it was loaded."""
    file = database.home() / LOG_INS
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def state(patterns: Sequence[str]) -> str:
    """A word that changes with the files of these patterns and with Django."""
    digest = hashlib.sha256(version("django").encode())
    for pattern in patterns:
        for file in sorted(PACKAGE.glob(pattern)):
            facts = file.stat()
            digest.update(f"{file.relative_to(PACKAGE)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def _due_in_the_database(*, demo: bool) -> Iterator[str]:
    """The stamp is the comment of the table of migrations, so that it goes with every dump of it."""
    with psycopg.connect(database.dsn("owner")) as connection:
        row = connection.execute(READ_STAMP).fetchone()
    stamp = row[0] if row else None
    if stamp != state(TABLES):
        yield "tables"
        yield "catalogue"
        if demo and stamp is None:
            yield "demo"


def _keep_months(first: date) -> None:
    """The log has a partition a month; a start makes those of the coming year, which asks 2 ms."""
    with psycopg.connect(database.dsn("owner")) as connection:
        connection.execute("select log_ensure_months(%s, (current_date + interval '14 months')::date)", [first])


def _due_in_the_folder() -> Iterator[str]:
    stamp = _page_stamp()
    if not stamp.exists() or stamp.read_text(encoding="ascii") != state(PAGES):
        yield "pages"


def _page_stamp() -> Path:
    return database.home() / "pages.stamp"


def main(parts: Sequence[str]) -> None:
    """The process that does it, part by part."""
    import django  # noqa: PLC0415 - only this process needs it

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kurzweg.config.settings")
    django.setup()
    makers = {"tables": _make_tables, "catalogue": _load_catalogue, "pages": _collect_pages}
    with contextlib.ExitStack() as stack:
        if "demo" in parts:
            makers["demo"] = stack.enter_context(_past_of_a_demo())
        for part in parts:
            with _timed(part):
                makers[part]()
    if "tables" in parts:  # last, so that a demo that was killed half-way is loaded by the next start
        with psycopg.connect(database.dsn("owner")) as connection:
            connection.execute(f"comment on table django_migrations is '{state(TABLES)}'".encode())


def _make_tables() -> None:
    """What is to be kept is saved first; a step that fails leaves nothing behind, and the version before goes on."""
    from kurzweg.config.standing import Installed  # noqa: PLC0415 - only this process needs these
    from kurzweg.operations import updating  # noqa: PLC0415
    from kurzweg.operations.backing_up import back_up  # noqa: PLC0415
    from kurzweg.operations.keeping import key_of  # noqa: PLC0415

    if not updating.is_new() and updating.pending() and not _is_a_demo():
        file = Installed().backups / f"before-{kurzweg_version}-{time.strftime('%Y%m%d-%H%M%S')}.backup"
        back_up(file, ground=Installed(), key=key_of(database.home(), make=True))
        sys.stderr.write(f"  saved before the update: {file}\n")
    try:
        updating.apply(lambda line: sys.stderr.write(f"{line}\n"))
    except updating.UpdateFault as fault:
        sys.stderr.write(f"{fault}\n")
        sys.exit(1)


def _is_a_demo() -> bool:
    with psycopg.connect(database.dsn("backup")) as connection:
        row = connection.execute(DEMO).fetchone()
    return row is not None and bool(row[0])


def _load_catalogue() -> None:
    """The shipped services become version 1; what an office made of them later is never overwritten."""
    from django.utils import timezone  # noqa: PLC0415

    from kurzweg.services.seed import load_seed  # noqa: PLC0415 - needs Django to be set up

    report = load_seed(at=timezone.now())
    if report.outcome == "differs":
        sys.stderr.write(
            f"  The shipped catalogue of services differs in {len(report.differences)} places from the one that was"
            " loaded. Yours stays; look through the differences on the page /leistungen/auslieferung/.\n"
        )


def _collect_pages() -> None:
    from django.core.management import call_command  # noqa: PLC0415

    call_command("collectstatic", interactive=False, verbosity=0)
    _page_stamp().write_text(state(PAGES), encoding="ascii")


def _spare_the_compiler() -> None:
    """Who plays once does without machine code where none is kept: to compile it takes longer than the two years."""
    from kurzweg.engine.simulation.kernels import are_kept  # noqa: PLC0415 - for the player's process only

    if not are_kept():
        os.environ["NUMBA_DISABLE_JIT"] = "1"


@contextlib.contextmanager
def _past_of_a_demo() -> Iterator[Callable[[], None]]:
    """What loads the demo. Its past needs no tables, so another process plays it while they are made."""
    from django.utils import timezone  # noqa: PLC0415 - needs Django to be set up

    from kurzweg.demo.loading import begins_on, load  # noqa: PLC0415
    from kurzweg.demo.past import course_until  # noqa: PLC0415

    now = timezone.now()
    today = timezone.localdate(now)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_spare_the_compiler) as player:
        course = player.submit(course_until, today)

        def load_demo() -> None:
            _keep_months(begins_on(today))
            told = load(at=now, past=lambda _today: course.result())
            (database.home() / LOG_INS).write_text("\n".join(told), encoding="utf-8")

        yield load_demo


@contextlib.contextmanager
def _timed(part: str) -> Iterator[None]:
    started = time.monotonic()
    yield
    sys.stderr.write(f"  {part}: {time.monotonic() - started:.1f} s\n")


if __name__ == "__main__":
    main(sys.argv[1:])
