# SPDX-License-Identifier: EUPL-1.2
"""Styles, scripts and fonts: hashed names and compressed twins once they are collected."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Before anything was collected, as in tests, files keep their plain names and come from the packages."""

    def stored_name(self, name: str) -> str:
        """The name under which a file is served."""
        return str(super().stored_name(name)) if self.hashed_files else name
