# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words: French."""

from kurzweg.engine.responsibility.codes import UNKNOWN

WORDS = {
    "surname": "nom de famille", "age": "âge", "status": "titre de séjour", "municipality": "lieu de résidence",
    "household": "foyer", "nationality": "nationalité", "channel": "moyen de contact", UNKNOWN: "inconnu",
    "or": " ou ", "and": ", ", "under": "moins de {} ans", "from": "{} ans et plus", "years": "{} ans",
    "single": "sans famille", "couple": "couple", "family": "famille", "unaccompanied": "mineur non accompagné",
    "eu": "UE", "ukraine": "Ukraine", "other": "autre", "counter": "guichet", "appointment": "rendez-vous",
    "phone": "téléphone", "mail": "courrier", "online": "Internet", "employer": "employeur",
    "responsible": "Le service compétent est {unit}, parce que\u00a0: {why}.",
    "responsible-all": "Le service compétent est {unit}, pour tout le monde.",
    "elsewhere": "Un organisme en dehors de cette administration est compétent\u00a0: {unit} ({why}).",
    "elsewhere-all": "Un organisme en dehors de cette administration est compétent\u00a0: {unit}.",
    "law": "Base légale\u00a0: {law}.",
    "needs": "Il manque encore pour la réponse\u00a0: {facts}.",
    "not-for": "Ce service existe seulement dans ce cas\u00a0: {why}.",
    "nobody": "Personne n’est désigné ici pour cela. Demandez à l’accueil.",
    "two": "Plusieurs services sont désignés pour cela. Demandez à l’accueil.",
}  # fmt: skip
