# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: Leichte Sprache."""

from kurzweg.engine.responsibility.codes import UNKNOWN

WORDS = {
    "surname": "Familien·name", "age": "Alter", "status": "Aufenthalt", "municipality": "Wohn·ort",
    "household": "Familie", "nationality": "Pass", "channel": "so kommt man zu uns",
    UNKNOWN: "wissen wir nicht", "or": " oder ", "and": ", ", "under": "jünger als {} Jahre",
    "from": "{} Jahre oder älter", "years": "{} Jahre", "single": "allein", "couple": "zu zweit",
    "family": "Familie", "unaccompanied": "Kind ohne Eltern", "eu": "EU", "ukraine": "Ukraine",
    "other": "etwas anderes", "counter": "Schalter", "appointment": "Termin", "phone": "Telefon",
    "mail": "Post", "online": "Internet", "employer": "Arbeit·geber",
    "responsible": "Hier hilft man Ihnen: {unit}. Der Grund ist: {why}.",
    "responsible-all": "Hier hilft man Ihnen: {unit}. Das gilt für alle Menschen.",
    "elsewhere": "Ein anderes Amt hilft Ihnen: {unit} ({why}).",
    "elsewhere-all": "Ein anderes Amt hilft Ihnen: {unit}.",
    "law": "Das steht im Gesetz: {law}.",
    "needs": "Das müssen wir noch wissen: {facts}.",
    "not-for": "Das gibt es nur für diese Menschen: {why}.",
    "nobody": "Hier macht niemand diese Arbeit. Bitte fragen Sie am Empfang.",
    "two": "Mehrere Teams machen diese Arbeit. Bitte fragen Sie am Empfang.",
}  # fmt: skip
