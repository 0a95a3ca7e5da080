# SPDX-License-Identifier: EUPL-1.2
"""Collects the words of templates and code, keeps their translations, compiles them. German is the source.

    .venv/bin/python -m tooling.messages            collect into the .po files, then compile
    .venv/bin/python -m tooling.messages --compile  only compile (at set-up)
    .venv/bin/python -m tooling.messages --check    exit 1 and name every translation that is missing

No gettext programs are needed. What visitors can meet must be there in English and Arabic, what staff meet in
English.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tooling import texts

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src/kurzweg"
LOCALES = PACKAGE / "lang/locale"
SOURCE, TRANSLATED = "de", ("en", "ar")
FOR_VISITORS = ("en", "ar")
FOR_STAFF = ("en",)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tooling.messages", description="Words and their translations.")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--compile", action="store_true", help="make the .mo files")
    only.add_argument("--check", action="store_true", help="name missing translations, exit 1 if there are any")
    asked = parser.parse_args(arguments)
    if asked.check:
        return check()
    if not asked.compile:
        collect()
    compile_all()
    return 0


def collect() -> None:
    """Adds new words to every .po file and sets aside those that nobody says any more."""
    found = texts.of_package(PACKAGE)
    for code in TRANSLATED:
        catalog = load(code)
        catalog.update(template(found, code), no_fuzzy_matching=True, update_header_comment=False)
        store(catalog, code)


def template(found: list[texts.Text], code: str) -> Catalog:
    """All words to be translated; the few of Django that the house says more kindly come first."""
    catalog = Catalog(locale=code)
    for django in texts.DJANGOS:
        catalog.add(django, context=None)
    for text in found:
        catalog.add(text.message, locations=[(text.file, 0)], flags=text.flags, context=text.context)
    return catalog


def check() -> int:
    """Names every gap; 1 if there is one."""
    gaps = missing(texts.of_package(PACKAGE), {code: load(code) for code in TRANSLATED})
    for gap in gaps:
        sys.stdout.write(f"{gap}\n")
    if gaps:
        sys.stdout.write(
            f"{len(gaps)} translations are missing. Run `.venv/bin/python -m tooling.messages`,"
            " write them into the .po files and run it again.\n"
        )
    return 1 if gaps else 0


def missing(found: list[texts.Text], catalogs: dict[str, Catalog]) -> list[str]:
    """One line per text and language that a reader would meet in German instead."""
    gaps = []
    for text in found:
        for code in FOR_VISITORS if text.is_public else FOR_STAFF:
            message = catalogs[code].get(text.message[0] if text.is_plural else text.message, text.context)
            if message is None or message.fuzzy or not is_whole(message.string):
                gaps.append(f"{LOCALES.name}/{code}: {text.file}: {text.message!r}")
    return gaps


def is_whole(translation: str | tuple[str, ...] | list[str] | None) -> bool:
    """Whether every form is there; Arabic has six for counted things."""
    forms = [translation] if isinstance(translation, str) else translation or []
    return bool(forms) and all(forms)


def path_of(code: str) -> Path:
    return LOCALES / code / "LC_MESSAGES/django.po"


def load(code: str) -> Catalog:
    path = path_of(code)
    if not path.exists():
        return Catalog(locale=code)
    with path.open("rb") as file:
        return read_po(file, locale=code)


def store(catalog: Catalog, code: str) -> None:
    """Writes the file only when a word has changed, so that a second run leaves no trace."""
    path = path_of(code)
    before = load(code)
    if path.exists() and words(before) == words(catalog):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    catalog.header_comment = "# SPDX-License-Identifier: EUPL-1.2"
    catalog.fuzzy = False
    catalog.project, catalog.version = "kurzweg", ""
    catalog.last_translator, catalog.msgid_bugs_address = "", ""
    beside = path.with_suffix(".new")
    with beside.open("wb") as file:
        write_po(file, catalog, width=110, include_lineno=False, sort_by_file=True, include_previous=False)
    beside.replace(path)


def words(catalog: Catalog) -> dict[object, object]:
    said: dict[object, object] = {
        (m.id, m.context): (m.string, sorted(m.locations), sorted(m.flags)) for m in catalog if m.id
    }
    said["gone"] = sorted(map(str, catalog.obsolete))
    return said


def compile_all() -> None:
    """Makes the .mo files that Django reads; they are not committed."""
    for code in (SOURCE, *TRANSLATED):
        path = path_of(code).with_suffix(".mo")
        beside = path.with_suffix(".mo.new")
        with beside.open("wb") as file:
            write_mo(file, load(code))
        beside.replace(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
