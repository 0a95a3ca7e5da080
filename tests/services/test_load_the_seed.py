# SPDX-License-Identifier: EUPL-1.2
"""The seed is loaded once, never overwrites, and only the office's own machinery may write it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import Error, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from kurzweg.services import SeedError, load_catalogue
from kurzweg.services.models import CatalogueVersion, Service
from kurzweg.services.seed import load_seed
from kurzweg.services.snapshot import catalogue_snapshot
from kurzweg.walls.identity import ANONYMOUS, GATE, JOB, Identity, Kind, acting_as

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


def test_the_seed_stands_in_the_tables_with_its_hash_and_its_state_of_law(visiting: None) -> None:
    version = CatalogueVersion.objects.seeds().get()
    assert (version.file_hash, version.as_of) == (load_catalogue().file_hash, load_catalogue().as_of)
    assert Service.objects.count() == 64


def test_loading_again_changes_nothing(loaded: None) -> None:
    with acting_as(ANONYMOUS):
        before = list(Service.objects.order_by("pk").values_list()), CatalogueVersion.objects.count()
    assert load_seed(at=NOON).outcome == "unchanged"
    with acting_as(ANONYMOUS):
        after = list(Service.objects.order_by("pk").values_list()), CatalogueVersion.objects.count()
    assert before == after


def test_a_later_seed_shows_its_differences_and_overwrites_nothing(loaded: None, later_seed: Path) -> None:
    report = load_seed(at=NOON, path=later_seed)
    assert report.outcome == "differs"
    assert [str(change) for change in report.differences] == [
        "Extend a visa: is called “Visum länger gelten lassen” in German, was “Visum verlängern”.",
        "Object to a decision: is gone.",
        "What is happening with my application?: new in the catalogue, in German, English, Arabic, Ukrainian, Turkish,"
        " Persian, French, Russian, Easy German.",
    ]
    with acting_as(ANONYMOUS):
        service = catalogue_snapshot().catalogue.services["visum-verlaengerung"]
    assert str(service.title("de")) == "Visum verlängern"


def test_a_wrong_seed_is_refused_before_anything_is_written(loaded: None, tmp_path: Path) -> None:
    wrong = tmp_path / "catalogue.yaml"
    wrong.write_text("services: []")
    with pytest.raises(SeedError, match=r"^catalogue\.yaml, line 1"):
        load_seed(at=NOON, path=wrong)


def test_loading_leaves_the_identity_of_the_caller_as_it_was(visiting: None) -> None:
    load_seed(at=NOON)
    with connection.cursor() as cursor:
        cursor.execute("select kurzweg_kind()")
        assert cursor.fetchone() == ("anonymous",)


@pytest.mark.parametrize("identity", [*(Identity(kind=kind) for kind in Kind)], ids=lambda one: one.kind)
def test_whoever_is_somebody_may_read_the_catalogue(loaded: None, identity: Identity) -> None:
    with acting_as(identity):
        assert Service.objects.count() == 64


def test_without_identity_there_are_no_rows(loaded: None) -> None:
    assert (Service.objects.count(), CatalogueVersion.objects.count()) == (0, 0)


@pytest.mark.parametrize("identity", [ANONYMOUS, GATE, Identity(kind=Kind.STAFF)], ids=lambda one: one.kind)
def test_nobody_but_a_job_may_add_to_the_catalogue(loaded: None, identity: Identity) -> None:
    with acting_as(identity), pytest.raises(Error, match="row-level security"), transaction.atomic():
        CatalogueVersion.objects.create(
            origin="office", file_hash="0" * 64, as_of=NOON.date(), loaded_at=NOON, languages=["de"]
        )


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("update services_catalogueversion set content = ''", "permission denied"),
        ("delete from services_catalogueversion", "permission denied"),
        ("update services_service set code = 'x'", "permission denied"),
        ("truncate services_service cascade", "permission denied"),
    ],
)
def test_not_even_a_job_may_change_or_remove_what_is_loaded(loaded: None, statement: str, refusal: str) -> None:
    refused = pytest.raises(Error, match=refusal)
    with acting_as(JOB), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_first_version_is_in_force_on_every_day(visiting: None) -> None:
    seed = CatalogueVersion.objects.seeds().get()
    assert seed.in_force == DateRange(None, None)
    assert seed.first_day is None
