# SPDX-License-Identifier: EUPL-1.2
"""Runs in the peer's own environment: pm4py (pandas) on the same log. Prints CPU seconds as JSON.

Seven analyses that both have: directly-follows, times on edges, variants, throughput, hand-overs, rework, starts and
ends. What pm4py offers is used as it stands, on the same integers, read from Parquet.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import sys
import time
import warnings
from typing import Any


def main() -> None:
    warnings.simplefilter("ignore")
    with contextlib.redirect_stdout(sys.stderr):
        pandas: Any = importlib.import_module("pandas")
        pm4py: Any = importlib.import_module("pm4py")
        begin = time.process_time()
        frame = pandas.read_parquet(sys.argv[1])
        frame = pm4py.format_dataframe(frame, case_id="case", activity_key="activity", timestamp_key="at")
        loaded = time.process_time() - begin
        analyses: dict[str, Any] = {
            "directly-follows": lambda: pm4py.discover_dfg(frame),
            "edge times": lambda: pm4py.discover_performance_dfg(frame),
            "variants": lambda: pm4py.get_variants(frame),
            "throughput": lambda: pm4py.get_all_case_durations(frame),
            "hand-overs": lambda: pm4py.discover_handover_of_work_network(frame, resource_key="unit"),
            "rework": lambda: pm4py.get_rework_cases_per_activity(frame),
            "starts and ends": lambda: (pm4py.get_start_activities(frame), pm4py.get_end_activities(frame)),
        }
        spent = {}
        for name, analysis in analyses.items():
            best = []
            for _ in range(2):
                begin = time.process_time()
                analysis()
                best.append(time.process_time() - begin)
            spent[name] = min(best)
        dfg = analyses["directly-follows"]()[0]
    print(json.dumps({"version": pm4py.__version__, "load": loaded, "analyses": spent, "pairs": sum(dfg.values())}))


if __name__ == "__main__":
    main()
