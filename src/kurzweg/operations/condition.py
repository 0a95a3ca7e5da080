# SPDX-License-Identifier: EUPL-1.2
"""Is everything all right, and what is to be done? From facts to sentences, without asking anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from kurzweg.operations.pulse import SEALED, Pulse
from kurzweg.walls.clocks import BEARABLE

DAY = 86_400.0
BACKUP, BACKUP_AT_ALL = DAY, 7 * DAY
DRILL = 90 * DAY
PAPER_OLD = 900.0
DISK_FULL, DISK_SCARCE = 0.05, 0.15


class Level(StrEnum):
    """How grave it is; the words go with the badge."""

    GOOD = "success"
    HINT = "warning"
    ALARM = "danger"

    @property
    def word(self) -> str:
        return {Level.GOOD: _("in Ordnung"), Level.HINT: _("Hinweis"), Level.ALARM: _("dringend")}[self]


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: how it is, and what to do when it is not as it should be."""

    name: str
    level: Level
    says: str
    mend: str = ""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What was found out."""

    pulse: Pulse
    is_demo: bool
    is_training: bool
    over_tls: bool
    archiving: bool
    keeps_what_is_acknowledged: bool
    disk_free: float
    sealing_trouble: str
    drill_passed: bool
    paper_ago: float | None
    """Seconds since the Notblätter were written; None: never."""
    clocks_apart: float
    """Seconds between the clock of the application and that of the database."""


def checks(facts: Facts) -> list[Check]:
    """All checks, in the order in which one would look."""
    return [*_machines(facts), *_safety(facts)]


def _machines(facts: Facts) -> Iterator[Check]:
    if facts.keeps_what_is_acknowledged:
        yield Check(_("Datenbank"), Level.GOOD, _("Die Datenbank antwortet. Was bestätigt wurde, bleibt erhalten."))
    else:
        yield Check(
            _("Datenbank"), Level.ALARM, _("Die Datenbank bestätigt, bevor etwas sicher gespeichert ist."),
            _("Setzen Sie in PostgreSQL synchronous_commit, fsync und full_page_writes auf „on“."),
        )  # fmt: skip
    if facts.clocks_apart > BEARABLE.total_seconds():
        yield Check(
            _("Uhren"), Level.ALARM,
            _("Die Uhren von Anwendung und Datenbank gehen {span} auseinander.").format(span=span(facts.clocks_apart)),
            _("Lassen Sie beide Rechner dieselbe Zeitquelle fragen (NTP). Bis dahin wird manches abgelehnt."),
        )  # fmt: skip
    if facts.pulse.worker_works:
        yield Check(_("Arbeitsprozess"), Level.GOOD, _("Aufträge werden erledigt."))
    else:
        yield Check(
            _("Arbeitsprozess"), Level.ALARM, _("Kein Arbeitsprozess läuft: nichts wird versiegelt und gesichert."),
            _("Starten Sie den Dienst kurzweg neu. Bleibt es dabei, sehen Sie in sein Protokoll."),
        )  # fmt: skip
    if facts.pulse.jobs_failed:
        yield Check(
            _("Aufträge"), Level.HINT,
            _("{count} Aufträge sind in den letzten 24 Stunden fehlgeschlagen.").format(count=facts.pulse.jobs_failed),
            _("Unten steht, welche. Was sich wiederholt, wird von selbst noch einmal versucht."),
        )  # fmt: skip
    yield _paper(facts.paper_ago)
    yield _disk(facts.disk_free)


def _paper(ago: float | None) -> Check:
    name, mend = (
        _("Notblätter"),
        _("Sehen Sie nach dem Arbeitsprozess, und ob im Ordner „paper“ geschrieben werden darf."),
    )
    if ago is None:
        return Check(name, Level.HINT, _("Für den Notfall liegt noch nichts bereit."), mend)
    says = _("Für den Notfall geschrieben vor {span}.").format(span=span(ago))
    return Check(name, Level.GOOD, says) if ago < PAPER_OLD else Check(name, Level.HINT, says, mend)


def _disk(free: float) -> Check:
    says = _("{percent} % des Speichers sind frei.").format(percent=round(free * 100))
    if free >= DISK_SCARCE:
        return Check(_("Speicherplatz"), Level.GOOD, says)
    mend = _("Löschen Sie alte Sicherungen, die auch anderswo liegen, oder vergrößern Sie den Speicher.")
    return Check(_("Speicherplatz"), Level.HINT if free >= DISK_FULL else Level.ALARM, says, mend)


def _safety(facts: Facts) -> Iterator[Check]:
    yield _sealing(facts)
    yield _backup(facts)
    yield _drill(facts)
    if not facts.over_tls and not facts.is_demo:
        yield Check(
            _("Verschlüsselung"), Level.ALARM, _("Die Seiten gehen unverschlüsselt durch das Netz."),
            _("Stellen Sie einen Webserver mit TLS davor und setzen Sie KURZWEG_TLS=1."),
        )  # fmt: skip


def _sealing(facts: Facts) -> Check:
    name, ago = _("Versiegelung"), facts.pulse.sealed_ago
    if ago is not None and ago < SEALED:
        return Check(name, Level.GOOD, _("Die Protokolle wurden vor {span} versiegelt.").format(span=span(ago)))
    says = _("Seit {span} wurde nichts versiegelt.").format(span=span(ago)) if ago else _("Noch nie wurde versiegelt.")
    mend = facts.sealing_trouble or _("Prüfen Sie mit „kurzweg log verify“ und sehen Sie nach dem Arbeitsprozess.")
    return Check(name, Level.ALARM, says, mend)


def _backup(facts: Facts) -> Check:
    name, ago = _("Sicherung"), facts.pulse.saved_ago
    mend = _("Sichern Sie jetzt, und legen Sie eine Kopie der Datei und des Schlüssels an einen anderen Ort.")
    if ago is None:
        return Check(name, _unless_invented(facts), _("Dieses Amt wurde noch nie gesichert."), mend)
    says = _("Zuletzt gesichert vor {span}.").format(span=span(ago))
    if ago > BACKUP:
        return Check(name, _unless_invented(facts), says, mend)
    if not facts.archiving and not facts.is_demo:
        lost = _("Was seither geschrieben wurde, ginge mit der Festplatte verloren: WAL-Archivierung ist aus.")
        return Check(name, Level.HINT, f"{says} {lost}", _("Das Betriebshandbuch sagt, wie man sie einschaltet."))
    return Check(name, Level.GOOD, says)


def _unless_invented(facts: Facts) -> Level:
    """In a demo and in a training room nothing is lost that anybody would miss."""
    return Level.HINT if facts.is_demo or facts.is_training else Level.ALARM


def _drill(facts: Facts) -> Check:
    name, ago = _("Wiederherstellungsprobe"), facts.pulse.drilled_ago
    mend = _("Proben Sie: erst dann wissen Sie, dass die Sicherung im Ernstfall hilft.")
    if ago is None:
        return Check(name, Level.HINT, _("Noch nie wurde geprobt, ob eine Sicherung zurückkommt."), mend)
    says = _("Zuletzt geprobt vor {span}.").format(span=span(ago))
    if not facts.drill_passed:
        failed = _("Was zurückkam, war nicht, was gesichert wurde.")
        return Check(
            name, Level.ALARM, f"{says} {failed}", _("Sichern Sie neu, proben Sie noch einmal, und rufen Sie Hilfe.")
        )
    return Check(name, Level.GOOD if ago < DRILL else Level.HINT, says, "" if ago < DRILL else mend)


def span(seconds: float) -> str:
    """So long, in the unit that one would say."""
    for size, word in ((DAY, _("{count} Tagen")), (3600.0, _("{count} Stunden")), (60.0, _("{count} Minuten"))):
        if seconds >= 2 * size:
            return word.format(count=int(seconds // size))
    return _("{count} Sekunden").format(count=int(seconds))
