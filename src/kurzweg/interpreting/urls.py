# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.interpreting.views import on_call, own_languages

app_name = "interpreting"
urlpatterns = [
    path("konto/sprachen/", own_languages.say, name="own-languages"),
    path("betrieb/sprachmittlung/", on_call.index, name="on-call"),
    path("betrieb/sprachmittlung/neu/", on_call.enter, name="enter"),
    path("betrieb/sprachmittlung/<uuid:key>/streichung/", on_call.strike_off, name="strike-off"),
    path("betrieb/sprachmittlung/<uuid:key>/rueckkehr/", on_call.put_back, name="put-back"),
]
