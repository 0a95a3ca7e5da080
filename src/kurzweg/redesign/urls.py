# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.redesign.views import comparison

app_name = "redesign"
urlpatterns = [
    path("umbau/vergleich/", comparison.show, name="comparison"),
]
