# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.startpack.views import notice, papers

app_name = "startpack"
urlpatterns = [
    path("startpaket/", papers.index, name="papers"),
    path("startpaket/<slug:code>/", papers.show, name="paper"),
    path("datenschutzhinweise/", notice.show, name="notice"),
]
