# SPDX-License-Identifier: EUPL-1.2
"""Reads XES (IEEE 1849), packed or not, event by event: what is read is forgotten, entities are not expanded."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn
from xml.parsers import expat

from kurzweg.engine.eventlog.building import LogBuilder
from kurzweg.engine.eventlog.columns import LIMITS, Limits
from kurzweg.engine.eventlog.faults import shown
from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.eventlog.quality import Quality, inspect
from kurzweg.engine.eventlog.sources import pieces

DEEPEST: Final = 64
VALUES: Final = frozenset({"string", "date", "int", "float", "boolean", "id"})
DEFAULTED: Final = frozenset({"org:group", "time:timestamp"})


@dataclass(frozen=True, kw_only=True)
class Keys:
    """Under which key a log says what; the standard's own names, if nothing else is said."""

    activity: str = "concept:name"
    time: str = "time:timestamp"
    unit: str = "org:group"
    phase: str = "lifecycle:transition"
    item: str = "concept:instance"
    trace: str = "concept:name"
    person: str = ""


BEARERS = ("event", "trace", "global")
"""Elements that have attributes of their own."""


@dataclass
class _Reading:
    building: LogBuilder
    keys: Keys
    parser: expat.XMLParserType
    path: list[str] = field(default_factory=list)
    event: dict[str, str] = field(default_factory=dict)
    trace: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, dict[str, str]] = field(default_factory=lambda: {"event": {}, "trace": {}})
    scope: str = ""
    number: int = 0
    facts_told: bool = False
    attributes: int = 0
    """So many the present event, trace or declaration has had."""

    def refuse(self, cause: str, mend: str, name: str = "") -> NoReturn:
        raise self.building.error(cause, mend, line=self.parser.CurrentLineNumber, field=name)

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if not self.path and tag != "log":
            self.refuse(f"The file begins with <{tag[:60]}>, not with <log>.", "Give a log in the format XES.")
        self.path.append(tag)
        if len(self.path) > DEEPEST:
            self.refuse(f"Elements lie deeper than {DEEPEST} levels.", "No log is that deep; export it again.")
        if tag in BEARERS:
            self.attributes = 0
        if tag == "trace":
            self.number += 1
            self.trace, self.facts_told = {}, False
        elif tag == "event":
            self.event = {}
        elif tag == "global":
            self.scope = attributes.get("scope", "event")
        elif tag in VALUES and len(self.path) > 1:
            self._value(self.path[-2], attributes)

    def _value(self, owner: str, attributes: dict[str, str]) -> None:
        target = {"event": self.event, "trace": self.trace, "global": self.defaults.get(self.scope)}.get(owner)
        if target is None:
            return
        self.attributes += 1
        if self.attributes > self.building.limits.attributes:
            most = f"{self.building.limits.attributes:,}"
            self.refuse(f"One <{owner}> has more than {most} attributes.", "Export the log again, with fewer columns.")
        key, value = attributes.get("key"), attributes.get("value")
        if key is None or value is None:
            self.refuse(f"An attribute of <{owner}> has no key or no value.", "Write <string key=… value=…/>.")
        if len(value) > self.building.limits.text:
            self.refuse(f"A value is longer than {self.building.limits.text:,} letters.", "Shorten it.", key)
        target[key] = value

    def finish(self, _tag: str) -> None:
        tag = self.path.pop()
        if tag == "event":
            self._take()
        elif tag == "trace" and not self.facts_told:
            self._facts()

    def _take(self) -> None:
        if "trace" not in self.path:
            self.building.told["no-trace"] += 1  # an event outside every trace is allowed, and measured nowhere
        if not self.facts_told:
            self._facts()
        event, keys = self.event, self.keys
        for key in DEFAULTED & event.keys() & self.defaults["event"].keys():
            if event[key] == self.defaults["event"][key]:
                self.building.told["global-default"] += 1
                del event[key]
        self.building.event(
            at=event.pop(keys.time, ""),
            activity=event.pop(keys.activity, ""),
            trace=self._name() if "trace" in self.path else "",
            unit=event.pop(keys.unit, ""),
            phase=event.pop(keys.phase, ""),
            item=event.pop(keys.item, ""),
            person=event.pop(keys.person, "") or self.trace.get(keys.person, ""),
            more={key: value for key, value in event.items() if key != "org:resource"},
            line=self.parser.CurrentLineNumber,
        )

    def _name(self) -> str:
        return self.trace.get(self.keys.trace) or f"#{self.number}"

    def _facts(self) -> None:
        """Attributes of a trace stand before its events; those that are the declared default are missing."""
        self.facts_told = True
        if "trace" not in self.path and self.path[-1:] != ["log"]:
            return
        if self._name() in self.building.traces.codes:
            self.building.told["repeated-trace"] += 1
        for key, value in self.trace.items():
            if key in {self.keys.trace, self.keys.person}:
                continue
            if self.defaults["trace"].get(key) == value:
                self.building.told["global-default"] += 1
            else:
                self.building.fact(self._name(), key, value)


def read_xes(
    path: Path, *, zone: str = "UTC", keys: Keys | None = None, limits: Limits = LIMITS
) -> tuple[EventLog, Quality]:
    """Read a log in the format XES, packed or not.

    Parameters: `zone`, the clock on which moments without a zone were written; `keys`, under which key the log says
    what. Persons (`org:resource`) are left out unless a key asks for them: figures are about units.
    Raises `LogError`, with file and line.
    """
    building = LogBuilder(str(path), zone=zone, limits=limits)
    parser = expat.ParserCreate()
    reading = _Reading(building, keys or Keys(), parser)
    parser.buffer_text = False
    parser.StartElementHandler, parser.EndElementHandler = reading.begin, reading.finish
    parser.StartDoctypeDeclHandler = lambda *_: _no_doctype(reading)
    parser.EntityDeclHandler = lambda *_: _no_doctype(reading)
    fed = 0
    try:
        for piece in pieces(path):
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > limits.piece:
                reading.refuse(f"One element is longer than {limits.piece:,} bytes.", "Export the log again.")
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise _told(building, error) from None
    except (ValueError, LookupError) as error:
        if hasattr(error, "problems"):
            raise
        cause = f"The file says it is written in an encoding that cannot be read: {shown(error)}."
        raise building.error(cause, "Save it as UTF-8.", line=1) from None
    log = building.build()
    told = {kind: count for kind, count in building.told.items() if kind != "no-trace"}
    return log, inspect(log, log.matter, told)


def _no_doctype(reading: _Reading) -> NoReturn:
    reading.refuse("The file declares entities of its own.", "No log needs them: take the DOCTYPE out.", "DOCTYPE")


def _told(building: LogBuilder, error: expat.ExpatError) -> Exception:
    words = expat.ErrorString(error.code) or "it cannot be read"
    if error.code == expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]:
        words += " (bytes that are no UTF-8, or a < that is not closed)"
    if error.code == expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]:
        words = "it ends before the log does"
    return building.error(f"The XML is broken: {words}.", "Export the log again.", line=error.lineno)
