# SPDX-License-Identifier: EUPL-1.2
"""Commands that are imported when somebody calls them: help stays quick, and `route` never meets Django."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from importlib import import_module
from typing import Any, ClassVar, NamedTuple

import typer
from typer.core import TyperGroup
from typer.main import get_command

from kurzweg.cli.answers import BadInput

PLAIN: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
}
"""Every part of the command line looks the same on every terminal and in every log."""


class Mount(NamedTuple):
    """Where a command lives (`package.module:function`, or a typer application) and its line in the list."""

    target: str
    about: str


class MountedCommands(MutableMapping[str, Any]):
    """The commands of a table by name; one is imported when asked for, never by looking at the names."""

    def __init__(self, mounts: dict[str, Mount]) -> None:
        self.mounts = mounts
        self.loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self.loaded:
            self.loaded[name] = _command(name, self.mounts[name].target)
        return self.loaded[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self.loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self.loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.mounts)

    def __len__(self) -> int:
        return len(self.mounts)


class PipeClosed(Exception):  # noqa: N818 - not an error: the reader has enough
    """Whoever reads the answer went away."""


class MountedGroup(TyperGroup):
    """A group of commands given by a table; subclasses set `mounts`."""

    mounts: ClassVar[dict[str, Mount]] = {}

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = MountedCommands(self.mounts)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """The commands; typer would end with exit code 1, a no, when the reader (`head`) has enough."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise PipeClosed from None

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # noqa: ARG002
        return self.commands[cmd_name] if cmd_name in self.mounts else None

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002
        return list(self.mounts)

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, mount.about) for name, mount in self.mounts.items()])


def group(name: str, about: str, mounts: dict[str, Mount]) -> typer.Typer:
    """Commands under a common name, `kurzweg NAME …`."""
    made = typer.Typer(
        name=name, cls=type("Commands", (MountedGroup,), {"mounts": mounts}), no_args_is_help=True, help=about, **PLAIN
    )
    made.callback()(_nothing)
    return made


def _nothing() -> None:
    """A group needs a callback to be a group."""


def _command(name: str, target: str) -> Any:
    module, _, attribute = target.partition(":")
    try:
        mounted = getattr(import_module(module), attribute)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise BadInput(f"{name} is not part of this installation.", "Install kurzweg completely.") from None
    return get_command(mounted) if isinstance(mounted, typer.Typer) else _single(name, mounted)


def _single(name: str, function: Callable[..., Any]) -> Any:
    alone = typer.Typer(**PLAIN)
    alone.command(name)(function)
    return get_command(alone)
