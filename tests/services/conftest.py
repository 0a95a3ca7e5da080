# SPDX-License-Identifier: EUPL-1.2
"""The catalogue in the database, and a second seed that differs from it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kurzweg.services.catalogue import SEED
from kurzweg.services.seed import load_seed
from kurzweg.walls.identity import ANONYMOUS, acting_as


@pytest.fixture
def loaded(db: None) -> None:
    """The seed is in the tables, loaded now or when the database was made."""
    load_seed(at=datetime(2026, 11, 2, 12, 0, tzinfo=UTC))


@pytest.fixture
def visiting(loaded: None) -> Iterator[None]:
    """Somebody unknown has opened a public page."""
    with acting_as(ANONYMOUS):
        yield


@pytest.fixture
def later_seed(tmp_path: Path) -> Path:
    """A seed in which one title is corrected, one service is gone and another is new."""
    text = SEED.read_text()
    start, end = text.index("- id: widerspruch\n"), text.index("- id: auskunft-sachstand\n")
    copied = text[end:].replace("- id: auskunft-sachstand", "- id: auskunft-akte")
    text = text[:start] + text[end:] + copied
    file = tmp_path / "catalogue.yaml"
    file.write_text(text.replace("title_de: Visum verlängern", "title_de: Visum länger gelten lassen"))
    return file
