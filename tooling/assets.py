# SPDX-License-Identifier: EUPL-1.2
"""Makes the browser assets that others wrote: KERN, fonts, htmx for the pages, axe for the tests.

    .venv/bin/python -m tooling.assets

Nothing of this is committed: npm fetches it by lock file, this script converts it into an ignored folder of
the package. A stamp of the lock and of these scripts makes the second run a matter of milliseconds.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
DEV = ROOT / ".dev"
VENDOR = ROOT / "src/kurzweg/ui/static/vendor"
STAMP = VENDOR / "stamp"
AXE = DEV / "axe/axe.min.js"
INGREDIENTS = [
    ASSETS / "package-lock.json",
    ASSETS / "node.lock",
    *(ROOT / "tooling" / name for name in ("assets.py", "css.py", "fonts.py", "npm.py")),
]

COMPONENTS = (
    "accordion|alert|badge|body|btn|card|dark|description-list|dialog|divider|error|fieldset|form-check|form-input|"
    "heading|hint|icon|input-group|label|layer|level|light|link|list|loader|number|preline|progress|sr-only|subline|"
    "summary|table|task-list|title"
)
ICONS = "danger|info|success|warning|small|default|large"
USED = re.compile(rf"\.kern-(?:{COMPONENTS})(?![a-z])")
UNUSED_ICON = re.compile(rf"\.kern-icon--(?!(?:{ICONS})(?![\w-]))")
PALETTE = re.compile(r"--kern-color-(?!layout|action|feedback|form|decorative|white|black)")
LAYERS = "@layer kern, kw, print;\n"
LICENCES = {
    "kern": "@kern-ux/native/LICENSE.md",
    "htmx": "htmx.org/LICENSE",
    "fonts": "@fontsource/noto-sans-arabic/LICENSE",
}
FIRA_NOTICE = (
    "Fira Sans: Digitized data copyright (c) 2012-2015, The Mozilla Foundation and Telefonica S.A.\n"
    "Fira Sans is a trademark of The Mozilla Corporation.\n"
    "SIL Open Font License 1.1 or later, text in LICENSE. Subsets by script, glyphs unchanged.\n"
)
KERN_NOTICE = (
    "Converted from @kern-ux/native: logical directions, only the components in use, icons as files.\n"
    "EUPL-1.2, as the original; see LICENSE.md.\n"
)


def main() -> int:
    mixture = recipe()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == mixture and AXE.exists():
        return 0
    # Imported only when there is work: fontTools alone takes longer than a warm run may.
    from tooling import css, npm  # noqa: PLC0415

    try:
        make(mixture)
    except (css.StyleError, npm.AssetError) as trouble:
        sys.stderr.write(f"The browser assets were not made.\n{trouble}\n")
        return 1
    return 0


def recipe() -> str:
    """A hash of everything that decides what the assets look like."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in INGREDIENTS)).hexdigest()


def make(mixture: str) -> None:
    """Builds beside the old folder and swaps at the end, so that a broken run leaves nothing half made."""
    from tooling import npm  # noqa: PLC0415

    say("fetching KERN, fonts, htmx and axe")
    modules = npm.fetch(ASSETS, DEV)
    fresh = VENDOR.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    say("converting the stylesheet")
    put_kern(modules, fresh / "kern")
    say("cutting fonts")
    put_fonts(modules, fresh / "fonts")
    put_htmx(modules, fresh / "htmx")
    AXE.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(modules / "axe-core/axe.min.js", AXE)
    for name, licence in LICENCES.items():
        source = modules / licence
        shutil.copyfile(source, fresh / name / source.name)
    (fresh / "stamp").write_text(mixture, encoding="utf-8")
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)
    say("browser assets are ready")


def put_kern(modules: Path, target: Path) -> None:
    from tooling import css  # noqa: PLC0415

    sheet = (modules / "@kern-ux/native/dist/kern.css").read_text(encoding="utf-8")
    sheet = css.select(css.logical(sheet), wanted)
    sheet = css.without_fallbacks(sheet)
    sheet = css.without_unused_tokens(sheet, lambda token: not PALETTE.match(token))
    sheet, pictures = css.pictures_as_files(sheet, "icons")
    (target / "icons").mkdir(parents=True)
    for name, drawing in pictures.items():
        (target / "icons" / name).write_text(drawing, encoding="utf-8")
    notice = "/*! " + KERN_NOTICE.replace("\n", " ").strip() + " */\n"
    (target / "kern.css").write_text(f"{notice}{LAYERS}@layer kern{{\n{sheet}\n}}\n", encoding="utf-8")
    (target / "NOTICE").write_text(KERN_NOTICE, encoding="utf-8")


def wanted(selector: str) -> bool:
    """Whether a page of ours can meet this selector: no utilities, no grid, no icons but those of alerts."""
    if UNUSED_ICON.search(selector):
        return False
    return ".kern-" not in selector or bool(USED.search(selector))


def put_fonts(modules: Path, target: Path) -> None:
    from tooling import fonts  # noqa: PLC0415

    target.mkdir(parents=True)
    for face in fonts.FACES:
        for script in face.scripts:
            fonts.cut(modules / face.source, target / face.file(script), face, script)
    (target / "fonts.css").write_text(fonts.stylesheet(), encoding="utf-8")
    (target / "NOTICE").write_text(FIRA_NOTICE, encoding="utf-8")


def put_htmx(modules: Path, target: Path) -> None:
    target.mkdir(parents=True)
    shutil.copyfile(modules / "htmx.org/dist/htmx.min.js", target / "htmx.min.js")
    shutil.copyfile(modules / "htmx.org/dist/ext/hx-sse.min.js", target / "hx-sse.min.js")


def say(what: str) -> None:
    sys.stderr.write(f"assets: {what}\n")


if __name__ == "__main__":
    sys.exit(main())
