# SPDX-License-Identifier: EUPL-1.2
"""What the rules of law say for known facts, and which facts are missing."""
