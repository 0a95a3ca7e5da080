# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: Russian."""

from kurzweg.engine.responsibility.codes import UNKNOWN

WORDS = {
    "surname": "фамилия", "age": "возраст", "status": "статус пребывания", "municipality": "место жительства",
    "household": "семья дома", "nationality": "гражданство", "channel": "способ связи", UNKNOWN: "неизвестно",
    "or": " или ", "and": ", ", "under": "до {}", "from": "от {}", "years": "{}", "single": "без семьи",
    "couple": "пара", "family": "семья", "unaccompanied": "несовершеннолетние без сопровождения", "eu": "ЕС",
    "ukraine": "Украина", "other": "другое", "counter": "окно", "appointment": "запись", "phone": "телефон",
    "mail": "почта", "online": "интернет", "employer": "работодатель",
    "responsible": "Этим занимается {unit}, потому что: {why}.",
    "responsible-all": "Этим занимается {unit}, и притом для всех.",
    "elsewhere": "Этим занимается учреждение вне этого дома: {unit} ({why}).",
    "elsewhere-all": "Этим занимается учреждение вне этого дома: {unit}.",
    "law": "Правовое основание: {law}.",
    "needs": "Для ответа ещё не хватает: {facts}.",
    "not-for": "Эта услуга существует только для таких случаев: {why}.",
    "nobody": "За это здесь никто не отвечает. Спросите на стойке приёма.",
    "two": "За это здесь отвечает несколько отделов. Спросите на стойке приёма.",
}  # fmt: skip
