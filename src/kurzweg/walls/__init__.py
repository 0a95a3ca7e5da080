# SPDX-License-Identifier: EUPL-1.2
"""Row level security: identity per transaction, policies, append-only tables."""
