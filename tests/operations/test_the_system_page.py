# SPDX-License-Identifier: EUPL-1.2
"""The system page says in words whether everything is all right, and what is to be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from kurzweg.jobs.models import Job, StopRequest
from kurzweg.operations.condition import DAY, Check, Facts, Level, checks
from kurzweg.operations.orders import BackUp, TryBackup
from kurzweg.operations.pulse import Pulse
from kurzweg.operations.shelf import forget_old_ones
from kurzweg.walls.identity import JOB, acting_as
from tests.world import MONDAY, World

WELL = Facts(
    pulse=Pulse(True, 20.0, 0, 0, 3600.0, 7 * DAY), is_demo=False, is_training=False, over_tls=True, archiving=True,
    keeps_what_is_acknowledged=True, disk_free=0.6, sealing_trouble="", drill_passed=True, paper_ago=120.0,
    clocks_apart=0.02,
)  # fmt: skip


def seen(facts: Facts, level: Level) -> list[str]:
    return [check.name for check in checks(facts) if check.level is level]


def pulse(**changes: object) -> Facts:
    return replace(WELL, pulse=replace(WELL.pulse, **changes))  # type: ignore[arg-type]


def test_an_office_that_is_well_has_nothing_to_do() -> None:
    assert {check.level for check in checks(WELL)} == {Level.GOOD}
    assert all(check.says and not check.mend for check in checks(WELL))


@pytest.mark.parametrize(
    ("facts", "alarm"),
    [
        (replace(WELL, disk_free=0.04), "Speicherplatz"),
        (pulse(sealed_ago=301.0), "Versiegelung"),
        (pulse(sealed_ago=None), "Versiegelung"),
        (pulse(saved_ago=DAY + 1), "Sicherung"),
        (pulse(saved_ago=None), "Sicherung"),
        (pulse(worker_works=False), "Arbeitsprozess"),
        (replace(WELL, keeps_what_is_acknowledged=False), "Datenbank"),
        (replace(WELL, over_tls=False), "Verschlüsselung"),
        (replace(WELL, clocks_apart=61.0), "Uhren"),
        (replace(WELL, drill_passed=False), "Wiederherstellungsprobe"),
    ],
)
def test_what_is_urgent_is_named_with_what_to_do(facts: Facts, alarm: str) -> None:
    assert seen(facts, Level.ALARM) == [alarm]
    assert all(check.mend for check in checks(facts) if check.level is Level.ALARM)


@pytest.mark.parametrize(
    ("facts", "hint"),
    [
        (replace(WELL, disk_free=0.1), "Speicherplatz"),
        (pulse(jobs_failed=2), "Aufträge"),
        (pulse(drilled_ago=91 * DAY), "Wiederherstellungsprobe"),
        (pulse(drilled_ago=None), "Wiederherstellungsprobe"),
        (replace(WELL, archiving=False), "Sicherung"),
        (replace(WELL, paper_ago=1000.0), "Notblätter"),
        (replace(WELL, paper_ago=None), "Notblätter"),
    ],
)
def test_what_can_wait_is_a_hint(facts: Facts, hint: str) -> None:
    assert (seen(facts, Level.HINT), seen(facts, Level.ALARM)) == ([hint], [])
    assert all(check.mend for check in checks(facts) if check.level is Level.HINT)


def test_in_a_demo_nothing_is_lost_that_anybody_would_miss() -> None:
    demo = replace(pulse(saved_ago=None), is_demo=True, over_tls=False, archiving=False)
    assert seen(demo, Level.ALARM) == []


def test_what_keeps_the_sealer_from_sealing_is_told() -> None:
    (check,) = (one for one in checks(replace(pulse(sealed_ago=900.0), sealing_trouble="No space.")) if one.mend)
    assert check == Check("Versiegelung", Level.ALARM, "Seit 15 Minuten wurde nichts versiegelt.", "No space.")


def test_administrators_read_it_and_order_a_backup_once(world: World) -> None:
    kaya = world.browser(world.kaya)
    page = kaya.get("/system/")
    assert page.status_code == 200
    assert "Kein Arbeitsprozess läuft" in page.text
    for _click in range(2):
        assert kaya.post("/system/auftraege/", {"order": BackUp.kind}).status_code == 302
    with acting_as(JOB):
        (job,) = Job.objects.by_people()
    assert (job.kind, job.ordered_by_id) == ("back-up", world.kaya.pk)
    assert "Das Amt sichern" in kaya.get("/system/").text


def test_what_was_ordered_can_be_stopped(world: World) -> None:
    kaya = world.browser(world.kaya)
    kaya.post("/system/auftraege/", {"order": TryBackup.kind})
    with acting_as(JOB):
        (job,) = Job.objects.by_people()
    assert kaya.post(f"/system/auftraege/{job.pk}/abbruch/").status_code == 302
    with acting_as(JOB):
        assert StopRequest.objects.get().by_id == world.kaya.pk


def test_data_protection_reads_and_orders_nothing(world: World) -> None:
    ihde = world.browser(world.ihde)
    assert 'name="order"' not in ihde.get("/system/").text
    assert ihde.post("/system/auftraege/", {"order": BackUp.kind}).status_code == 403


def test_what_cannot_be_ordered_here_is_told(world: World) -> None:
    kaya = world.browser(world.kaya)
    page = kaya.post("/system/auftraege/", {"order": "seal-logs"}, follow=True)
    assert "Das kann hier nicht bestellt werden." in page.text
    with acting_as(JOB):
        assert not Job.objects.exists()


def test_the_page_of_an_office_that_is_well_says_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kurzweg.operations.views.system.find_facts", lambda: WELL)
    assert "Alles in Ordnung. Sie müssen nichts tun." in world.browser(world.kaya).get("/system/").text


def test_a_job_of_the_house_that_failed_is_shown(world: World) -> None:
    with connection.cursor() as cursor, acting_as(JOB):
        job = Job.objects.create(
            kind="seal-logs", slot="seal-logs", ordered_at=MONDAY, due_at=MONDAY, repeats=timedelta(minutes=1)
        )
        cursor.execute(
            "insert into jobs_attempt (job_id, worker, began_at, ended_at, outcome, failure, done, total)"
            " values (%s, gen_random_uuid(), now(), now(), 'failed', 'Seal 3 of events is not ours.', 0, 0)",
            [job.pk],
        )
    page = world.browser(world.kaya).get("/system/").text
    assert "Protokolle versiegeln: ging zuletzt nicht" in page
    assert "Seal 3 of events is not ours." in page


def test_nobody_outside_sees_it(db: None, visitor: Client) -> None:
    assert visitor.get("/system/").status_code == 302


def test_old_backups_go_and_the_newest_stays(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    for name in ("a", "b"):
        (tmp_path / f"{name}.backup").touch()
    (tmp_path / "letter.pdf").touch()
    forget_old_ones(tmp_path, at=now + timedelta(days=29))
    assert len(list(tmp_path.iterdir())) == 3
    forget_old_ones(tmp_path, at=now + timedelta(days=31))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["b.backup", "letter.pdf"]
