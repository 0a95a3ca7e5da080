# SPDX-License-Identifier: EUPL-1.2
"""A link with the directory is made by its owner only; the log-in finds a person by it, and nobody else does."""

from django.db import migrations

from kurzweg.walls.protection import GuardFunction, Protect

OWN = "kurzweg_kind() = 'staff' and staff_id = kurzweg_actor()"
FIND = """
    returns uuid language sql stable as $$
        select l.staff_id from accounts_directorylink l join accounts_staff s on s.id = l.staff_id
        where l.issuer = named and l.subject = called and s.left_at is null and kurzweg_kind() = 'gate' $$
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0017_directory_link")]
    operations = [
        Protect("accounts_directorylink", select=OWN, insert=OWN, delete=OWN),
        GuardFunction(
            "accounts_find_linked(text, text)", FIND, arguments="accounts_find_linked(named text, called text)"
        ),
    ]
