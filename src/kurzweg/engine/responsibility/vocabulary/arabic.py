# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: Arabic."""

from kurzweg.engine.responsibility.codes import UNKNOWN

WORDS = {
    UNKNOWN: "غير معروف", "or": " أو ", "and": "، ", "under": "أقل من {} سنة", "from": "{} سنة فأكثر",
    "years": "{} سنة", "responsible": "الجهة المسؤولة هي {unit}، والسبب: {why}.",
    "responsible-all": "الجهة المسؤولة هي {unit}، وذلك للجميع.",
    "elsewhere": "الجهة المسؤولة خارج هذه الدائرة: {unit} ({why}).",
    "elsewhere-all": "الجهة المسؤولة خارج هذه الدائرة: {unit}.", "law": "الأساس القانوني: {law}.",
    "needs": "للإجابة ما زلنا نحتاج إلى: {facts}.", "not-for": "هذه الخدمة متاحة فقط لمن ينطبق عليه: {why}.",
    "nobody": "لا توجد في هذه الدائرة جهة مسؤولة عن هذا الطلب. يرجى السؤال في الاستقبال.",
    "two": "توجد أكثر من جهة واحدة لهذا الطلب. يرجى السؤال في الاستقبال.",
}  # fmt: skip
NAMES = {
    "surname": "اسم العائلة", "age": "العمر", "status": "وضع الإقامة", "municipality": "مكان السكن",
    "household": "الأسرة", "nationality": "الجنسية", "channel": "طريقة التواصل", "arrival": "الوصول",
    "paper": "الورقة", "protection": "الحماية", "purpose": "التأشيرة", "stay": "المدة في ألمانيا",
    "children": "الأطفال", "housing": "السكن", "needs": "الاحتياجات",
}  # fmt: skip
VALUES = {
    "household": {
        "single": "شخص بمفرده", "couple": "زوجان", "family": "عائلة", "unaccompanied": "قاصر غير مصحوب",
    },
    "nationality": {
        "eu": "الاتحاد الأوروبي", "ukraine": "أوكرانيا", "other": "أخرى",
    },
    "channel": {
        "counter": "الشباك", "appointment": "موعد", "phone": "الهاتف", "mail": "البريد", "online": "الإنترنت",
        "employer": "صاحب العمل",
    },
}  # fmt: skip
QUESTIONS = {
    "surname": "بأي أحرف يبدأ اسم عائلتك؟", "age": "كم عمرك؟", "status": "ما الذي ينطبق عليك؟",
    "municipality": "أين تسكن؟", "household": "مع من تعيش هنا؟", "nationality": "أي جواز سفر لديك؟",
    "channel": "كيف تريد التواصل معنا؟", "arrival": "ما الذي ينطبق عليك أكثر؟", "paper": "ما الورقة التي لديك؟",
    "protection": "ماذا ورد في قرارك؟", "purpose": "لأي غرض حصلت على التأشيرة؟",
    "stay": "منذ متى وأنت في ألمانيا؟", "children": "مَن من الأطفال يعيش معك هنا؟", "housing": "أين تسكن الآن؟",
    "needs": "ماذا تحتاج؟",
}  # fmt: skip
ANSWERS = {
    "household": {
        "single": "أعيش وحدي", "couple": "مع زوجي أو زوجتي أو شريك حياتي", "family": "مع أطفال أو مع والديّ",
        "unaccompanied": "عمري أقل من 18 سنة وأنا هنا دون والديّ",
    },
    "nationality": {
        "eu": "جواز دولة من الاتحاد الأوروبي", "ukraine": "جواز أوكراني", "other": "جواز آخر",
    },
    "channel": {
        "counter": "أحضر بنفسي", "appointment": "أحضر بموعد", "phone": "أتصل بالهاتف",
        "mail": "أرسل رسالة بالبريد", "online": "أكتب عبر الإنترنت", "employer": "أسأل بصفتي صاحب عمل",
    },
    "status": {
        "ankunftsnachweis": "وصلت حديثًا ولم أقدم طلب اللجوء بعد",
        "aufenthaltsgestattung-ae": "أنتظر القرار وعليّ السكن في مركز الاستقبال",
        "aufenthaltsgestattung": "أنتظر القرار وأسكن في مكان آخر", "duldung-60a": "لديّ Duldung (وقف ترحيل مؤقت)",
        "duldung-60b": "لديّ Duldung وهويتي غير مثبتة", "ausbildungsduldung": "لديّ Duldung من أجل التدريب المهني",
        "beschaeftigungsduldung": "لديّ Duldung من أجل العمل",
        "vollziehbar-ausreisepflichtig": "عليّ المغادرة وليس لديّ Duldung",
        "asylberechtigt-fluechtling": "معترف بي لاجئًا أو لديّ حق اللجوء",
        "subsidiaer-geschuetzt": "لديّ حماية ثانوية", "abschiebungsverbot-25-3": "لا يجوز ترحيلي (حظر ترحيل)",
        "voruebergehender-schutz-24": "هربت من الحرب في أوكرانيا", "aufnahme-22-23": "استقبلتني ألمانيا من الخارج",
        "kriegsbedingt-23-1": "استُقبلت بسبب حرب أخرى", "haertefall-23a": "أنا حالة إنسانية صعبة (Härtefall)",
        "humanitaer-25-4": "يحق لي البقاء مدة لأسباب ملحّة", "humanitaer-25-5": "لا أستطيع المغادرة",
        "bleiberecht-25a-25b": "يحق لي البقاء لأنني مندمج جيدًا في المجتمع",
        "chancenaufenthalt-104c-alt": "لديّ حق الإقامة على سبيل الفرصة (Chancen-Aufenthaltsrecht)",
        "niederlassungserlaubnis": "يحق لي البقاء دون مدة محددة", "studium-16b": "أدرس في الجامعة",
        "fachkraft-18a-18b": "أعمل في مهنة مؤهَّلة (Fachkraft)",
        "chancenkarte-20a": "أبحث عن عمل ببطاقة الفرصة (Chancenkarte)",
        "familie-28": "أسرتي تحمل جواز سفر ألمانيًا", "familie-30-36": "أسرتي تحمل جوازًا آخر وتعيش هنا",
        "fiktion-81-3": "قدمت طلب إقامة لأول مرة", "fiktion-81-4": "قدمت طلب تمديد وأنتظر",
        "unionsbuerger": "لديّ جواز سفر دولة من الاتحاد الأوروبي", "deutsch": "لديّ جواز سفر ألماني",
    },
    "family-of-statuses": {
        "asyl": "قدمت طلب لجوء وأنتظر", "duldung": "لديّ Duldung (وقف ترحيل مؤقت) أو عليّ المغادرة",
        "schutz": "قُبل طلب لجوئي", "aufnahme": "سُمح لي بالبقاء بسبب حرب أو ضرورة",
        "dauer": "يحق لي البقاء بصورة دائمة", "arbeit": "أنا هنا بسبب العمل أو الدراسة أو الأسرة",
        "anderes": "شيء آخر، الاتحاد الأوروبي أو ألمانيا",
    },
    "arrival": {
        "asylum": "أطلب الحماية (اللجوء)", "ukraine": "هربت من الحرب في أوكرانيا", "visa": "جئت بتأشيرة",
        "eu": "لدي جواز سفر من دولة في الاتحاد الأوروبي", "protected": "تم الاعتراف بحمايتي",
        "resident": "لدي إقامة بالفعل وانتقلت إلى هنا",
    },
    "paper": {
        "none": "لا توجد لدي ورقة بعد", "arrival-proof": "إثبات وصولي",
        "permission-centre": "إذن الإقامة لإجراءات اللجوء، ويجب أن أسكن في مركز الاستقبال",
        "permission": "إذن الإقامة لإجراءات اللجوء، وأسكن في مكان آخر", "toleration": "وقف ترحيل مؤقت (دولدونغ)",
    },
    "protection": {
        "refugee": "أنا لاجئ أو حصلت على اللجوء", "subsidiary": "لدي حماية ثانوية", "ban": "لا يجوز ترحيلي",
        "admitted": "استقبلتني ألمانيا من الخارج",
    },
    "purpose": {
        "work": "للعمل", "study": "للدراسة أو التدريب المهني", "family": "للالتحاق بعائلتي",
        "search": "للبحث عن عمل (\u2068Chancenkarte\u2069)",
    },
    "stay": {
        "under-3": "أقل من \u20663\u2069 أشهر", "to-36": "من \u20663\u2069 أشهر إلى \u20663\u2069 سنوات",
        "over-36": "أكثر من \u20663\u2069 سنوات",
    },
    "children": {
        "baby": "طفل رضيع وُلد في ألمانيا",
        "small": "أطفال قبل المدرسة (من \u20660\u2069 إلى \u20665\u2069 سنوات)",
        "school": "أطفال في سن المدرسة (من \u20666\u2069 إلى \u206617\u2069 سنة)", "none": "لا أطفال",
    },
    "housing": {
        "flat": "في شقتي", "guest": "عند العائلة أو الأصدقاء", "shelter": "في سكن جماعي",
        "none": "ليس لدي مكان للنوم",
    },
    "needs": {
        "money": "المال للعيش", "doctor": "طبيبًا أو أدوية", "german": "تعلّم الألمانية",
        "work": "إيجاد عمل أو تدريب مهني", "offer": "إذن عمل: لقد وجدت عملًا",
        "degree": "الاعتراف بمهنتي أو شهادتي", "none": "لا شيء من ذلك",
    },
}  # fmt: skip
