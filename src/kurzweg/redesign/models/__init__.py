# SPDX-License-Identifier: EUPL-1.2
from kurzweg.redesign.models.draft import Draft
from kurzweg.redesign.models.publication import Publication
from kurzweg.redesign.models.revision import Revision

__all__ = ["Draft", "Publication", "Revision"]
