# SPDX-License-Identifier: EUPL-1.2
"""The demo office: an invented Burgenlandkreis one can try everything in."""
