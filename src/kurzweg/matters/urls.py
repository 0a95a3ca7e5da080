# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.matters.views import answer, handover, key, matter, opening, person, settling, status, worklist
from kurzweg.offices import converters  # noqa: F401  it teaches addresses what a number is

app_name = "matters"
urlpatterns = [
    path("anliegen/", worklist.show, name="worklist"),
    path("anliegen/neu/", opening.choose, name="choose"),
    path("anliegen/neu/<slug:service>/", opening.open_matter, name="open"),
    path("anliegen/<number:number>/", matter.show, name="matter"),
    path("anliegen/<number:number>/uebergabe/", handover.offer, name="offer"),
    path("anliegen/<number:number>/ruecknahme/", handover.withdraw, name="withdrawal"),
    path("anliegen/<number:number>/uebernahme/", answer.accept, name="acceptance"),
    path("anliegen/<number:number>/ablehnung/", answer.decline, name="refusal"),
    path("anliegen/<number:number>/erledigung/", settling.settle, name="settlement"),
    path("anliegen/<number:number>/schluessel/", key.replace, name="key"),
    path("anliegen/<number:number>/person/", person.recognise, name="person"),
    path("stand/", status.show, name="status"),
    path("stand/<str:secret>/", status.enter, name="enter"),
]
