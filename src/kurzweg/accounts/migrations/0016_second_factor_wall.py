# SPDX-License-Identifier: EUPL-1.2
"""The secret of an app goes to the log-in only; codes are redeemed once; nobody takes away their own lost factor."""

from django.db import migrations

from kurzweg.walls.protection import AppendOnly, GuardFunction, Protect

OWN = "kurzweg_kind() = 'staff' and staff_id = kurzweg_actor()"
SETS_UP = "kurzweg_kind() = 'staff' and kurzweg_roles() && '{administrator,head_of_office}'"

FIND = """
    returns bytea language sql stable as $$
        select a.secret from accounts_authenticatorapp a join accounts_staff s on s.id = a.staff_id
        where a.staff_id = whom and s.left_at is null and kurzweg_kind() = 'gate' $$
"""
# Of two at the same moment one finds the code unused; the other waits for the row and then finds nothing.
REDEEM = """
    returns boolean language sql as $$
        with redeemed as (
            update accounts_recoverycode set used_at = at
            where staff_id = whom and hash = given and used_at is null and kurzweg_kind() = 'gate'
            returning 1
        )
        select exists (select from redeemed) $$
"""
RESET = """
    returns boolean language plpgsql as $$
    begin
        if kurzweg_kind() is distinct from 'staff' or whom = kurzweg_actor()
           or not kurzweg_roles() && '{administrator,head_of_office}' then
            return false;
        end if;
        delete from accounts_authenticatorapp where staff_id = whom;
        if not found then
            return false;  -- said twice, the first word counts
        end if;
        delete from accounts_recoverycode where staff_id = whom;
        insert into accounts_factorreset (id, staff_id, checked, by_id, at)
            values (reset, whom, how, kurzweg_actor(), now_here);
        perform accounts_sessions_end(whom, null, now_here);
        return true;
    end $$
"""
LACKS = """
    returns boolean language sql stable as $$
        select whom is not null
            and coalesce((select r.required_from <= (now_here at time zone 'Europe/Berlin')::date
                          from accounts_secondfactorrule r order by r.id desc limit 1), false)
            and not exists (select from accounts_authenticatorapp a where a.staff_id = whom) $$
"""
LOOK = """
    returns table (id uuid, staff uuid, data text, fresh_at timestamptz, is_current boolean, state text,
                   lacks_factor boolean)
    language sql as $$
        select r.id, r.staff, r.data, r.fresh_at, r.is_current, r.state, accounts_lacks_factor(r.staff, at)
        from accounts_session_read(given, at, idle, longest, is_a_sign_of_life) r $$
"""


def columns(table: str, names: str) -> migrations.RunSQL:
    """What may be read of a table; the rest, and above all its secret, may be written and never read."""
    return migrations.RunSQL(
        [f"revoke select on {table} from kurzweg_app", f"grant select ({names}) on {table} to kurzweg_app"],
        f"grant select on {table} to kurzweg_app",
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0015_second_factor")]
    operations = [
        Protect("accounts_authenticatorapp", select=f"({OWN}) or ({SETS_UP})", insert=OWN, delete=OWN),
        columns("accounts_authenticatorapp", "staff_id, added_at"),
        Protect("accounts_recoverycode", select=OWN, insert=f"{OWN} and used_at is null", delete=OWN),
        columns("accounts_recoverycode", "id, staff_id, issued_at, used_at"),
        Protect(
            "accounts_secondfactorrule",
            select="kurzweg_kind() in ('staff', 'gate', 'job')",
            insert=f"{SETS_UP} and by_id = kurzweg_actor()",
        ),
        AppendOnly("accounts_secondfactorrule"),
        Protect("accounts_factorreset", select=f"({OWN}) or ({SETS_UP})"),
        AppendOnly("accounts_factorreset"),
        GuardFunction("accounts_find_app(uuid)", FIND, arguments="accounts_find_app(whom uuid)"),
        GuardFunction(
            "accounts_redeem_code(uuid, bytea, timestamptz)",
            REDEEM,
            arguments="accounts_redeem_code(whom uuid, given bytea, at timestamptz)",
        ),
        GuardFunction(
            "accounts_reset_factor(uuid, uuid, text, timestamptz)",
            RESET,
            arguments="accounts_reset_factor(reset uuid, whom uuid, how text, now_here timestamptz)",
        ),
        GuardFunction(
            "accounts_lacks_factor(uuid, timestamptz)",
            LACKS,
            arguments="accounts_lacks_factor(whom uuid, now_here timestamptz)",
            inner=True,
        ),
        GuardFunction(
            "accounts_session_look(bytea, timestamptz, interval, interval, boolean)",
            LOOK,
            arguments="accounts_session_look(given bytea, at timestamptz, idle interval, longest interval,"
            " is_a_sign_of_life boolean)",
        ),
    ]
