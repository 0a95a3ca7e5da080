# SPDX-License-Identifier: EUPL-1.2
"""A small office for examples and first tries; invented, after the public facts of a real one."""

from __future__ import annotations

from typing import Final

from kurzweg.engine.structure.model import Structure
from kurzweg.engine.structure.reader import read

EXAMPLE: Final = """\
kurzweg: 1
office: Migrationsagentur Musterkreis
label: nach der Zusammenlegung
land: ST
valid_from: 2018-04-26
sites:
  - {id: naumburg, name: Landratsamt Naumburg, address: Schönburger Straße 41, ags: "15084355"}
units:
  - {id: migrationsagentur, name: Migrationsagentur, kind: back, site: naumburg}
  - {id: ordnungsamt, name: Ordnungsamt, kind: back}
  - id: servicepoint
    name: {de: Eingangszone, en: Service point}
    kind: front
    site: naumburg
    parent: migrationsagentur
    professional: ordnungsamt
    compartments: [allgemein]
    staff: 5
    lanes:
      - {id: s1, services: [front]}
      - {id: s2, services: [front, duldung]}
    hours: {mon: "08:00-12:00 13:00-16:00", tue: "08:00-12:00 13:00-18:00", thu: "08:00-12:00 13:00-18:00"}
  - {id: auslaenderrecht-1, name: Ausländerrecht 1, kind: casework, parent: migrationsagentur, staff: 8.5}
  - {id: auslaenderrecht-2, name: Ausländerrecht 2, kind: casework, parent: migrationsagentur, staff: 8}
  - {id: jugend, name: Jugendhilfe, kind: casework, parent: migrationsagentur, compartments: [jugend]}
groups:
  front: [fiktionsbescheinigung, eat-abholung, aufenthaltsbescheinigung]
responsibilities:
  - {service: front, lead: servicepoint}
  - {service: duldung, lead: auslaenderrecht-1, when: {surname: A-K}}
  - {service: duldung, lead: auslaenderrecht-2, when: {surname: [L-Z, unknown]}}
  - service: uma-inobhutnahme
    lead: jugend
    when: {age: "<18"}
    with: [auslaenderrecht-1]
    decides: jugend
    law: "§ 42a SGB VIII"
  - service: kindergeld-beratung
    elsewhere: {body: Familienkasse, where: Naumburg, reason: Bundesagentur für Arbeit}
flows:
  - service: duldung
    steps:
      - {at: lead, channel: counter, minutes: {mean: 15, cv: 0.8}, settles: 0.7}
      - {at: lead, channel: desk, minutes: {mean: 25}, returns: {share: 0.2, after: 14d}}
policy: {targets: {front: 15min, default: 30min}, emergency_share: 0.05}
demand:
  - service: duldung
    per_day: 22
    channel: walk_in
    arrivals: {"07:30-09:00": 0.55, "09:00-12:00": 0.45}
    patience: {median: 120}
  - {service: front, per_day: 60, channel: appointment, no_show: 0.15, lateness: {mean: 3, sd: 8}, lead: 10d}
people: {absence: 0.12, vacancies: {servicepoint: 1}, ramp_up: 6mo}
backlog: {duldung: 140}
season: {jan: 1.1, aug: 0.9}
sources: ["https://www.integration-burgenlandkreis.de/de/"]
assumed: [units.*.staff, units.servicepoint.hours, demand]
successors: {integrationsamt: migrationsagentur}
"""


def example() -> Structure:
    """The example office as a structure.

    >>> example().office
    'Migrationsagentur Musterkreis'
    """
    return read(EXAMPLE, file="example.yaml")
