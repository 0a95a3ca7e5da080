# SPDX-License-Identifier: EUPL-1.2
"""Mail, letters and notices: outbox and texts per language."""
