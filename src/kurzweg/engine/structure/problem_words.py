# SPDX-License-Identifier: EUPL-1.2
"""The German sentences for what is wrong with a text form. The engine speaks English; people in the office do not.

Slots in braces are what the sentence is about; a slot that is a word of the engine ("a number") is said in
German too, everything else stays as it stands in the text. `tests/engine/structure` keeps the table complete.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

GERMAN: Final[Mapping[str, str]] = MappingProxyType(
    {
        # what kind of value
        "There is no value here.": "Hier steht kein Wert.",
        "Write {expected}, or remove the line.": "Gebraucht wird {expected}; oder löschen Sie die Zeile.",
        "This is {meaning} ({value}), but {expected} is needed.":
            "Hier steht {meaning} ({value}), gebraucht wird {expected}.",
        "This is {meaning}, but {expected} is needed.": "Hier steht {meaning}, gebraucht wird {expected}.",
        "Write its fields, as in {example}.": "Schreiben Sie die Felder, wie in {example}.",
        "{noun} has no field {word}.": "Ein Feld {word} gibt es hier nicht ({noun}).",
        "{noun} has no {key}.": "Hier fehlt `{key}:` ({noun}).",
        "Add `{key}:` ({about}).": "Ergänzen Sie `{key}:`.",
        "The name of a field is {meaning}.": "Der Name eines Feldes ist {meaning}.",
        "Write a plain name before the colon.": "Schreiben Sie einen einfachen Namen vor den Doppelpunkt.",
        "{word} stands here twice, first in line {line}.": "{word} steht hier zweimal, zuerst in Zeile {line}.",
        "{word} stands here twice.": "{word} steht hier zweimal.",
        "Keep one of them.": "Lassen Sie eines davon stehen.",
        "This version reads format {version} only.": "Diese Fassung liest nur das Format {version}.",
        "Write {version}; a newer format needs a newer kurzweg.":
            "Schreiben Sie {version}; ein neueres Format braucht ein neueres kurzweg.",
        # texts, words, codes
        "Write one text.": "Schreiben Sie einen Text.",
        "Put it in quotes: {word}.": "Setzen Sie es in Anführungszeichen: {word}.",
        "The text holds {letter}, which is no letter.": "Der Text enthält {letter}, das ist kein Buchstabe.",
        "Remove it.": "Löschen Sie es.",
        "The text is empty.": "Der Text ist leer.",
        "Write it, or remove the line.": "Schreiben Sie ihn, oder löschen Sie die Zeile.",
        "The text is longer than {most} letters.": "Der Text ist länger als {most} Zeichen.",
        "Shorten it.": "Kürzen Sie.",
        "The text has several lines.": "Der Text hat mehrere Zeilen.",
        "Write it on one line.": "Schreiben Sie ihn auf eine Zeile.",
        "{word} is not an id.": "{word} ist kein Kürzel.",
        "Use small letters a–z, digits and hyphens, as in auslaenderrecht-1.":
            "Nehmen Sie Kleinbuchstaben a–z, Ziffern und Bindestriche, wie in auslaenderrecht-1.",
        "{word} is not a municipality key.": "{word} ist kein Gemeindeschlüssel.",
        'Write the first 2 to 8 digits of the AGS in quotes, as in "15084", the whole ARS, or other.':
            'Schreiben Sie die ersten 2 bis 8 Ziffern des AGS in Anführungszeichen, wie "15084", '
            "den ganzen ARS, oder other.",
        'Write 8 or 12 digits in quotes, as "15084355".':
            'Schreiben Sie 8 oder 12 Ziffern in Anführungszeichen, wie "15084355".',
        "{word} is not a language.": "{word} ist keine Sprache.",
        "Write its code, as in de, en, ar, pt-BR or sr-Latn.":
            "Schreiben Sie ihren Code, wie de, en, ar, pt-BR oder sr-Latn.",
        "The German text is missing.": "Der deutsche Text fehlt.",
        "Add `de: …`; German is the official text.": "Ergänzen Sie `de: …`; Deutsch ist der amtliche Text.",
        "{word} is not a path to a field.": "{word} ist kein Weg zu einem Feld.",
        "Write it as in units.servicepoint.staff, units.*.staff or demand.":
            "Schreiben Sie ihn wie units.servicepoint.staff, units.*.staff oder demand.",
        "Write true or false.": "Schreiben Sie true oder false.",
        "Write year, month and day, as in 2018-04-26.": "Schreiben Sie Jahr, Monat und Tag, wie 2018-04-26.",
        "There is no day {word}.": "Einen Tag {word} gibt es nicht.",
        "Check month and day.": "Prüfen Sie Monat und Tag.",
        # numbers
        "Write it as in 12 or 0.5, without quotes or separators.":
            "Schreiben Sie sie wie 12 oder 0.5, ohne Anführungszeichen und Tausenderpunkt.",
        "{number} is out of range.": "{number} liegt außerhalb des Erlaubten.",
        "Write a number from {low} to {high}.": "Schreiben Sie eine Zahl von {low} bis {high}.",
        "{number} is not a whole number.": "{number} ist keine ganze Zahl.",
        "Round it.": "Runden Sie.",
        # lists and mappings
        "Write it as [a, b], or one item per line after a hyphen.":
            "Schreiben Sie sie als [a, b], oder je Zeile eines nach einem Bindestrich.",
        "The list is empty.": "Die Liste ist leer.",
        "Add an item, or remove the line.": "Ergänzen Sie etwas, oder löschen Sie die Zeile.",
        "The list has more than {most} items.": "Die Liste hat mehr als {most} Einträge.",
        "Write it as {example}, or one `name: value` per line.":
            "Schreiben Sie es als {example}, oder je Zeile ein `name: wert`.",
        "The mapping is empty.": "Hier steht kein Eintrag.",
        "Add an entry, or remove the line.": "Ergänzen Sie einen Eintrag, oder löschen Sie die Zeile.",
        # conditions
        "{word} is not a range of letters.": "{word} ist kein Buchstabenbereich.",
        "Write a letter, a range as in A-K or Casb-Dza, or unknown.":
            "Schreiben Sie einen Buchstaben, einen Bereich wie A-K oder Casb-Dza, oder unknown.",
        "{word} runs backward.": "{word} läuft rückwärts.",
        "{word} is not an age.": "{word} ist kein Alter.",
        'Write whole years: 17, "18-20", "<18", ">=65", or unknown.':
            'Schreiben Sie ganze Jahre: 17, "18-20", "<18", ">=65", oder unknown.',
        "{word}: nobody is older than {oldest}.": "{word}: Niemand ist älter als {oldest}.",
        "Check the number.": "Prüfen Sie die Zahl.",
        "{word} holds nobody.": "{word} trifft auf niemanden zu.",
        'Write "<1" or more.': 'Schreiben Sie "<1" oder mehr.',
        "Write it as {surname}.": "Schreiben Sie es wie {surname}.",
        "There is no condition.": "Hier steht keine Bedingung.",
        "Remove `when`: the rule then holds for everyone.": "Löschen Sie `when`: Die Regel gilt dann für alle.",
        "A rule cannot ask about {word}.": "Nach {word} kann eine Regel nicht fragen.",
        # hours and durations
        'Write hours as in "08:00-12:00 13:00-16:00", at the latest until 23:59.':
            'Schreiben Sie Zeiten wie "08:00-12:00 13:00-16:00", höchstens bis 23:59.',
        "{word} is not a time of day from-to.": "{word} ist keine Zeit von-bis.",
        "{word} ends before it begins.": "{word} endet, bevor es beginnt.",
        "{word} has no length.": "{word} hat keine Dauer.",
        "{one} overlaps {other}.": "{one} überschneidet sich mit {other}.",
        "End the first before the second begins.": "Beenden Sie das erste, bevor das zweite beginnt.",
        "The shares add up to {total}.": "Die Anteile ergeben zusammen {total}.",
        "Let them add up to 1.": "Zusammen müssen sie 1 ergeben.",
        "Write a number and its unit ({units}), as in {example}.":
            "Schreiben Sie eine Zahl mit Einheit ({units}), wie {example}.",
        "{word} is not a duration.": "{word} ist keine Dauer.",
        "{word} is too long.": "{word} ist zu lang.",
        "At most {most}.": "Höchstens {most}.",
        # what stands between the fields
        "{word} is a word of the steps of flows.": "{word} ist ein festes Wort der Abläufe.",
        "Give the unit another id.": "Geben Sie der Einheit ein anderes Kürzel.",
        "The id {word} is taken, in line {line}.": "Das Kürzel {word} ist vergeben, in Zeile {line}.",
        "Give this one another id; ids are never shared.":
            "Geben Sie hier ein anderes; ein Kürzel gehört nur einem.",
        '"default" is a word of the policy.': '"default" ist ein festes Wort der Aufrufregel.',
        "Give the group another name.": "Geben Sie der Gruppe einen anderen Namen.",
        "{word} is also a service; services and groups share one name space.":
            "{word} ist auch eine Leistung; Leistungen und Gruppen teilen sich ihre Namen.",
        "Write the services of {group} here.": "Schreiben Sie hier die Leistungen von {group}.",
        "{word} is itself a group; {path} may hold services only.":
            "{word} ist selbst eine Gruppe; {path} darf nur Leistungen enthalten.",
        "{units}: a circle.": "{units}: Das ist ein Kreis.",
        "Let one of them stand at the top.": "Lassen Sie eine davon ganz oben stehen.",
        "The rule has both lead and elsewhere.": "Die Regel hat lead und elsewhere zugleich.",
        "Keep the one that is in charge.": "Lassen Sie die Stelle stehen, die zuständig ist.",
        "The rule does not say who is in charge.": "Die Regel sagt nicht, wer zuständig ist.",
        "Add `lead: unit`, or `elsewhere: {body}` for a body outside this office.":
            "Ergänzen Sie `lead: einheit`, oder `elsewhere: {body}` für eine Stelle außerhalb.",
        "{word} stands in line {line} already.": "{word} steht schon in Zeile {line}.",
        "Put both into one entry.": "Fassen Sie beides zusammen.",
        "There is no target for all other services.": "Es fehlt ein Ziel für alle anderen Leistungen.",
        "Add `default: 30min` for all that is not named.":
            "Ergänzen Sie `default: 30min` für alles, was nicht genannt ist.",
        "{word} points at nothing: there is no {part}.": "{word} zeigt auf nichts: {part} gibt es nicht.",
        "There is no {noun} {word}.": "Es gibt hier nicht: {noun} {word}.",
        "List it among its own successors (a split), or remove the entry.":
            "Nennen Sie sie unter ihren eigenen Nachfolgern (bei einer Teilung), oder löschen Sie den Eintrag.",
        "{word} still stands in this structure.": "{word} steht noch in diesem Aufbau.",
        "Did you mean {word}?": "Meinten Sie {word}?",
        "There is no {noun} yet; add it or remove this entry.":
            "Noch gibt es hier nichts ({noun}); ergänzen Sie es, oder löschen Sie diesen Eintrag.",
        "Known: {words}.": "Bekannt sind: {words}.",
        "{word} is no {noun}.": "{word} gibt es hier nicht ({noun}).",
        # the text as a whole
        "The text cannot be read as YAML.": "Der Text lässt sich nicht als YAML lesen.",
        "Save it as plain UTF-8 text.": "Speichern Sie ihn als einfachen Text in UTF-8.",
        "The file is empty.": "Der Text ist leer.",
        "Begin with `kurzweg: 1` and the name of the office.":
            "Beginnen Sie mit `kurzweg: 1` und dem Namen des Amtes.",
        "A second document begins here.": "Hier beginnt ein zweites Dokument.",
        "Keep one {what} per file.": "Lassen Sie nur eines davon stehen ({what}).",
        "*{anchor} repeats another place.": "*{anchor} wiederholt eine andere Stelle.",
        "Write the value out; no aliases.": "Schreiben Sie den Wert aus; Verweise gibt es nicht.",
        "&{anchor} is an anchor.": "&{anchor} ist eine Marke für Verweise.",
        "Remove it; every value stands where it belongs.":
            "Löschen Sie sie; jeder Wert steht dort, wo er hingehört.",
        "{word} is a tag.": "{word} ist eine technische Auszeichnung.",
        "Remove it; the format needs no tags.": "Löschen Sie sie; das Format braucht keine.",
        "The file has more than {most} values.": "Der Text hat mehr als {most} Werte.",
        "Remove what is not part of a structure.": "Löschen Sie, was nicht zu einem Aufbau gehört.",
        "This is nested deeper than {most} levels.": "Das ist tiefer als {most} Ebenen verschachtelt.",
        "Remove the brackets.": "Löschen Sie die Klammern.",
        "The text is not valid YAML here: {problem}.": "Ab hier ist der Text nicht lesbar ({problem}).",
        "Indent with spaces instead of tabs.": "Rücken Sie mit Leerzeichen ein statt mit Tabulatoren.",
        'Put the value in quotes, as in "<18".': 'Setzen Sie den Wert in Anführungszeichen, wie "<18".',
        "Check the indentation, and put values with a colon in quotes.":
            "Prüfen Sie die Einrückung, und setzen Sie Werte mit Doppelpunkt in Anführungszeichen.",
        "Check brackets, quotes and indentation of this line and the one before.":
            "Prüfen Sie Klammern, Anführungszeichen und Einrückung dieser Zeile und der davor.",
        "There is no such file.": "Diese Datei gibt es nicht.",
        "Check the path.": "Prüfen Sie den Weg zur Datei.",
        "This is a folder.": "Das ist ein Ordner.",
        "Name the YAML file in it.": "Nennen Sie die YAML-Datei darin.",
        "The file cannot be read: {cause}.": "Die Datei lässt sich nicht lesen: {cause}.",
        "Check its name and permissions.": "Prüfen Sie Name und Rechte.",
        "The file is larger than {most} MB.": "Der Text ist größer als {most} MB.",
        "A {what} is a few hundred kB at most; is this the right file?":
            "Höchstens einige hundert kB sind üblich ({what}); ist es die richtige Datei?",
        "This is no text: it holds zero bytes.": "Das ist kein Text: Es sind Nullbytes darin.",
        "A letter here is not UTF-8.": "Ein Zeichen hier ist nicht in UTF-8.",
        "Save the file with the encoding UTF-8.": "Speichern Sie die Datei in der Kodierung UTF-8.",
        "There is a control character ({code}) here.": "Hier steht ein Steuerzeichen ({code}).",
        "Remove it; a {what} is plain text.": "Löschen Sie es; hier steht nur einfacher Text ({what}).",
        "{word} is not {expected}.": "{word} passt hier nicht; gebraucht wird {expected}.",
    }
)  # fmt: skip

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "nothing": "nichts", "a yes or no": "ein Ja oder Nein", "a number": "eine Zahl",
        "no finite number": "keine endliche Zahl", "a date": "ein Datum", "a text": "ein Text",
        "a list": "eine Liste", "a mapping": "eine Gruppe von Feldern",
        "a mapping of facts": "eine Gruppe von Angaben", "true or false": "true oder false",
        "structure": "Aufbau", "catalogue": "Katalog",
        "unit": "Einheit", "site": "Standort", "service": "Leistung", "unit or role": "Einheit oder Rolle",
        "service or group": "Leistung oder Gruppe", "field": "Feld", "field here": "Feld", "fact": "Angabe",
        "kind of unit": "Art der Einheit", "compartment": "Abteil", "Land": "Land", "channel": "Zugang",
        "household": "Haushalt", "policy": "Aufrufregel", "month": "Monat", "day of the week": "Wochentag",
        "a structure": "der Aufbau", "a site": "ein Standort", "a unit": "eine Einheit", "a lane": "ein Platz",
        "a rule": "eine Regel", "a body elsewhere": "eine Stelle außerhalb", "a step": "ein Schritt",
        "a flow": "ein Ablauf", "a policy": "die Aufrufregel", "a demand": "eine Nachfrage",
        "a family": "eine Familie", "people": "das Personal", "patience": "die Geduld", "lateness": "die Verspätung",
        "the minutes of a step": "die Minuten eines Schritts", "the return of a matter": "das Wiederkommen",
    }
)  # fmt: skip
