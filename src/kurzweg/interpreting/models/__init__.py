# SPDX-License-Identifier: EUPL-1.2
from kurzweg.interpreting.models.interpreter import Interpreter
from kurzweg.interpreting.models.request import Answer, InterpretingRequest
from kurzweg.interpreting.models.spoken_language import SpokenLanguage

__all__ = ["Answer", "Interpreter", "InterpretingRequest", "SpokenLanguage"]
