# SPDX-License-Identifier: EUPL-1.2
"""What proves a passkey goes to the log-in only; whoever has one has a second factor; a reset takes it away, too."""

from importlib import import_module

from django.db import migrations

from kurzweg.walls.protection import GuardFunction, NewBody, Protect

FACTOR = import_module("kurzweg.accounts.migrations.0016_second_factor_wall")
OWN, SETS_UP = FACTOR.OWN, FACTOR.SETS_UP

FIND = """
    returns table (credential bytea, public_key bytea) language sql stable as $$
        select p.credential, p.public_key from accounts_passkey p join accounts_staff s on s.id = p.staff_id
        where p.staff_id = whom and s.left_at is null and kurzweg_kind() = 'gate'
          and (p.doubted_at is null or with_doubted) $$
"""
# A counter that does not grow was copied with its key: this passkey is doubted from then on (WebAuthn, 6.1.1).
USE = """
    returns boolean language plpgsql as $$
    begin
        if kurzweg_kind() is distinct from 'gate' then
            return false;
        end if;
        update accounts_passkey p set counter = now_at, used_at = at
            where p.staff_id = whom and p.credential = called and p.doubted_at is null
              and (now_at > p.counter or now_at = 0 and p.counter = 0);
        if found then
            return true;
        end if;
        update accounts_passkey p set doubted_at = at
            where p.staff_id = whom and p.credential = called and p.doubted_at is null;
        return false;
    end $$
"""
FORGET_APP = """        delete from accounts_authenticatorapp where staff_id = whom;
        if not found then
            return false;  -- said twice, the first word counts
        end if;
"""
FORGET_ALL = """        if not exists (select from accounts_authenticatorapp where staff_id = whom
                       union all select from accounts_passkey where staff_id = whom) then
            return false;  -- said twice, the first word counts
        end if;
        delete from accounts_authenticatorapp where staff_id = whom;
        delete from accounts_passkey where staff_id = whom;
"""
NO_APP = "and not exists (select from accounts_authenticatorapp a where a.staff_id = whom)"
NO_FACTOR = f"{NO_APP}\n            and not exists (select from accounts_passkey p where p.staff_id = whom)"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0020_passkey")]
    operations = [
        Protect("accounts_passkey", select=f"({OWN}) or ({SETS_UP})", insert=OWN, delete=OWN),
        FACTOR.columns("accounts_passkey", "id, staff_id, label, added_at, used_at, doubted_at"),
        GuardFunction(
            "accounts_find_passkeys(uuid, boolean)",
            FIND,
            arguments="accounts_find_passkeys(whom uuid, with_doubted boolean)",
        ),
        GuardFunction(
            "accounts_use_passkey(uuid, bytea, bigint, timestamptz)",
            USE,
            arguments="accounts_use_passkey(whom uuid, called bytea, now_at bigint, at timestamptz)",
        ),
        NewBody(
            "accounts_reset_factor(reset uuid, whom uuid, how text, now_here timestamptz)",
            FACTOR.RESET.replace(FORGET_APP, FORGET_ALL, 1),
            before=FACTOR.RESET,
        ),
        NewBody(
            "accounts_lacks_factor(whom uuid, now_here timestamptz)",
            FACTOR.LACKS.replace(NO_APP, NO_FACTOR, 1),
            before=FACTOR.LACKS,
        ),
    ]
