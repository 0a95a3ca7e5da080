# SPDX-License-Identifier: EUPL-1.2
"""A newcomer answers a few questions once and sees everything that is due: in order, with who, where, when and why."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from kurzweg.engine.responsibility import Responsible, route
from kurzweg.offices.live import live_structure
from kurzweg.offices.models import Closure, Site
from kurzweg.services.catalogue import load_catalogue
from kurzweg.services.paths import load_paths
from kurzweg.walls.identity import JOB, acting_as
from tests.finder.conftest import Finder, Page, said_in
from tests.world import MONDAY, World

FAMILY = {
    "arrival": "ukraine", "household": "family", "children": "small,school", "housing": "guest",
    "needs": "money,german,work,degree", "surname": "She",
}  # fmt: skip
SERVICES = load_catalogue().services
STEPS = {step.id: step for step in load_paths().paths.steps}


def way(finder: Finder, language: str = "de", **said: str) -> Page:
    return finder.get("/weg/", language, **said)


def steps(page: Page) -> list[tuple[int, str]]:
    """Numbers and titles, as they stand below each other."""
    found = re.findall(
        r'<li class="kw-path__step.*?value="(\d+)".*?kw-path__name"[^>]*>(.*?)</span>', page.html, re.DOTALL
    )
    return [(int(number), title) for number, title in found]


def visits(page: Page) -> list[tuple[str, list[int]]]:
    """The heads of the visits with the numbers of their steps."""
    parts = re.split(r'<section class="kw-card kw-path__visit', page.html)[1:]
    heads = [re.sub(r"<[^>]+>", "", part.split("</h2>")[0].split("<h2", 1)[1].split(">", 1)[1]) for part in parts]
    return [
        (head, [int(one) for one in re.findall(r'kw-path__step[^>]*value="(\d+)"', part)])
        for head, part in zip(heads, parts, strict=True)
    ]


def test_the_first_page_offers_the_path_to_whoever_is_new(shipped: Finder) -> None:
    start = shipped.get("/", "ar", sprache="ar")
    link = start.link("عرض مساري")

    assert said_in(link) == {"sprache": "ar"}
    assert shipped.get(link).heading == "مسارك ما الذي ينطبق عليك أكثر؟"


def test_one_question_a_page_leads_to_the_path(shipped: Finder) -> None:
    page = way(shipped)
    assert page.heading == "Ihr Weg Was passt am besten zu Ihnen?"
    assert len(page.cards) == 7

    page = shipped.get(page.cards["Ich bin vor dem Krieg in der Ukraine geflohen"])
    assert page.heading.endswith("Mit wem leben Sie hier?")
    page = shipped.get(page.cards["Ich lebe allein"])
    assert page.heading.endswith("Wo wohnen Sie jetzt?")
    page = shipped.get(page.cards["Bei Familie oder Freunden"])
    assert page.heading.endswith("Was brauchen Sie?")
    page = shipped.get(page.cards["Nichts davon"])
    assert page.heading.endswith("Mit welchen Buchstaben beginnt Ihr Familienname?")
    page = shipped.get("/weg/", **page.hidden, surname="Shevchenko")

    assert page.heading == "Ihr Weg"
    assert [title for _, title in steps(page)] == [
        "Anmeldung / Ummeldung der Wohnung",
        "Vorübergehender Schutz (§ 24): registrieren und erteilen",
        "Fiktionsbescheinigung ausstellen",
        "Hilfe bei der Wohnungssuche / Mietübernahme",
        "Elektronischen Aufenthaltstitel (eAT) abholen",
    ]


def test_boxes_are_sent_without_a_script_and_none_ticked_means_nothing(shipped: Finder) -> None:
    page = way(shipped, arrival="ukraine", household="family")
    assert 'type="checkbox" name="children" value="school"' in page.html
    form = "/weg/?" + urlencode([*page.hidden.items(), ("children", "small"), ("children", "school")])
    assert said_in(shipped.get(form).cards["In meiner Wohnung"])["children"] == "small,school"

    nothing = shipped.get("/weg/?" + urlencode(page.hidden))
    assert said_in(nothing.cards["In meiner Wohnung"])["children"] == "none"


def test_back_leads_to_the_question_before_and_keeps_the_other_answers(shipped: Finder) -> None:
    page = way(shipped, arrival="ukraine", household="single", housing="guest")
    assert said_in(page.link("Zurück")) == {"arrival": "ukraine", "household": "single"}
    assert way(shipped).link("Zurück") == "/"


def test_an_answer_that_is_changed_takes_back_what_hung_on_it(shipped: Finder) -> None:
    page = way(shipped, arrival="ukraine", paper="none", household="single")
    assert "paper" not in page.hidden
    assert "paper" not in said_in(page.link("Zurück"))


def test_every_page_offers_not_to_know(shipped: Finder) -> None:
    said: dict[str, str] = {}
    while (page := way(shipped, **said)).heading != "Ihr Weg":
        assert {"Ich bin nicht sicher", "Ich habe nur einen Namen"} & set(page.cards)
        assert len(page.cards) <= 7
        said = said_in(page.cards.get("Ich bin nicht sicher") or page.cards["Ich habe nur einen Namen"])
    assert "Vielleicht auch für Sie" in page.words
    assert "Fallmanagement aufnehmen" in [title for _, title in steps(page)]


def test_steps_are_numbered_in_order_and_joined_into_visits(shipped: Finder) -> None:
    page = way(shipped, **FAMILY)

    assert [number for number, _ in steps(page)] == list(range(1, 16))
    assert visits(page) == [
        ("Bei anderen Stellen", [1]),
        ("Besuch 1 bei uns", [2, 3, 4, 5, 6]),
        ("Bei anderen Stellen", [7, 8, 9]),
        ("Besuch 2 bei uns", [10, 11, 12, 13]),
        ("Besuch 3 bei uns", [14]),
        ("Bei anderen Stellen", [15]),
    ]
    assert "Schritte: 15 · Besuche bei uns: 3 · Erledigt: 0" in page.words


def test_a_visit_says_place_day_and_why_it_is_one(shipped: Finder) -> None:
    words = way(shipped, **FAMILY).words

    assert "Landratsamt Naumburg, Schönburger Straße 41, 06618 Naumburg (Saale)" in words
    assert "Der nächste passende Tag: Dienstag, 17. November 2026, bis 9:00 Uhr (angenommen)" in words
    assert "Alles an einem Tag: gleiches Haus, gleiche Zeit." in words
    assert "Dienstag 08:00–09:00 und 13:00–15:00 Donnerstag 08:00–09:00 Das Gespräch dauert etwa" in words


def test_a_closed_day_is_no_day_to_come(shipped: Finder, world: World) -> None:
    with acting_as(JOB):
        tuesday = DateRange(date(2026, 11, 17), date(2026, 11, 18))
        Closure.objects.create(
            site=Site.objects.get(code="naumburg"), days=tuesday, reason="Bauarbeiten", by=world.brandt, at=MONDAY
        )
    assert "Der nächste passende Tag: Donnerstag, 19. November 2026" in way(shipped, **FAMILY).words


def test_each_step_has_the_unit_that_the_finder_names_and_its_reason(shipped: Finder) -> None:
    """One table of rules for both: the path never answers otherwise."""
    page = way(shipped, **FAMILY)
    table = live_structure(timezone.localdate()).table
    facts = {"surname": "She", "status": "voruebergehender-schutz-24", "household": "family"}
    for step in ("schutz-24", "jobcenter-ukraine", "kitaplatz", "arbeit-finden"):
        answer = route(table, STEPS[step].service, facts)
        if isinstance(answer, Responsible):
            assert dict(answer.unit_names)["de"] in page.words
            assert answer.reason("de") in page.words


def test_what_another_body_does_is_named_with_its_place(shipped: Finder) -> None:
    words = way(shipped, **FAMILY).words
    assert "Stadt Naumburg (Saale) für Einwohner von Naumburg" in words
    assert "Gesetzliche Krankenkasse Ihrer Wahl Jede Kasse hat eine Beratung" in words


def test_for_whose_residents_a_body_is_there_is_said_in_the_language_of_the_reader(shipped: Finder) -> None:
    words = way(shipped, **FAMILY, sprache="uk").words
    assert "для жителів: Naumburg" in words
    assert "для жителів усіх інших місць" in words
    assert "Einwohner" not in words


def test_each_step_says_by_when_after_which_and_by_which_law(shipped: Finder) -> None:
    words = way(shipped, **FAMILY).words
    assert "Anmeldung / Ummeldung der Wohnung Innerhalb von 2 Wochen nach dem Einzug" in words
    assert "Erst nach Schritt 4, 5, 6 (angenommen)" in words
    assert "Im Gesetz: § 17 Abs. 1 BMG" in words
    assert "Hier ist das Recht gerade unsicher." in words


def test_each_paper_stands_once_with_the_steps_that_need_it(shipped: Finder) -> None:
    page = way(shipped, **FAMILY)
    papers = re.findall(r'<ul class="kw-papers">(.*?)</ul>', page.html, re.DOTALL)[0]
    names = re.findall(r'<span class="kw-lines"[^>]*>(.*?)</span>', papers)
    assert len(names) == len(set(names)) == 25
    assert "gültiger Pass oder Passersatz für Schritt 2, 3, 14" in page.words


def test_unreviewed_law_is_shown_as_a_draft(shipped: Finder) -> None:
    words = way(shipped, **FAMILY).words
    assert (
        "Dieser Weg ist ein Entwurf Noch niemand hat ihn juristisch geprüft. Rechtsstand: Mittwoch, 19. August 2026."
        in words
    )


def test_a_step_is_ticked_off_in_the_address_and_can_be_taken_back(shipped: Finder) -> None:
    page = way(shipped, **FAMILY)
    done = shipped.get(page.link("Das habe ich erledigt: Anmeldung").partition("#")[0])
    assert "Schritte: 15 · Besuche bei uns: 3 · Erledigt: 1" in done.words
    assert [number for number, _ in steps(done)] == list(range(1, 16))

    undone = shipped.get(done.link("Doch noch nicht erledigt: Anmeldung").partition("#")[0])
    assert steps(undone) == steps(page)
    assert "Erledigt: 0" in undone.words
    assert not shipped.client.cookies.get("kw_weg")


def test_a_whole_name_is_cut_in_the_address(shipped: Finder) -> None:
    page = way(shipped, **{**FAMILY, "surname": "Shevchenko"})
    assert "Shevchenko" not in page.html
    assert "surname=She" in page.html


@pytest.mark.parametrize(
    "said",
    [
        {"arrival": "mars"},
        {"arrival": "asylum,visa"},
        {**FAMILY, "surname": "123"},
        {**FAMILY, "surname": "\x07"},
        {**FAMILY, "erledigt": "x,anmeldung,%27"},
        {"arrival": "asylum", "household": "unaccompanied", "age": "hundert"},
        {"gefragt": "surname"},
        {"children": "9" * 5000},
    ],
)
def test_what_cannot_be_read_is_asked_again_or_left_out(shipped: Finder, said: dict[str, str]) -> None:
    assert way(shipped, **said).status == 200


def test_whoever_is_under_18_and_alone_is_led_to_the_youth_office(shipped: Finder) -> None:
    page = way(shipped, arrival="asylum", household="unaccompanied")
    assert page.heading.endswith("Wie alt sind Sie?")
    child = way(shipped, arrival="asylum", household="unaccompanied", age="16")
    assert [title for _, title in steps(child)] == [str(SERVICES["uma-inobhutnahme"].title("de"))]
    assert "Jugendamt in der Migrationsagentur" in child.words

    grown = way(shipped, arrival="asylum", household="unaccompanied", age="18")
    assert steps(grown) == []
    assert "Fragen Sie uns, wir schauen gemeinsam." in grown.words


def test_the_slip_puts_german_and_the_visitors_language_side_by_side(shipped: Finder) -> None:
    slip = shipped.get("/weg/laufzettel/", "ar", **FAMILY, sprache="ar")
    assert slip.heading == "Laufzettel · ورقة المسار"
    assert "1. Anmeldung / Ummeldung der Wohnung" in slip.words
    assert str(SERVICES["meldung-umzug"].title("ar")) in slip.words
    assert "Innerhalb von 2 Wochen nach dem Einzug" in slip.words
    assert "خلال أسبوعين من الانتقال إلى السكن" in slip.words
    assert slip.html.count('<div class="kw-slip__side" lang="de" dir="ltr">') == slip.html.count(
        '<div class="kw-slip__side">'
    )

    german = shipped.get("/weg/laufzettel/", **FAMILY)
    assert german.words.count("1. Anmeldung / Ummeldung der Wohnung") == 1


def test_the_slip_holds_no_answer_but_its_code(shipped: Finder) -> None:
    slip = shipped.get("/weg/laufzettel/", **FAMILY)
    assert "Ich bin vor dem Krieg" not in slip.words
    assert "Er enthält Ihre Antworten, aber keinen Namen." in slip.words
    code = re.search(r'class="kw-slip__code" src="([^"]+)"', slip.html)
    assert code
    picture = shipped.client.get(code[1].replace("&amp;", "&"))
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/svg+xml")


def test_a_slip_without_answers_leads_to_the_first_question(shipped: Finder) -> None:
    assert shipped.get("/weg/laufzettel/").heading == "Ihr Weg Was passt am besten zu Ihnen?"


def test_a_number_is_drawn_for_the_first_step_that_can_be_done_now(shipped: Finder) -> None:
    shipped.clock.now = MONDAY + timedelta(days=1)  # Tuesday: all are open
    waiting = way(shipped, **FAMILY)
    assert "Diese Nummer gilt für Schritt 2." not in waiting.words  # step 1 comes before it

    ready = way(shipped, **FAMILY, erledigt="anmeldung")
    assert "Sie können heute kommen. Diese Nummer gilt für Schritt 2." in ready.words
    assert "Für jeden weiteren Schritt ziehen Sie danach eine neue Nummer." in ready.words
    assert ready.hidden["service"] in {"voruebergehender-schutz-24", "anerkennung-abschluesse"}


def test_the_ticket_of_one_step_leads_back_to_the_path(shipped: Finder) -> None:
    shipped.clock.now = MONDAY + timedelta(days=1)
    page = way(shipped, **FAMILY, erledigt="anmeldung")
    form = re.search(r'<form class="kw-buttons" method="post" action="/ticket/">(.*?)</form>', page.html, re.DOTALL)
    assert form
    hidden = Page(200, form[1]).hidden
    ticket = shipped.client.post("/ticket/", hidden, follow=True)
    assert ticket.status_code == 200
    back = Page(200, ticket.content.decode()).link("Zu meinem Weg")
    assert steps(shipped.get(back)) == steps(page)


def test_nobody_can_plant_another_address_behind_the_ticket(shipped: Finder) -> None:
    shipped.client.cookies["kw_weg"] = "//boese.example/?a=1"
    assert "boese" not in shipped.client.get("/ticket/").content.decode()


def test_the_same_answers_give_the_same_page(shipped: Finder) -> None:
    turned = dict(reversed(list(FAMILY.items())))
    assert steps(way(shipped, **FAMILY)) == steps(way(shipped, **turned))


def test_a_path_costs_few_questions_to_the_database(
    shipped: Finder, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    url = "/weg/?" + urlencode(FAMILY)
    shipped.get(url)
    with django_assert_num_queries(12):
        shipped.get(url)


def test_the_clock_of_the_law_leaves_ended_steps_out() -> None:
    """A step whose law has ended is no longer shown; the order of the others stays."""
    paths = load_paths().paths
    ended = replace(STEPS["fiktion"], valid_to=date(2026, 1, 1))
    dated = replace(paths, steps=tuple(ended if step.id == "fiktion" else step for step in paths.steps))
    left = dated.only(lambda step: step.holds_on(date(2026, 11, 16)))
    assert "schutz-24" in next(step for step in left.steps if step.id == "jobcenter-ukraine").after
