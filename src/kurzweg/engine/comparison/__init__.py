# SPDX-License-Identifier: EUPL-1.2
"""Before and after: paired differences of two structures or two logs."""
