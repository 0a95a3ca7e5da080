# SPDX-License-Identifier: EUPL-1.2
"""Settings, addresses, ASGI entry and the life of the embedded PostgreSQL."""
