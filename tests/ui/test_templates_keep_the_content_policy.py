# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
from pathlib import Path

import pytest

import kurzweg

PACKAGE = Path(kurzweg.__file__).parent
TEMPLATES = sorted(path for path in PACKAGE.glob("*/templates/**/*") if path.suffix in {".html", ".svg"})
INLINE = {
    "a style attribute": r"\sstyle\s*=",
    "a script attribute": r"\son[a-z]+\s*=|\shx-on",
    "an inline style": r"<style\b",
    "an inline script": r"<script(?![^>]*\ssrc=)",
    "a script address": r"javascript:",
}


def policy_breaks(source: str) -> list[str]:
    return [what for what, pattern in INLINE.items() if re.search(pattern, source, re.IGNORECASE)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_template_holds_a_script_or_a_style(path: Path) -> None:
    assert policy_breaks(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "planted",
    [
        '<p style="color: red">',
        "<button onclick='go()'>",
        "<style>p {}</style>",
        "<script>go()</script>",
        '<a href="javascript:go()">',
        '<div hx-on:click="go()">',
    ],
)
def test_a_planted_script_or_style_is_seen(planted: str) -> None:
    assert len(policy_breaks(planted)) == 1
