# SPDX-License-Identifier: EUPL-1.2
"""The story of two structures: sentences in German and English, what changes and what stays."""

from __future__ import annotations

import pytest

from kurzweg.cli.files import open_structure
from kurzweg.engine.comparison import Comparison, compare_structures
from kurzweg.engine.structure import blueprint_texts
from kurzweg.services.catalogue import load_catalogue


def compared(before: str, after: str) -> Comparison:
    return compare_structures(open_structure(before), open_structure(after), load_catalogue().scopes)


def test_the_merger_of_the_burgenlandkreis_in_sentences() -> None:
    assert [told.german for told in compared("burgenlandkreis-2017", "burgenlandkreis-2018").story] == [
        "Aus 22 Einheiten werden 21: 5 kommen hinzu, 6 sind nicht mehr dabei.",
        "Aus 4 Standorten wird 1.",
        "Die Einheiten arbeiten unter 1 Leitung statt unter 11.",
        "Stellen im eigenen Haus: 63 vorher, 66 nachher (zum Teil angenommen).",
        "Stellen bei Partnern: 8 vorher, 5 nachher (zum Teil angenommen).",
        "46 Leistungen bekommen eine andere zuständige Einheit; bei 35 davon ist sie die Nachfolgerin der bisherigen.",
        "Gelebte Doppelstrukturen: An 21 von 61 Leistungen arbeiten für dieselbe Person Einheiten unter verschiedener"
        " Leitung, nachher an 0 von 61 (angenommen).",
        "Hin und zurück: 10 Leistungen kommen auf ihrem Weg zu einer Einheit zurück, nachher 0 (angenommen).",
        "Zwei Linien der Aufsicht (Dienst- und Fachaufsicht getrennt): 0 Einheiten vorher, 4 nachher.",
    ]


def test_the_merger_of_duesseldorf_in_english() -> None:
    told = {one.kind: one.english for one in compared("duesseldorf-2017", "duesseldorf-2018").story}
    assert told["offices"] == "The units work under 4 managements instead of 7."
    assert told["staff"] == "Posts of the own house: 395 before, 509 after (partly assumed)."
    assert told["sites"] == "The number of sites stays: 6."
    assert told["double"].endswith("work for the same person, afterwards on 2 of 59 (assumed).")
    assert "supervision" not in told


@pytest.mark.parametrize("name", sorted(blueprint_texts()))
def test_an_office_beside_itself_changes_nothing(name: str) -> None:
    same = compared(name, name)
    assert (same.hands, same.supervision) == ((), ())
    assert same.before == same.after
    assert same.story[0].german.startswith("Die Zahl der Einheiten bleibt")


@pytest.mark.parametrize("city", ["burgenlandkreis", "duesseldorf"])
def test_a_merger_takes_double_structures_away(city: str) -> None:
    figures = compared(f"{city}-2017", f"{city}-2018")
    assert figures.before.double >= 15
    assert figures.after.double <= 2
    assert figures.before.offices > figures.after.offices


@pytest.mark.parametrize("name", ["burgenlandkreis-2017", "duesseldorf-2017"])
def test_before_the_merger_several_offices_at_several_sites_work_on_one_matter(name: str) -> None:
    doubles = [change.before for change in compared(name, name).doubles if change.before and change.before.is_double]
    assert len(doubles) >= 15
    assert max(len(work.sites) for work in doubles) >= 3
    assert any(work.returns and work.days for work in doubles)
    assert all(work.assumed for work in doubles)
