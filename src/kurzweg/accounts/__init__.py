# SPDX-License-Identifier: EUPL-1.2
"""Staff, roles, memberships, grants, log-in, the access log, and who acts in a request."""
