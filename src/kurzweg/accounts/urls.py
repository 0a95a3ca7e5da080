# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.accounts.views import (
    account,
    confirmation,
    factor,
    factor_rule,
    invitation,
    member,
    parts,
    second_step,
    session,
    staff,
    tour,
)

app_name = "accounts"
urlpatterns = [
    path("anmelden/", session.login_page, name="login"),
    path("anmelden/vorfuehrung/", session.demo_login, name="demo-login"),
    path("anmelden/wieder-da/", confirmation.uncover, name="uncover"),
    path("anmelden/bestaetigen/", confirmation.show, name="confirm"),
    path("anmelden/einmal-link/<str:secret>/", invitation.show, name="invitation"),
    path("anmelden/zweiter-schritt/", second_step.show, name="second-step"),
    path("abmelden/", session.logout_page, name="logout"),
    path("erste-schritte/", tour.show, name="tour"),
    path("erste-schritte/<slug:step>/", tour.tick, name="tried"),
    path("konto/", account.show, name="account"),
    path("konto/anmeldungen/<uuid:session>/ende/", account.end_one, name="end-session"),
    path("konto/ueberall-abmelden/", account.end_all, name="end-sessions"),
    path("konto/passwort/", account.password, name="password"),
    path("konto/zweiter-faktor/", factor.show, name="factor"),
    path("konto/zweiter-faktor/app/", factor.app, name="factor-app"),
    path("konto/zweiter-faktor/app/ende/", factor.give_up, name="factor-app-end"),
    path("konto/zweiter-faktor/ersatzcodes/", factor.codes, name="recovery-codes"),
    path("verwaltung/zweiter-faktor/", factor_rule.show, name="factor-rule"),
    path("verwaltung/mitarbeitende/", staff.index, name="staff"),
    path("verwaltung/mitarbeitende/neu/", staff.engage, name="engage"),
    path("verwaltung/mitarbeitende/<uuid:member>/", member.show, name="member"),
    path("verwaltung/mitarbeitende/<uuid:member>/rollen/", member.give, name="give-role"),
    path("verwaltung/mitarbeitende/rollen/<uuid:membership>/ende/", member.end, name="end-role"),
    path("verwaltung/mitarbeitende/<uuid:member>/link/", member.link, name="link"),
    path("verwaltung/mitarbeitende/<uuid:member>/ausscheiden/", member.leave, name="leave"),
    path("verwaltung/mitarbeitende/<uuid:member>/zweiter-faktor/", factor_rule.reset, name="reset-factor"),
    path("verwaltung/teile/", parts.index, name="parts"),
    path("verwaltung/teile/<slug:part>/", parts.switch, name="part"),
]
