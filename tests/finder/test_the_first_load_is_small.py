# SPDX-License-Identifier: EUPL-1.2
"""What an old phone has to fetch for the first page of the finder and for an answer."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.finder.conftest import Finder

LIMIT = 100_000
SCRIPTS = {"de": ("latin",), "en": ("latin",), "ar": ("latin", "arabic")}
WEIGHTS = ("400", "600")


def linked(html: str) -> list[Path]:
    addresses = dict.fromkeys(re.findall(r'(?:href|src)="/static/([^"]+)"', html))
    return [Path(str(finders.find(address))) for address in addresses]


def sent(path: Path) -> int:
    """Bytes on the wire; fonts are compressed already."""
    return path.stat().st_size if path.suffix == ".woff2" else len(gzip.compress(path.read_bytes(), 9))


def fonts(language: str) -> list[Path]:
    folder = Path(str(finders.find("vendor/fonts/fonts.css"))).parent
    patterns = (f"*-{script}-{weight}.woff2" for script in SCRIPTS[language] for weight in WEIGHTS)
    return [file for pattern in patterns for file in folder.glob(pattern)]


@pytest.mark.parametrize("language", ["de", "en", "ar"])
@pytest.mark.parametrize("address", ["/", "/?lage=aufenthalt", "/zustaendigkeit/duldung/?surname=War"])
def test_a_first_visit_stays_below_100_kilobytes(finder: Finder, address: str, language: str) -> None:
    html = finder.get(address, language).html
    files = {*linked(html), *fonts(language)}

    total = len(gzip.compress(html.encode(), 9)) + sum(map(sent, files))

    assert len(files) > 8
    assert total <= LIMIT, f"{total} bytes in {len(files)} files"
