# SPDX-License-Identifier: EUPL-1.2
from django.db import models


class TextStatus(models.TextChoices):
    """How far a text can be relied on; a draft is shown with a mark, the German text counts."""

    OFFICIAL = "official", "amtlich"
    REVIEWED = "reviewed", "geprüft"
    DRAFT = "draft", "Entwurf"
