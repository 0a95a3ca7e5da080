# SPDX-License-Identifier: EUPL-1.2
"""Who is in charge of a matter, and the proof that everyone is covered."""

from kurzweg.engine.responsibility.answers import Answer, Elsewhere, NeedsFacts, Nobody, NotFor, Responsible
from kurzweg.engine.responsibility.axes import FactValue
from kurzweg.engine.responsibility.checking import check
from kurzweg.engine.responsibility.codes import CLOSED, FACTS, OTHER, STATUSES, UNKNOWN
from kurzweg.engine.responsibility.errors import BadCondition, BadFact, TooManyCells, UnknownService
from kurzweg.engine.responsibility.findings import Finding, FindingKind
from kurzweg.engine.responsibility.letters import letters_of
from kurzweg.engine.responsibility.moves import Move, OpenMatter, compare
from kurzweg.engine.responsibility.plan import Catalogue
from kurzweg.engine.responsibility.routing import Facts, route
from kurzweg.engine.responsibility.table import DecisionTable, Related, ServiceTable, compile_structure
from kurzweg.engine.responsibility.vocabulary import Labels
from kurzweg.engine.responsibility.words import (
    answer_in_words,
    condition_in_words,
    conditions_in_words,
    fact_in_words,
    question_in_words,
    value_in_words,
)

__all__ = [
    "CLOSED",
    "FACTS",
    "OTHER",
    "STATUSES",
    "UNKNOWN",
    "Answer",
    "BadCondition",
    "BadFact",
    "Catalogue",
    "DecisionTable",
    "Elsewhere",
    "FactValue",
    "Facts",
    "Finding",
    "FindingKind",
    "Labels",
    "Move",
    "NeedsFacts",
    "Nobody",
    "NotFor",
    "OpenMatter",
    "Related",
    "Responsible",
    "ServiceTable",
    "TooManyCells",
    "UnknownService",
    "answer_in_words",
    "check",
    "compare",
    "compile_structure",
    "condition_in_words",
    "conditions_in_words",
    "fact_in_words",
    "letters_of",
    "question_in_words",
    "route",
    "value_in_words",
]
