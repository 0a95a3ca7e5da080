# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from kurzweg.config import database
from kurzweg.config.environment import SettingError


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KURZWEG_HOME", "KURZWEG_DATABASE_URL", "KURZWEG_OWNER_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)


def test_a_checkout_keeps_its_things_in_var() -> None:
    assert database.home() == Path(__file__).resolve().parents[2] / "var"


def test_an_installed_kurzweg_keeps_its_things_in_the_users_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(database, "CHECKOUT", tmp_path)
    assert database.home() == Path.home() / ".local" / "share" / "kurzweg"


def test_the_embedded_database_is_met_at_its_socket(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    home.mkdir(mode=0o711)
    monkeypatch.setenv("KURZWEG_HOME", str(home))
    assert database.is_embedded()
    assert database.dsn("app") == f"host='{home}/pg/run' user='kurzweg_app' dbname='kurzweg'"
    assert database.dsn("admin", "postgres") == f"host='{home}/pg/run' user='kurzweg_admin' dbname='postgres'"


def test_an_address_names_another_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KURZWEG_DATABASE_URL", "postgresql://app%40amt:p%2Fw@db.amt.de:5433/kurz%20weg?sslmode=require")
    assert not database.is_embedded()
    assert database.django_settings("app", pool=True) == {
        "NAME": "kurz weg",
        "USER": "app@amt",
        "PASSWORD": "p/w",
        "HOST": "db.amt.de",
        "PORT": "5433",
        "OPTIONS": {"pool": True, "sslmode": "require"},
    }


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("[::1]:5433", {"host": "::1", "port": "5433"}),
        ("a:5432,b:5433", {"host": "a,b", "port": "5432,5433"}),
        ("%2Frun%2Fpostgresql", {"host": "/run/postgresql"}),
        ("", {}),
    ],
)
def test_hosts_are_read_as_libpq_reads_them(
    monkeypatch: pytest.MonkeyPatch, where: str, expected: dict[str, str]
) -> None:
    monkeypatch.setenv("KURZWEG_DATABASE_URL", f"postgresql://{where}/kurzweg")
    assert database.parameters("app") == {**expected, "dbname": "kurzweg"}


def test_a_quote_in_a_password_stays_inside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KURZWEG_DATABASE_URL", "postgresql://app:it's%5C@db/kurzweg")
    assert r"password='it\'s\\'" in database.dsn("app")


def test_the_owner_has_an_address_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KURZWEG_DATABASE_URL", "postgresql://app:secret@db/kurzweg")
    assert database.parameters("owner") == {"user": "kurzweg_owner", "host": "db", "dbname": "kurzweg"}
    monkeypatch.setenv("KURZWEG_OWNER_DATABASE_URL", "postgresql://boss:other@db/kurzweg")
    assert database.parameters("owner")["user"] == "boss"


@pytest.mark.parametrize("wrong", ["mysql://a@b/c", "postgresql://host", "kurzweg", "host=a dbname=b"])
def test_an_address_of_something_else_is_refused_with_an_example(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("KURZWEG_DATABASE_URL", wrong)
    with pytest.raises(SettingError, match="Write postgresql://user:password@host"):
        database.parameters("app")


def test_nobody_administers_a_database_that_is_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KURZWEG_DATABASE_URL", "postgresql://app@db/kurzweg")
    with pytest.raises(SettingError, match="kurzweg found --print"):
        database.parameters("admin")
