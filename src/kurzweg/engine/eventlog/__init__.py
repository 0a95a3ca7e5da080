# SPDX-License-Identifier: EUPL-1.2
"""The typed event log that the office and the simulator both write."""
