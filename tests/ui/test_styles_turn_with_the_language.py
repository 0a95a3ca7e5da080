# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
from pathlib import Path

import pytest

import kurzweg

PACKAGE = Path(kurzweg.__file__).parent
OWN = sorted(path for path in PACKAGE.glob("*/static/**/*.css") if "vendor" not in path.parts)
TOKENS = PACKAGE / "ui/static/ui/css/tokens.css"
KERN = PACKAGE / "ui/static/vendor/kern/kern.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def words(path: Path) -> str:
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


@pytest.mark.parametrize("path", OWN, ids=names(OWN))
def test_no_style_names_a_colour_of_its_own(path: Path) -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", words(path)) == []


@pytest.mark.parametrize("path", OWN, ids=names(OWN))
def test_no_style_knows_left_or_right(path: Path) -> None:
    assert re.findall(r"(?<![\w-])[\w-]*(?:left|right)\b", words(path)) == []


@pytest.mark.parametrize("path", [p for p in OWN if p != TOKENS], ids=lambda p: p.name)
def test_measures_in_pixels_stand_in_the_token_file_only(path: Path) -> None:
    assert re.findall(r"\b\d+px\b", words(path)) == []


@pytest.mark.parametrize("path", OWN, ids=names(OWN))
def test_every_style_stands_in_a_layer_and_names_only_our_classes(path: Path) -> None:
    text = words(path).strip()
    foreign = {name for name in re.findall(r"\.([a-z]+)-[a-z]", text) if name not in {"kw", "kern"}}

    assert re.match(r"@layer (kw|print) \{", text)
    assert foreign == set()


@pytest.mark.parametrize("path", OWN, ids=names(OWN))
def test_every_token_in_use_is_defined(path: Path) -> None:
    defined = set(re.findall(r"(--[\w-]+)\s*:", words(KERN) + "".join(map(words, OWN))))

    assert set(re.findall(r"var\((--[\w-]+)", words(path))) <= defined


def test_the_design_system_comes_without_left_right_and_embedded_files() -> None:
    kern = re.sub(r"--[\w-]+", "", words(KERN))

    assert re.findall(r"(?<![\w-])(?:[\w-]*-)?(?:left|right)\s*:|:\s*(?:left|right)\b", kern) == []
    assert "data:" not in kern
    assert "@font-face" not in kern


def test_every_picture_and_font_that_a_style_names_is_there() -> None:
    sheets = [*OWN, KERN, PACKAGE / "ui/static/vendor/fonts/fonts.css"]
    missing = [
        f"{sheet.name}: {address}"
        for sheet in sheets
        for address in re.findall(r"url\(([^)]+)\)", words(sheet))
        if not (sheet.parent / address.strip("\"'")).exists()
    ]

    assert missing == []
