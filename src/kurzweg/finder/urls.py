# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.finder.views import answer, start

app_name = "finder"
urlpatterns = [
    path("", start.show, name="start"),
    path("zustaendigkeit/<slug:service>/", answer.show, name="answer"),
]
