# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg begin` and `kurzweg engage`: the first day of a real office, in its own database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from kurzweg.cli.answers import BadInput, JsonFlag, answering, emit, say
from kurzweg.cli.databases import require_office
from kurzweg.cli.files import open_structure

ENGLISH = "en"
PASSWORD = "KURZWEG_PASSWORD"  # noqa: S105 - the name of a variable

File = Annotated[str, typer.Argument(help="A structure: YAML or JSON file, - or the name of a blueprint.")]
On = Annotated[str, typer.Option("--on", help="First day it is in force, as 2027-01-04; today when left out.")]
Username = Annotated[str, typer.Argument(help="Name to log in with.")]
Name = Annotated[str, typer.Option("--name", help="As colleagues say it: Frau Adler.")]
UnitName = Annotated[str, typer.Option("--unit", help="Id of the unit in the structure.")]
RoleName = Annotated[str, typer.Option("--role", help="desk, caseworker, head_of_unit, administrator, ...")]


def begin(file: File, on: On = "", as_json: JsonFlag = False) -> None:
    """Make a fresh database a real office: catalogue loaded, this structure in force.

    The tables are made by `kurzweg up --no-demo` or by the first start. A real office never becomes a demo, and
    a demo never a real office. With --json the keys of the answer are: office, in_force_from, units.
    """
    with answering(as_json):
        plan, day = open_structure(file), _day(on)
        with with_django():
            from kurzweg.accounts.beginning import BeginningError, begin_office  # noqa: PLC0415
            from kurzweg.offices.errors import NotProvenError  # noqa: PLC0415

            try:
                begin_office(plan, on=day, at=datetime.now(UTC))
            except (BeginningError, NotProvenError) as refused:
                raise BadInput(str(refused), "", file=file) from refused
    if as_json:
        emit({"office": plan.office, "in_force_from": day.isoformat(), "units": [unit.id for unit in plan.units]})
    else:
        say(f"{plan.office} is in force from {day.isoformat()}, with {len(plan.units)} units.")
        say("Engage somebody next: kurzweg engage adler --name 'Frau Adler' --unit servicepoint --role desk")


def engage(username: Username, name: Name, unit: UnitName, role: RoleName, as_json: JsonFlag = False) -> None:
    """Engage a member of staff from today on; somebody who is there already gets another membership.

    The password is asked for, or taken from KURZWEG_PASSWORD. With --json the keys of the answer are: username,
    unit, role.
    """
    with answering(as_json):
        require_office()  # before anybody types a password
        password = os.environ.get(PASSWORD) or typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        with with_django():
            from kurzweg.accounts.beginning import BeginningError, Engagement  # noqa: PLC0415
            from kurzweg.accounts.beginning import engage as take_on  # noqa: PLC0415
            from kurzweg.accounts.models import Role  # noqa: PLC0415

            if role not in Role.values:
                raise BadInput(f"There is no role {role!r}.", f"Roles: {', '.join(Role.values)}.", field="--role")
            who = Engagement(username=username, name=name, unit=unit, role=Role(role))
            try:
                take_on(who, password=password, at=datetime.now(UTC))
            except BeginningError as refused:
                raise BadInput(str(refused), "") from refused
    if as_json:
        emit({"username": username, "unit": unit, "role": role})
    else:
        say(f"{name} works in {unit} as {role} from today on.")


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written) if written else datetime.now().astimezone().date()
    except ValueError:
        raise BadInput(f"{written!r} is no date.", "Write it as 2027-01-04.", field="--on") from None


@contextmanager
def with_django(*, needs_office: bool = True) -> Iterator[None]:
    """Django with its database; one that cannot be reached, or has no tables, is told in a sentence."""
    if needs_office:
        require_office()
    import django  # noqa: PLC0415 - engine commands never need it
    from django.db import DatabaseError  # noqa: PLC0415
    from django.utils.translation import override  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kurzweg.config.settings")
    django.setup()
    try:
        with override(ENGLISH):  # the command line speaks English, also where a sentence comes from the house
            yield
    except DatabaseError as fault:
        raise BadInput(
            f"The database cannot be used: {str(fault).splitlines()[0]}.",
            "Start it and make its tables first: `kurzweg up --no-demo`.",
        ) from fault
