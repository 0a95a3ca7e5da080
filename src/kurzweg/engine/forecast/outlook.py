# SPDX-License-Identifier: EUPL-1.2
"""What a forecast says: minutes with their spread, the chance to be called at all, and what may be shown of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final

import numpy as np

from kurzweg.engine.forecast.floor import GONE
from kurzweg.engine.forecast.situation import MINUTE
from kurzweg.engine.forecast.state import Ints

STEP: Final = 5
"""Minutes are shown rounded up to this: more exactness would be pretended."""
SHARES: Final = (0.5, 0.8, 0.9)


@dataclass(frozen=True, kw_only=True)
class WaitForecast:
    """Minutes still to wait until the call: mean and quantiles among the runs with a call (NaN: there was none).

    `called` is the chance to be called today, `gone` that of giving up before; the rest waits in vain.
    """

    mean: float
    p50: float
    p80: float
    p90: float
    called: float
    gone: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a display says: "about 25 minutes, at the latest 40 in 9 of 10 cases".

    None where nothing may be said. `is_fallback`: a simple estimate, without a latest moment, and the display says so.
    `in_doubt`: not everybody in this place is called today.
    """

    about: int | None
    at_the_latest: int | None
    is_fallback: bool = False
    in_doubt: bool = False


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """The forecast of a hall: by ticket number, and by service for somebody who would come now."""

    tickets: Mapping[int, WaitForecast]
    newcomers: Mapping[str, WaitForecast]


def told(called: Ints, now: int) -> list[WaitForecast]:
    """One forecast per column of call moments.

    A quantile is the smallest wait that at least this share of the runs with a call does not exceed, so quantiles
    grow with their share.
    """
    runs, columns = called.shape
    ordered = np.sort(called, axis=0)
    missing = (called < 0).sum(axis=0)
    gone = (called == GONE).sum(axis=0) / runs
    calls = runs - missing
    sums = np.where(called >= 0, called - now, 0).sum(axis=0)
    with np.errstate(invalid="ignore"):
        means = sums / calls / MINUTE
    column = np.arange(columns)
    quantiles = []
    for share in SHARES:
        place = np.minimum(missing + np.ceil(share * calls - 1e-9).astype(np.int64) - 1, runs - 1)
        quantiles.append(np.where(calls > 0, (ordered[place, column] - now) / MINUTE, np.nan))
    rows = zip(means.tolist(), *(q.tolist() for q in quantiles), (calls / runs).tolist(), gone.tolist(), strict=True)
    return [
        WaitForecast(mean=mean, p50=p50, p80=p80, p90=p90, called=share, gone=left)
        for mean, p50, p80, p90, share, left in rows
    ]


def shown(forecast: WaitForecast, *, trusted: bool, simple: float | None = None, doubt: float = 0.9) -> Shown:
    """What may be shown: median and P90 rounded up to five minutes, or only `simple` when the forecast is not trusted.

    `trusted` is the verdict of the last week's scores (`scoring`), `simple` the estimate from the length of the line;
    below the chance `doubt` to be called the display must say that today may be too short.

    >>> good = WaitForecast(mean=24, p50=22.1, p80=31, p90=39.2, called=1.0)
    >>> shown(good, trusted=True)
    Shown(about=25, at_the_latest=40, is_fallback=False, in_doubt=False)
    >>> shown(good, trusted=False, simple=31.5)
    Shown(about=35, at_the_latest=None, is_fallback=True, in_doubt=False)
    """
    in_doubt = forecast.called + forecast.gone < doubt
    if not trusted:
        return Shown(about=_rounded(simple), at_the_latest=None, is_fallback=True, in_doubt=in_doubt)
    return Shown(about=_rounded(forecast.p50), at_the_latest=_rounded(forecast.p90), in_doubt=in_doubt)


def _rounded(minutes: float | None) -> int | None:
    if minutes is None or minutes != minutes:  # noqa: PLR0124 - NaN: nobody was called
        return None
    return STEP * ceil(round(minutes / STEP, 6))
