# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: Turkish."""

from kurzweg.engine.responsibility.codes import UNKNOWN

WORDS = {
    UNKNOWN: "bilinmiyor", "or": " veya ", "and": ", ", "under": "{} altında", "from": "{} ve üstü",
    "years": "{}", "responsible": "Sorumlu birim: {unit}. Nedeni: {why}.",
    "responsible-all": "Sorumlu birim: {unit}. Bu herkes için geçerli.",
    "elsewhere": "Bu kurumun dışında bir yer sorumlu: {unit} ({why}).",
    "elsewhere-all": "Bu kurumun dışında bir yer sorumlu: {unit}.", "law": "Hukuki dayanak: {law}.",
    "needs": "Cevap için eksik olan: {facts}.", "not-for": "Bu hizmet yalnızca şu durumda vardır: {why}.",
    "nobody": "Bunun için burada kimse belirlenmemiş. Lütfen danışmaya sorun.",
    "two": "Bunun için birden çok birim belirlenmiş. Lütfen danışmaya sorun.",
}  # fmt: skip
NAMES = {
    "surname": "soyadı", "age": "yaş", "status": "oturum durumu", "municipality": "oturulan yer",
    "household": "aile", "nationality": "vatandaşlık", "channel": "ulaşma yolu", "arrival": "geliş",
    "paper": "belge", "protection": "koruma", "purpose": "vize", "stay": "Almanya’da geçen süre",
    "children": "çocuklar", "housing": "konut", "needs": "ihtiyaçlar",
}  # fmt: skip
VALUES = {
    "household": {
        "single": "yalnız", "couple": "çift", "family": "aile", "unaccompanied": "refakatsiz çocuk",
    },
    "nationality": {
        "eu": "AB", "ukraine": "Ukrayna", "other": "diğer",
    },
    "channel": {
        "counter": "gişe", "appointment": "randevu", "phone": "telefon", "mail": "posta", "online": "internet",
        "employer": "işveren",
    },
}  # fmt: skip
QUESTIONS = {
    "surname": "Soyadınız hangi harflerle başlıyor?", "age": "Kaç yaşındasınız?",
    "status": "Hangisi sizin için geçerli?", "municipality": "Nerede oturuyorsunuz?",
    "household": "Burada kiminle yaşıyorsunuz?", "nationality": "Hangi pasaportunuz var?",
    "channel": "Bize nasıl ulaşmak istersiniz?", "arrival": "Size en çok hangisi uyuyor?",
    "paper": "Hangi belgeniz var?", "protection": "Karar yazınızda ne yazıyor?",
    "purpose": "Vizeyi ne için aldınız?", "stay": "Ne zamandır Almanya’dasınız?",
    "children": "Burada sizinle hangi çocuklar yaşıyor?", "housing": "Şimdi nerede oturuyorsunuz?",
    "needs": "Neye ihtiyacınız var?",
}  # fmt: skip
ANSWERS = {
    "household": {
        "single": "Yalnız yaşıyorum", "couple": "Eşimle ya da hayat arkadaşımla",
        "family": "Çocuklarla ya da anne babamla", "unaccompanied": "18 yaşından küçüğüm ve burada anne babam yok",
    },
    "nationality": {
        "eu": "Bir Avrupa Birliği ülkesinin pasaportu", "ukraine": "Ukrayna pasaportu",
        "other": "Başka bir pasaport",
    },
    "channel": {
        "counter": "Kendim geliyorum", "appointment": "Randevu ile geliyorum", "phone": "Telefon ediyorum",
        "mail": "Mektup yazıyorum", "online": "İnternetten yazıyorum", "employer": "İşveren olarak soruyorum",
    },
    "status": {
        "ankunftsnachweis": "Yeni geldim ve henüz iltica başvurusu yapmadım",
        "aufenthaltsgestattung-ae": "Kararı bekliyorum ve kabul merkezinde (Aufnahmeeinrichtung) oturmak zorundayım",
        "aufenthaltsgestattung": "Kararı bekliyorum ve başka bir yerde oturuyorum",
        "duldung-60a": "Duldung belgem var (sınır dışının ertelenmesi)",
        "duldung-60b": "Duldung belgem var (sınır dışının ertelenmesi), kimliğim belirlenmedi",
        "ausbildungsduldung": "Meslek eğitimim için Duldung belgem var (sınır dışının ertelenmesi)",
        "beschaeftigungsduldung": "İşim için Duldung belgem var (sınır dışının ertelenmesi)",
        "vollziehbar-ausreisepflichtig": "Ülkeden çıkmam gerekiyor ve Duldung belgem yok",
        "asylberechtigt-fluechtling": "Mülteci olarak tanındım veya sığınma hakkım var",
        "subsidiaer-geschuetzt": "İkincil korumam var (subsidiärer Schutz)",
        "abschiebungsverbot-25-3": "Sınır dışı edilmem yasak (Abschiebungsverbot)",
        "voruebergehender-schutz-24": "Ukrayna'daki savaştan kaçtım",
        "aufnahme-22-23": "Almanya beni yurt dışından kabul etti",
        "kriegsbedingt-23-1": "Başka bir savaş nedeniyle kabul edildim",
        "haertefall-23a": "Zor durum kararım var (Härtefall)",
        "humanitaer-25-4": "Acil nedenlerle bir süre kalabilirim", "humanitaer-25-5": "Ülkeden çıkamıyorum",
        "bleiberecht-25a-25b": "İyi uyum sağladığım için kalabilirim",
        "chancenaufenthalt-104c-alt": "Chancen-Aufenthaltsrecht (fırsat oturumu) hakkım var",
        "niederlassungserlaubnis": "Süre sınırı olmadan kalabilirim", "studium-16b": "Üniversitede okuyorum",
        "fachkraft-18a-18b": "Nitelikli çalışan olarak çalışıyorum",
        "chancenkarte-20a": "Chancenkarte (fırsat kartı) ile iş arıyorum",
        "familie-28": "Ailemin Alman pasaportu var",
        "familie-30-36": "Ailemin başka bir pasaportu var ve burada yaşıyor",
        "fiktion-81-3": "İlk kez oturma izni için başvurdum",
        "fiktion-81-4": "Uzatma için başvurdum ve bekliyorum",
        "unionsbuerger": "Bir Avrupa Birliği ülkesinin pasaportu bende var", "deutsch": "Alman pasaportum var",
    },
    "family-of-statuses": {
        "asyl": "İltica başvurusu yaptım ve bekliyorum",
        "duldung": "Duldung belgem var ya da ülkeden çıkmam gerekiyor", "schutz": "İltica başvurum kabul edildi",
        "aufnahme": "Savaş veya zor durum nedeniyle burada kalabildim", "dauer": "Süresiz kalabilirim",
        "arbeit": "İş, öğrenim veya aile için buradayım", "anderes": "Başka bir durum, AB veya Almanya",
    },
    "arrival": {
        "asylum": "Koruma arıyorum (iltica)", "ukraine": "Ukrayna’daki savaştan kaçtım", "visa": "Vizeyle geldim",
        "eu": "Avrupa Birliği ülkesi pasaportum var", "protected": "Korumam zaten tanındı",
        "resident": "Oturum iznim var ve buraya taşındım",
    },
    "paper": {
        "none": "Henüz belgem yok", "arrival-proof": "Geldiğime dair belge",
        "permission-centre": "İltica süreci izni; kabul merkezinde oturmam gerekiyor",
        "permission": "İltica süreci izni; başka yerde oturuyorum", "toleration": "Müsamaha belgesi (Duldung)",
    },
    "protection": {
        "refugee": "Mülteciyim veya iltica hakkım var", "subsidiary": "İkincil korumam var",
        "ban": "Sınır dışı edilemem", "admitted": "Almanya beni yurt dışından kabul etti",
    },
    "purpose": {
        "work": "Çalışmak için", "study": "Okumak veya meslek eğitimi için",
        "family": "Ailemin yanına gelmek için", "search": "İş aramak için (Chancenkarte)",
    },
    "stay": {
        "under-3": "3 aydan az", "to-36": "3 ay ile 3 yıl arası", "over-36": "3 yıldan fazla",
    },
    "children": {
        "baby": "Almanya’da doğmuş bir bebek", "small": "Okul öncesi çocuklar (0–5 yaş)",
        "school": "Okul çağındaki çocuklar (6–17 yaş)", "none": "Çocuk yok",
    },
    "housing": {
        "flat": "Kendi evimde", "guest": "Akraba veya arkadaşlarda", "shelter": "Barınakta",
        "none": "Kalacak yerim yok",
    },
    "needs": {
        "money": "Geçim parası", "doctor": "Doktor veya ilaç", "german": "Almanca öğrenmek",
        "work": "İş veya meslek eğitimi bulmak", "offer": "İzin: bir iş buldum",
        "degree": "Mesleğimi veya diplomamı tanıtmak", "none": "Hiçbiri",
    },
}  # fmt: skip
