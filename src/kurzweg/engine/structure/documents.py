# SPDX-License-Identifier: EUPL-1.2
"""The front door to texts that people write: one YAML or JSON document as a small tree that knows its lines.

Structures, the catalogue and whatever else comes as a text is read through it, so that one place keeps hostile
texts out: no aliases, no tags, no objects, no second document, bounded size, depth and count.
"""

from __future__ import annotations

from kurzweg.engine.structure.nodes import Mapping, Node, Scalar, Sequence, tree_of
from kurzweg.engine.structure.problems import STRUCTURE, Kind, Problem, StructureError
from kurzweg.engine.structure.source import MAX_BYTES, bytes_of, text_of

__all__ = [
    "MAX_BYTES",
    "Kind",
    "Mapping",
    "Node",
    "Problem",
    "Scalar",
    "Sequence",
    "StructureError",
    "bytes_of",
    "document",
]


def document(content: bytes | str, *, file: str, kind: Kind = STRUCTURE) -> Node:
    """The one document of a text; `file` is how problems name it, `kind` what they call it.

    Raises StructureError with place, cause and mend; takes bounded time and memory for any text.

    >>> root = document("office: Amt", file="office.yaml")
    >>> [(key.text, value.text) for key, value in root.pairs]
    [('office', 'Amt')]
    """
    return tree_of(text_of(content, file=file, kind=kind), file=file, kind=kind)
