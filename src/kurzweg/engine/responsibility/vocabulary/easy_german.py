# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: Leichte Sprache."""

from kurzweg.engine.responsibility.codes import UNKNOWN

WORDS = {
    UNKNOWN: "wissen wir nicht", "or": " oder ", "and": ", ", "under": "jünger als {} Jahre",
    "from": "{} Jahre oder älter", "years": "{} Jahre",
    "responsible": "Hier hilft man Ihnen: {unit}. Der Grund ist: {why}.",
    "responsible-all": "Hier hilft man Ihnen: {unit}. Das gilt für alle Menschen.",
    "elsewhere": "Ein anderes Amt hilft Ihnen: {unit} ({why}).",
    "elsewhere-all": "Ein anderes Amt hilft Ihnen: {unit}.", "law": "Das steht im Gesetz: {law}.",
    "needs": "Das müssen wir noch wissen: {facts}.", "not-for": "Das gibt es nur für diese Menschen: {why}.",
    "nobody": "Hier macht niemand diese Arbeit. Bitte fragen Sie am Empfang.",
    "two": "Mehrere Teams machen diese Arbeit. Bitte fragen Sie am Empfang.",
}  # fmt: skip
NAMES = {
    "surname": "Familien·name", "age": "Alter", "status": "Aufenthalt", "municipality": "Wohn·ort",
    "household": "Familie", "nationality": "Pass", "channel": "so kommt man zu uns", "arrival": "An·kunft",
    "paper": "Papier", "protection": "Schutz", "purpose": "Visum", "stay": "Zeit in Deutschland",
    "children": "Kinder", "housing": "Wohnung", "needs": "Was Sie brauchen",
}  # fmt: skip
VALUES = {
    "household": {
        "single": "allein", "couple": "zu zweit", "family": "Familie", "unaccompanied": "Kind ohne Eltern",
    },
    "nationality": {
        "eu": "EU", "ukraine": "Ukraine", "other": "etwas anderes",
    },
    "channel": {
        "counter": "Schalter", "appointment": "Termin", "phone": "Telefon", "mail": "Post", "online": "Internet",
        "employer": "Arbeit·geber",
    },
}  # fmt: skip
QUESTIONS = {
    "surname": "Mit welchen Buchstaben fängt Ihr Familien·name an?", "age": "Wie alt sind Sie?",
    "status": "Was stimmt für Sie?", "municipality": "Wo wohnen Sie?", "household": "Mit wem leben Sie hier?",
    "nationality": "Welchen Pass haben Sie?", "channel": "Wie möchten Sie mit uns sprechen?",
    "arrival": "Was passt am besten zu Ihnen?", "paper": "Welches Papier haben Sie?",
    "protection": "Was steht in Ihrem Brief vom Amt?", "purpose": "Warum haben Sie das Visum bekommen?",
    "stay": "Wie lange sind Sie schon in Deutschland?", "children": "Welche Kinder leben hier bei Ihnen?",
    "housing": "Wo wohnen Sie jetzt?", "needs": "Was brauchen Sie?",
}  # fmt: skip
ANSWERS = {
    "household": {
        "single": "Ich lebe allein",
        "couple": "Mit meinem Mann, meiner Frau, meinem Partner oder meiner Partnerin",
        "family": "Mit Kindern oder mit meinen Eltern",
        "unaccompanied": "Ich bin jünger als 18 Jahre.\nMeine Eltern sind nicht hier.",
    },
    "nationality": {
        "eu": "Den Pass von einem Land in der Europäischen Union.\nDas kurze Wort ist: EU.",
        "ukraine": "Den Pass von der Ukraine", "other": "Einen anderen Pass",
    },
    "channel": {
        "counter": "Ich komme vorbei", "appointment": "Ich komme mit Termin", "phone": "Ich rufe an",
        "mail": "Ich schreibe einen Brief", "online": "Ich schreibe im Internet",
        "employer": "Ich bin Arbeit·geber",
    },
    "status": {
        "ankunftsnachweis": "Ich bin neu hier.\nIch habe noch keinen Asyl·antrag.",
        "aufenthaltsgestattung-ae": "Ich warte auf die Antwort.\nIch muss in der Aufnahme·einrichtung wohnen.",
        "aufenthaltsgestattung": "Ich warte auf die Antwort.\nIch wohne an einem anderen Ort.",
        "duldung-60a": "Ich habe eine Duldung.\nDas heißt: Ich muss jetzt noch nicht ausreisen.",
        "duldung-60b": "Ich habe eine Duldung.\nDas Amt weiß nicht sicher, wer ich bin.",
        "ausbildungsduldung": "Ich habe eine Duldung für meine Ausbildung",
        "beschaeftigungsduldung": "Ich habe eine Duldung für meine Arbeit",
        "vollziehbar-ausreisepflichtig": "Ich muss Deutschland verlassen.\nIch habe keine Duldung.",
        "asylberechtigt-fluechtling": "Ich bin Flüchtling oder habe Asyl",
        "subsidiaer-geschuetzt": "Ich habe einen besonderen Schutz.\nEr heißt: subsidiärer Schutz.",
        "abschiebungsverbot-25-3": "Niemand darf mich in mein Land zurück·bringen",
        "voruebergehender-schutz-24": "Ich komme aus der Ukraine.\nDort ist Krieg.",
        "aufnahme-22-23": "Deutschland hat mich aus einem anderen Land geholt",
        "kriegsbedingt-23-1": "Ich bin hier wegen einem anderen Krieg",
        "haertefall-23a": "Mein Leben ist sehr schwer.\nIch bin ein Härte·fall.",
        "humanitaer-25-4": "Ich darf eine Zeit bleiben.\nEs gibt einen wichtigen Grund.",
        "humanitaer-25-5": "Ich kann Deutschland nicht verlassen",
        "bleiberecht-25a-25b": "Ich lebe gut in Deutschland.\nDeshalb darf ich bleiben.",
        "chancenaufenthalt-104c-alt": "Ich habe ein Chancen-Aufenthalts·recht",
        "niederlassungserlaubnis": "Ich darf ohne Ende bleiben", "studium-16b": "Ich studiere",
        "fachkraft-18a-18b": "Ich arbeite als Fach·kraft",
        "chancenkarte-20a": "Ich suche Arbeit.\nIch habe eine Chancen·karte.",
        "familie-28": "Meine Familie hat einen deutschen Pass",
        "familie-30-36": "Meine Familie hat einen anderen Pass.\nSie lebt hier.",
        "fiktion-81-3": "Ich möchte zum ersten Mal eine Erlaubnis.\nIch warte auf die Antwort.",
        "fiktion-81-4": "Ich möchte länger bleiben.\nIch warte auf die Antwort.",
        "unionsbuerger": "Ich habe einen Pass von einem Land in der EU",
        "deutsch": "Ich habe einen deutschen Pass",
    },
    "family-of-statuses": {
        "asyl": "Ich habe Asyl beantragt.\nIch warte auf die Antwort.",
        "duldung": "Ich habe eine Duldung.\nOder ich muss Deutschland verlassen.",
        "schutz": "Ich habe Asyl bekommen",
        "aufnahme": "In meinem Land ist Krieg oder Not.\nDeshalb darf ich hier sein.",
        "dauer": "Ich darf für immer bleiben", "arbeit": "Ich bin hier:\nfür Arbeit, Studium oder Familie",
        "anderes": "Etwas anderes:\nzum Beispiel ein Pass der EU oder von Deutschland",
    },
    "arrival": {
        "asylum": "Ich suche Schutz. Das heißt: Asyl.", "ukraine": "In der Ukraine ist Krieg. Ich bin geflohen.",
        "visa": "Ich bin mit einem Visum gekommen.", "eu": "Ich habe einen Pass aus der Europäischen Union.",
        "protected": "Ich habe schon Schutz bekommen.",
        "resident": "Ich darf schon in Deutschland leben. Ich bin hierher gezogen.",
    },
    "paper": {
        "none": "Ich habe noch kein Papier.", "arrival-proof": "Ein Papier: Ich bin hier an·gekommen.",
        "permission-centre": "Ich darf hier auf die Ent·scheidung warten. Ich muss im Heim für neue Menschen wohnen.",
        "permission": "Ich darf hier auf die Ent·scheidung warten. Ich wohne woanders.",
        "toleration": "Eine Duldung.",
    },
    "protection": {
        "refugee": "Ich bin Flüchtling. Oder ich habe Asyl.",
        "subsidiary": "Ich habe einen anderen Schutz. Das heißt: subsidiärer Schutz.",
        "ban": "Ich darf nicht ab·geschoben werden.",
        "admitted": "Deutschland hat mich aus einem anderen Land geholt.",
    },
    "purpose": {
        "work": "Für eine Arbeit.", "study": "Für ein Studium. Oder für eine Aus·bildung.",
        "family": "Ich wollte zu meiner Familie.", "search": "Ich suche Arbeit. Ich habe eine Chancen·karte.",
    },
    "stay": {
        "under-3": "Weniger als 3 Monate.", "to-36": "3 Monate bis 3 Jahre.", "over-36": "Länger als 3 Jahre.",
    },
    "children": {
        "baby": "Ein Baby. Es ist in Deutschland geboren.", "small": "Kinder von 0 bis 5 Jahren.",
        "school": "Kinder von 6 bis 17 Jahren.", "none": "Keine Kinder.",
    },
    "housing": {
        "flat": "In meiner Wohnung.", "guest": "Bei der Familie oder bei Freunden.", "shelter": "In einem Heim.",
        "none": "Ich habe keinen Platz zum Schlafen.",
    },
    "needs": {
        "money": "Geld zum Leben.", "doctor": "Einen Arzt. Oder Medizin.", "german": "Deutsch lernen.",
        "work": "Arbeit finden. Oder eine Aus·bildung.",
        "offer": "Ich habe eine Arbeit. Ich brauche die Erlaubnis.",
        "degree": "Mein Beruf soll hier gelten. Oder mein Zeugnis.", "none": "Nichts davon.",
    },
}  # fmt: skip
