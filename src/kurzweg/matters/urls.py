# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.matters.views import answer, handover, key, matter, opening, person, settling, status, worklist

app_name = "matters"
urlpatterns = [
    path("anliegen/", worklist.show, name="worklist"),
    path("anliegen/neu/", opening.choose, name="choose"),
    path("anliegen/neu/<slug:service>/", opening.open_matter, name="open"),
    path("anliegen/<str:number>/", matter.show, name="matter"),
    path("anliegen/<str:number>/uebergabe/", handover.offer, name="offer"),
    path("anliegen/<str:number>/ruecknahme/", handover.withdraw, name="withdrawal"),
    path("anliegen/<str:number>/uebernahme/", answer.accept, name="acceptance"),
    path("anliegen/<str:number>/ablehnung/", answer.decline, name="refusal"),
    path("anliegen/<str:number>/erledigung/", settling.settle, name="settlement"),
    path("anliegen/<str:number>/schluessel/", key.replace, name="key"),
    path("anliegen/<str:number>/person/", person.recognise, name="person"),
    path("stand/", status.show, name="status"),
    path("stand/<str:secret>/", status.enter, name="enter"),
]
