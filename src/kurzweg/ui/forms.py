# SPDX-License-Identifier: EUPL-1.2
"""How forms draw themselves: `{{ form }}` or `{{ form.name.as_field_group }}` in the house look."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class HouseRenderer(TemplatesSetting):
    """`FORM_RENDERER` of the settings; needs `django.forms` among the installed apps."""

    form_template_name = "ui/components/form.html"
    field_template_name = "ui/components/field.html"
