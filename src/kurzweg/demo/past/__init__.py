# SPDX-License-Identifier: EUPL-1.2
"""Two years of life for the demo office: the simulator plays them, the log gets them, persons and matters stand behind.

`course_until(today)` needs no database, so it is played while the tables are made; `write_past` writes it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurzweg.demo.past.course import Course


def course_until(today: date) -> Course:
    """All that happened in the demo office until the evening before `today`; the same day gives the same."""
    from kurzweg.demo.past.joining import course_of  # noqa: PLC0415 - numpy and the engine are for one process only
    from kurzweg.demo.past.years import play_years  # noqa: PLC0415

    return course_of(play_years(today))
