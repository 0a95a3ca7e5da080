# SPDX-License-Identifier: EUPL-1.2
"""Templates, components, styles, live updates: how every page looks and speaks."""
