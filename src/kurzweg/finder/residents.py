# SPDX-License-Identifier: EUPL-1.2
"""For whose residents a body outside the house is there: what structures write in German, said to the reader."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kurzweg.services.nouns import Text

OF_ONE_PLACE = "für Einwohner von "
OF_ALL_OTHERS = "für Einwohner aller anderen Orte"


def where_in(where: str, language: str) -> Text:
    """In the language of the page that is spoken just now, as far as the house has the words; else as it is written."""
    if where == OF_ALL_OTHERS:
        return Text(value=_("für Einwohner aller anderen Orte"), language=language)
    if where.startswith(OF_ONE_PLACE):
        said = _("für Einwohner von %(place)s") % {"place": where.removeprefix(OF_ONE_PLACE)}
        return Text(value=said, language=language)
    return Text(value=where, language="de", is_fallback=language != "de")
