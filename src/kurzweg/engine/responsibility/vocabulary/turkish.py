# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: Turkish."""

from kurzweg.engine.responsibility.codes import UNKNOWN

WORDS = {
    "surname": "soyadı", "age": "yaş", "status": "oturum durumu", "municipality": "oturulan yer",
    "household": "aile", "nationality": "vatandaşlık", "channel": "ulaşma yolu", UNKNOWN: "bilinmiyor",
    "or": " veya ", "and": ", ", "under": "{} altında", "from": "{} ve üstü", "years": "{}",
    "single": "yalnız", "couple": "çift", "family": "aile", "unaccompanied": "refakatsiz çocuk", "eu": "AB",
    "ukraine": "Ukrayna", "other": "diğer", "counter": "gişe", "appointment": "randevu", "phone": "telefon",
    "mail": "posta", "online": "internet", "employer": "işveren",
    "responsible": "Sorumlu birim: {unit}. Nedeni: {why}.",
    "responsible-all": "Sorumlu birim: {unit}. Bu herkes için geçerli.",
    "elsewhere": "Bu kurumun dışında bir yer sorumlu: {unit} ({why}).",
    "elsewhere-all": "Bu kurumun dışında bir yer sorumlu: {unit}.",
    "law": "Hukuki dayanak: {law}.",
    "needs": "Cevap için eksik olan: {facts}.",
    "not-for": "Bu hizmet yalnızca şu durumda vardır: {why}.",
    "nobody": "Bunun için burada kimse belirlenmemiş. Lütfen danışmaya sorun.",
    "two": "Bunun için birden çok birim belirlenmiş. Lütfen danışmaya sorun.",
}  # fmt: skip
