# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: German, the official text."""

from kurzweg.engine.responsibility.codes import UNKNOWN

WORDS = {
    UNKNOWN: "unbekannt", "or": " oder ", "and": ", ", "under": "unter {} Jahre", "from": "ab {} Jahren",
    "years": "{} Jahre", "responsible": "Zuständig ist {unit}, denn es gilt: {why}.",
    "responsible-all": "Zuständig ist {unit}, und zwar für alle.",
    "elsewhere": "Zuständig ist eine Stelle außerhalb dieses Hauses: {unit} ({why}).",
    "elsewhere-all": "Zuständig ist eine Stelle außerhalb dieses Hauses: {unit}.",
    "law": "Rechtsgrundlage: {law}.", "needs": "Für die Antwort fehlt noch: {facts}.",
    "not-for": "Diese Leistung gibt es nur für: {why}.",
    "nobody": "Für dieses Anliegen ist hier niemand benannt. Bitte fragen Sie am Empfang.",
    "two": "Für dieses Anliegen sind mehrere Stellen benannt. Bitte fragen Sie am Empfang.",
}  # fmt: skip
NAMES = {
    "surname": "Nachname", "age": "Alter", "status": "Aufenthaltsstatus", "municipality": "Wohnort",
    "household": "Haushalt", "nationality": "Staatsangehörigkeit", "channel": "Zugang", "arrival": "Ankunft",
    "paper": "Papier", "protection": "Schutz", "purpose": "Visum", "stay": "Zeit in Deutschland",
    "children": "Kinder", "housing": "Unterkunft", "needs": "Bedarf",
}  # fmt: skip
VALUES = {
    "household": {
        "single": "allein", "couple": "Paar", "family": "Familie", "unaccompanied": "unbegleitet minderjährig",
    },
    "nationality": {
        "eu": "EU", "ukraine": "Ukraine", "other": "andere",
    },
    "channel": {
        "counter": "Schalter", "appointment": "Termin", "phone": "Telefon", "mail": "Post", "online": "online",
        "employer": "Arbeitgeber",
    },
}  # fmt: skip
QUESTIONS = {
    "surname": "Mit welchen Buchstaben beginnt Ihr Familienname?", "age": "Wie alt sind Sie?",
    "status": "Was trifft auf Sie zu?", "municipality": "Wo wohnen Sie?", "household": "Mit wem leben Sie hier?",
    "nationality": "Welchen Pass haben Sie?", "channel": "Wie möchten Sie uns erreichen?",
    "arrival": "Was passt am besten zu Ihnen?", "paper": "Welches Papier haben Sie?",
    "protection": "Was steht in Ihrem Bescheid?", "purpose": "Wofür haben Sie das Visum bekommen?",
    "stay": "Wie lange sind Sie schon in Deutschland?", "children": "Welche Kinder leben mit Ihnen hier?",
    "housing": "Wo wohnen Sie jetzt?", "needs": "Was brauchen Sie?",
}  # fmt: skip
ANSWERS = {
    "household": {
        "single": "Ich lebe allein",
        "couple": "Mit meinem Mann, meiner Frau, meinem Partner oder meiner Partnerin",
        "family": "Mit Kindern oder mit meinen Eltern",
        "unaccompanied": "Ich bin unter 18 Jahre und ohne Eltern hier",
    },
    "nationality": {
        "eu": "Den Pass eines Landes der Europäischen Union", "ukraine": "Den Pass der Ukraine",
        "other": "Einen anderen Pass",
    },
    "channel": {
        "counter": "Ich komme vorbei", "appointment": "Ich komme mit Termin", "phone": "Ich rufe an",
        "mail": "Ich schreibe einen Brief", "online": "Ich schreibe im Internet",
        "employer": "Ich frage als Arbeitgeber",
    },
    "status": {
        "ankunftsnachweis": "Ich bin neu und habe den Asylantrag noch nicht gestellt",
        "aufenthaltsgestattung-ae": "Ich warte auf die Entscheidung und muss in der Aufnahmeeinrichtung wohnen",
        "aufenthaltsgestattung": "Ich warte auf die Entscheidung und wohne woanders",
        "duldung-60a": "Ich habe eine Duldung",
        "duldung-60b": "Ich habe eine Duldung, meine Identität ist nicht geklärt",
        "ausbildungsduldung": "Ich habe eine Duldung für meine Ausbildung",
        "beschaeftigungsduldung": "Ich habe eine Duldung für meine Arbeit",
        "vollziehbar-ausreisepflichtig": "Ich muss ausreisen und habe keine Duldung",
        "asylberechtigt-fluechtling": "Ich bin als Flüchtling anerkannt oder habe Asyl",
        "subsidiaer-geschuetzt": "Ich habe subsidiären Schutz",
        "abschiebungsverbot-25-3": "Ich darf nicht abgeschoben werden",
        "voruebergehender-schutz-24": "Ich bin vor dem Krieg in der Ukraine geflohen",
        "aufnahme-22-23": "Deutschland hat mich aus dem Ausland aufgenommen",
        "kriegsbedingt-23-1": "Ich wurde wegen eines anderen Krieges aufgenommen",
        "haertefall-23a": "Ich bin ein Härtefall",
        "humanitaer-25-4": "Ich darf aus dringenden Gründen eine Zeit bleiben",
        "humanitaer-25-5": "Ich kann nicht ausreisen",
        "bleiberecht-25a-25b": "Ich darf bleiben, weil ich gut integriert bin",
        "chancenaufenthalt-104c-alt": "Ich habe ein Chancen-Aufenthaltsrecht",
        "niederlassungserlaubnis": "Ich darf ohne Frist bleiben", "studium-16b": "Ich studiere",
        "fachkraft-18a-18b": "Ich arbeite als Fachkraft",
        "chancenkarte-20a": "Ich suche Arbeit mit der Chancenkarte",
        "familie-28": "Meine Familie hat einen deutschen Pass",
        "familie-30-36": "Meine Familie hat einen anderen Pass und lebt hier",
        "fiktion-81-3": "Ich habe zum ersten Mal einen Aufenthaltstitel beantragt",
        "fiktion-81-4": "Ich habe die Verlängerung beantragt und warte",
        "unionsbuerger": "Ich habe den Pass eines Landes der Europäischen Union",
        "deutsch": "Ich habe einen deutschen Pass",
    },
    "family-of-statuses": {
        "asyl": "Ich habe Asyl beantragt und warte", "duldung": "Ich habe eine Duldung oder soll ausreisen",
        "schutz": "Mein Asylantrag war erfolgreich", "aufnahme": "Ich durfte wegen Krieg oder Not hierbleiben",
        "dauer": "Ich darf auf Dauer bleiben", "arbeit": "Ich bin wegen Arbeit, Studium oder Familie hier",
        "anderes": "Etwas anderes, EU oder Deutschland",
    },
    "arrival": {
        "asylum": "Ich suche Schutz (Asyl)", "ukraine": "Ich bin vor dem Krieg in der Ukraine geflohen",
        "visa": "Ich bin mit einem Visum gekommen", "eu": "Ich habe den Pass eines Landes der Europäischen Union",
        "protected": "Mein Schutz ist schon anerkannt",
        "resident": "Ich habe schon einen Aufenthaltstitel und bin hierher gezogen",
    },
    "paper": {
        "none": "Noch kein Papier", "arrival-proof": "Den Nachweis, dass ich angekommen bin",
        "permission-centre": "Die Erlaubnis für das Asylverfahren; ich muss in der Aufnahmeeinrichtung wohnen",
        "permission": "Die Erlaubnis für das Asylverfahren; ich wohne woanders", "toleration": "Eine Duldung",
    },
    "protection": {
        "refugee": "Ich bin Flüchtling oder habe Asyl", "subsidiary": "Ich habe subsidiären Schutz",
        "ban": "Ich darf nicht abgeschoben werden", "admitted": "Deutschland hat mich aus dem Ausland aufgenommen",
    },
    "purpose": {
        "work": "Für eine Arbeit", "study": "Für Studium oder Ausbildung",
        "family": "Um zu meiner Familie zu kommen", "search": "Um Arbeit zu suchen (Chancenkarte)",
    },
    "stay": {
        "under-3": "Weniger als 3 Monate", "to-36": "3 Monate bis 3 Jahre", "over-36": "Länger als 3 Jahre",
    },
    "children": {
        "baby": "Ein Baby, das in Deutschland geboren ist", "small": "Kinder vor der Schule (0 bis 5 Jahre)",
        "school": "Kinder in der Schulzeit (6 bis 17 Jahre)", "none": "Keine Kinder",
    },
    "housing": {
        "flat": "In meiner Wohnung", "guest": "Bei Familie oder Freunden", "shelter": "In einer Unterkunft",
        "none": "Ich habe keinen Platz zum Schlafen",
    },
    "needs": {
        "money": "Geld zum Leben", "doctor": "Einen Arzt, eine Ärztin oder Medikamente",
        "german": "Deutsch lernen", "work": "Arbeit oder Ausbildung finden",
        "offer": "Eine Erlaubnis: Ich habe eine Arbeit gefunden",
        "degree": "Meinen Beruf oder mein Zeugnis anerkennen lassen", "none": "Nichts davon",
    },
}  # fmt: skip
