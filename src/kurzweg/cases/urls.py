# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.cases.views import case, person
from kurzweg.offices import converters  # noqa: F401  it teaches addresses what a number is

app_name = "cases"
urlpatterns = [
    path("anliegen/<number:number>/fall/", case.hold, name="hold"),
    path("faelle/<number:number>/", case.show, name="case"),
    path("personen/<uuid:key>/", person.show, name="person"),
]
