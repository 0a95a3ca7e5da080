# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.allocation.views import application, by_hand, fair, lost_link, mine, place, public_round, rounds, ways

app_name = "allocation"
urlpatterns = [
    path("vergabe/", fair.show, name="fair"),
    path("vergabe/<slug:service>/", place.show, name="place"),
    path("verlosung/<slug:number>/", public_round.show, name="round"),
    path("verlosung/<slug:number>/ergebnis.json", public_round.result, name="round-result"),
    path("verlosung/<slug:number>/bewerbung/", application.apply, name="apply"),
    path("warteliste/<slug:number>/", application.join, name="waitlist"),
    path("bewerbung/", mine.show, name="application"),
    path("bewerbung/zusage/", mine.accept, name="application-accept"),
    path("bewerbung/absage/", mine.give_up, name="application-give-up"),
    path("bewerbung/qr.svg", mine.picture_of_key, name="application-key"),
    path("bewerbung/schluessel/<str:secret>/", mine.enter, name="application-enter"),
    path("zeittickets/", by_hand.index, name="by-hand"),
    path("zeittickets/link/", lost_link.renew, name="lost-link"),
    path("zeittickets/<uuid:key>/", by_hand.give, name="give"),
    path("termine/vergabe/", ways.index, name="ways"),
    path("termine/vergabe/festlegung/", ways.set_way, name="set-way"),
    path("termine/vergabe/verlosung/", rounds.announce, name="announce"),
]
