# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg directory`: is the log-in by the county's directory set up rightly?"""

from __future__ import annotations

from typing import Annotated

import typer

from kurzweg.cli.answers import NO, BadInput, JsonFlag, answering, emit, end, say
from kurzweg.cli.office import with_django
from kurzweg.config.environment import SettingError

House = Annotated[str, typer.Option("--house", help="Address of this office for browsers: https://amt.example.org")]
NOT_SET_UP = "This installation has no directory."
SET = "Set KURZWEG_OIDC_ISSUER, KURZWEG_OIDC_CLIENT and, when the directory gave one, KURZWEG_OIDC_SECRET."


def directory(house: House = "https://…", as_json: JsonFlag = False) -> None:
    """Ask the directory what it says of itself and for its keys; say what to register there.

    Nobody is logged in by it. Exit 1 when the directory is not as it must be. With --json the keys of the answer are:
    issuer, client, well, said, algorithms, keys, logs_out, redirect.
    """
    with answering(as_json):
        try:
            told = _asked(house.rstrip("/"))
        except SettingError as fault:
            raise BadInput(str(fault), "") from fault
    if as_json:
        emit(told)
    else:
        _say(told)
    if not told["well"]:
        end(NO)


def _asked(house: str) -> dict[str, object]:
    with with_django():
        from django.conf import settings  # noqa: PLC0415 - help and engine commands never need it
        from django.urls import reverse  # noqa: PLC0415

        from kurzweg.accounts.directory import DirectoryError, forget, is_set_up, keys, provider  # noqa: PLC0415

        if not is_set_up():
            raise BadInput(NOT_SET_UP, SET)
        told: dict[str, object] = {
            "issuer": settings.OIDC["issuer"],
            "client": settings.OIDC["client"],
            "redirect": house + reverse("accounts:directory-back"),
        }
        forget()
        try:
            found = provider()
            named = [str(key.get("kid", "")) for key in keys()]
        except DirectoryError as fault:
            return told | {"well": False, "said": str(fault), "algorithms": [], "keys": [], "logs_out": False}
        return told | {
            "well": True,
            "said": "",
            "algorithms": sorted(found.algorithms),
            "keys": named,
            "logs_out": bool(found.end_session),
        }


def _say(told: dict[str, object]) -> None:
    if not told["well"]:
        say(f"The directory is not as it must be. {told['said']}")
        return
    say(f"The directory {told['issuer']} is as it must be.")
    say(f"It signs by {_words(told['algorithms'])}; its keys: {_words(told['keys'])}.")
    say(f"Register there, for the client {told['client']}: redirect {told['redirect']}")
    say("People can log out there too." if told["logs_out"] else "It has no page to log out; people log out here only.")


def _words(listed: object) -> str:
    return ", ".join(str(one) or "(without a name)" for one in listed) if isinstance(listed, list) else ""
