# SPDX-License-Identifier: EUPL-1.2
"""An update of what shipped is shown as a difference, taken over piece by piece, and never overwrites."""

from __future__ import annotations

from pathlib import Path

import pytest

from kurzweg.catalogue.draft import current_draft
from kurzweg.catalogue.models import CatalogueRevision
from kurzweg.catalogue.supply import look_through, new_supply, offers
from kurzweg.services import catalogue as catalogue_file
from kurzweg.services.catalogue import SEED
from kurzweg.services.models import CatalogueVersion
from kurzweg.services.parts import TEXT, WHOLE, Place
from kurzweg.services.snapshot import catalogue_snapshot
from tests.catalogue.desk import now, publishes, writes
from tests.world import World

VISUM = Place("services", "visum-verlaengerung", TEXT, "de")
NEW = Place("services", "auskunft-akte", WHOLE)
GONE = Place("services", "widerspruch", WHOLE)
PAGE = "/leistungen/auslieferung/"


@pytest.fixture
def update(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newer kurzweg: one title is corrected, one service is gone and another is new."""
    text = SEED.read_text("utf-8")
    start, end = text.index("- id: widerspruch\n"), text.index("- id: auskunft-sachstand\n")
    copied = text[end:].replace("- id: auskunft-sachstand", "- id: auskunft-akte")
    text = text[:start] + text[end:] + copied
    file = tmp_path / "catalogue.yaml"
    file.write_text(text.replace("title_de: Visum verlängern", "title_de: Visum länger gelten lassen"), "utf-8")
    monkeypatch.setattr(catalogue_file, "SEED", file)
    return file


def looks_through(world: World, *chosen: Place) -> int:
    with world.as_(world.gruber):
        supply = new_supply()
        assert supply is not None
        return look_through(supply, chosen, by=world.gruber, at=now())


def test_nothing_is_offered_while_nothing_new_shipped(world: World) -> None:
    with world.as_(world.gruber):
        assert new_supply() is None
    assert "Nichts Neues" in world.browser(world.ebert).get(PAGE).content.decode()


def test_every_difference_is_offered_and_nothing_has_changed_by_itself(world: World, update: Path) -> None:
    with world.as_(world.gruber):
        supply = new_supply()
        assert supply is not None
        found = [(offer.change.place, offer.is_own, offer.can_be_taken) for offer in offers(supply, current_draft())]
        assert found == [(VISUM, False, True), (GONE, False, False), (NEW, False, True)]
        assert str(catalogue_snapshot().catalogue.services["visum-verlaengerung"].title("de")) == "Visum verlängern"


def test_what_is_chosen_comes_into_the_draft_and_the_rest_is_laid_aside(world: World, update: Path) -> None:
    assert looks_through(world, VISUM) == 1
    with world.as_(world.gruber):
        services = current_draft().catalogue.services
        assert str(services["visum-verlaengerung"].title("de")) == "Visum länger gelten lassen"
        assert "auskunft-akte" not in services
        assert new_supply() is None


def test_a_new_service_comes_with_all_its_texts_and_words(world: World, update: Path) -> None:
    looks_through(world, NEW)
    with world.as_(world.gruber):
        assert tuple(current_draft().catalogue.services["auskunft-akte"].texts)[:3] == ("de", "en", "ar")
    publishes(world, world.gruber, place=NEW)
    with world.as_(world.gruber):
        assert "auskunft-akte" in catalogue_snapshot().numbers


def test_translations_of_a_corrected_german_text_are_outdated(world: World, update: Path) -> None:
    looks_through(world, VISUM)
    with world.as_(world.gruber):
        assert current_draft().catalogue.services["visum-verlaengerung"].texts["uk"].status == "outdated"


def test_what_the_office_changed_itself_is_shown_and_not_ticked(world: World, update: Path) -> None:
    writes(world, world.gruber, {"title": "Visum: unser Name", "summary": "Unser Text."}, place=VISUM)
    page = world.browser(world.gruber).get(PAGE).content.decode()
    assert "Ihr Amt hat diesen Teil selbst geändert." in page
    assert "Visum: unser Name" in page
    assert 'value="services/visum-verlaengerung/text/de">' in page
    assert 'value="services/auskunft-akte/entry/" checked>' in page


def test_the_page_takes_what_is_ticked_and_says_how_many(world: World, update: Path) -> None:
    gruber = world.browser(world.gruber)
    with world.as_(world.gruber):
        supply = new_supply()
        assert supply is not None
    sent = {"hash": supply.hash, "take": ["services/visum-verlaengerung/text/de", "services/auskunft-akte/entry/"]}
    page = gruber.post(PAGE, sent, follow=True).content.decode()
    assert "2 Änderungen stehen jetzt im Entwurf. Der Rest ist abgelegt." in page
    assert "ausgeliefert, durchgesehen" in gruber.get("/leistungen/staende/").content.decode()


def test_ticks_for_another_update_than_the_one_that_is_there_take_nothing(world: World, update: Path) -> None:
    sent = {"hash": "0" * 64, "take": ["services/visum-verlaengerung/text/de"]}
    assert world.browser(world.gruber).post(PAGE, sent).status_code == 200
    with world.as_(world.gruber):
        assert not CatalogueRevision.objects.exists()


def test_looking_through_twice_changes_nothing(world: World, update: Path) -> None:
    with world.as_(world.gruber):
        supply = new_supply()
        assert supply is not None
        for _click in range(2):
            look_through(supply, [VISUM], by=world.gruber, at=now())
        assert CatalogueRevision.objects.count() == 1
        assert CatalogueVersion.objects.seeds().count() == 2


def test_the_state_of_the_law_follows_when_the_office_has_looked(world: World, update: Path) -> None:
    update.write_text(update.read_text("utf-8").replace("as_of: '2026-08-19'", "as_of: '2026-12-01'"), "utf-8")
    looks_through(world, VISUM)
    publishes(world, world.gruber, place=VISUM)
    with world.as_(world.gruber):
        assert catalogue_snapshot().catalogue.as_of.isoformat() == "2026-12-01"


def test_a_language_that_is_new_in_what_shipped_is_new_in_the_draft(world: World, update: Path) -> None:
    text = update.read_text("utf-8").replace("  rtl:\n", "  - so\n  rtl:\n")
    entry = "- id: visum-verlaengerung\n"
    start = text.index("  translations:\n", text.index(entry)) + len("  translations:\n")
    somali = "    so:\n      status: draft\n      title: Fiiso\n      summary: Kordhin.\n"
    update.write_text(text[:start] + somali + text[start:], "utf-8")
    looks_through(world, VISUM.beside(TEXT, "so"))
    with world.as_(world.gruber):
        assert current_draft().head.languages[-1] == "so"
        assert str(current_draft().catalogue.services["visum-verlaengerung"].title("so")) == "Fiiso"
