# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: German (the official text), English, Arabic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kurzweg.engine.responsibility.codes import UNKNOWN
from kurzweg.engine.structure.model import Condition

Labels = Mapping[str, str]
"""Words for codes that the caller knows better: statuses, municipalities, nationality groups."""

_NONE: Labels = MappingProxyType({})

WORDS: Mapping[str, Labels] = MappingProxyType(
    {
        "de": MappingProxyType(
            {
                "surname": "Nachname", "age": "Alter", "status": "Aufenthaltsstatus",
                "municipality": "Wohnort",
                "household": "Haushalt", "nationality": "Staatsangehörigkeit", "channel": "Zugang",
                UNKNOWN: "unbekannt", "or": " oder ", "and": ", ", "under": "unter {} Jahre",
                "from": "ab {} Jahren",
                "years": "{} Jahre", "single": "allein", "couple": "Paar", "family": "Familie",
                "unaccompanied": "unbegleitet minderjährig", "eu": "EU", "ukraine": "Ukraine",
                "other": "andere",
                "counter": "Schalter", "appointment": "Termin", "phone": "Telefon", "mail": "Post",
                "online": "online",
                "employer": "Arbeitgeber",
                "responsible": "Zuständig ist {unit}, denn es gilt: {why}.",
                "responsible-all": "Zuständig ist {unit}, und zwar für alle.",
                "elsewhere": "Zuständig ist eine Stelle außerhalb dieses Hauses: {unit} ({why}).",
                "elsewhere-all": "Zuständig ist eine Stelle außerhalb dieses Hauses: {unit}.",
                "law": "Rechtsgrundlage: {law}.",
                "needs": "Für die Antwort fehlt noch: {facts}.",
                "not-for": "Diese Leistung gibt es nur für: {why}.",
                "nobody": "Für dieses Anliegen ist hier niemand benannt. Bitte fragen Sie am Empfang.",
                "two": "Für dieses Anliegen sind mehrere Stellen benannt. Bitte fragen Sie am Empfang.",
            }
        ),
        "en": MappingProxyType(
            {
                "surname": "surname", "age": "age", "status": "residence status",
                "municipality": "place of residence",
                "household": "household", "nationality": "nationality", "channel": "channel",
                UNKNOWN: "unknown", "or": " or ", "and": ", ", "under": "under {} years",
                "from": "{} years and over",
                "years": "{} years", "single": "alone", "couple": "couple", "family": "family",
                "unaccompanied": "unaccompanied minor", "eu": "EU", "ukraine": "Ukraine", "other": "other",
                "counter": "counter", "appointment": "appointment", "phone": "phone", "mail": "mail",
                "online": "online",
                "employer": "employer",
                "responsible": "{unit} is responsible, because this applies: {why}.",
                "responsible-all": "{unit} is responsible, for everyone.",
                "elsewhere": "A body outside this office is responsible: {unit} ({why}).",
                "elsewhere-all": "A body outside this office is responsible: {unit}.",
                "law": "Legal basis: {law}.",
                "needs": "Still needed for the answer: {facts}.",
                "not-for": "This service exists only for: {why}.",
                "nobody": "Nobody is named for this matter. Please ask at the reception.",
                "two": "Several units are named for this matter. Please ask at the reception.",
            }
        ),
        "ar": MappingProxyType(
            {
                "surname": "اسم العائلة", "age": "العمر", "status": "وضع الإقامة",
                "municipality": "مكان السكن",
                "household": "الأسرة", "nationality": "الجنسية", "channel": "طريقة التواصل",
                UNKNOWN: "غير معروف", "or": " أو ", "and": "، ", "under": "أقل من {} سنة",
                "from": "{} سنة فأكثر",
                "years": "{} سنة", "single": "شخص بمفرده", "couple": "زوجان", "family": "عائلة",
                "unaccompanied": "قاصر غير مصحوب", "eu": "الاتحاد الأوروبي", "ukraine": "أوكرانيا",
                "other": "أخرى",
                "counter": "الشباك", "appointment": "موعد", "phone": "الهاتف", "mail": "البريد",
                "online": "الإنترنت",
                "employer": "صاحب العمل",
                "responsible": "الجهة المسؤولة هي {unit}، والسبب: {why}.",
                "responsible-all": "الجهة المسؤولة هي {unit}، وذلك للجميع.",
                "elsewhere": "الجهة المسؤولة خارج هذه الدائرة: {unit} ({why}).",
                "elsewhere-all": "الجهة المسؤولة خارج هذه الدائرة: {unit}.",
                "law": "الأساس القانوني: {law}.",
                "needs": "للإجابة ما زلنا نحتاج إلى: {facts}.",
                "not-for": "هذه الخدمة متاحة فقط لمن ينطبق عليه: {why}.",
                "nobody": "لا توجد في هذه الدائرة جهة مسؤولة عن هذا الطلب. يرجى السؤال في الاستقبال.",
                "two": "توجد أكثر من جهة واحدة لهذا الطلب. يرجى السؤال في الاستقبال.",
            }
        ),
    }
)  # fmt: skip


def words_in(language: str) -> tuple[str, Labels]:
    """The language that is spoken (German when we do not know the one asked for; "ar-EG" is "ar") and its
    words.
    """
    asked = language.lower().replace("_", "-").split("-")[0]
    spoken = asked if asked in WORDS else "de"
    return spoken, WORDS[spoken]


def isolated(text: str, language: str) -> str:
    """A foreign term inside a right-to-left sentence, kept from turning the words around it."""
    return f"\u2068{text}\u2069" if language == "ar" else text


def condition_in_words(condition: Condition, language: str, labels: Labels = _NONE) -> str:
    """One condition for reading: "Nachname L-Z oder unbekannt".

    >>> condition_in_words(Condition(fact="age", values=("<18", "unknown")), "en")
    'age under 18 years or unknown'
    """
    spoken, words = words_in(language)
    values = (value_in_words(condition.fact, value, spoken, labels) for value in condition.values)
    return f"{words[condition.fact]} {words['or'].join(values)}"


def conditions_in_words(conditions: Iterable[Condition], language: str, labels: Labels = _NONE) -> str:
    """Several conditions that hold together."""
    _, words = words_in(language)
    return words["and"].join(condition_in_words(condition, language, labels) for condition in conditions)


def value_in_words(fact: str, value: str, language: str, labels: Labels = _NONE) -> str:
    """One value of a fact for reading; a code that nobody has words for stays as it is."""
    spoken, words = words_in(language)
    if value == UNKNOWN:
        return words[UNKNOWN]
    if fact == "age":
        return _age_in_words(value, words)
    if fact == "surname":
        return isolated(value.replace("-", "–"), spoken)
    return labels.get(value) or words.get(value) or isolated(value, spoken)


def _age_in_words(value: str, words: Labels) -> str:
    bound = value.lstrip("<>=")
    if value.startswith("<"):
        return words["under"].format(int(bound) + value.startswith("<="))
    if value.startswith(">"):
        return words["from"].format(int(bound) + (not value.startswith(">=")))
    return words["years"].format(bound.replace("-", "–"))
