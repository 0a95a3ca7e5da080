# SPDX-License-Identifier: EUPL-1.2
"""What cannot be answered: each error names place, cause and mend."""

from __future__ import annotations


class BadCondition(ValueError):  # noqa: N818 - named for what it is
    """A rule, or the scope of a service, asks a fact for a value that does not exist."""

    def __init__(self, *, fact: str, value: str, mend: str) -> None:
        self.fact, self.value, self.mend = fact, value, mend
        super().__init__(f'when.{fact}: "{value}" is no value of this fact. {mend}')


class BadFact(ValueError):  # noqa: N818 - named for what it is
    """A fact about a person has a value that does not exist."""

    def __init__(self, *, fact: str, value: object, mend: str) -> None:
        self.fact, self.value, self.mend = fact, value, mend
        super().__init__(f'{fact}: "{value}" is no value of this fact. {mend}')


class UnknownService(LookupError):  # noqa: N818 - named for what it is
    """Neither the catalogue nor the structure knows this service."""

    def __init__(self, service: str) -> None:
        self.service = service
        super().__init__(f'"{service}": there is no such service. Use an id of the catalogue.')


class TooManyCells(Exception):  # noqa: N818 - named for what it is
    """The rules of one service cut each other into more pieces than can be looked at one by one."""

    def __init__(self, *, service: str = "", count: str) -> None:
        self.service, self.count = service, count
        super().__init__(f"{service}: {count}. Simplify the rules of this service.".removeprefix(": "))
