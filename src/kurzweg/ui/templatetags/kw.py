# SPDX-License-Identifier: EUPL-1.2
"""What every template may say: icons, speaking dates, isolated names, form widgets in the house look.

A built-in library: templates use it without `{% load %}`.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from pathlib import Path

from django import template
from django.forms import BoundField, CheckboxInput, Select, Textarea
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from kurzweg.ui import notices, speaking

register = template.Library()

ICONS = Path(__file__).resolve().parent.parent / "templates" / "ui" / "icons"
MIRRORED = frozenset({"arrow", "back", "open", "undo", "leave"})
"""Icons that point along the reading direction and turn round in Arabic."""


@cache
def _drawing(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8").strip()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An own drawing; silent beside a text, named by `label` when it stands alone."""
    drawing = _drawing(name)
    if name in MIRRORED:
        drawing = drawing.replace('class="kw-icon"', 'class="kw-icon kw-icon--turns"', 1)
    if label:
        said = format_html('<svg role="img" aria-label="{}" ', label)
    else:
        said = mark_safe('<svg aria-hidden="true" focusable="false" ')
    return mark_safe(said + drawing.removeprefix("<svg "))  # noqa: S308 - our own files, no foreign text


@register.filter
def bdi(value: object) -> SafeString:
    """Keeps names, codes and numbers whole inside a text of the other reading direction."""
    return format_html("<bdi>{}</bdi>", value)


@register.filter
def day(value: date | None) -> str:
    """Samstag, 3. April 2027."""
    return speaking.day(value) if value else ""


@register.filter
def clock(value: datetime | None) -> str:
    """9:14 Uhr."""
    return speaking.clock(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Samstag, 3. April 2027, 9:14 Uhr."""
    return speaking.moment(value) if value else ""


@register.simple_tag
def this_moment() -> str:
    """Now, as it is said; for pages that can be kept and are read later."""
    return speaking.moment(timezone.now())


@register.filter
def when(value: datetime | None) -> str:
    """Heute, 9:14 Uhr; otherwise day and clock."""
    return speaking.when(value, today=timezone.localdate()) if value else ""


@register.filter
def minutes(value: float | None) -> str:
    """25 Minuten; from an hour on 1 Stunde 10 Minuten."""
    return speaking.minutes(round(value)) if value is not None else ""


@register.filter
def widget(field: BoundField) -> SafeString:
    """The input of a form field, dressed as KERN dresses it."""
    kind = field.field.widget
    if isinstance(kind, CheckboxInput):
        dress = "kern-form-check__checkbox"
    elif isinstance(kind, Select):
        dress = "kern-form-input__select"
    elif isinstance(kind, Textarea):
        dress = "kern-form-input__input kw-textarea"
    else:
        dress = "kern-form-input__input"
    if field.errors:
        dress += f" {dress.split()[0]}--error"
    given = kind.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"{dress} {given}".strip()})


@register.filter
def explanation(field: BoundField) -> str:
    """What a field means, for who wants to know: `explanations` of its form, by the field's name."""
    return str(getattr(field.form, "explanations", {}).get(field.name, ""))


@register.filter
def first_input(field: BoundField) -> str:
    """Where a link of the error summary leads: the first input that can take the cursor."""
    for part in field.subwidgets:
        inner = part.data.get("subwidgets")
        if inner:
            return str(inner[0]["attrs"]["id"])
        return str(part.data["attrs"].get("id") or field.id_for_label)
    return field.id_for_label


@register.filter
def as_name(label: str) -> str:
    """The label of a field inside a sentence: without the full stop or question mark at its end."""
    return str(label).rstrip(".:?؟ ")


@register.filter
def icon_of(kind: str) -> str:
    """The drawing of a kind of message; Django says error where KERN says danger."""
    return {"error": "danger", "debug": "info", "": "info"}.get(kind, kind)


@register.filter
def undo_of(tags: str) -> str:
    """The address that takes a step back, if the message carries one (`notices.tell`)."""
    return tags.removeprefix(notices.UNDO) if tags.startswith(notices.UNDO) else ""


@register.simple_block_tag
def table_region(content: str, label: str) -> SafeString:
    """A wide table that scrolls inside itself, reachable by keyboard and named for listeners."""
    return format_html(
        '<div class="kern-table-responsive" tabindex="0" role="region" aria-label="{}">{}</div>',
        label,
        content,
    )
