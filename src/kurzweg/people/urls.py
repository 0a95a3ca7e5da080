# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.people.views import search

app_name = "people"
urlpatterns = [
    path("personen/", search.search, name="search"),
    path("personen/neu/", search.record, name="record"),
]
