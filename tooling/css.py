# SPDX-License-Identifier: EUPL-1.2
"""A stylesheet of others made ours: logical directions, only the parts in use, pictures as files.

KERN writes left and right, brings 2,600 utility classes and embeds its icons. An office that speaks Arabic, a
phone on a slow line and a content policy without `data:` need it otherwise. This is a text tool for one
pinned stylesheet, not a CSS parser: it stops the build where it meets what it does not understand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

SIDE = {"left": "inline-start", "right": "inline-end"}
SHORT = {"left": "start", "right": "end"}
EDGE = {"top": "start", "bottom": "end"}
ALONE = r"(?<![\w-])"

SINGLE: list[tuple[str, Callable[[re.Match[str]], str]]] = [
    (
        rf"{ALONE}((?:scroll-)?(?:margin|padding)|border)-(left|right)(-(?:width|style|color))?(?=\s*:)",
        lambda m: f"{m[1]}-{SIDE[m[2]]}{m[3] or ''}",
    ),
    (rf"{ALONE}(left|right)(?=\s*:)", lambda m: f"inset-{SIDE[m[1]]}"),
    (rf"{ALONE}(text-align\s*:\s*)(left|right)\b", lambda m: m[1] + SHORT[m[2]]),
    (rf"{ALONE}((?:float|clear)\s*:\s*)(left|right)\b", lambda m: m[1] + SIDE[m[2]]),
    (
        rf"{ALONE}border-(top|bottom)-(left|right)-radius",
        lambda m: f"border-{EDGE[m[1]]}-{SHORT[m[2]]}-radius",
    ),
]
_VALUE = r"(?:[^\s;(){}]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+"
FOUR_SIDES = re.compile(
    rf"{ALONE}(margin|padding|inset)\s*:\s*({_VALUE})\s+({_VALUE})\s+({_VALUE})\s+({_VALUE})(?=\s*[;}}])"
)
PHYSICAL = re.compile(
    rf"{ALONE}(?:[\w-]*-(?:left|right)[\w-]*\s*:|(?:float|clear|text-align)\s*:\s*(?:left|right)\b|(?:left|right)\s*:)"
)
OWN_PROPERTY = re.compile(r"--[\w-]+")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PICTURE = re.compile(r"""url\((["']?)data:image/svg\+xml(?:;[\w=-]+)?,(.*?)\1\)""", re.DOTALL)
TOKEN_DEFINED = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+);?")


class StyleError(Exception):
    """The stylesheet holds something that this conversion does not know; the text says where."""


@dataclass(frozen=True)
class Rule:
    """One rule or at-rule with its body as text."""

    prelude: str
    body: str

    def __str__(self) -> str:
        return f"{self.prelude}{{{self.body}}}" if self.body or not self.prelude.startswith("@c") else ""


def logical(css: str) -> str:
    """The same stylesheet with inline and block directions instead of left and right.

    Raises:
        StyleError: when one physical direction is left.
    """
    for pattern, replacement in SINGLE:
        css = re.sub(pattern, replacement, css)
    css = FOUR_SIDES.sub(_two_axes, css)
    rest = [line.strip()[:100] for line in css.splitlines() if PHYSICAL.search(OWN_PROPERTY.sub("", line))]
    if rest:
        raise StyleError("directions that stay left or right in Arabic:\n  " + "\n  ".join(rest))
    return css


def _two_axes(match: re.Match[str]) -> str:
    name, top, right, bottom, left = match.groups()
    if left == right:
        return match[0]
    block = top if top == bottom else f"{top} {bottom}"
    return f"{name}-block: {block}; {name}-inline: {left} {right}"


def rules(css: str) -> Iterator[Rule]:
    """The top-level rules of a stylesheet, comments left out."""
    css, position = COMMENT.sub("", css), 0
    while (start := css.find("{", position)) != -1:
        end = _closing(css, start)
        prelude = " ".join(css[position:start].split())
        # A statement such as @charset ends with a semicolon and has no body of its own.
        prelude = prelude.rpartition(";")[2].strip()
        yield Rule(prelude, css[start + 1 : end].strip())
        position = end + 1
    if css[position:].strip():
        raise StyleError(f"text after the last rule: {css[position:].strip()[:80]!r}")


def _closing(css: str, start: int) -> int:
    depth, quote = 0, ""
    for index in range(start, len(css)):
        letter = css[index]
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter == "{":
            depth += 1
        elif letter == "}":
            depth -= 1
            if depth == 0:
                return index
    raise StyleError(f"a brace is never closed: {css[start - 60 : start + 20]!r}")


def select(css: str, wanted: Callable[[str], bool]) -> str:
    """Only the rules of which at least one selector is wanted; empty media blocks go too."""
    return "\n".join(_kept(css, wanted))


def _kept(css: str, wanted: Callable[[str], bool]) -> Iterator[str]:
    for rule in rules(css):
        if rule.prelude.startswith(("@media", "@supports")):
            if inside := "".join(_kept(rule.body, wanted)):
                yield f"{rule.prelude}{{{inside}}}"
        elif rule.prelude.startswith("@font-face"):
            continue  # our own fonts stylesheet names the subsets
        elif rule.prelude.startswith("@"):
            yield str(rule)
        elif selectors := [each for each in _selectors(rule.prelude) if wanted(each)]:
            yield f"{','.join(selectors)}{{{_tight(rule.body)}}}"


def _selectors(prelude: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for index, letter in enumerate(prelude):
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and depth == 0:
            parts.append(prelude[start:index].strip())
            start = index + 1
    return [*parts, prelude[start:].strip()]


def _tight(body: str) -> str:
    return re.sub(r"\s*([;:,])\s*", r"\1", " ".join(body.split())).rstrip(";")


def without_unused_tokens(css: str, keep: Callable[[str], bool]) -> str:
    """Drops colours of the palette that no rule and no kept token refers to."""
    used = set(re.findall(r"var\((--[\w-]+)", css))
    shorter = TOKEN_DEFINED.sub(lambda m: m[0] if m[1] in used or keep(m[1]) else "", css)
    # A dropped token may have been the only one to use another.
    return css if shorter == css else without_unused_tokens(shorter, keep)


def without_fallbacks(css: str) -> str:
    """`var(--a, #123456)` becomes `var(--a)` where the token is defined, as it is in every page."""
    defined = {match[1] for match in TOKEN_DEFINED.finditer(css)}
    return re.sub(
        r"var\((--[\w-]+)\s*,\s*(?:[^()]|\([^()]*\))*\)",
        lambda m: f"var({m[1]})" if m[1] in defined else m[0],
        css,
    )


def pictures_as_files(css: str, folder: str) -> tuple[str, dict[str, str]]:
    """Takes embedded SVG pictures out of the stylesheet: a policy without `data:` forbids them there."""
    files: dict[str, str] = {}

    def file_of(match: re.Match[str]) -> str:
        drawing = unquote(match[2])
        for name, known in files.items():
            if known == drawing:
                return f"url({folder}/{name})"
        name = f"{len(files) + 1:02}.svg"
        files[name] = drawing
        return f"url({folder}/{name})"

    css = PICTURE.sub(file_of, css)
    if "data:" in css:
        raise StyleError(f"an embedded file is left: {css[css.index('data:') :][:80]!r}")
    return css, files
