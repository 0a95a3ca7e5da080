# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.finder.views import answer, saved, start, way

app_name = "finder"
urlpatterns = [
    path("", start.show, name="start"),
    path("weg/", way.show, name="path"),
    path("weg/laufzettel/", way.slip, name="slip"),
    path("weg/code.svg", way.code, name="path-code"),
    path("unterwegs/", saved.show, name="saved"),
    path("unterwegs/helfer.js", saved.worker, name="worker"),
    path("unterwegs/app.webmanifest", saved.manifest, name="manifest"),
    path("zustaendigkeit/<slug:service>/", answer.show, name="answer"),
]
