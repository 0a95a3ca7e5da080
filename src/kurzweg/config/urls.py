# SPDX-License-Identifier: EUPL-1.2
from django.urls import include, path

urlpatterns = [
    path("", include("kurzweg.finder.urls")),
    path("", include("kurzweg.accounts.urls")),
    path("", include("kurzweg.cases.urls")),
    path("", include("kurzweg.people.urls")),
    path("", include("kurzweg.matters.urls")),
    path("", include("kurzweg.sharing.urls")),
    path("", include("kurzweg.interpreting.urls")),
    path("", include("kurzweg.servicepoint.urls")),
    path("", include("kurzweg.allocation.urls")),
    path("", include("kurzweg.redesign.urls")),
    path("", include("kurzweg.operations.urls")),
    path("", include("kurzweg.startpack.urls")),
    path("", include("kurzweg.catalogue.urls")),
]

handler400 = "kurzweg.ui.views.bad_request"
handler403 = "kurzweg.ui.views.refused"
handler404 = "kurzweg.ui.views.not_found"
handler500 = "kurzweg.ui.views.broken"
