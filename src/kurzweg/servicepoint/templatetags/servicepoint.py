# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django import template

from kurzweg.matters.once import new_form_key

register = template.Library()


@register.simple_tag
def draw_mark() -> str:
    """A fresh mark for a form that draws a number; sent twice it draws one."""
    return new_form_key(None)
