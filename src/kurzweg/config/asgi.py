# SPDX-License-Identifier: EUPL-1.2
"""The entry for uvicorn: `uvicorn kurzweg.config.asgi:application`."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kurzweg.config.settings")
application = get_asgi_application()
