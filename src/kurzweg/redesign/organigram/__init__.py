# SPDX-License-Identifier: EUPL-1.2
"""The organigram of a structure: units as boxes, lines of supervision, sites; a picture with its table.

>>> from kurzweg.engine.structure import example
>>> picture = organigram(example(), name="amt", columns=2)
>>> [box.id for box in picture.drawing.boxes][:3]
['migrationsagentur', 'servicepoint', 'auslaenderrecht-1']
"""

from kurzweg.redesign.organigram.marks import Mark, Marked, Marks, marks_between
from kurzweg.redesign.organigram.whole import Organigram, Row, organigram

__all__ = ["Mark", "Marked", "Marks", "Organigram", "Row", "marks_between", "organigram"]
