# SPDX-License-Identifier: EUPL-1.2
"""Mitteilung auf gesetzlicher Grundlage: a paragraph, a reason, fields, days; written down before it is seen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from kurzweg.accounts.models import DisclosurePermission, Ground
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.matters.models import Matter, MatterFact
from kurzweg.sharing.bases import bases_between
from kurzweg.sharing.disclosing import disclose
from tests.sharing.deeds import Both, disclosed, permission
from tests.world import MONDAY, World


def test_the_law_is_fifteen_codes_with_paragraphs(world: World) -> None:
    with world.as_(world.brandt):
        codes = DisclosurePermission.objects.values_list("code", flat=True)
        assert set(codes) == {f"B{number}" for number in range(1, 16)}
        assert all(DisclosurePermission.objects.values_list("citation", flat=True))


def test_a_paragraph_opens_its_fields_and_no_others(world: World, both: Both) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        MatterFact.freeze(matter, {"status": "duldung-60a", "municipality": "15084355"})
    disclosed(world, matter)
    with world.as_(world.celik):
        assert sorted(Matter.objects.get(pk=matter.pk).facts.values_list("fact", flat=True)) == ["status", "surname"]


def test_the_record_says_who_why_by_what_law_and_until_when(world: World, both: Both) -> None:
    grant = disclosed(world, both.mine)
    assert (grant.ground, grant.purpose, grant.legal_basis, grant.reason, grant.by_id) == (
        Ground.STATUTE,
        "Angaben für Leistungen nach dem AsylbLG",
        "§ 90 Abs. 3 AufenthG",
        "Die Leistung hängt davon ab.",
        world.brandt.pk,
    )
    assert grant.ends_at == grant.starts_at + timedelta(days=31)


def test_two_clicks_are_one_disclosure_and_one_event(world: World, both: Both) -> None:
    assert disclosed(world, both.mine) == disclosed(world, both.mine)
    with world.as_(world.brandt):
        kinds = [event.kind for event in LogEvent.objects.of_matter(both.mine.pk)]
        assert kinds.count(Kind.DisclosedByStatute) == 1


@pytest.mark.parametrize(
    ("code", "source", "to", "why"),
    [
        ("B3", "aufenthalt", "jugend", "the paragraph does not lead to youth welfare"),
        ("B9", "sgb", "leistung", "the paragraph does not begin at residence law"),
        ("B7", "gesundheit", "leistung", "it forbids"),
        ("B5", "sgb", "leistung", "it asks for a notice with two signatures"),
        ("B15", "sgb", "leistung", "it is for figures without names"),
    ],
)
def test_what_no_paragraph_covers_the_database_refuses(
    world: World, both: Both, code: str, source: str, to: str, why: str
) -> None:
    with world.as_(world.brandt):
        law = permission(code, source)
    refused = pytest.raises(DatabaseError, match="No law lets")
    with world.as_(world.brandt), refused, transaction.atomic():
        disclose(
            both.mine, world.units[to], law, "Grund", fields=law.fields or ["summary"], by=world.brandt,
            at=timezone.now(),
        )  # fmt: skip


def test_a_paragraph_covers_no_more_fields_than_it_says(world: World, both: Both) -> None:
    with world.as_(world.brandt):
        law = permission("B14", "aufenthalt")
    with world.as_(world.brandt), pytest.raises(DatabaseError, match="No law lets"), transaction.atomic():
        disclose(
            both.mine, world.units["leistung"], law, "Grund", fields=["summary", "history"], by=world.brandt,
            at=timezone.now(),
        )  # fmt: skip


def test_nobody_discloses_what_lies_with_another_unit(world: World, both: Both) -> None:
    disclosed(world, both.mine)
    with world.as_(world.celik):
        matter = Matter.objects.get(pk=both.mine.pk)
        law = permission("B13", "aufenthalt")
        with pytest.raises(DatabaseError, match="proves this grant"), transaction.atomic():
            disclose(matter, world.units["jugend"], law, "Grund", fields=law.fields, by=world.celik, at=timezone.now())


def test_a_reason_is_never_missing(world: World, both: Both) -> None:
    with world.as_(world.brandt):
        law = permission("B3", "aufenthalt")
    with world.as_(world.brandt), pytest.raises(DatabaseError, match="named_with_a_reason"), transaction.atomic():
        disclose(both.mine, world.units["leistung"], law, "", fields=law.fields, by=world.brandt, at=timezone.now())


def test_the_page_offers_the_paragraphs_that_lead_there_and_writes_it_down(world: World, both: Both) -> None:
    brandt = world.browser(world.brandt)
    address = f"/anliegen/{both.mine.number}/mitteilung/"
    assert "Leistungsstelle" in brandt.get(address).text
    page = brandt.get(f"{address}?an=leistung").text
    assert "§ 90 Abs. 3 AufenthG" in page
    assert "§ 88 AufenthG" not in page
    with world.as_(world.brandt):
        law = permission("B3", "aufenthalt")
    assert brandt.post(f"{address}?an=leistung", {"permission": law.pk, "reason": ""}).status_code == 422
    answer = brandt.post(f"{address}?an=leistung", {"permission": law.pk, "reason": "Miete"}, follow=True)
    assert "Leistungsstelle hat jetzt Einsicht: Stand, Person, Aufenthaltsstatus, Verlauf." in answer.text
    assert "Miete" in answer.text
    seen = world.browser(world.celik).get(f"/anliegen/{both.mine.number}/")
    assert seen.status_code == 200
    assert "Sie dürfen hineinsehen: Mitteilung auf gesetzlicher Grundlage" in seen.text
    assert "Miete" not in world.browser(world.celik).get(f"/anliegen/{both.mine.number}/einsicht/").text


def test_the_page_says_kindly_where_the_law_names_no_way(world: World, both: Both) -> None:
    page = world.browser(world.brandt).get(f"/anliegen/{both.mine.number}/mitteilung/?an=jugend").text
    assert "Dafür gibt es keine Rechtsgrundlage" in page


def test_out_of_health_and_counselling_leads_no_way_to_the_auslaenderbehoerde(world: World) -> None:
    with world.as_(world.brandt):
        assert bases_between(["gesundheit", "beratung"], ["aufenthalt"], MONDAY.date()) == []
