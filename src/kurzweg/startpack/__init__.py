# SPDX-License-Identifier: EUPL-1.2
"""The papers an office needs before it may start, written from the field catalogue of the house."""
