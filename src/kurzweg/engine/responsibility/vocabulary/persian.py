# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: Persian."""

from kurzweg.engine.responsibility.codes import UNKNOWN

WORDS = {
    "surname": "نام خانوادگی", "age": "سن", "status": "وضعیت اقامت", "municipality": "محل سکونت",
    "household": "خانوار", "nationality": "تابعیت", "channel": "راه تماس", UNKNOWN: "نامعلوم", "or": " یا ",
    "and": "، ", "under": "زیر {} سال", "from": "از {} سال به بالا", "years": "{} سال", "single": "تنها",
    "couple": "زوج", "family": "خانواده", "unaccompanied": "خردسال بی‌همراه", "eu": "اتحادیهٔ اروپا",
    "ukraine": "اوکراین", "other": "دیگر", "counter": "باجه", "appointment": "وقت قبلی", "phone": "تلفن",
    "mail": "پست", "online": "اینترنت", "employer": "کارفرما",
    "responsible": "بخش مسئول {unit} است، زیرا: {why}.",
    "responsible-all": "بخش مسئول {unit} است، و این برای همه است.",
    "elsewhere": "جایی بیرون از این اداره مسئول است: {unit} ({why}).",
    "elsewhere-all": "جایی بیرون از این اداره مسئول است: {unit}.",
    "law": "مبنای قانونی: {law}.",
    "needs": "برای پاسخ هنوز این‌ها لازم است: {facts}.",
    "not-for": "این خدمت فقط برای این مورد وجود دارد: {why}.",
    "nobody": "برای این کار اینجا کسی تعیین نشده است. لطفاً در پذیرش بپرسید.",
    "two": "برای این کار چند بخش تعیین شده است. لطفاً در پذیرش بپرسید.",
}  # fmt: skip
