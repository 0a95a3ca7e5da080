# SPDX-License-Identifier: EUPL-1.2
"""The forms of the workbench: words that people in an office use, each for one part of a structure."""
