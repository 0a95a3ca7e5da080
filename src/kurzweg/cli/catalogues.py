# SPDX-License-Identifier: EUPL-1.2
"""FILE of `kurzweg catalogue`: a YAML file, what shipped, or what this office has; and its parts."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from kurzweg.cli.answers import BadInput
from kurzweg.cli.files import STANDARD_INPUT
from kurzweg.cli.office import with_django
from kurzweg.services import catalogue as catalogue_file
from kurzweg.services import everyday
from kurzweg.services.assembly import Head, text_of, words_in
from kurzweg.services.catalogue import catalogue_in, read_catalogue
from kurzweg.services.everyday import EverydayWords, everyday_words_in, read_everyday_words
from kurzweg.services.located_yaml import MAX_BYTES, read_yaml
from kurzweg.services.parts import WORDS, Parts, Place, parts_of

SHIPPED, IN_FORCE, DRAFT = "shipped", "in-force", "draft"
_VERSION = re.compile(r"version-([0-9]{1,4})")


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A catalogue that FILE names: its parts, and its texts as files; a file with words only has no head."""

    name: str
    parts: Parts
    head: Head | None
    text: str
    words: str


def open_catalogue(name: str) -> Opened:
    """The catalogue, or the everyday words, that FILE names; a file of that name wins over the office.

    Raises SeedError for a file that is neither, BadInput when nothing has the name.
    """
    if name == STANDARD_INPUT:
        return _read(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
    if os.path.lexists(name):
        with Path(name).open("rb") as file:
            return _read(file.read(MAX_BYTES + 1), Path(name).name)
    if name == SHIPPED:
        content, words = catalogue_file.SEED.read_bytes(), everyday.SEED.read_text("utf-8")
        return _whole(name, content.decode(), words)
    version = _VERSION.fullmatch(name)
    if name in (IN_FORCE, DRAFT) or version:
        with with_django():
            return _draft() if name == DRAFT else _of_office(name, int(version[1]) if version else None)
    raise BadInput(
        "There is no such file.", f"Check the path, or write {SHIPPED}, {IN_FORCE}, {DRAFT} or version-1.", file=name
    )


def _read(content: bytes, name: str) -> Opened:
    document = read_yaml(content, name)
    schema = document.raw.get("schema") if isinstance(document.raw, dict) else None
    if schema is not None and schema.raw == "kurzweg/everyday-words":
        words = everyday_words_in(document)
        parts = {
            Place("services", service, WORDS, spoken): list(phrases)
            for service, by_language in words.phrases.items()
            for spoken, phrases in by_language.items()
        }
        return Opened(name=name, parts=parts, head=None, text="", words=content.decode("utf-8-sig"))
    found = catalogue_in(document, file_hash="")
    text = content.decode("utf-8-sig")
    return Opened(name=name, parts=parts_of(found), head=Head.of(found), text=text, words="")


def _whole(name: str, text: str, words: str) -> Opened:
    found = read_catalogue(text.encode(), name=name)
    parts = parts_of(found, _words(words, name))
    return Opened(name=name, parts=parts, head=Head.of(found), text=text, words=words)


def _words(text: str, name: str) -> EverydayWords:
    return read_everyday_words(text.encode(), name=f"{name}, everyday words")


def _of_office(name: str, number: int | None) -> Opened:
    from django.db import transaction  # noqa: PLC0415  Django is up now
    from django.utils import timezone  # noqa: PLC0415

    from kurzweg.services.models import CatalogueVersion  # noqa: PLC0415
    from kurzweg.walls.identity import JOB, acting_as  # noqa: PLC0415

    with transaction.atomic(), acting_as(JOB):
        versions = CatalogueVersion.objects
        wanted = versions.filter(pk=number) if number else versions.in_force_on(timezone.localdate())
        version = wanted.first()
    if version is None:
        raise BadInput("This office has no such version.", "Look at /leistungen/staende/ for its versions.", file=name)
    return _whole(name, version.content, version.words or everyday.SEED.read_text("utf-8"))


def _draft() -> Opened:
    from django.db import transaction  # noqa: PLC0415  Django is up now

    from kurzweg.catalogue.draft import current_draft  # noqa: PLC0415
    from kurzweg.walls.identity import JOB, acting_as  # noqa: PLC0415

    with transaction.atomic(), acting_as(JOB):
        draft = current_draft()
    text, words = text_of(draft.parts, draft.head), words_in(draft.parts, draft.fillers)
    return Opened(name=DRAFT, parts=draft.parts, head=draft.head, text=text, words=words)
