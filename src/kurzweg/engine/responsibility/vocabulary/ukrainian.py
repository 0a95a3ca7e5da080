# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: Ukrainian."""

from kurzweg.engine.responsibility.codes import UNKNOWN

WORDS = {
    "surname": "прізвище", "age": "вік", "status": "статус перебування", "municipality": "місце проживання",
    "household": "родина вдома", "nationality": "громадянство", "channel": "спосіб зв’язку",
    UNKNOWN: "невідомо", "or": " або ", "and": ", ", "under": "до {}", "from": "від {}", "years": "{}",
    "single": "без родини", "couple": "пара", "family": "родина", "unaccompanied": "неповнолітні без супроводу",
    "eu": "ЄС", "ukraine": "Україна", "other": "інше", "counter": "віконце", "appointment": "запис",
    "phone": "телефон", "mail": "пошта", "online": "інтернет", "employer": "роботодавець",
    "responsible": "Цим займається {unit}, бо: {why}.",
    "responsible-all": "Цим займається {unit}, і то для всіх.",
    "elsewhere": "Цим займається установа поза цим будинком: {unit} ({why}).",
    "elsewhere-all": "Цим займається установа поза цим будинком: {unit}.",
    "law": "Правова підстава: {law}.",
    "needs": "Для відповіді ще бракує: {facts}.",
    "not-for": "Ця послуга існує лише для таких випадків: {why}.",
    "nobody": "За це тут ніхто не відповідає. Запитайте на рецепції.",
    "two": "За це тут відповідає кілька підрозділів. Запитайте на рецепції.",
}  # fmt: skip
