# SPDX-License-Identifier: EUPL-1.2
"""The catalogue that ships: complete, consistent, and honest about what is only a draft."""

import hashlib
import re
import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest

from kurzweg.engine.structure import COMPARTMENTS, Condition
from kurzweg.services import Catalogue, Text, load_catalogue
from kurzweg.services.catalogue import SEED


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_the_office_offers_64_services_in_12_life_situations_and_10_compartments(
    catalogue: Catalogue,
) -> None:
    counts = [len(catalogue.services), len(catalogue.life_situations), len(catalogue.compartments)]
    assert counts == [64, 12, 10]
    assert set(catalogue.compartments) == set(COMPARTMENTS)


def test_every_service_has_a_text_in_every_language_of_the_catalogue(catalogue: Catalogue) -> None:
    eight = catalogue.languages[:-1]
    assert {tuple(service.texts)[:8] for service in catalogue.services.values()} == {eight}
    assert catalogue.languages == ("de", "en", "ar", "uk", "tr", "fa", "fr", "ru", "de-simple")


def test_every_paper_is_called_by_a_name_in_every_language(catalogue: Catalogue) -> None:
    assert {tuple(paper.texts)[:8] for paper in catalogue.documents.values()} == {catalogue.languages[:-1]}


def test_the_most_used_services_are_told_in_leichte_sprache_with_all_their_papers(catalogue: Catalogue) -> None:
    easy = [service for service in catalogue.services.values() if "de-simple" in service.texts]
    papers = {paper for service in easy for paper in service.documents}

    assert len(easy) >= 12
    assert [paper for paper in papers if "de-simple" not in catalogue.documents[paper].texts] == []


def test_leichte_sprache_says_one_thing_a_line(catalogue: Catalogue) -> None:
    easy = [service.texts["de-simple"] for service in catalogue.services.values() if "de-simple" in service.texts]
    lines = [line for text in easy for line in text.summary.splitlines()]

    assert [line for line in lines if len(line.split()) > 14] == []
    assert [line for line in lines if line[-1] not in ".?!"] == []


def test_where_leichte_sprache_has_no_text_plain_german_stands_in_and_says_so(catalogue: Catalogue) -> None:
    assert catalogue.services["visumzustimmung"].title("de-simple") == Text(
        value="Zustimmung zum Visumantrag (Auslandsvertretung fragt an)", language="de", is_fallback=True
    )
    assert catalogue.services["duldung"].title("de-simple").is_draft


def test_every_paper_in_the_catalogue_is_needed_for_some_service(catalogue: Catalogue) -> None:
    needed = {paper for service in catalogue.services.values() for paper in service.documents}
    assert needed == set(catalogue.documents)


def test_every_life_situation_leads_to_a_service(catalogue: Catalogue) -> None:
    assert {service.life_situation for service in catalogue.services.values()} == set(catalogue.life_situations)


def test_every_citation_names_an_act_or_a_rule_of_land_or_town(catalogue: Catalogue) -> None:
    by_name = re.compile("§|Art\\.|Gesetz|gesetz|recht|richtlinie|Aufgabe|FGV")
    citations = [citation for service in catalogue.services.values() for citation in service.legal_basis]
    assert [citation for citation in citations if not by_name.search(citation)] == []
    assert [fee for service in catalogue.services.values() for fee in service.fees if "§" not in fee.law] == []


def test_taking_into_care_exists_only_for_people_under_18(catalogue: Catalogue) -> None:
    limited = {service: scope for service, scope in catalogue.scopes.items() if scope}
    assert limited == {"uma-inobhutnahme": (Condition(fact="age", values=("<18",)),)}


def test_all_minutes_are_marked_as_assumed(catalogue: Catalogue) -> None:
    assert all(service.minutes_assumed for service in catalogue.services.values())


def test_the_german_text_is_official_and_carries_no_mark(catalogue: Catalogue) -> None:
    title = catalogue.services["duldung"].title("de")
    assert title == Text(value="Duldung ausstellen oder verlängern", language="de")


def test_the_english_text_carries_no_mark(catalogue: Catalogue) -> None:
    title = catalogue.services["visum-verlaengerung"].title("en")
    assert title == Text(value="Extend a visa", language="en")


def test_a_draft_translation_carries_its_mark(catalogue: Catalogue) -> None:
    assert catalogue.services["visum-verlaengerung"].title("ar") == Text(
        value="تمديد التأشيرة", language="ar", is_draft=True
    )
    assert catalogue.services["visum-verlaengerung"].summary("tr").is_draft


def test_a_missing_translation_is_plain_german_and_says_so(catalogue: Catalogue) -> None:
    assert catalogue.services["visum-verlaengerung"].title("so") == Text(
        value="Visum verlängern", language="de", is_fallback=True
    )
    assert catalogue.documents["foto"].title("so").is_fallback


def test_a_paper_is_also_called_by_the_german_word_that_stands_on_it(catalogue: Catalogue) -> None:
    paper = catalogue.documents["meldebescheinigung"]

    assert [paper.title(language).german for language in ("uk", "de", "de-simple")] == ["Meldebescheinigung", "", ""]
    assert catalogue.documents["gastdaten"].title("uk").german == ""


def test_arabic_as_spoken_in_egypt_is_arabic(catalogue: Catalogue) -> None:
    assert catalogue.life_situations["geld"].title("ar-EG").language == "ar"


def test_life_situations_speak_every_language_of_the_catalogue(catalogue: Catalogue) -> None:
    for situation in catalogue.life_situations.values():
        assert tuple(situation.texts) == catalogue.languages


def test_the_catalogue_knows_the_hash_of_its_file_and_its_state_of_law(catalogue: Catalogue) -> None:
    assert catalogue.file_hash == hashlib.sha256(SEED.read_bytes()).hexdigest()
    assert (catalogue.as_of.isoformat(), catalogue.lawyer) == ("2026-08-19", "none")


def test_nobody_can_change_a_service_in_passing(catalogue: Catalogue) -> None:
    with pytest.raises(FrozenInstanceError):
        catalogue.services["duldung"].minutes = 1  # type: ignore[misc]
    with pytest.raises(TypeError):
        catalogue.services["duldung"].texts["de"] = None  # type: ignore[index]


def test_reading_the_catalogue_needs_no_django() -> None:
    program = (
        "import sys, kurzweg.services, kurzweg.services.search;"
        "kurzweg.services.load_catalogue(); print('django' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
