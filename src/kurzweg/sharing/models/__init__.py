# SPDX-License-Identifier: EUPL-1.2
from kurzweg.sharing.models.access_request import AccessRequest
from kurzweg.sharing.models.emergency import EmergencyAccess, EmergencyNotice
from kurzweg.sharing.models.participation import Participation

__all__ = ["AccessRequest", "EmergencyAccess", "EmergencyNotice", "Participation"]
