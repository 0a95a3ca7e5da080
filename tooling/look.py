# SPDX-License-Identifier: EUPL-1.2
"""Pictures and complaints of pages, by hand.

.venv/bin/python -m tooling.look http://127.0.0.1:8000/ --out /tmp/looks
.venv/bin/python -m tooling.look http://127.0.0.1:8000/faelle/ --cookie kurzweg=SESSION --look desk phone
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.browser import looks

BY_NAME = {look.name: look for look in (*looks.LOOKS, looks.BOARD)}


def main(arguments: list[str]) -> int:
    asked = _parser().parse_args(arguments)
    cookies = dict(pair.split("=", 1) for pair in asked.cookie)
    if not looks.AXE.exists():
        sys.stderr.write("axe is not here yet; fetch it:\n  .venv/bin/python -m tooling.assets\n")
        return 2
    bad = 0
    try:
        with looks.chromium() as browser:
            for url in asked.urls:
                for name in asked.look:
                    look = BY_NAME[name]
                    picture = asked.out / looks.picture_name(url, look)
                    heard = looks.look_at(browser, url, look, picture=picture, cookies=cookies)
                    bad += bool(heard)
                    sys.stdout.write(f"{picture} {'; '.join(heard) or 'ok'}\n")
    except looks.NoBrowserError as missing:
        sys.stderr.write(f"{missing}\n")
        return 2
    return 1 if bad else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tooling.look", description="Look at pages, listen to axe.")
    parser.add_argument("urls", nargs="+", metavar="URL")
    parser.add_argument("--out", type=Path, default=Path("var/looks"))
    parser.add_argument("--cookie", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument(
        "--look", nargs="+", choices=BY_NAME, default=[look.name for look in looks.LOOKS], metavar="LOOK"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
