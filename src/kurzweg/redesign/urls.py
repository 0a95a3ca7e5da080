# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.redesign.views import (
    beginning,
    comparison,
    difference,
    discarding,
    picture,
    publication,
    responsibilities,
    sites,
    steps,
    structures,
    text,
    units,
)

app_name = "redesign"
urlpatterns = [
    path("umbau/", structures.index, name="structures"),
    path("umbau/vergleich/", comparison.show, name="comparison"),
    path("umbau/neu/", beginning.begin, name="begin"),
    path("umbau/oeffnungszeiten/<slug:unit>/", beginning.change_hours, name="change-hours"),
    path("umbau/fassung/<int:number>/", structures.show, name="structure"),
    path("umbau/fassung/<int:number>/ruecknahme/", publication.withdraw, name="withdraw"),
    path("umbau/entwurf/<int:number>/", picture.show, name="draft"),
    path("umbau/entwurf/<int:number>/text/", text.edit, name="text"),
    path("umbau/entwurf/<int:number>/pruefung/", text.check, name="check"),
    path("umbau/entwurf/<int:number>/verlauf/", steps.show, name="steps"),
    path("umbau/entwurf/<int:number>/rueckgaengig/", steps.undo, name="undo"),
    path("umbau/entwurf/<int:number>/wiederholen/", steps.redo, name="redo"),
    path("umbau/entwurf/<int:number>/unterschied/", difference.show, name="difference"),
    path("umbau/entwurf/<int:number>/inkrafttreten/", publication.publish, name="publication"),
    path("umbau/entwurf/<int:number>/bezeichnung/", sites.label, name="label"),
    path("umbau/entwurf/<int:number>/einheit/", units.add, name="unit-add"),
    path("umbau/entwurf/<int:number>/einheit/<slug:unit>/", units.edit, name="unit"),
    path("umbau/entwurf/<int:number>/einheit/<slug:unit>/zeiten/", units.hours, name="hours"),
    path("umbau/entwurf/<int:number>/einheit/<slug:unit>/plaetze/", units.lanes, name="lanes"),
    path("umbau/entwurf/<int:number>/einheit/<slug:unit>/aufloesung/", units.end, name="unit-end"),
    path("umbau/entwurf/<int:number>/standort/", sites.add, name="site-add"),
    path("umbau/entwurf/<int:number>/standort/<slug:site>/", sites.edit, name="site"),
    path("umbau/entwurf/<int:number>/standort/<slug:site>/aufgabe/", sites.end, name="site-end"),
    path("umbau/entwurf/<int:number>/zustaendigkeit/<slug:name>/", responsibilities.show, name="responsibility"),
    path("umbau/entwurf/<int:number>/zustaendigkeit/<slug:name>/regel/", responsibilities.add, name="rule-add"),
    path(
        "umbau/entwurf/<int:number>/zustaendigkeit/<slug:name>/regel/<int:place>/", responsibilities.edit, name="rule"
    ),
    path(
        "umbau/entwurf/<int:number>/zustaendigkeit/<slug:name>/regel/<int:place>/entfernen/",
        responsibilities.drop,
        name="rule-drop",
    ),
    path("umbau/entwurf/<int:number>/zustaendigkeit/<slug:name>/eigene/", responsibilities.own, name="rules-own"),
    path("umbau/entwurf/<int:number>/verwerfen/", discarding.discard, name="discard"),
    path("umbau/entwurf/<int:number>/zurueckholen/", discarding.take_up, name="take-up"),
]
