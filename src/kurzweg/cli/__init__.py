# SPDX-License-Identifier: EUPL-1.2
"""The command line `kurzweg`: everything the engines can do without the web."""
