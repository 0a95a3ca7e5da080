# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: Arabic."""

from kurzweg.engine.responsibility.codes import UNKNOWN

WORDS = {
    "surname": "اسم العائلة", "age": "العمر", "status": "وضع الإقامة", "municipality": "مكان السكن",
    "household": "الأسرة", "nationality": "الجنسية", "channel": "طريقة التواصل", UNKNOWN: "غير معروف",
    "or": " أو ", "and": "، ", "under": "أقل من {} سنة", "from": "{} سنة فأكثر", "years": "{} سنة",
    "single": "شخص بمفرده", "couple": "زوجان", "family": "عائلة", "unaccompanied": "قاصر غير مصحوب",
    "eu": "الاتحاد الأوروبي", "ukraine": "أوكرانيا", "other": "أخرى", "counter": "الشباك",
    "appointment": "موعد", "phone": "الهاتف", "mail": "البريد", "online": "الإنترنت", "employer": "صاحب العمل",
    "responsible": "الجهة المسؤولة هي {unit}، والسبب: {why}.",
    "responsible-all": "الجهة المسؤولة هي {unit}، وذلك للجميع.",
    "elsewhere": "الجهة المسؤولة خارج هذه الدائرة: {unit} ({why}).",
    "elsewhere-all": "الجهة المسؤولة خارج هذه الدائرة: {unit}.",
    "law": "الأساس القانوني: {law}.",
    "needs": "للإجابة ما زلنا نحتاج إلى: {facts}.",
    "not-for": "هذه الخدمة متاحة فقط لمن ينطبق عليه: {why}.",
    "nobody": "لا توجد في هذه الدائرة جهة مسؤولة عن هذا الطلب. يرجى السؤال في الاستقبال.",
    "two": "توجد أكثر من جهة واحدة لهذا الطلب. يرجى السؤال في الاستقبال.",
}  # fmt: skip
