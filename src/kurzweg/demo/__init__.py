# SPDX-License-Identifier: EUPL-1.2
"""The demo office: an invented Burgenlandkreis one can try everything in.

`load()` fills a fresh database, all or nothing. The structure is the blueprint from public facts; the people in
it, staff and visitors, are invented and say so.
"""

from kurzweg.demo.loading import load

__all__ = ["load"]
