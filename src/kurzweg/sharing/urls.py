# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.offices import converters  # noqa: F401  it teaches addresses what a number is
from kurzweg.sharing.views import access, disclosure, emergency, inbox, participation, report, sight

app_name = "sharing"
urlpatterns = [
    path("einsicht/", inbox.show, name="inbox"),
    path("einsicht/<uuid:key>/", access.answer, name="request"),
    path("einsicht/<uuid:key>/ablehnung/", access.decline, name="request-refusal"),
    path("einsicht/<uuid:key>/ruecknahme/", access.withdraw, name="request-withdrawal"),
    path("einsicht/erlaubnis/<uuid:key>/ende/", sight.end, name="end"),
    path("einsicht/hinweis/<uuid:key>/gesehen/", emergency.seen, name="seen"),
    path("beteiligungen/<uuid:key>/", participation.answer, name="participation"),
    path("beteiligungen/<uuid:key>/ablehnung/", participation.decline, name="participation-refusal"),
    path("beteiligungen/<uuid:key>/ruecknahme/", participation.withdraw, name="participation-withdrawal"),
    path("anliegen/<number:number>/einsicht/", sight.of_matter, name="matter"),
    path("anliegen/<number:number>/beteiligung/", participation.in_matter, name="share-matter"),
    path("anliegen/<number:number>/mitteilung/", disclosure.disclose, name="disclose"),
    path("faelle/<number:number>/einsicht/", sight.of_case, name="case"),
    path("faelle/<number:number>/beteiligung/", participation.in_case, name="share-case"),
    path("personen/<uuid:key>/einsicht/", sight.of_person, name="person"),
    path("personen/<uuid:key>/einsicht/<slug:unit>/", access.ask, name="ask"),
    path("personen/<uuid:key>/notfall/<slug:unit>/", emergency.break_glass, name="emergency"),
    path("datenschutz/", report.show, name="report"),
]
