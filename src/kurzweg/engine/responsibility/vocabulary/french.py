# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: French."""

from kurzweg.engine.responsibility.codes import UNKNOWN

WORDS = {
    UNKNOWN: "inconnu", "or": " ou ", "and": ", ", "under": "moins de {} ans", "from": "{} ans et plus",
    "years": "{} ans", "responsible": "Le service compétent est {unit}, parce que\u00a0: {why}.",
    "responsible-all": "Le service compétent est {unit}, pour tout le monde.",
    "elsewhere": "Un organisme en dehors de cette administration est compétent\u00a0: {unit} ({why}).",
    "elsewhere-all": "Un organisme en dehors de cette administration est compétent\u00a0: {unit}.",
    "law": "Base légale\u00a0: {law}.", "needs": "Il manque encore pour la réponse\u00a0: {facts}.",
    "not-for": "Ce service existe seulement dans ce cas\u00a0: {why}.",
    "nobody": "Personne n’est désigné ici pour cela. Demandez à l’accueil.",
    "two": "Plusieurs services sont désignés pour cela. Demandez à l’accueil.",
}  # fmt: skip
NAMES = {
    "surname": "nom de famille", "age": "âge", "status": "titre de séjour", "municipality": "lieu de résidence",
    "household": "foyer", "nationality": "nationalité", "channel": "moyen de contact", "arrival": "arrivée",
    "paper": "papier", "protection": "protection", "purpose": "visa", "stay": "temps en Allemagne",
    "children": "enfants", "housing": "logement", "needs": "besoins",
}  # fmt: skip
VALUES = {
    "household": {
        "single": "sans famille", "couple": "couple", "family": "famille",
        "unaccompanied": "mineur non accompagné",
    },
    "nationality": {
        "eu": "UE", "ukraine": "Ukraine", "other": "autre",
    },
    "channel": {
        "counter": "guichet", "appointment": "rendez-vous", "phone": "téléphone", "mail": "courrier",
        "online": "Internet", "employer": "employeur",
    },
}  # fmt: skip
QUESTIONS = {
    "surname": "Par quelles lettres commence votre nom de famille\u00a0?", "age": "Quel âge avez-vous\u00a0?",
    "status": "Qu’est-ce qui vous correspond\u00a0?", "municipality": "Où habitez-vous\u00a0?",
    "household": "Avec qui vivez-vous ici\u00a0?", "nationality": "Quel passeport avez-vous\u00a0?",
    "channel": "Comment voulez-vous nous contacter\u00a0?",
    "arrival": "Qu’est-ce qui vous correspond le mieux\u00a0?", "paper": "Quel papier avez-vous\u00a0?",
    "protection": "Que dit votre décision\u00a0?", "purpose": "Pour quoi avez-vous reçu le visa\u00a0?",
    "stay": "Depuis combien de temps êtes-vous en Allemagne\u00a0?",
    "children": "Quels enfants vivent ici avec vous\u00a0?", "housing": "Où habitez-vous maintenant\u00a0?",
    "needs": "De quoi avez-vous besoin\u00a0?",
}  # fmt: skip
ANSWERS = {
    "household": {
        "single": "Je vis sans famille ici", "couple": "Avec mon mari, ma femme ou mon ou ma partenaire",
        "family": "Avec des enfants ou avec mes parents",
        "unaccompanied": "J’ai moins de 18 ans et je suis ici sans mes parents",
    },
    "nationality": {
        "eu": "Le passeport d’un pays de l’Union européenne", "ukraine": "Le passeport de l’Ukraine",
        "other": "Un autre passeport",
    },
    "channel": {
        "counter": "Je viens sur place", "appointment": "Je viens sur rendez-vous", "phone": "Je téléphone",
        "mail": "J’écris une lettre", "online": "J’écris sur Internet", "employer": "Je demande comme employeur",
    },
    "status": {
        "ankunftsnachweis": "Je viens d’arriver et je n’ai pas encore demandé l’asile",
        "aufenthaltsgestattung-ae":
            "J’attends la décision et je dois habiter au centre d’accueil (Aufnahmeeinrichtung)",
        "aufenthaltsgestattung": "J’attends la décision et j’habite ailleurs",
        "duldung-60a": "J’ai une Duldung (suspension de l’expulsion)",
        "duldung-60b": "J’ai une Duldung (suspension de l’expulsion), mon identité n’est pas établie",
        "ausbildungsduldung": "J’ai une Duldung (suspension de l’expulsion) pour ma formation",
        "beschaeftigungsduldung": "J’ai une Duldung (suspension de l’expulsion) pour mon travail",
        "vollziehbar-ausreisepflichtig": "Je dois partir et je n’ai pas de Duldung (suspension de l’expulsion)",
        "asylberechtigt-fluechtling": "J’ai le statut de réfugié ou l’asile",
        "subsidiaer-geschuetzt": "J’ai la protection subsidiaire (subsidiärer Schutz)",
        "abschiebungsverbot-25-3": "Mon expulsion est interdite (Abschiebungsverbot)",
        "voruebergehender-schutz-24": "J’ai fui la guerre en Ukraine",
        "aufnahme-22-23": "L’Allemagne m’a fait venir de l’étranger",
        "kriegsbedingt-23-1": "Mon accueil ici est dû à une autre guerre",
        "haertefall-23a": "Mon cas est reconnu comme cas de rigueur (Härtefall)",
        "humanitaer-25-4": "Je peux rester un temps pour des raisons urgentes",
        "humanitaer-25-5": "Je ne peux pas quitter le pays",
        "bleiberecht-25a-25b": "Je peux rester grâce à une bonne intégration",
        "chancenaufenthalt-104c-alt": "J’ai un Chancen-Aufenthaltsrecht (droit de séjour «\u00a0opportunité\u00a0»)",
        "niederlassungserlaubnis": "Je peux rester sans limite de durée", "studium-16b": "Je fais des études",
        "fachkraft-18a-18b": "J’ai un emploi qualifié",
        "chancenkarte-20a": "Je cherche du travail avec la Chancenkarte (carte «\u00a0opportunité\u00a0»)",
        "familie-28": "Ma famille a un passeport allemand",
        "familie-30-36": "Ma famille a un autre passeport et vit ici",
        "fiktion-81-3": "J’ai demandé un titre de séjour pour la première fois",
        "fiktion-81-4": "J’ai demandé la prolongation et j’attends",
        "unionsbuerger": "J’ai le passeport d’un pays de l’Union européenne",
        "deutsch": "J’ai un passeport allemand",
    },
    "family-of-statuses": {
        "asyl": "J’ai demandé l’asile et j’attends", "duldung": "J’ai une Duldung ou je dois partir",
        "schutz": "Ma demande d’asile a été acceptée",
        "aufnahme": "J’ai pu rester ici à cause d’une guerre ou d’une urgence",
        "dauer": "Je peux rester durablement", "arbeit": "Je suis ici pour le travail, les études ou la famille",
        "anderes": "Autre chose, UE ou Allemagne",
    },
    "arrival": {
        "asylum": "Je demande une protection (asile)", "ukraine": "J’ai fui la guerre en Ukraine",
        "visa": "Je suis venu(e) avec un visa", "eu": "J’ai le passeport d’un pays de l’Union européenne",
        "protected": "Ma protection est déjà reconnue",
        "resident": "J’ai déjà un titre de séjour et j’ai emménagé ici",
    },
    "paper": {
        "none": "Pas encore de papier", "arrival-proof": "L’attestation d’arrivée",
        "permission-centre": "L’autorisation pour la procédure d’asile\u00a0; je dois habiter au centre d’accueil",
        "permission": "L’autorisation pour la procédure d’asile\u00a0; j’habite ailleurs",
        "toleration": "Une tolérance (Duldung)",
    },
    "protection": {
        "refugee": "Je suis réfugié(e) ou j’ai l’asile", "subsidiary": "J’ai la protection subsidiaire",
        "ban": "Je ne dois pas être expulsé(e)", "admitted": "L’Allemagne m’a accueilli(e) depuis l’étranger",
    },
    "purpose": {
        "work": "Pour un travail", "study": "Pour des études ou une formation",
        "family": "Pour rejoindre ma famille", "search": "Pour chercher du travail (Chancenkarte)",
    },
    "stay": {
        "under-3": "Moins de 3 mois", "to-36": "De 3 mois à 3 ans", "over-36": "Plus de 3 ans",
    },
    "children": {
        "baby": "Un bébé né en Allemagne", "small": "Des enfants avant l’école (0 à 5 ans)",
        "school": "Des enfants d’âge scolaire (6 à 17 ans)", "none": "Pas d’enfants",
    },
    "housing": {
        "flat": "Dans mon logement", "guest": "Chez la famille ou des amis", "shelter": "Dans un foyer",
        "none": "Je n’ai pas d’endroit où dormir",
    },
    "needs": {
        "money": "De l’argent pour vivre", "doctor": "Un médecin ou des médicaments",
        "german": "Apprendre l’allemand", "work": "Trouver un travail ou une formation",
        "offer": "Une autorisation\u00a0: j’ai trouvé un travail",
        "degree": "Faire reconnaître mon métier ou mon diplôme", "none": "Rien de tout cela",
    },
}  # fmt: skip
