# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.accounts.views import parts, session

app_name = "accounts"
urlpatterns = [
    path("anmelden/", session.login_page, name="login"),
    path("anmelden/vorfuehrung/", session.demo_login, name="demo-login"),
    path("anmelden/wieder-da/", session.uncover, name="uncover"),
    path("abmelden/", session.logout_page, name="logout"),
    path("verwaltung/teile/", parts.index, name="parts"),
    path("verwaltung/teile/<slug:part>/", parts.switch, name="part"),
]
