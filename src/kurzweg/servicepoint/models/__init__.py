# SPDX-License-Identifier: EUPL-1.2
from kurzweg.servicepoint.models.counter import Counter
from kurzweg.servicepoint.models.help import HelpCall
from kurzweg.servicepoint.models.notice import HallNotice
from kurzweg.servicepoint.models.ticket import Ticket
from kurzweg.servicepoint.models.transfer import Transfer

__all__ = ["Counter", "HallNotice", "HelpCall", "Ticket", "Transfer"]
