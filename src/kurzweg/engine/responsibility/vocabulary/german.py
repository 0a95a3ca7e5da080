# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: German, the official text."""

from kurzweg.engine.responsibility.codes import UNKNOWN

WORDS = {
    "surname": "Nachname", "age": "Alter", "status": "Aufenthaltsstatus", "municipality": "Wohnort",
    "household": "Haushalt", "nationality": "Staatsangehörigkeit", "channel": "Zugang", UNKNOWN: "unbekannt",
    "or": " oder ", "and": ", ", "under": "unter {} Jahre", "from": "ab {} Jahren", "years": "{} Jahre",
    "single": "allein", "couple": "Paar", "family": "Familie", "unaccompanied": "unbegleitet minderjährig",
    "eu": "EU", "ukraine": "Ukraine", "other": "andere", "counter": "Schalter", "appointment": "Termin",
    "phone": "Telefon", "mail": "Post", "online": "online", "employer": "Arbeitgeber",
    "responsible": "Zuständig ist {unit}, denn es gilt: {why}.",
    "responsible-all": "Zuständig ist {unit}, und zwar für alle.",
    "elsewhere": "Zuständig ist eine Stelle außerhalb dieses Hauses: {unit} ({why}).",
    "elsewhere-all": "Zuständig ist eine Stelle außerhalb dieses Hauses: {unit}.",
    "law": "Rechtsgrundlage: {law}.",
    "needs": "Für die Antwort fehlt noch: {facts}.",
    "not-for": "Diese Leistung gibt es nur für: {why}.",
    "nobody": "Für dieses Anliegen ist hier niemand benannt. Bitte fragen Sie am Empfang.",
    "two": "Für dieses Anliegen sind mehrere Stellen benannt. Bitte fragen Sie am Empfang.",
}  # fmt: skip
