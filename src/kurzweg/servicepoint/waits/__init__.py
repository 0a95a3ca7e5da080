# SPDX-License-Identifier: EUPL-1.2
"""Honest waiting times of this house: what was learned from its log, the hall at this moment, what is said, its score.

The forecaster is a process of its own, since the compiled engine needs memory that no page shall carry; pages read what
it has written down.
"""
