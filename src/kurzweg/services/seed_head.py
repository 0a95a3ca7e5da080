# SPDX-License-Identifier: EUPL-1.2
"""What the seeds beside the catalogue have in common: the head with the state of the law, and texts per language."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from kurzweg.services.nouns import OFFICIAL_LANGUAGE, Status, Title, Words
from kurzweg.services.places import Value
from kurzweg.services.service_entry import status_of

HEAD = ("schema", "schema_version", "as_of", "review", "languages")


@dataclass(frozen=True, kw_only=True)
class SeedHead:
    """Kopf: as of which day the law was read, who has checked it, which languages it speaks, and which file it was."""

    as_of: date
    lawyer: str
    complete: tuple[str, ...]
    languages: tuple[str, ...]
    file_hash: str

    @property
    def is_draft(self) -> bool:
        """Whether nobody has checked the law in it."""
        return self.lawyer == "none"

    def words(self, value: Value, *, longest: int = 300) -> Words:
        """A text in the complete languages and in those drafts that there are."""
        entry = value.mapping(self.complete, optional=self.languages)
        texts = {
            code: Title(title=text.text(longest=longest), status=self._status(code)) for code, text in entry.items()
        }
        return Words(texts=MappingProxyType(texts))

    def _status(self, language: str) -> Status:
        return status_of(language) if language in self.complete else "draft"


def read_head(head: Mapping[str, Value], schema: str, content: bytes) -> SeedHead:
    """The head of a seed of this schema. Raises `SeedError`."""
    head["schema"].one_of((schema,))
    head["schema_version"].whole(least=1, most=1)
    review = head["review"].mapping(("lawyer", "translations"))
    review["translations"].one_of(("draft", "reviewed"))
    spoken = head["languages"].mapping(("complete", "draft"))
    complete = tuple(code.text() for code in spoken["complete"].list())
    if complete[:1] != (OFFICIAL_LANGUAGE,):
        raise head["languages"].error("German is the official text.", "Begin complete with de.")
    return SeedHead(
        as_of=head["as_of"].day(),
        lawyer=review["lawyer"].text(longest=200),
        complete=complete,
        languages=(*complete, *(code.text() for code in spoken["draft"].list())),
        file_hash=hashlib.sha256(content).hexdigest(),
    )
