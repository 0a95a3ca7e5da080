# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg catalogue export|check|diff|import`: the catalogue of services as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from kurzweg.cli.answers import NO, BadInput, JsonFlag, answering, emit, end, say, tell
from kurzweg.cli.catalogues import IN_FORCE, Opened, open_catalogue
from kurzweg.cli.files import write_whole
from kurzweg.cli.office import with_django
from kurzweg.services.assembly import document, phrases_in
from kurzweg.services.changes import Change, changes
from kurzweg.services.parts import TEXT, WHOLE, WORDS, Parts

File = Annotated[str, typer.Argument(metavar="FILE", help="YAML file, -, shipped, in-force, draft or version-3.")]
Files = Annotated[list[str], typer.Argument(metavar="FILE…", help="YAML files, -, shipped, in-force, draft.")]
Out = Annotated[Path | None, typer.Option("--out", help="Write to this file, as a whole or not at all.")]
Words = Annotated[bool, typer.Option("--words", help="The everyday words of the search in place of the catalogue.")]
Complete = Annotated[bool, typer.Option("--complete", help="Exit 1 when a text is missing or outdated.")]


class Language(StrEnum):
    """The languages a difference is told in."""

    DE = "de"
    EN = "en"


Spoken = Annotated[Language, typer.Option("--language", help="Language of the sentences.")]


def export(file: File = IN_FORCE, words: Words = False, out: Out = None, as_json: JsonFlag = False) -> None:
    """Print a catalogue as YAML, or write it with --out. What is read again gives the same text, sign by sign.

    JSON: the catalogue itself, in the fields of the file; with --words the phrases by service and language.
    """
    with answering(as_json):
        opened = open_catalogue(file)
        text = opened.words if words else opened.text
        if not text:
            raise BadInput("It holds no such text.", "Leave --words out, or name a catalogue.", file=file)
        if out:
            write_whole(out, text)
            tell(f"Written: {out}")
        if as_json and opened.head and not words:
            emit(document(opened.parts, opened.head))
        elif as_json:
            emit(phrases_in(opened.parts))
        elif not out:
            typer.echo(text, nl=False)


def check(files: Files, complete: Complete = False, as_json: JsonFlag = False) -> None:
    """Read catalogues and everyday words as strictly as the office does, and count what is missing.

    Exit 0: right. Exit 1: with --complete, a text is missing or outdated. Exit 2: wrong, with line, field and mend.
    JSON: passes, catalogues (file, services, documents, life_situations, words, gaps); gaps by language: missing,
    outdated, draft.
    """
    with answering(as_json):
        reports = [_report(open_catalogue(file)) for file in files]
    is_open = any(gaps["missing"] or gaps["outdated"] for report in reports for gaps in report["gaps"].values())
    if as_json:
        emit({"passes": not (complete and is_open), "catalogues": reports})
    for report in reports if not as_json else ():
        say(
            f"{report['file']}: {report['services']} services, {report['documents']} documents,"
            f" {report['life_situations']} life situations, {report['words']} everyday words."
        )
        for spoken, gaps in report["gaps"].items():
            open_ = ", ".join(f"{count} {state}" for state, count in gaps.items() if count)
            say(f"  {spoken}: {open_ or 'all reviewed'}")
    if complete and is_open:
        end(NO)


def diff(before: File, after: File, language: Spoken = Language.EN, as_json: JsonFlag = False) -> None:
    """Tell what changes from one catalogue to another; nothing when they say the same.

    JSON: before, after, changes (shelf, id, part, language, before, after, german, english).
    """
    with answering(as_json):
        old, new = open_catalogue(before), open_catalogue(after)
        if bool(old.head) != bool(new.head):
            raise BadInput("One is a catalogue, the other only words.", "Compare two of the same kind.", file=after)
        found = changes(*_comparable(old, new))
    if as_json:
        emit({"before": before, "after": after, "changes": list(map(_plain, found))})
        return
    for change in found:
        say(change.german if language is Language.DE else change.english)
    if not found:
        tell("No difference.")


def import_(file: File, language: Spoken = Language.EN, as_json: JsonFlag = False) -> None:
    """Take what differs in a file into the draft of this office. Visitors see nothing of it before it is published.

    Nothing is removed: what the file does not have stays. On any error nothing is changed.
    JSON: file, taken, kept (both as the changes of diff).
    """
    with answering(as_json):
        opened = open_catalogue(file)
        with with_django():
            taken, kept = _imported(opened)
    if as_json:
        emit({"file": file, "taken": list(map(_plain, taken)), "kept": list(map(_plain, kept))})
        return
    for change in taken:
        say(change.german if language is Language.DE else change.english)
    for change in kept:
        tell(f"Kept as it is: {change.german if language is Language.DE else change.english}")
    tell(f"{len(taken)} changes are in the draft. Publish them at /leistungen/entwurf/." if taken else "No difference.")


def _imported(opened: Opened) -> tuple[Sequence[Change], Sequence[Change]]:
    from django.db import transaction  # noqa: PLC0415  Django is up now

    from kurzweg.catalogue.errors import EditingError  # noqa: PLC0415
    from kurzweg.catalogue.importing import import_parts  # noqa: PLC0415
    from kurzweg.walls.identity import JOB, acting_as  # noqa: PLC0415

    try:
        with transaction.atomic(), acting_as(JOB):
            done = import_parts(opened.parts, at=datetime.now(UTC))
    except EditingError as reason:
        raise BadInput(str(reason), "", file=opened.name) from reason
    return done.taken, done.kept


def _comparable(old: Opened, new: Opened) -> tuple[Parts, Parts]:
    """Both with their words, or both without: a file has the one or the other."""
    both = all(any(place.part == WORDS for place in one.parts) for one in (old, new))
    if both:
        return old.parts, new.parts
    without = [{place: value for place, value in one.parts.items() if place.part != WORDS} for one in (old, new)]
    return without[0], without[1]


def _report(opened: Opened) -> dict[str, Any]:
    counts = Counter(place.shelf for place in opened.parts if place.part == WHOLE)
    phrases = (value for place, value in opened.parts.items() if place.part == WORDS)
    return {
        "file": opened.name,
        **{shelf: counts[shelf] for shelf in ("services", "documents", "life_situations")},
        "words": sum(map(len, phrases)),
        "gaps": dict(_gaps(opened)),
    }


def _gaps(opened: Opened) -> Iterator[tuple[str, dict[str, int]]]:
    entries = [place for place in opened.parts if place.part == WHOLE and place.shelf != "compartments"]
    for spoken in opened.head.languages[1:] if opened.head else ():
        values = [opened.parts.get(entry.beside(TEXT, spoken)) for entry in entries]
        states = Counter(str(value["status"]) if isinstance(value, Mapping) else "missing" for value in values)
        yield spoken, {state: states[state] for state in ("missing", "outdated", "draft")}


def _plain(change: Change) -> dict[str, object]:
    return {
        "shelf": change.place.shelf,
        "id": change.place.code,
        "part": change.place.part,
        "language": change.place.language,
        "before": change.before,
        "after": change.after,
        "german": change.german,
        "english": change.english,
    }
