# SPDX-License-Identifier: EUPL-1.2
"""Datenschutzhinweise für Ratsuchende (DSGVO Art. 13), in jeder Sprache, für die es einen Text gibt."""

from __future__ import annotations

from django.utils.translation import get_language

from kurzweg.lang.languages import GERMAN
from kurzweg.lang.languages import language as language_of
from kurzweg.startpack.paper import Paper, Section
from kurzweg.startpack.texts import read


def privacy_notice(office: str, language: str | None = None) -> Paper:
    """The notice in the reader's language, in German where there is no text; German alone is the official one."""
    texts = read("notice")
    wanted = (language or get_language() or GERMAN.code).split("-")[0]
    code = wanted if wanted in texts else GERMAN.code
    isolated = f"\u2068{office}\u2069" if code != GERMAN.code else office
    return Paper(
        code="datenschutzhinweise",
        title=texts[code]["title"],
        about="Hinweise für Ratsuchende nach Art. 13 DSGVO." if code == GERMAN.code else "",
        sections=tuple(
            Section(part["ask"], paragraphs=(part["answer"].replace("{office}", isolated),))
            for part in texts[code]["parts"]
        ),
        language=code,
        direction=language_of(code).direction,
        is_draft=code != GERMAN.code,
    )


def languages() -> tuple[str, ...]:
    """The languages in which there is a notice, German first."""
    return tuple(read("notice"))
