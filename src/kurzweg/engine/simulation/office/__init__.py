# SPDX-License-Identifier: EUPL-1.2
"""A whole office played from its structure: who comes, who is responsible, how long it takes, what lies at the end.

Not imported by pages: it needs numpy, and numba where there is one.

>>> from datetime import date
>>> from kurzweg.engine.responsibility import compile_structure
>>> from kurzweg.engine.simulation.office.playing import Setting, simulate
>>> from kurzweg.engine.structure import example
>>> table = compile_structure(example(), {})
>>> told = simulate(table, Setting(first=date(2026, 3, 2), days=7))
>>> told.log.names["unit"][3], len(told.log) > 1000
('servicepoint', True)
"""
