# SPDX-License-Identifier: EUPL-1.2
"""Migration operations that put a wall around a table. Every table of the house gets one, in its first migration.

Three roles: `kurzweg_owner` migrates and owns, `kurzweg_app` serves and owns nothing, `kurzweg_guard` cannot
log in; it owns the functions that must look across walls, and is the only one whose policies are `true`.
"""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations.special import RunSQL

APP = "kurzweg_app"
GUARD = "kurzweg_guard"
OWNER = "kurzweg_owner"

Statements = list[str | tuple[str, Any]]

EVERYBODY = "kurzweg_kind() is not null"
STAFF = "kurzweg_kind() = 'staff'"
JOB = "kurzweg_kind() = 'job'"
STAFF_OR_JOB = "kurzweg_kind() in ('staff', 'job')"


class Protect(RunSQL):
    """Enable and force row level security on a table, and say who may do what; what is left out is refused.

    `update` says which rows may be changed, `becomes` what they must be afterwards (the same, when left out);
    `columns` narrows it to the named columns, as a privilege and not only as a policy.
    """

    def __init__(  # each verb is its own sentence in the migration that reads it
        self,
        table: str,
        *,
        select: str | None = None,
        insert: str | None = None,
        update: str | None = None,
        delete: str | None = None,
        becomes: str | None = None,
        columns: tuple[str, ...] = (),
    ) -> None:
        rights = [
            f"select on {table}" if select else "",
            f"insert on {table}" if insert else "",
            f"update{_only(columns)} on {table}" if update else "",
            f"delete on {table}" if delete else "",
        ]
        statements: Statements = [
            f"alter table {table} enable row level security",
            f"alter table {table} force row level security",
            f"revoke all on {table} from public, {APP}",
            f"grant select, insert, update, delete on {table} to {GUARD}",
            f"create policy guard on {table} to {GUARD} using (true) with check (true)",
        ]
        statements += [_grant(right) for right in rights if right]
        if select:
            statements.append(f"create policy see on {table} for select to {APP} using ({select})")
        if insert:
            statements.append(f"create policy add on {table} for insert to {APP} with check ({insert})")
        if update:
            statements.append(
                f"create policy change on {table} for update to {APP} using ({update}) with check ({becomes or update})"
            )
        if delete:
            statements.append(f"create policy remove on {table} for delete to {APP} using ({delete})")
        super().__init__(sql=statements, reverse_sql=_removal(table))


class AppendOnly(RunSQL):
    """Refuse UPDATE, DELETE and TRUNCATE on a table: by privilege for app and owner, by trigger for everybody.

    A table that others reference keeps the owner's privilege to update, because PostgreSQL locks the referenced
    row with it; the trigger refuses all the same.
    """

    def __init__(self, table: str, *, is_referenced: bool = False) -> None:
        rights = "delete, truncate" if is_referenced else "update, delete, truncate"
        super().__init__(
            sql=[
                f"revoke update, delete, truncate on {table} from public, {APP}, {GUARD}",
                f"revoke {rights} on {table} from {OWNER}",
                f"create trigger append_only before update or delete on {table}"
                " for each row execute function walls_refuse_change()",
                f"create trigger append_only_whole before truncate on {table}"
                " for each statement execute function walls_refuse_change()",
            ],
            reverse_sql=[
                f"drop trigger append_only on {table}",
                f"drop trigger append_only_whole on {table}",
                f"grant update, delete, truncate on {table} to {OWNER}",
            ],
        )


class GuardFunction(RunSQL):
    """A SECURITY DEFINER function that looks across walls; it belongs to the guard and the app may call it.

    `signature` names it with its argument types, `definition` is everything from `returns` on. With `inner` only
    other functions of the guard may call it.
    """

    def __init__(self, signature: str, definition: str, *, arguments: str | None = None, inner: bool = False) -> None:
        head = arguments if arguments is not None else signature
        super().__init__(
            sql=[
                f"create or replace function {head} {definition}",
                f"alter function {signature} security definer",
                f"alter function {signature} set search_path = public, pg_temp",
                f"revoke all on function {signature} from public",
                f"grant execute on function {signature} to {GUARD}" + ("" if inner else f", {APP}, {OWNER}"),
                f"alter function {signature} owner to {GUARD}",
            ],
            reverse_sql=_removed(signature),
        )


class DropFunction(RunSQL):
    """Take away a function of the guard; `definition` is what it was, for the way back."""

    def __init__(self, signature: str, definition: str, *, arguments: str) -> None:
        made = GuardFunction(signature, definition, arguments=arguments)
        super().__init__(sql=_removed(signature), reverse_sql=made.sql)


class NewBody(RunSQL):
    """Another body for a function of the guard; `before` is the one it had, for the way back."""

    def __init__(self, arguments: str, definition: str, *, before: str) -> None:
        super().__init__(sql=_as_guard(arguments, definition), reverse_sql=_as_guard(arguments, before))


class NewPolicy(RunSQL):
    """Another condition for a policy of a table, or one more policy beside it (without `before`).

    `verb` is what it is for ("select"); `using` says which rows, `check` what an inserted or changed row must be.
    """

    def __init__(
        self,
        table: str,
        name: str,
        verb: str,
        *,
        using: str = "",
        check: str = "",
        before: tuple[str, str] | None = None,
    ) -> None:
        drop = f"drop policy {name} on {table}"
        made = _policy(table, name, verb, using, check)
        if before is None:
            super().__init__(sql=[made], reverse_sql=[drop])
        else:
            super().__init__(sql=[drop, made], reverse_sql=[drop, _policy(table, name, verb, *before)])


def _policy(table: str, name: str, verb: str, using: str, check: str) -> str:
    rows = f" using ({using})" if using else ""
    becomes = f" with check ({check})" if check else ""
    return f"create policy {name} on {table} for {verb} to {APP}{rows}{becomes}"


def _as_guard(arguments: str, definition: str) -> Statements:
    """Replacing keeps the owner and the rights; the settings of the function must be said again."""
    with_settings = f"create or replace function {arguments} {definition}"
    name = arguments.partition("(")[0]
    return [
        f"set local role {GUARD}",
        with_settings,
        f"alter function {name} security definer",
        f"alter function {name} set search_path = public, pg_temp",
        "reset role",
    ]


def as_guard(statements: str) -> str:
    """Let the guard do it: it sees and may write rows of every table, and owns the functions."""
    return f"set local role {GUARD}; {statements}; reset role"


def _removed(signature: str) -> Statements:
    return [f"set local role {GUARD}", f"drop function {signature}", "reset role"]


def _only(columns: tuple[str, ...]) -> str:
    return f" ({', '.join(columns)})" if columns else ""


def _grant(right: str) -> str:
    return f"grant {right} to {APP}"


def _removal(table: str) -> Statements:
    policies = [f"drop policy if exists {name} on {table}" for name in ("guard", "see", "add", "change", "remove")]
    return [*policies, f"alter table {table} no force row level security, disable row level security"]
