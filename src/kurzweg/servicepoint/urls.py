# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.servicepoint.views import absences, board, closures, counter, kiosk, live, onward, ticket, verbs

app_name = "servicepoint"
urlpatterns = [
    path("ticket/", ticket.mine, name="ticket"),
    path("ticket/qr.svg", ticket.picture_of_key, name="ticket-key"),
    path("ticket/gegangen/", ticket.leave, name="ticket-leave"),
    path("ticket/zurueck/", ticket.come_back, name="ticket-back"),
    path("kiosk/", kiosk.start, name="kiosk"),
    path("kiosk/nummer/", kiosk.number, name="kiosk-number"),
    path("kiosk/fertig/", kiosk.done, name="kiosk-done"),
    path("kiosk/geraet/", kiosk.set_up, name="kiosk-set-up"),
    path("kiosk/geraet/ende/", kiosk.end, name="kiosk-end"),
    path("kiosk/<slug:code>/", kiosk.situation, name="kiosk-situation"),
    path("servicepoint/", counter.choose, name="lanes"),
    path("servicepoint/<slug:lane>/", counter.show, name="counter"),
    path("servicepoint/<slug:lane>/oeffnung/", verbs.open_lane, name="open"),
    path("servicepoint/<slug:lane>/schliessung/", verbs.close_lane, name="close"),
    path("servicepoint/<slug:lane>/aufruf/", verbs.call, name="call"),
    path("servicepoint/<slug:lane>/wiederaufruf/", verbs.recall, name="recall"),
    path("servicepoint/<slug:lane>/zurueck/", verbs.put_back, name="put-back"),
    path("servicepoint/<slug:lane>/beginn/", verbs.start, name="start"),
    path("servicepoint/<slug:lane>/ende/", verbs.finish, name="finish"),
    path("servicepoint/<slug:lane>/parken/", verbs.park, name="park"),
    path("servicepoint/<slug:lane>/nicht-gekommen/", verbs.miss, name="miss"),
    path("servicepoint/<slug:lane>/weiterleitung/", onward.send, name="onward"),
    path("servicepoint/<slug:lane>/weiterleitung/<uuid:key>/ruecknahme/", onward.take_back, name="onward-back"),
    path("betrieb/", closures.index, name="operation"),
    path("betrieb/schliessung/", closures.close, name="closure"),
    path("betrieb/schliessung/<uuid:key>/aufhebung/", closures.lift, name="closure-lift"),
    path("betrieb/abwesenheit/", absences.note, name="absence"),
    path("betrieb/abwesenheit/<uuid:key>/ruecknahme/", absences.take_back, name="absence-take-back"),
    path("anzeige/<slug:site>/", board.show, name="board"),
    path("live/<str:topic>/", live.listen, name="live"),
]
