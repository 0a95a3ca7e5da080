# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg training`: a room beside the office in which everybody may try everything."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Annotated

import typer

from kurzweg.cli.answers import BadInput, JsonFlag, answering, tell
from kurzweg.cli.up import Host, up
from kurzweg.config import database, premises
from kurzweg.config.embedpg import Server

Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="Port of the training room; 0 takes a free one.")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Throw away what was tried and begin anew.")]
OF_THE_OFFICE = (*database.URLS.values(), "KURZWEG_SECRET_KEY")
"""What is told to the office and must not reach the training room."""


def training(port: Port = 8001, host: Host = "127.0.0.1", fresh: Fresh = False, as_json: JsonFlag = False) -> None:
    """Open the training room: an office of its own with the demo data, in the folder `training` of the home.

    It never touches the database of the office, every page says that it is for training, and its log-ins
    are not those of the office. With --json the keys of the answer are: address, log_ins, seconds.
    """
    with answering(as_json):
        room = database.home() / "training"
        for name in OF_THE_OFFICE:
            os.environ.pop(name, None)
        os.environ |= {"KURZWEG_HOME": str(room), "KURZWEG_TRAINING": "1"}
        if fresh:
            _begin_anew(room)
    up(port=port, host=host, demo=True, as_json=as_json)


def _begin_anew(room: Path) -> None:
    cluster = premises.place(room)
    if (cluster / "data").exists() and Server(cluster).postmaster.is_alive():
        raise BadInput("The training room is open.", "Close it first (Ctrl-C where it runs), then begin anew.")
    for folder in (cluster, room):
        if folder.exists():
            shutil.rmtree(folder)
    tell("What was tried is thrown away; the training room begins anew.")
