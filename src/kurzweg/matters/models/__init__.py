# SPDX-License-Identifier: EUPL-1.2
from kurzweg.matters.models.facts import MatterFact
from kurzweg.matters.models.handover import Handover
from kurzweg.matters.models.history import ResponsiblePeriod
from kurzweg.matters.models.key import MatterKey
from kurzweg.matters.models.matter import Matter
from kurzweg.matters.models.settling import Outcome, Settlement

__all__ = ["Handover", "Matter", "MatterFact", "MatterKey", "Outcome", "ResponsiblePeriod", "Settlement"]
