# SPDX-License-Identifier: EUPL-1.2
"""The blueprints: reference offices that come with the house, each a text in the folder `blueprints`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from kurzweg.engine.structure.model import Structure
from kurzweg.engine.structure.reader import read


def blueprint_texts() -> dict[str, str]:
    """Name and text of every shipped structure, in the order of the names.

    >>> list(blueprint_texts())
    ['burgenlandkreis-2017', 'burgenlandkreis-2018', 'duesseldorf-2017', 'duesseldorf-2018']
    """
    folder = files("kurzweg") / "blueprints"
    if not folder.is_dir():
        return {}
    texts = [entry for entry in folder.iterdir() if entry.name.endswith(".yaml")]
    named = {entry.name.removesuffix(".yaml"): entry.read_text("utf-8") for entry in texts}
    return dict(sorted(named.items()))


@cache
def blueprint(name: str) -> Structure:
    """A shipped structure by its name; KeyError when there is none. Read once: what is shipped does not change.

    >>> blueprint("burgenlandkreis-2018").office
    'Migrationsagentur Burgenlandkreis'
    """
    return read(blueprint_texts()[name], file=f"{name}.yaml")
