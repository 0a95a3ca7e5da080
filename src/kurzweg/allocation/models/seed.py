# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import secrets
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzweg.engine.calling import commitment_of
from kurzweg.engine.calling.draws import SEED_BYTES


class Seed(models.Model):
    """Los-Schlüssel: 32 random bytes that decide a draw, kept from everybody until it is held.

    What is published before is their hash, the commitment, so nobody can choose other bytes afterwards. The database
    compares the two, lets only the house itself read the bytes, and lets nobody change them.
    """

    commitment = models.CharField(_("Zusage"), primary_key=True, max_length=64)
    secret = models.BinaryField(_("Los-Schlüssel"), max_length=SEED_BYTES)
    made_at = models.DateTimeField(_("gezogen am"))

    class Meta:
        verbose_name = _("Los-Schlüssel")
        verbose_name_plural = _("Los-Schlüssel")

    def __str__(self) -> str:
        return self.commitment[:8]

    @classmethod
    def sow(cls, *, at: datetime) -> str:
        """Draw fresh bytes and answer their commitment; whoever orders it never sees them."""
        secret = secrets.token_bytes(SEED_BYTES)
        commitment = commitment_of(secret)
        cls(commitment=commitment, secret=secret, made_at=at).save(force_insert=True)
        return commitment
