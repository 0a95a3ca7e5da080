# SPDX-License-Identifier: EUPL-1.2
"""The steps of the queue, and one more that fails half-way: only tests take it."""
