# SPDX-License-Identifier: EUPL-1.2
"""Reads one large JSON document piece by piece: the elements of its lists one at a time, never the whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NoReturn

from kurzweg.engine.eventlog.faults import LogError
from kurzweg.engine.eventlog.sources import pieces

BLANKS: Final = re.compile(r"[ \t\r\n]*")


class JsonStream:
    """The members of the outermost object of a file, in the order in which they stand there."""

    def __init__(self, path: Path, longest: int) -> None:
        self.path, self.longest = path, longest
        self.source = _texts(path)
        self.text, self.at, self.line, self.begun = "", 0, 1, 1
        self.decoder = json.JSONDecoder(parse_constant=self._no_constant)

    def members(self) -> Iterator[tuple[str, Any]]:
        """Name and value of each element: for a list each of its elements, with the name of the list.

        Raises `LogError`, with file and line.
        """
        self._take("{")
        more = self._next() != "}"
        while more:
            name = self._value()
            if not isinstance(name, str):
                self.refuse("A name is expected here.")
            self._take(":")
            if self._next() == "[":
                yield from ((name, one) for one in self._elements())
            else:
                yield name, self._value()
            more = self._goes_on("}")
        self._take("}")
        if self._next():
            self.refuse("Something stands behind the end of the document.")

    def refuse(self, cause: str) -> NoReturn:
        """This place cannot be read."""
        raise LogError(f"The JSON is broken: {cause}", "Export it again.", file=str(self.path), line=self.line)

    def _elements(self) -> Iterator[Any]:
        self._take("[")
        more = self._next() != "]"
        while more:
            yield self._value()
            more = self._goes_on("]")
        self._take("]")

    def _goes_on(self, end: str) -> bool:
        if self._next() == ",":
            self._take(",")
            return True
        if self._next() != end:
            self.refuse(f'"," or "{end}" is expected here.')
        return False

    def _value(self) -> Any:
        """One value, whole; what does not fit into the limit is no value of a log."""
        self._next()
        self.begun = self.line
        while True:
            try:
                value, end = self.decoder.raw_decode(self.text, self.at)
            except json.JSONDecodeError as error:
                if len(self.text) - self.at > self.longest or not self._more():
                    self._count(error.pos)
                    self.refuse(f"{error.msg}.")
            except RecursionError:
                self.refuse("Values lie too deep in each other.")
            except LogError:
                raise  # a value that was refused while it was read
            except ValueError:  # Python reads no integer of more than 4,300 digits
                self.refuse("A number is too long.")
            else:
                if end < len(self.text) or not self._more():
                    self._count(end)
                    self.at = end
                    return value

    def _next(self) -> str:
        """The next letter that is no blank; "" at the end."""
        while True:
            begin = self.at
            blanks = BLANKS.match(self.text, self.at)
            self.at = blanks.end() if blanks else self.at
            self.line += self.text.count("\n", begin, self.at)
            if self.at < len(self.text):
                return self.text[self.at]
            if not self._more():
                return ""

    def _take(self, letter: str) -> None:
        if self._next() != letter:
            self.refuse(f'"{letter}" is expected here.')
        self.at += 1

    def _more(self) -> bool:
        piece = next(self.source, None)
        if piece is None:
            return False
        self.text, self.at = self.text[self.at :] + piece, 0
        return True

    def _count(self, end: int) -> None:
        self.line += self.text.count("\n", self.at, end)

    def _no_constant(self, word: str) -> NoReturn:
        self.refuse(f"{word} is no number of JSON.")


def _texts(path: Path) -> Iterator[str]:
    """The content in UTF-8, letters never torn apart."""
    rest, got = b"", 0
    for piece in pieces(path):
        whole = rest + piece
        try:
            text, rest = whole.decode("utf-8-sig" if not got else "utf-8"), b""
        except UnicodeDecodeError as error:
            if error.start < len(whole) - 4:
                cause = f"Byte {got + error.start + 1} of the file is no UTF-8."
                raise LogError(cause, "Save the file as UTF-8.", file=str(path)) from None
            text, rest = whole[: error.start].decode("utf-8-sig" if not got else "utf-8"), whole[error.start :]
        got += len(whole) - len(rest)
        yield text
    if rest:
        raise LogError("The file ends within a letter.", "Copy it again.", file=str(path))
