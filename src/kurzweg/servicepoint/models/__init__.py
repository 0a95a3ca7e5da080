# SPDX-License-Identifier: EUPL-1.2
from kurzweg.servicepoint.models.counter import Counter
from kurzweg.servicepoint.models.ticket import Ticket

__all__ = ["Counter", "Ticket"]
