# SPDX-License-Identifier: EUPL-1.2
"""Mein Weg: one question a page, then everything that is due; on the screen, on paper, and as a code for the phone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.engine.path import Asks, Plan, concerning, plan
from kurzweg.engine.responsibility import BadFact, Nobody
from kurzweg.engine.structure import WEEKDAYS
from kurzweg.finder.answering import given_in_words
from kurzweg.finder.card import mark_of
from kurzweg.finder.contact import service_point
from kurzweg.finder.events import NobodyResponsible
from kurzweg.finder.facts import Unreadable
from kurzweg.finder.path.address import Way
from kurzweg.finder.path.office import TodaysOffice
from kurzweg.finder.path.questions import path_question, reader_for
from kurzweg.finder.path.reading import read, short_name
from kurzweg.finder.path.showing import path_page, side_by_side
from kurzweg.finder.questions import FAMILY, place_meant
from kurzweg.lang.languages import GERMAN
from kurzweg.services.nouns import Text
from kurzweg.services.paths import shipped_paths
from kurzweg.ui.qr import qr_file

LONGEST_CODE = 1200
"""Letters of a link that a picture of this size can hold and a phone can still read."""


@require_safe
@never_cache
@reads_nothing_personal
def show(request: HttpRequest) -> HttpResponseBase:
    """GET /weg/ with the answers given so far: the next question, or the path."""
    office = _office()
    way = Way.read(request, office.paths)
    if shorter := _with_short_name(request, way, office):
        return redirect(shorter)
    found = _plan(request, way, office)
    if not isinstance(found, Plan):
        return found
    if request.method == "GET":
        _note_gaps(found, office)
    return render(request, "finder/path/path.html", _page(found, _settled(way, office), office))


@require_safe
@never_cache
@reads_nothing_personal
def slip(request: HttpRequest) -> HttpResponseBase:
    """GET /weg/laufzettel/ with all answers: the path on paper, German and the visitor's language side by side."""
    office = _office()
    way = Way.read(request, office.paths)
    found = _plan(request, way, office)
    if not isinstance(found, Plan):
        return redirect(way.url)
    way, spoken = _settled(way, office), get_language() or GERMAN.code
    page = {**_page(found, way, office), "code": way.code, "printed": timezone.localtime()}
    if spoken != GERMAN.code:
        with translation.override(GERMAN.code):
            german = path_page(found, way, office, GERMAN.code)
        page |= side_by_side(german, page["path"])
    else:
        page |= side_by_side(page["path"], None)
    return render(request, "finder/path/slip.html", page)


@require_safe
@never_cache
@reads_nothing_personal
def code(request: HttpRequest) -> HttpResponse:
    """GET /weg/code.svg: the link of the path, so that a phone takes it over from the paper."""
    link = request.build_absolute_uri(Way.read(request, shipped_paths().paths).url)[:LONGEST_CODE]
    return qr_file(link, error="l", border=2)


def _office() -> TodaysOffice:
    now = timezone.now()
    return TodaysOffice.at(now, timezone.localdate(now))


def _settled(way: Way, office: TodaysOffice) -> Way:
    """The path with those answers only that concern this person, as the rules read them."""
    way = read(way, office)
    return way.keeping(concerning(office.paths, way.answers(office.paths)), office.paths)


def _plan(request: HttpRequest, way: Way, office: TodaysOffice) -> Plan | HttpResponseBase:
    """The plan; or the page that asks for what it still lacks."""
    try:
        way = _settled(way, office)
        found = plan(office.paths, way.answers(office.paths), way.known(office.paths), office, WEEKDAYS)
    except Unreadable as unreadable:
        return _ask(request, Asks(unreadable.fact, of_path=False), way, office, unreadable.sentence)
    except BadFact as bad:
        return _ask(request, Asks(bad.fact, of_path=False), way, office, bad.mend)
    if isinstance(found, Plan):
        return found
    if found.fact == "municipality" and (meant := place_meant(request.GET, reader_for(found.fact, office))):
        return redirect(way.saying(found.fact, meant).url)
    return _ask(request, found, way, office, "")


def _ask(request: HttpRequest, asks: Asks, way: Way, office: TodaysOffice, problem: str) -> HttpResponse:
    way = way.without(asks.fact)
    asked = path_question(asks, way, office, typed=request.GET, problem=problem)
    before = way.before_last()
    page: dict[str, Any] = {
        "question": asked,
        "errors": asked.errors,
        "hidden": way.hidden,
        "title": Text(value=_("Ihr Weg"), language=get_language() or GERMAN.code),
        "back": before.url if before else "/",
        "is_first": before is None,
        "is_path": True,
    }
    if FAMILY in request.GET:
        page["back"] = way.url
    return render(request, "finder/path/question.html", page)


def _with_short_name(request: HttpRequest, way: Way, office: TodaysOffice) -> str:
    """This page with only those letters of the name that decide, where its address says more; else nothing."""
    short = short_name(way, office)
    if not short or request.GET.getlist("surname") == [short]:
        return ""
    return way.saying("surname", short).url


def _page(found: Plan, way: Way, office: TodaysOffice) -> dict[str, Any]:
    language = get_language() or GERMAN.code
    page = path_page(found, way, office, language)
    before = way.before_last()
    return {
        "path": page,
        "way": way,
        "along": way.url.partition("?")[2],
        "facts": [(fact, value) for fact, value in found.facts if fact != "channel"],
        "given": given_in_words(way, language),
        "back": before.url if before else "/",
        "seed": office.seed,
        "mark": mark_of(page.texts),
        "service_point": service_point(office.live, language),
    }


def _note_gaps(found: Plan, office: TodaysOffice) -> None:
    """A step for which the structure names nobody is written down, as the finder does."""
    for one in found.steps:
        if isinstance(one.answer, Nobody):
            number = office.snapshot.numbers[one.step.service]
            NobodyResponsible(at=timezone.now(), service=number, language=get_language() or GERMAN.code).record()
