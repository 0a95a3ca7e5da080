# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg structure check`: the proof that everybody is covered, or one concrete person per flaw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from kurzweg.cli.answers import NO, JsonFlag, answering, emit, end, say
from kurzweg.cli.files import open_structure
from kurzweg.cli.places import place_of, rule_lines
from kurzweg.engine import responsibility
from kurzweg.engine.responsibility import Finding
from kurzweg.engine.structure import Structure
from kurzweg.services.catalogue import load_catalogue
from kurzweg.services.nouns import Catalogue

Files = Annotated[list[str], typer.Argument(metavar="FILE…", help="YAML or JSON files, - or names of blueprints.")]


class Language(StrEnum):
    """The languages findings are told in."""

    DE = "de"
    EN = "en"


def check(
    files: Files,
    language: Annotated[Language, typer.Option(help="Language of the sentences.")] = Language.EN,
    as_json: JsonFlag = False,
) -> None:
    """Prove that every service has exactly one lead for every person; else name one person per gap or clash.

    Exit 0: proven. Exit 1: findings. JSON: passes, structures (file, office, label, passes, services, rules,
    findings (kind, service, unit, units, lane, rules, lines, facts, region, person, text); person and text by
    language).
    """
    with answering(as_json):
        catalogue = load_catalogue()
        reports = [_report(file, catalogue, language, told=not as_json) for file in files]
    passes = all(report["passes"] for report in reports)
    if as_json:
        emit({"passes": passes, "structures": reports})
    if not passes:
        end(NO)


def _report(file: str, catalogue: Catalogue, language: Language, *, told: bool) -> dict[str, object]:
    structure = open_structure(file, services=catalogue.services)
    scopes = catalogue.scopes_on(structure.valid_from)
    walls = {service.id: service.compartment for service in catalogue.services.values()}
    findings = responsibility.check(structure, scopes, compartments=walls)
    lines = rule_lines(file)
    if told:
        _tell(file, structure, findings, lines, language, covered=len(scopes))
    return {
        "file": file,
        "office": structure.office,
        "label": structure.label,
        "passes": not findings,
        "services": len(scopes),
        "rules": len(structure.responsibilities),
        "findings": [_plain(finding, lines) for finding in findings],
    }


def _tell(
    file: str,
    structure: Structure,
    findings: Sequence[Finding],
    lines: Mapping[int, int],
    language: Language,
    *,
    covered: int,
) -> None:
    english = language is Language.EN
    for finding in findings:
        say(f"{place_of(file, finding.rules, lines)}: {finding.text(language)}")
    if findings:
        say(f"{file}: {len(findings)} {'findings' if english else 'Befunde'}.")
        return
    proven = "services, exactly one lead for everybody" if english else "Leistungen, jede mit genau einer Stelle"
    say(f"{structure.office}, {structure.label}: {covered} {proven}.")


def _plain(finding: Finding, lines: Mapping[int, int]) -> dict[str, object]:
    return {
        "kind": finding.kind,
        "service": finding.service,
        "unit": finding.unit,
        "units": list(finding.units),
        "lane": finding.lane,
        "rules": list(finding.rules),
        "lines": [lines[rule] for rule in finding.rules if rule in lines],
        "facts": dict(finding.facts),
        "region": {condition.fact: list(condition.values) for condition in finding.region},
        "person": {language.value: finding.person(language) for language in Language},
        "text": {language.value: finding.text(language) for language in Language},
    }
