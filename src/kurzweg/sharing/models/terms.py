# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.field_classes import WHOLE, FieldClass
from kurzweg.matters.models.offer import Offer


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Bedingungen: for what a unit shall see something, by which law, and which fields."""

    purpose: str
    legal_basis: str
    fields: tuple[str, ...]
    permission: int | None = None


class OfferOfSight(Offer):
    """An offer after which one unit sees more of what belongs to another: for a purpose, by a law, these fields."""

    purpose = models.CharField(_("Zweck"), max_length=200)
    legal_basis = models.CharField(_("Rechtsgrundlage"), max_length=200)
    permission = models.ForeignKey(
        "accounts.DisclosurePermission", models.PROTECT, null=True, related_name="+", verbose_name=_("Befugnis")
    )
    fields = ArrayField(models.CharField(max_length=40), verbose_name=_("Felder"))

    class Meta:
        abstract = True

    @property
    def terms(self) -> Terms:
        return Terms(
            purpose=self.purpose, legal_basis=self.legal_basis, fields=tuple(self.fields), permission=self.permission_id
        )


def as_columns(terms: Terms) -> dict[str, object]:
    """The columns that say on what terms; fields in their usual order."""
    return {
        "purpose": terms.purpose,
        "legal_basis": terms.legal_basis,
        "permission_id": terms.permission,
        "fields": [one for one in WHOLE if one in terms.fields],
    }


def with_terms(noun: str) -> Sequence[models.CheckConstraint]:
    """No sight without purpose, law and known fields."""
    return (
        models.CheckConstraint(
            condition=~Q(purpose="") & ~Q(legal_basis=""), name=f"{noun}_has_a_purpose_and_a_legal_basis"
        ),
        models.CheckConstraint(
            condition=Q(fields__contains=[FieldClass.SUMMARY.value], fields__contained_by=list(WHOLE)),
            name=f"{noun}_has_known_fields",
        ),
    )
