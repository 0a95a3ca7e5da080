# SPDX-License-Identifier: EUPL-1.2
"""Cuts the house fonts into small files by script, so that a page fetches only the letters it shows."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset

KERNING_AND_MARKS = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum"]
ARABIC_SHAPING = [*KERNING_AND_MARKS, "init", "medi", "fina", "isol", "rlig", "calt"]


@dataclass(frozen=True)
class Script:
    """Schrift: which letters one file holds, written as CSS writes `unicode-range`."""

    name: str
    letters: str

    def codes(self) -> list[int]:
        found: list[int] = []
        for part in self.letters.split(","):
            first, _, last = part.strip().removeprefix("U+").partition("-")
            found += range(int(first, 16), int(last or first, 16) + 1)
        return found


LATIN = Script(
    "latin",
    # With the letters of Turkish: four of them must not cost a second file.
    "U+0020-007E, U+00A0-00FF, U+011E-011F, U+0130-0131, U+0152-0153, U+015E-015F, U+02DA, U+02DC, U+2002-200A,"
    " U+2010-2014, U+2018-201E,"
    " U+2020, U+2022, U+2026, U+202F, U+2032-2033, U+2039-203A, U+20AC, U+2190-2193, U+2212, U+2264-2265",
)
LATIN_EXTENDED = Script(
    "latin-ext",
    "U+0100-011D, U+0120-012F, U+0132-0151, U+0154-015D, U+0160-024F, U+0300-030F, U+0323, U+1E00-1EFF",
)
CYRILLIC = Script(
    "cyrillic",
    # The alphabets of today, with those of Kazakh, Kyrgyz and Tatar; letters of old books come from the system.
    "U+0400-045F, U+0490-0493, U+049A-049B, U+04A2-04A3, U+04AE-04B1, U+04BA-04BB, U+04D8-04D9, U+04E8-04E9,"
    " U+20B4, U+2116",
)
ARABIC = Script(
    "arabic",
    # Arabic, Persian, Dari, Urdu, Sorani and Kurmanji in Arabic letters; marks and both kinds of figures.
    "U+060C, U+061B, U+061F, U+0621-063A, U+0640-0655, U+0660-066D, U+0670-0671, U+0679, U+067E, U+0686,"
    " U+0688, U+0691, U+0695, U+0698, U+06A4, U+06A9, U+06AF, U+06B5, U+06BA, U+06BE, U+06C0-06C1, U+06C6,"
    " U+06CC, U+06CE, U+06D2, U+06D4-06D5, U+06F0-06F9, U+200C-200F",
)


@dataclass(frozen=True)
class Face:
    """Schnitt: one weight of one family, cut into scripts."""

    family: str
    weight: int
    source: str
    scripts: tuple[Script, ...]
    features: tuple[str, ...]

    def file(self, script: Script) -> str:
        return f"{self.family.lower().replace(' ', '-')}-{script.name}-{self.weight}.woff2"


_FIRA = "@kern-ux/native/dist/fonts/fira-sans/FiraSans-{}.woff2"
_NOTO = "@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-{}-normal.woff2"
_EUROPE = (LATIN, LATIN_EXTENDED, CYRILLIC)
FACES = (
    Face("Fira Sans", 400, _FIRA.format("Regular"), _EUROPE, tuple(KERNING_AND_MARKS)),
    Face("Fira Sans", 600, _FIRA.format("SemiBold"), _EUROPE, tuple(KERNING_AND_MARKS)),
    Face("Fira Sans", 700, _FIRA.format("Bold"), _EUROPE, tuple(KERNING_AND_MARKS)),
    Face("Noto Sans Arabic", 400, _NOTO.format(400), (ARABIC,), tuple(ARABIC_SHAPING)),
    Face("Noto Sans Arabic", 600, _NOTO.format(600), (ARABIC,), tuple(ARABIC_SHAPING)),
)


def cut(source: Path, target: Path, face: Face, script: Script) -> None:
    """Writes the letters of one script, with what they need to join and to carry their marks."""
    # Its only remark is about a version field of the tables that browsers do not read.
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options = subset.Options(
        flavor="woff2",
        layout_features=list(face.features),
        hinting=False,
        desubroutinize=True,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],  # who made it and under which licence stays inside
    )
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=script.codes())
    cutter.subset(font)
    subset.save_font(font, str(target), options)
    font.close()


def stylesheet() -> str:
    """The `@font-face` rules; text shows at once in a system font until the letters are there."""
    return "".join(
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:normal;'
        f'font-display:swap;src:url({face.file(script)}) format("woff2");'
        f"unicode-range:{script.letters.replace(' ', '')}}}\n"
        for face in FACES
        for script in face.scripts
    )
