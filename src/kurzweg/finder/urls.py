# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.finder.views import answer, saved, start

app_name = "finder"
urlpatterns = [
    path("", start.show, name="start"),
    path("unterwegs/", saved.show, name="saved"),
    path("unterwegs/helfer.js", saved.worker, name="worker"),
    path("unterwegs/app.webmanifest", saved.manifest, name="manifest"),
    path("zustaendigkeit/<slug:service>/", answer.show, name="answer"),
]
