# SPDX-License-Identifier: EUPL-1.2
"""A whole office simulated from its structure; writes the same log as the office."""
