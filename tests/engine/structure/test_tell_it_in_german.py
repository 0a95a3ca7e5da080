# SPDX-License-Identifier: EUPL-1.2
"""Whoever edits a structure in the browser reads in German what is wrong with it: no sentence is without its German."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kurzweg.engine import structure
from kurzweg.engine.structure import Problem, StructureError, example, read, write
from kurzweg.engine.structure.german import in_german
from kurzweg.engine.structure.problem_words import GERMAN

ROOM = Path(structure.__file__).parent
NOT_TOLD = {"problem_words.py", "sentences.py", "example.py", "sections.py", "schema.py", "german.py"}


def sentences(source: str) -> Iterator[str]:
    """Every text of a module that is a sentence; what is put into it stands as "x"."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "x" for part in node.values]
            text = "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if re.fullmatch(r"[A-Zx\"&*].* .*[.?]", text):
            yield text


def docstrings(source: str) -> set[str]:
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef)
    found = set()
    for node in ast.walk(ast.parse(source)):
        for line in getattr(node, "body", []) if isinstance(node, owners) else []:
            if isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant):
                found.add(str(line.value.value))
    return found


def told() -> list[str]:
    found: dict[str, None] = {}
    for file in sorted(ROOM.glob("*.py")):
        if file.name not in NOT_TOLD:
            source = file.read_text(encoding="utf-8")
            found |= dict.fromkeys(sorted(set(sentences(source)) - docstrings(source)))
    return [text for text in found if not text.startswith("There may be more")]


@pytest.mark.parametrize("sentence", told())
def test_every_sentence_of_the_reader_has_its_german(sentence: str) -> None:
    assert in_german(sentence) != sentence


def test_there_is_no_german_for_a_sentence_that_nobody_says() -> None:
    said = "\n".join(file.read_text(encoding="utf-8") for file in ROOM.glob("*.py") if file.name not in NOT_TOLD)
    assert [english for english in GERMAN if not is_said(english, said)] == []


def is_said(english: str, said: str) -> bool:
    """Whether all words of a sentence stand in the sources; what is put in may be a word of them too."""
    pieces = [piece.strip(' ().,"') for piece in re.split(r"\{\w+\}", english)]
    return all(word in said for piece in pieces for word in piece.split(" "))


def problem(text: str) -> Problem:
    with pytest.raises(StructureError) as told_of:
        read(text)
    return told_of.value.problems[0]


def test_a_wrong_word_is_told_with_what_was_probably_meant() -> None:
    text = write(example()).replace("lead: servicepoint", "lead: servicepiont")
    assert problem(text).told("de") == ('Es gibt hier nicht: Einheit "servicepiont".', 'Meinten Sie "servicepoint"?')


def test_english_stays_english() -> None:
    wrong = problem("kurzweg: 1\noffice: [a]\nlabel: b\nland: ST\nvalid_from: 2027-01-04\n")
    assert wrong.told("en") == (wrong.cause, wrong.mend)
    assert wrong.told("de") == ("Hier steht eine Liste, gebraucht wird ein Text.", "Schreiben Sie einen Text.")


def test_what_it_does_not_know_stays_as_it_is() -> None:
    assert in_german("Somebody else wrote this.") == "Somebody else wrote this."
