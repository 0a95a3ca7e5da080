# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django import forms


def boxes() -> forms.CheckboxSelectMultiple:
    return forms.CheckboxSelectMultiple({"class": "kern-form-check__checkbox"})


def in_own_words() -> forms.Textarea:
    return forms.Textarea({"rows": 3, "dir": "auto"})
