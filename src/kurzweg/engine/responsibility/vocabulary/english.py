# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: English."""

from kurzweg.engine.responsibility.codes import UNKNOWN

WORDS = {
    UNKNOWN: "unknown", "or": " or ", "and": ", ", "under": "under {} years", "from": "{} years and over",
    "years": "{} years", "responsible": "{unit} is responsible, because this applies: {why}.",
    "responsible-all": "{unit} is responsible, for everyone.",
    "elsewhere": "A body outside this office is responsible: {unit} ({why}).",
    "elsewhere-all": "A body outside this office is responsible: {unit}.", "law": "Legal basis: {law}.",
    "needs": "Still needed for the answer: {facts}.", "not-for": "This service exists only for: {why}.",
    "nobody": "Nobody is named for this matter. Please ask at the reception.",
    "two": "Several units are named for this matter. Please ask at the reception.",
}  # fmt: skip
NAMES = {
    "surname": "surname", "age": "age", "status": "residence status", "municipality": "place of residence",
    "household": "household", "nationality": "nationality", "channel": "channel", "arrival": "arrival",
    "paper": "paper", "protection": "protection", "purpose": "visa", "stay": "time in Germany",
    "children": "children", "housing": "housing", "needs": "needs",
}  # fmt: skip
VALUES = {
    "household": {
        "single": "alone", "couple": "couple", "family": "family", "unaccompanied": "unaccompanied minor",
    },
    "nationality": {
        "eu": "EU", "ukraine": "Ukraine", "other": "other",
    },
    "channel": {
        "counter": "counter", "appointment": "appointment", "phone": "phone", "mail": "mail", "online": "online",
        "employer": "employer",
    },
}  # fmt: skip
QUESTIONS = {
    "surname": "Which letters does your family name begin with?", "age": "How old are you?",
    "status": "What applies to you?", "municipality": "Where do you live?",
    "household": "Who do you live with here?", "nationality": "Which passport do you have?",
    "channel": "How would you like to reach us?", "arrival": "What fits you best?",
    "paper": "Which paper do you have?", "protection": "What does your decision letter say?",
    "purpose": "What did you get the visa for?", "stay": "How long have you been in Germany?",
    "children": "Which children live here with you?", "housing": "Where do you live now?",
    "needs": "What do you need?",
}  # fmt: skip
ANSWERS = {
    "household": {
        "single": "I live alone", "couple": "With my husband, wife or partner",
        "family": "With children or with my parents", "unaccompanied": "I am under 18 and here without my parents",
    },
    "nationality": {
        "eu": "A passport of a country of the European Union", "ukraine": "A Ukrainian passport",
        "other": "Another passport",
    },
    "channel": {
        "counter": "I come in person", "appointment": "I come with an appointment", "phone": "I call",
        "mail": "I write a letter", "online": "I write online", "employer": "I ask as an employer",
    },
    "status": {
        "ankunftsnachweis": "I am new and have not applied for asylum yet",
        "aufenthaltsgestattung-ae": "I am waiting for the decision and must live in the reception centre",
        "aufenthaltsgestattung": "I am waiting for the decision and live elsewhere",
        "duldung-60a": "I have a toleration (Duldung)",
        "duldung-60b": "I have a toleration (Duldung), my identity is not clear",
        "ausbildungsduldung": "I have a toleration (Duldung) for my vocational training",
        "beschaeftigungsduldung": "I have a toleration (Duldung) for my work",
        "vollziehbar-ausreisepflichtig": "I have to leave and have no toleration (Duldung)",
        "asylberechtigt-fluechtling": "I am recognised as a refugee or have asylum",
        "subsidiaer-geschuetzt": "I have subsidiary protection",
        "abschiebungsverbot-25-3": "I may not be deported (ban on deportation)",
        "voruebergehender-schutz-24": "I fled from the war in Ukraine",
        "aufnahme-22-23": "Germany admitted me from abroad",
        "kriegsbedingt-23-1": "I was admitted because of another war", "haertefall-23a": "I am a hardship case",
        "humanitaer-25-4": "I may stay for a time for urgent reasons", "humanitaer-25-5": "I cannot leave",
        "bleiberecht-25a-25b": "I may stay because I am well integrated",
        "chancenaufenthalt-104c-alt": "I have an opportunity residence right (Chancen-Aufenthaltsrecht)",
        "niederlassungserlaubnis": "I may stay without a time limit", "studium-16b": "I am studying",
        "fachkraft-18a-18b": "I work as a skilled worker",
        "chancenkarte-20a": "I am looking for work with the Opportunity Card (Chancenkarte)",
        "familie-28": "My family has a German passport",
        "familie-30-36": "My family has another passport and lives here",
        "fiktion-81-3": "I have applied for a residence title for the first time",
        "fiktion-81-4": "I have applied for the extension and am waiting",
        "unionsbuerger": "I have a passport of a country of the European Union",
        "deutsch": "I have a German passport",
    },
    "family-of-statuses": {
        "asyl": "I have applied for asylum and am waiting",
        "duldung": "I have a toleration (Duldung) or have to leave",
        "schutz": "My asylum application was successful",
        "aufnahme": "I was allowed to stay because of war or hardship", "dauer": "I may stay permanently",
        "arbeit": "I am here for work, studies or family", "anderes": "Something else, EU or Germany",
    },
    "arrival": {
        "asylum": "I seek protection (asylum)", "ukraine": "I fled from the war in Ukraine",
        "visa": "I came with a visa", "eu": "I have a passport of a country of the European Union",
        "protected": "My protection is already recognised",
        "resident": "I already have a residence permit and moved here",
    },
    "paper": {
        "none": "No paper yet", "arrival-proof": "The proof that I have arrived",
        "permission-centre": "The permission for the asylum procedure; I must live in the reception centre",
        "permission": "The permission for the asylum procedure; I live elsewhere", "toleration": "A toleration",
    },
    "protection": {
        "refugee": "I am a refugee or have asylum", "subsidiary": "I have subsidiary protection",
        "ban": "I must not be deported", "admitted": "Germany admitted me from abroad",
    },
    "purpose": {
        "work": "For a job", "study": "For studies or training", "family": "To join my family",
        "search": "To look for work (Chancenkarte)",
    },
    "stay": {
        "under-3": "Less than 3 months", "to-36": "3 months to 3 years", "over-36": "Longer than 3 years",
    },
    "children": {
        "baby": "A baby born in Germany", "small": "Children before school (0 to 5 years)",
        "school": "Children of school age (6 to 17 years)", "none": "No children",
    },
    "housing": {
        "flat": "In my own flat", "guest": "With family or friends", "shelter": "In a shelter",
        "none": "I have no place to sleep",
    },
    "needs": {
        "money": "Money to live on", "doctor": "A doctor or medicine", "german": "Learn German",
        "work": "Find work or training", "offer": "A permission: I have found a job",
        "degree": "Have my profession or certificate recognised", "none": "None of these",
    },
}  # fmt: skip
