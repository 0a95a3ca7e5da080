# SPDX-License-Identifier: EUPL-1.2
"""From the text form to a structure: everything that is wrong is told at once, with place and mend."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import cast

from kurzweg.engine.structure.conditions import Conditions
from kurzweg.engine.structure.documents import Mapping as MappingNode
from kurzweg.engine.structure.documents import Scalar, Sequence, bytes_of, document
from kurzweg.engine.structure.format import STRUCTURE
from kurzweg.engine.structure.meaning import check_meaning
from kurzweg.engine.structure.model import Condition, Structure
from kurzweg.engine.structure.problems import StructureError
from kurzweg.engine.structure.reading import Reading, Shape, Spot, TooManyProblems


def read(content: str | bytes, *, file: str = "structure.yaml", services: Collection[str] | None = None) -> Structure:
    """The structure that a text stands for.

    Parameters: `content` is YAML or the JSON of the same fields; `file` is how problems name it; `services`
    are the ids of the catalogue, without which services cannot be checked.
    Returns the structure, in the order of the text.
    Raises StructureError with up to 50 problems (file, line, field, cause, mend), nothing else for any text.
    Time and memory are bounded: 2 MB, 200,000 values, 20 levels; no aliases, tags or objects.

    >>> office = read('''
    ... kurzweg: 1
    ... office: Migrationsagentur
    ... label: Entwurf
    ... land: ST
    ... valid_from: 2018-04-26
    ... units: [{id: mitte, name: Servicepoint, kind: front, staff: 5}]
    ... ''')
    >>> office.unit("mitte").staff
    5.0

    Source: design, section 4.
    """
    return read_with_lines(content, file=file, services=services)[0]


def read_with_lines(
    content: str | bytes, *, file: str = "structure.yaml", services: Collection[str] | None = None
) -> tuple[Structure, Mapping[str, int]]:
    """As `read`, and on which line each field path (`units[2].hours`) stands, for whoever shows the text too.

    >>> _, lines = read_with_lines("kurzweg: 1\\noffice: Amt\\nlabel: neu\\nland: ST\\nvalid_from: 2027-01-04\\n")
    >>> lines["label"]
    3
    """
    values, reading = _values(STRUCTURE, content, file)
    try:
        if isinstance(values, dict):
            check_meaning(values, reading, services)
    except TooManyProblems:
        pass
    _raise_for(reading)
    return cast(Structure, STRUCTURE.build(values)), reading.lines


def load(path: Path | str, *, services: Collection[str] | None = None) -> Structure:
    """The structure in a file; as `read`, with StructureError also for a missing file or a folder.

    >>> load("there-is-no-such-file.yaml")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    kurzweg.engine.structure.problems.StructureError: there-is-no-such-file.yaml: There is no such file. ...
    """
    return read(bytes_of(Path(path), file=str(path)), file=str(path), services=services)


def read_conditions(facts: Mapping[str, object], *, file: str = "conditions") -> tuple[Condition, ...]:
    """Conditions from plain data, as the catalogue's `for` has them, in the one form that rules have too.

    Raises StructureError for an unknown fact or a wrong value.

    >>> read_conditions({"age": "<=17"})
    (Condition(fact='age', values=('<18',)),)
    """
    reading = Reading(file)
    shape = Conditions()
    try:
        values = shape.read(_node_of(facts), Spot(reading))
    except TooManyProblems:
        values = None
    _raise_for(reading)
    return cast("tuple[Condition, ...]", shape.build(values))


def _values(shape: Shape, content: str | bytes, file: str) -> tuple[object, Reading]:
    root, reading = document(content, file=file), Reading(file)
    try:
        return shape.read(root, Spot(reading)), reading
    except TooManyProblems:
        return None, reading


def _raise_for(reading: Reading) -> None:
    if reading.problems:
        raise StructureError(sorted(reading.problems, key=lambda problem: problem.line or 0))


def _node_of(value: object) -> MappingNode | Sequence | Scalar:
    if isinstance(value, Mapping):
        return MappingNode(1, [(_node_of(key), _node_of(held)) for key, held in value.items()])
    if isinstance(value, list | tuple):
        return Sequence(1, [_node_of(item) for item in value])
    return Scalar(1, str(value), quoted=isinstance(value, str))
