# SPDX-License-Identifier: EUPL-1.2
"""Integrationskonzept: goals, actions and indicators that all partners carry."""
