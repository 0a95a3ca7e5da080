# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg structure diff`: what changes from one structure to another, as a story and field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from kurzweg.cli.answers import JsonFlag, answering, emit, say, tell
from kurzweg.cli.files import open_structure
from kurzweg.engine.comparison import Comparison, HandChange, compare_structures
from kurzweg.engine.comparison.hands import Holder
from kurzweg.engine.structure import Change
from kurzweg.engine.structure import diff as changes_between
from kurzweg.services.catalogue import load_catalogue

Before = Annotated[str, typer.Argument(metavar="BEFORE", help="The structure that is.")]
After = Annotated[str, typer.Argument(metavar="AFTER", help="The structure that will be.")]


class Language(StrEnum):
    """The languages a difference is told in."""

    DE = "de"
    EN = "en"


def diff(
    before: Before,
    after: After,
    language: Annotated[Language, typer.Option(help="Language of the sentences.")] = Language.EN,
    as_json: JsonFlag = False,
) -> None:
    """Tell what changes from one structure to another; nothing when they are equal. Order is no difference.

    First the story (units, sites, staff, services that change hands, lived double structures, supervision), then
    every change of a field. JSON: before, after, story (kind, german, english), figures (before, after), hands
    (services, before, after, regions, by_succession), double_structures (service, before, after), supervision
    (unit, before, after), changes (kind, place, before, after, german, english).
    """
    with answering(as_json):
        old, new = open_structure(before), open_structure(after)
        changes = changes_between(old, new)
        compared = compare_structures(old, new, load_catalogue().scopes)
    if as_json:
        emit({"before": before, "after": after, **_plain(compared), "changes": [vars(change) for change in changes]})
    elif changes:
        say("\n".join(_lines(compared, changes, language)))
    else:
        tell("No difference.")


def _lines(compared: Comparison, changes: tuple[Change, ...], language: Language) -> Iterator[str]:
    for told in (*compared.story, None, *changes):
        yield "" if told is None else told.german if language is Language.DE else told.english


def _plain(compared: Comparison) -> dict[str, object]:
    return {
        "story": [asdict(told) for told in compared.story],
        "figures": {"before": asdict(compared.before), "after": asdict(compared.after)},
        "hands": [_hand(change) for change in compared.hands],
        "double_structures": [asdict(change) for change in compared.doubles],
        "supervision": [asdict(change) for change in compared.supervision],
    }


def _hand(change: HandChange) -> dict[str, object]:
    return {
        "services": list(change.services),
        "before": _holder(change.before),
        "after": _holder(change.after),
        "regions": [{one.fact: list(one.values) for one in region} for region in change.regions],
        "by_succession": change.by_succession,
    }


def _holder(holder: Holder | None) -> str | None:
    if holder is None:
        return None
    return holder.unit or f"elsewhere: {holder.body}"
