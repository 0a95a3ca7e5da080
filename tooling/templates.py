# SPDX-License-Identifier: EUPL-1.2
"""Red when a template of ours does not compile: a wrong tag is found before somebody opens the page."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.apps import apps
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template


def templates() -> Iterator[str]:
    """The names of all templates of the office."""
    for app in apps.get_app_configs():
        folder = Path(app.path) / "templates"
        if app.name.startswith("kurzweg."):
            yield from (str(file.relative_to(folder)) for file in sorted(folder.rglob("*")) if file.is_file())


def faults() -> Iterator[str]:
    """One line for each template that does not compile."""
    for name in templates():
        try:
            get_template(name)
        except (TemplateSyntaxError, TemplateDoesNotExist) as fault:
            yield f"{name}: {fault}"


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kurzweg.config.settings")
    django.setup()
    found = list(faults())
    sys.stdout.write("".join(f"{line}\n" for line in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
