# SPDX-License-Identifier: EUPL-1.2
"""Before and after: paired differences of two structures or two logs.

>>> from kurzweg.engine.structure import example
>>> from kurzweg.engine.comparison import compare_structures
>>> [told.english for told in compare_structures(example(), example(), {"duldung": ()}).story][:2]
['The number of units stays: 6.', 'The number of sites stays: 1.']
"""

from kurzweg.engine.comparison.figures import Figures, figures_of
from kurzweg.engine.comparison.hands import HandChange, hand_changes
from kurzweg.engine.comparison.supervision import SupervisionChange, supervision_changes
from kurzweg.engine.comparison.telling import Told
from kurzweg.engine.comparison.whole import Comparison, WorkChange, compare_structures
from kurzweg.engine.comparison.work import Work, offices_of, work_on

__all__ = [
    "Comparison",
    "Figures",
    "HandChange",
    "SupervisionChange",
    "Told",
    "Work",
    "WorkChange",
    "compare_structures",
    "figures_of",
    "hand_changes",
    "offices_of",
    "supervision_changes",
    "work_on",
]
