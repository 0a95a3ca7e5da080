# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.operations.views import orders, system

app_name = "operations"
urlpatterns = [
    path("system/", system.index, name="system"),
    path("system/auftraege/", orders.create, name="order"),
    path("system/auftraege/<uuid:key>/abbruch/", orders.stop, name="stop"),
]
