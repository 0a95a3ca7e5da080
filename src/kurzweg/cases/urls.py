# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.cases.views import case, person

app_name = "cases"
urlpatterns = [
    path("anliegen/<str:number>/fall/", case.hold, name="hold"),
    path("faelle/<str:number>/", case.show, name="case"),
    path("personen/<uuid:key>/", person.show, name="person"),
]
