# SPDX-License-Identifier: EUPL-1.2
from kurzweg.sharing.forms.disclosure import DisclosureForm
from kurzweg.sharing.forms.emergency import EmergencyForm
from kurzweg.sharing.forms.participation import ParticipationForm
from kurzweg.sharing.forms.request import AccessForm, AnswerForm

__all__ = ["AccessForm", "AnswerForm", "DisclosureForm", "EmergencyForm", "ParticipationForm"]
