# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: English."""

from kurzweg.engine.responsibility.codes import UNKNOWN

WORDS = {
    "surname": "surname", "age": "age", "status": "residence status", "municipality": "place of residence",
    "household": "household", "nationality": "nationality", "channel": "channel", UNKNOWN: "unknown",
    "or": " or ", "and": ", ", "under": "under {} years", "from": "{} years and over", "years": "{} years",
    "single": "alone", "couple": "couple", "family": "family", "unaccompanied": "unaccompanied minor",
    "eu": "EU", "ukraine": "Ukraine", "other": "other", "counter": "counter", "appointment": "appointment",
    "phone": "phone", "mail": "mail", "online": "online", "employer": "employer",
    "responsible": "{unit} is responsible, because this applies: {why}.",
    "responsible-all": "{unit} is responsible, for everyone.",
    "elsewhere": "A body outside this office is responsible: {unit} ({why}).",
    "elsewhere-all": "A body outside this office is responsible: {unit}.",
    "law": "Legal basis: {law}.",
    "needs": "Still needed for the answer: {facts}.",
    "not-for": "This service exists only for: {why}.",
    "nobody": "Nobody is named for this matter. Please ask at the reception.",
    "two": "Several units are named for this matter. Please ask at the reception.",
}  # fmt: skip
