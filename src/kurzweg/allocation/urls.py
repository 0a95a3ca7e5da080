# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.allocation.views import place, ways

app_name = "allocation"
urlpatterns = [
    path("vergabe/<slug:service>/", place.show, name="place"),
    path("termine/vergabe/", ways.index, name="ways"),
    path("termine/vergabe/festlegung/", ways.set_way, name="set-way"),
]
