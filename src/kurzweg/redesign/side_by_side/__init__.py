# SPDX-License-Identifier: EUPL-1.2
"""Two structures side by side, as pages show them: pictures, figures, who takes over what, what is a guess."""

from kurzweg.redesign.side_by_side.whole import SideBySide, side_by_side

__all__ = ["SideBySide", "side_by_side"]
