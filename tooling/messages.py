# SPDX-License-Identifier: EUPL-1.2
"""Collects the words of templates and code, keeps their translations, compiles them. German is the source.

    .venv/bin/python -m tooling.messages             collect into the .po files, then compile
    .venv/bin/python -m tooling.messages --compile   only compile (at set-up)
    .venv/bin/python -m tooling.messages --check     exit 1 and name every translation that is missing
    .venv/bin/python -m tooling.messages --gaps      a sheet with every missing translation, to be filled in
    .venv/bin/python -m tooling.messages --fill FILE put a filled sheet into the .po files, then compile

No gettext programs are needed. What visitors can meet must be there in all eight languages, what staff meet in
English. Leichte Sprache is a text of its own: where there is none German stands, and --check only counts.
"""

from __future__ import annotations

import argparse
import sys
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kurzweg.lang.languages import EASY_GERMAN, GERMAN, LANGUAGES, for_staff, language
from tooling import sheet, texts

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src/kurzweg"
LOCALES = PACKAGE / "lang/locale"
SOURCE, EASY = GERMAN.code, EASY_GERMAN.code
FOR_VISITORS = tuple(each.code for each in LANGUAGES if each != GERMAN)
FOR_STAFF = tuple(each.code for each in for_staff() if each != GERMAN)
TRANSLATED = (*FOR_VISITORS, EASY)
OF_THE_HOUR = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By', b'"Last-Translator', b'"Language-Team')
"""Head lines that change with the clock: two changes on one day would always meet in them."""
_SLAVIC = "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"
_ARABIC = "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=0 && n%100<=2 ? 4 : 5)"
PLURALS = {
    "en": (2, "(n != 1)"),
    "ar": (6, _ARABIC),
    "uk": (3, _SLAVIC),
    "tr": (2, "(n != 1)"),
    "fa": (2, "(n > 1)"),
    "fr": (2, "(n > 1)"),
    "ru": (3, _SLAVIC),
    EASY: (2, "(n != 1)"),
}
"""How many forms a counted word has and which one a whole number takes; a test holds this against CLDR."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tooling.messages", description="Words and their translations.")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--compile", action="store_true", help="make the .mo files")
    only.add_argument("--check", action="store_true", help="name missing translations, exit 1 if there are any")
    only.add_argument("--gaps", action="store_true", help="print a sheet of what is missing")
    only.add_argument("--fill", type=Path, metavar="FILE", help="take translations from a filled sheet")
    asked = parser.parse_args(arguments)
    if asked.check:
        return check()
    if not asked.compile:
        collect()
    if asked.gaps:
        sys.stdout.write(sheet.of(gaps(texts.of_package(PACKAGE), {code: load(code) for code in TRANSLATED}), PLURALS))
        return 0
    if asked.fill:
        fill(sheet.read(asked.fill.read_text(encoding="utf-8"), asked.fill.name))
    compile_all()
    return 0


def collect() -> None:
    """Adds new words to every .po file and sets aside those that nobody says any more."""
    found = texts.of_package(PACKAGE)
    for code in TRANSLATED:
        catalog = load(code)
        catalog.update(template(found, code), no_fuzzy_matching=True, update_header_comment=False)
        if code not in FOR_STAFF:
            catalog.obsolete.clear()  # the words of staff pages, and those that nobody says any more
        store(catalog, code)


def template(found: list[texts.Text], code: str) -> Catalog:
    """The words that readers of a language meet; the few of Django that the house says more kindly come first."""
    catalog = empty(code)
    for django in texts.DJANGOS:
        catalog.add(django, context=None)
    for text in found:
        if not text.is_public and code not in FOR_STAFF:
            continue
        catalog.add(text.message, locations=[(text.file, 0)], flags=text.flags, context=text.context)
    return catalog


def check() -> int:
    """Names every gap; 1 if there is one."""
    found, catalogs = texts.of_package(PACKAGE), {code: load(code) for code in TRANSLATED}
    lines = missing(found, catalogs)
    for line in lines:
        sys.stdout.write(f"{line}\n")
    if lines:
        sys.stdout.write(
            f"{len(lines)} translations are missing. Run `./dev messages --gaps > new.yaml`, fill the sheet in,"
            " and run `./dev messages --fill new.yaml`.\n"
        )
    not_easy = {text.message for text in found if text.is_public and not is_said(text, catalogs[EASY])}
    if not_easy:
        sys.stdout.write(f"In Leichte Sprache {len(not_easy)} public texts stand in German.\n")
    return 1 if lines else 0


def missing(found: list[texts.Text], catalogs: dict[str, Catalog]) -> list[str]:
    """One line per text and language that a reader would meet in German instead."""
    return [
        f"{LOCALES.name}/{code}: {text.file}: {text.message!r}"
        for text in found
        for code in (FOR_VISITORS if text.is_public else FOR_STAFF)
        if not is_said(text, catalogs[code])
    ]


def gaps(found: list[texts.Text], catalogs: dict[str, Catalog]) -> list[sheet.Line]:
    """Every text once with the languages that it lacks, Leichte Sprache among them."""
    lines: dict[tuple[object, str | None], sheet.Line] = {}
    for text in found:
        lacking = [code for code in (TRANSLATED if text.is_public else FOR_STAFF) if not is_said(text, catalogs[code])]
        if lacking:
            lines.setdefault((text.message, text.context), sheet.Line(text, {})).said.update(dict.fromkeys(lacking, ""))
    return list(lines.values())


def fill(lines: list[sheet.Line]) -> None:
    """Writes the translations of a sheet into the .po files; what stands there already is replaced."""
    for code in TRANSLATED:
        catalog = load(code)
        for line in lines:
            if code in line.said:
                message = catalog.get(line.text.key, line.text.context)
                if message is None:
                    raise SystemExit(f"{line.text.message!r}: no page says this. Copy the German words from --gaps.")
                message.string = line.said[code]
                message.flags.discard("fuzzy")
        store(catalog, code)


def is_said(text: texts.Text, catalog: Catalog) -> bool:
    """Whether a language has its own words for this text."""
    message = catalog.get(text.key, text.context)
    return message is not None and not message.fuzzy and is_whole(message.string)


def is_whole(translation: str | tuple[str, ...] | list[str] | None) -> bool:
    """Whether every form is there; Arabic has six for counted things."""
    forms = [translation] if isinstance(translation, str) else translation or []
    return bool(forms) and all(forms)


def path_of(code: str) -> Path:
    return LOCALES / language(code).locale / "LC_MESSAGES/django.po"


def load(code: str) -> Catalog:
    path = path_of(code)
    if not path.exists():
        return empty(code)
    with path.open("rb") as file:
        return read_po(file, locale=code.partition("-")[0])


def empty(code: str) -> Catalog:
    """No word yet, but the right number of forms for counted things."""
    count, rule = PLURALS[code]
    head = f'msgid ""\nmsgstr ""\n"Language: {code}\\n"\n"Plural-Forms: nplurals={count}; plural={rule};\\n"\n'
    return read_po(BytesIO(head.encode()), locale=code.partition("-")[0])


def store(catalog: Catalog, code: str) -> None:
    """Writes the file only when a word has changed, so that a second run leaves no trace."""
    path = path_of(code)
    if path.exists() and words(load(code)) == words(catalog):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_bytes(written(catalog))
    beside.replace(path)


def written(catalog: Catalog) -> bytes:
    """The .po file of a catalogue: in one order, however its words came to be known."""
    catalog.header_comment = "# SPDX-License-Identifier: EUPL-1.2"
    catalog.fuzzy = False
    catalog.project, catalog.version = "kurzweg", ""
    catalog.last_translator, catalog.msgid_bugs_address = "", ""
    for message in catalog:
        message.locations.sort()
    file = BytesIO()
    write_po(file, catalog, width=110, include_lineno=False, sort_by_file=True, include_previous=False)
    lines = file.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(OF_THE_HOUR))


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
