# SPDX-License-Identifier: EUPL-1.2
"""From a file or bytes to clean text, refusing early what cannot be a structure."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NoReturn

from kurzweg.engine.structure.problems import STRUCTURE, Kind, Problem, StructureError

MAX_BYTES = 2_000_000
"""The largest office known needs about 200 kB; the limit is met before anything is parsed."""

_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_ESCAPE = re.compile(r"\\u(?P<high>d[89ab]..)\\u(?P<low>d[c-f]..)|\\.", re.IGNORECASE)


def bytes_of(path: Path, *, file: str) -> bytes:
    """The content of a file, at most one byte over the limit; StructureError when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        refuse(file, None, "There is no such file.", "Check the path.")
    except IsADirectoryError:
        refuse(file, None, "This is a folder.", "Name the YAML file in it.")
    except (OSError, ValueError) as error:
        cause = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        refuse(file, None, f"The file cannot be read: {cause}.", "Check its name and permissions.")


def text_of(content: bytes | str, *, file: str, kind: Kind = STRUCTURE) -> str:
    """Clean text of a file; StructureError for too much, binary or another encoding."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(raw) > MAX_BYTES:
        cause = f"The file is larger than {MAX_BYTES // 1_000_000} MB."
        refuse(file, None, cause, f"A {kind.noun} is a few hundred kB at most; is this the right file?")
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        refuse(file, line, "This is no text: it holds zero bytes.", "Save it as plain UTF-8 text.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        refuse(file, line, "A letter here is not UTF-8.", "Save the file with the encoding UTF-8.")
    strange = _NOT_TEXT.search(text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        cause = f"There is a control character (U+{ord(strange.group()):04X}) here."
        refuse(file, line, cause, f"Remove it; a {kind.noun} is plain text.")
    return _json_as_yaml(text)


def refuse(file: str, line: int | None, cause: str, mend: str) -> NoReturn:
    """End the reading with one problem of the file as a whole."""
    raise StructureError([Problem(file=file, line=line, field="", cause=cause, mend=mend)])


def _json_as_yaml(text: str) -> str:
    """JSON is read as the YAML it nearly is; tabs between values and letters in two halves are put right."""
    if not text.lstrip().startswith("{") or not ("\t" in text or "\\" in text):
        return text
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return text
    return _ESCAPE.sub(_plain_escape, text.replace("\t", " "))


def _plain_escape(escape: re.Match[str]) -> str:
    """An escape that only JSON knows, written so that YAML knows it too."""
    if escape["high"]:
        return chr(0x10000 + (int(escape["high"], 16) - 0xD800) * 0x400 + int(escape["low"], 16) - 0xDC00)
    return "/" if escape.group() == "\\/" else escape.group()
