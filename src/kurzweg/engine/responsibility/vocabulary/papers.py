# SPDX-License-Identifier: EUPL-1.2
"""What residence statuses are called on papers. German in every language: people must recognise the word on theirs."""

ON_PAPER = {
    "ankunftsnachweis": "Ankunftsnachweis",
    "aufenthaltsgestattung-ae": "Aufenthaltsgestattung, Aufnahmeeinrichtung",
    "aufenthaltsgestattung": "Aufenthaltsgestattung",
    "duldung-60a": "Duldung, § 60a AufenthG",
    "duldung-60b": "Duldung für Personen mit ungeklärter Identität, § 60b AufenthG",
    "ausbildungsduldung": "Ausbildungsduldung, § 60c AufenthG",
    "beschaeftigungsduldung": "Beschäftigungsduldung, § 60d AufenthG",
    "vollziehbar-ausreisepflichtig": "vollziehbar ausreisepflichtig",
    "asylberechtigt-fluechtling": "§ 25 Abs. 1 oder Abs. 2 AufenthG, Flüchtling",
    "subsidiaer-geschuetzt": "§ 25 Abs. 2 AufenthG, subsidiärer Schutz",
    "abschiebungsverbot-25-3": "§ 25 Abs. 3 AufenthG",
    "voruebergehender-schutz-24": "§ 24 AufenthG",
    "aufnahme-22-23": "§ 22 oder § 23 Abs. 2, 4 AufenthG",
    "kriegsbedingt-23-1": "§ 23 Abs. 1 AufenthG",
    "haertefall-23a": "§ 23a AufenthG",
    "humanitaer-25-4": "§ 25 Abs. 4 AufenthG",
    "humanitaer-25-5": "§ 25 Abs. 5 AufenthG",
    "bleiberecht-25a-25b": "§ 25a oder § 25b AufenthG",
    "chancenaufenthalt-104c-alt": "§ 104c AufenthG",
    "niederlassungserlaubnis": "Niederlassungserlaubnis, Daueraufenthalt-EU",
    "studium-16b": "§ 16b AufenthG",
    "fachkraft-18a-18b": "§ 18a, § 18b oder § 18g AufenthG (Blaue Karte EU)",
    "chancenkarte-20a": "Chancenkarte, § 20a AufenthG",
    "familie-28": "§ 28 AufenthG",
    "familie-30-36": "§§ 30 bis 36 AufenthG",
    "fiktion-81-3": "Fiktionsbescheinigung, § 81 Abs. 3 AufenthG",
    "fiktion-81-4": "Fiktionsbescheinigung, § 81 Abs. 4 AufenthG",
    "unionsbuerger": "Unionsbürger, FreizügG/EU",
    "deutsch": "deutsche Staatsangehörigkeit",
}
FAMILIES_ON_PAPER = {
    "asyl": "Ankunftsnachweis, Aufenthaltsgestattung",
    "duldung": "Duldung, Ausreisepflicht",
    "schutz": "Asylberechtigt, Flüchtling, subsidiärer Schutz",
    "aufnahme": "§§ 22 bis 25 AufenthG, Ukraine: § 24",
    "dauer": "Bleiberecht, Niederlassungserlaubnis",
    "arbeit": "Aufenthaltserlaubnis, Blaue Karte",
    "anderes": "Fiktionsbescheinigung, EU, deutscher Pass",
}
ANSWERS_ON_PAPER = {
    "arrival-proof": "Ankunftsnachweis",
    "permission-centre": "Aufenthaltsgestattung",
    "permission": "Aufenthaltsgestattung",
    "toleration": "Duldung",
    "refugee": "§ 25 Abs. 1 oder Abs. 2 AufenthG",
    "subsidiary": "§ 25 Abs. 2 AufenthG",
    "ban": "§ 25 Abs. 3 AufenthG",
    "admitted": "§ 22 oder § 23 Abs. 2, 4 AufenthG",
}
"""Answers to the questions of a path that name a paper: what stands on it."""
