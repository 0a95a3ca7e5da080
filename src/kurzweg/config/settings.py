# SPDX-License-Identifier: EUPL-1.2
"""All settings of an installation in one file. A wrong value stops the start with a sentence."""

from __future__ import annotations

from datetime import timedelta
from os import environ
from pathlib import Path

from csp.constants import NONE, SELF

from kurzweg.config import database
from kurzweg.config.environment import address, directory, flag, hosts, number, secret_key
from kurzweg.config.log_files import logging
from kurzweg.lang.languages import complete

PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = False
SECRET_KEY = secret_key(database.home())
ALLOWED_HOSTS = hosts()
DEMO = flag("KURZWEG_DEMO")
"""Offer demo log-ins, if the database too carries the demo mark."""
TRAINING = flag("KURZWEG_TRAINING")
"""A training room beside an office: every page says so, and its cookies have names of their own."""
TRAINING_ROOM = address("KURZWEG_TRAINING_ROOM")
"""Where the staff of this office find their training room, as an address."""
SERVED_OVER_TLS = flag("KURZWEG_TLS")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "csp",
    "template_partials.apps.SimpleAppConfig",
    "kurzweg.walls",
    "kurzweg.lang",
    "kurzweg.ui",
    "kurzweg.jobs",
    "kurzweg.events",
    "kurzweg.services",
    "kurzweg.offices",
    "kurzweg.accounts",
    "kurzweg.catalogue",
    "kurzweg.interpreting",
    "kurzweg.people",
    "kurzweg.matters",
    "kurzweg.cases",
    "kurzweg.sharing",
    "kurzweg.servicepoint",
    "kurzweg.allocation",
    "kurzweg.finder",
    "kurzweg.operations",
    "kurzweg.startpack",
    "kurzweg.redesign",
    "kurzweg.config",
]

MIDDLEWARE = [
    "kurzweg.operations.request_log.RequestLogMiddleware",
    "kurzweg.operations.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "kurzweg.ui.encoding.OnlyUTF8Middleware",
    "kurzweg.accounts.sessions.SessionMiddleware",
    "kurzweg.servicepoint.kiosk.KioskMiddleware",
    "kurzweg.lang.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kurzweg.accounts.middleware.IdentityMiddleware",
    "kurzweg.accounts.resting.RestingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

FORM_RENDERER = "kurzweg.ui.forms.HouseRenderer"

ROOT_URLCONF = "kurzweg.config.urls"
ASGI_APPLICATION = "kurzweg.config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "builtins": ["template_partials.templatetags.partials", "kurzweg.ui.templatetags.kw"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kurzweg.accounts.context.house",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,  # after a restart of the database nobody gets a connection that died with it
        **database.django_settings("app", pool={"min_size": 1, "max_size": 8, "timeout": 5}),
    },
    "owner": {
        "ENGINE": "django.db.backends.postgresql",
        **database.django_settings("owner", options="-c lock_timeout=2s"),  # the office never waits for an update
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Staff"
AUTHENTICATION_BACKENDS = ["kurzweg.accounts.backend.StaffBackend"]
PASSWORD_HASHERS = ["kurzweg.accounts.hashing.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:login"

OIDC = directory()
"""The directory of the county by which staff may log in; empty when there is none."""

SESSION_ENGINE = "kurzweg.accounts.sessions"
COOKIE_PREFIX = ("__Host-" if SERVED_OVER_TLS else "") + ("uebung-" if TRAINING else "")
"""Over TLS no other host, and nobody on the way, can plant a cookie of these names. A training room on another port
of the same machine has names of its own, because browsers keep the cookies of all ports together."""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}kurzweg"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SERVED_OVER_TLS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # how long it lasts is kept on the server
SESSION_IDLE = timedelta(minutes=number("KURZWEG_IDLE_MINUTES", 30, least=5, most=120))
SESSION_LONGEST = timedelta(hours=number("KURZWEG_SESSION_HOURS", 10, least=1, most=24))
SECURE_HSTS_SECONDS = 31_536_000 if SERVED_OVER_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SERVED_OVER_TLS else None
SECURE_REFERRER_POLICY = "same-origin"  # with "no-referrer" browsers send forms from an origin called null
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "kurzweg.accounts.views.stale.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "de"
LANGUAGES = [(each.code, each.own_name) for each in complete()]
LOCALE_PATHS = [PACKAGE / "lang" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

STATIC_URL = "/static/"
STATIC_ROOT = database.home() / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kurzweg.config.static.Storage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

METRICS_TOKEN = environ.get("KURZWEG_METRICS_TOKEN", "")
"""Who brings it may read /metrics; without TLS this machine may without it."""
LOGGING = logging(database.home())
