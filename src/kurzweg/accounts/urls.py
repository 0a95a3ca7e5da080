# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.accounts.views import confirmation, parts, session, tour

app_name = "accounts"
urlpatterns = [
    path("anmelden/", session.login_page, name="login"),
    path("anmelden/vorfuehrung/", session.demo_login, name="demo-login"),
    path("anmelden/wieder-da/", confirmation.uncover, name="uncover"),
    path("anmelden/bestaetigen/", confirmation.show, name="confirm"),
    path("abmelden/", session.logout_page, name="logout"),
    path("erste-schritte/", tour.show, name="tour"),
    path("erste-schritte/<slug:step>/", tour.tick, name="tried"),
    path("verwaltung/teile/", parts.index, name="parts"),
    path("verwaltung/teile/<slug:part>/", parts.switch, name="part"),
]
