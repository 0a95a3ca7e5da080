# SPDX-License-Identifier: EUPL-1.2
"""What is to be mended in a draft, told as a person and beside the line that causes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kurzweg.engine.responsibility import Finding
from kurzweg.engine.structure import Problem, Structure
from kurzweg.redesign.checking import Checked
from kurzweg.redesign.naming import Names, spoken

LONGEST_QUOTE = 90
MOST = 60
"""More remarks than this are not told at once; nobody reads them."""


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Befund: where it stands, what is wrong, for which services, how to mend it.

    `service` and `unit` say which page of the picture mends it.
    """

    line: int | None
    place: str
    quote: str
    said: str
    about: str = ""
    mend: str = ""
    service: str = ""
    unit: str = ""


def remarks_on(checked: Checked, text: str) -> tuple[Remark, ...]:
    """Everything that is to be mended, in the order of the text; the same flaw of many services is told once."""
    lines = text.split("\n")
    if checked.plan is None:
        return tuple(_of_problem(problem, lines) for problem in checked.problems)
    names = Names(checked.plan)
    told = [_of_finding(alike, checked, names, lines) for alike in checked.flaws[:MOST]]
    return tuple(sorted(told, key=lambda remark: remark.line or 0))


def _of_problem(problem: Problem, lines: list[str]) -> Remark:
    said, mend = problem.told(spoken())
    line = problem.line
    return Remark(line=line, place=problem.field, quote=_quote(lines, line), said=said, mend=mend)


def _of_finding(findings: Sequence[Finding], checked: Checked, names: Names, lines: list[str]) -> Remark:
    first, plan = findings[0], checked.plan
    assert plan is not None
    place = _place(first, plan)
    line = _line(place, checked)
    said, mend = _said(first, names)
    services = [one.service for one in findings if one.service]
    return Remark(
        line=line,
        place=place,
        quote=_quote(lines, line),
        said=said,
        about=names.services(services) if first.kind in ("gap", "clash") or len(services) > 1 else "",
        mend=mend,
        service=_name_in_rules(first, plan),
        unit=first.unit or "",
    )


def _said(finding: Finding, names: Names) -> tuple[str, str]:
    person = finding.person(names.language, names.facts)
    if finding.kind == "gap":
        said = _("{person}: Niemand ist zuständig.").format(person=person)
        return said, _("Ergänzen Sie eine Regel für diese Personen, oder weiten Sie eine vorhandene aus.")
    if finding.kind == "clash":
        units = ", ".join(names.labels.get(unit, unit) for unit in finding.units)
        said = _("{person}: Mehrere sind zugleich zuständig ({units}).").format(person=person, units=units)
        return said, _("Grenzen Sie die Regeln so ein, dass nur eine davon gilt.")
    return finding.text(names.language, names.labels), ""


def _place(finding: Finding, plan: Structure) -> str:
    """The field path of the line that causes it."""
    if finding.rules:
        return f"responsibilities[{finding.rules[-1] if finding.kind == 'clash' else finding.rules[0]}]"
    codes = [unit.id for unit in plan.units]
    if finding.unit in codes:
        at = codes.index(finding.unit)
        lanes = [lane.id for lane in plan.units[at].lanes]
        if finding.lane in lanes:
            return f"units[{at}].lanes[{lanes.index(finding.lane)}]"
        return f"units[{at}].hours" if finding.kind == "unattended-hours" else f"units[{at}]"
    return "responsibilities"


def _line(place: str, checked: Checked) -> int | None:
    """The line of a place, or of what it stands in."""
    while place and place not in checked.lines:
        place = place[: max(place.rfind("."), place.rfind("["), 0)]
    return checked.lines.get(place)


def _name_in_rules(finding: Finding, plan: Structure) -> str:
    """The name under which rules speak of this service: its own, or that of its group."""
    if finding.rules:
        return plan.responsibilities[finding.rules[0]].service
    if not finding.service or finding.unit:
        return ""
    groups = (group for group, members in plan.groups if finding.service in members)
    return next(groups, finding.service)


def _quote(lines: list[str], line: int | None) -> str:
    if line is None or line > len(lines):
        return ""
    quoted = lines[line - 1].strip()
    return quoted if len(quoted) <= LONGEST_QUOTE else f"{quoted[:LONGEST_QUOTE]}…"
