# SPDX-License-Identifier: EUPL-1.2
"""What README and docs say about commands, rooms, files, addresses and dependencies is so."""

from __future__ import annotations

import configparser
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import resolve

from kurzweg.accounts.models import Role
from kurzweg.cli.main import answer

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
HANDBOOK = ROOT / "docs" / "handbook"
LAYERS = configparser.ConfigParser()
LAYERS.read(ROOT / ".importlinter")


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every line of every console block: the text it stands in, its words without the comment."""
    for text in TEXTS:
        for block in re.findall(r"^ *```console\n(.*?)```", text.read_text(encoding="utf-8"), re.M | re.S):
            for line in filter(str.strip, block.splitlines()):
                yield text.name, line.partition("  #")[0].split()


def test_every_command_in_the_texts_exists() -> None:
    assert [(text, words) for text, words in commands() if not exists(words)] == []


def exists(words: list[str]) -> bool:
    """Whether somebody grants this; for `kurzweg` its own help says so, and knows every option."""
    if words[0] == "./dev":
        return words[1] in wishes()
    return words[0] == "kurzweg" and answer([*words[1:], "--help"]) == 0


def wishes() -> set[str]:
    usage = subprocess.run([sys.executable, ROOT / "dev", "help"], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^\./dev (\w+)", usage, re.M))


def test_the_first_screen_of_the_readme_holds_both_commands() -> None:
    first = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:25])
    assert "./dev up" in first
    assert "./dev test" in first


def test_every_link_in_the_texts_leads_somewhere() -> None:
    dead = [
        (text.name, link)
        for text in TEXTS
        for link in re.findall(r"\]\(([^)#]+)\)", text.read_text(encoding="utf-8"))
        if not link.startswith("http") and not (text.parent / link).exists()
    ]
    assert dead == []


def pages() -> list[str]:
    """Every address that README and handbook name."""
    texts = [ROOT / "README.md", *HANDBOOK.glob("*.md")]
    return sorted({page for text in texts for page in re.findall(r"`(/[\w/-]*)`", text.read_text(encoding="utf-8"))})


@pytest.mark.parametrize("page", pages())
def test_every_page_that_readme_and_handbook_name_exists(page: str) -> None:
    assert resolve(page)


def test_every_role_has_a_page_in_the_handbook_and_the_first_page_leads_to_it() -> None:
    written = {file.stem for file in HANDBOOK.glob("*.md")} - {"README"}
    assert written == {role.value for role in Role} | {"visitor"}
    first = (HANDBOOK / "README.md").read_text(encoding="utf-8")
    assert [name for name in sorted(written) if f"({name}.md)" not in first] == []


def test_every_command_that_the_handbook_names_in_a_sentence_exists() -> None:
    named = {
        tuple(found.split())
        for text in HANDBOOK.glob("*.md")
        for found in re.findall(r"`kurzweg ((?:[a-z]+ ?)+)", text.read_text(encoding="utf-8"))
    }
    assert [words for words in sorted(named) if answer([*words, "--help"]) != 0] == []


@pytest.mark.parametrize(("heading", "contract"), [("## The rooms", "layers"), ("## The engines", "engine")])
def test_the_table_of_rooms_is_the_contract(heading: str, contract: str) -> None:
    text = (ROOT / "docs" / "structure.md").read_text(encoding="utf-8")
    table = text.partition(heading)[2].partition("\n## ")[0]
    # Siblings stand in one cell as `a` \| `b`, as they stand on one line of the contract.
    cells = [re.split(r"(?<!\\)\|", line)[1] for line in table.splitlines() if line.startswith("| `")]
    rooms = [re.findall(r"`(\w+)`", cell) for cell in cells]
    layers = LAYERS[f"importlinter:contract:{contract}"]["layers"].split("\n")[1:]
    assert rooms == [re.findall(r"\w+", layer) for layer in layers]


def test_every_direct_dependency_has_its_row() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    groups = project["dependency-groups"].values()
    wanted = [*project["project"]["dependencies"], *(one for some in (*extras, *groups) for one in some)]
    names = {re.split(r"[\[=<>~]", one)[0] for one in wanted}
    names |= set(json.loads((ROOT / "assets" / "package.json").read_text(encoding="utf-8"))["dependencies"])
    record = (ROOT / "docs" / "decisions" / "0004-dependencies.md").read_text(encoding="utf-8")
    assert names == set(re.findall(r"^\| `([^`]+)` \|", record, re.M))


def test_every_file_that_a_text_names_exists() -> None:
    named = {
        name
        for text in TEXTS
        for name in re.findall(
            r"`((?:tests|docs|bench|config)/[\w/.-]*\w\.(?:py|md|yml))`", text.read_text(encoding="utf-8")
        )
    }
    places = (ROOT, ROOT / "src" / "kurzweg")
    assert [name for name in sorted(named) if not any((place / name).exists() for place in places)] == []
