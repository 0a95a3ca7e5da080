# SPDX-License-Identifier: EUPL-1.2
"""The demo office: an invented Burgenlandkreis one can try everything in.

`loading.load()` fills a fresh database, all or nothing. The structures are blueprints from public facts; what happened
in them the simulator wrote (`past`); the people, staff and visitors, are invented and say so.
"""
