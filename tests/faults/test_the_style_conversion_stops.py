# SPDX-License-Identifier: EUPL-1.2
"""A stylesheet of others that cannot be turned for Arabic stops the build."""

from __future__ import annotations

import pytest

from tooling import css


@pytest.mark.parametrize(
    ("physical", "turned"),
    [
        ("a{margin-left:1px}", "a{margin-inline-start:1px}"),
        ("a{padding-right : 1px}", "a{padding-inline-end : 1px}"),
        ("a{border-left-color:red}", "a{border-inline-start-color:red}"),
        ("a{left:0;right:1px}", "a{inset-inline-start:0;inset-inline-end:1px}"),
        ("a{text-align:left}", "a{text-align:start}"),
        ("a{float: right}", "a{float: inline-end}"),
        ("a{border-top-left-radius:1px}", "a{border-start-start-radius:1px}"),
        ("a{scroll-margin-left:1px}", "a{scroll-margin-inline-start:1px}"),
        ("a{margin:1px 2px 3px 4px}", "a{margin-block: 1px 3px; margin-inline: 4px 2px}"),
        (
            "a{padding:var(--a) 0 var(--a) calc(1px + 2px)}",
            "a{padding-block: var(--a); padding-inline: calc(1px + 2px) 0}",
        ),
        ("a{margin:1px 2px 3px 2px}", "a{margin:1px 2px 3px 2px}"),
        ("a{--kern-space-left:1px}", "a{--kern-space-left:1px}"),
    ],
)
def test_left_and_right_become_start_and_end(physical: str, turned: str) -> None:
    assert css.logical(physical) == turned


@pytest.mark.parametrize("stubborn", ["a{border-left-style-x:1px}", "a{mask-border-right:0}", "a{scroll-left:1px}"])
def test_a_direction_that_nobody_turned_stops_the_build(stubborn: str) -> None:
    with pytest.raises(css.StyleError, match="stay left or right in Arabic"):
        css.logical(stubborn)


def test_an_embedded_file_that_is_no_drawing_stops_the_build() -> None:
    with pytest.raises(css.StyleError, match="embedded file is left"):
        css.pictures_as_files("a{src:url(data:font/woff2;base64,AAAA)}", "icons")


def test_a_brace_that_is_never_closed_stops_the_build() -> None:
    with pytest.raises(css.StyleError, match="never closed"):
        css.select("a{b:c", lambda _selector: True)


def test_drawings_become_files_and_equal_ones_one_file() -> None:
    drawing = "url(\"data:image/svg+xml,%3Csvg xmlns='x'%3E%3C/svg%3E\")"

    sheet, files = css.pictures_as_files(f"a{{mask:{drawing}}}b{{mask:{drawing}}}", "icons")

    assert sheet == "a{mask:url(icons/01.svg)}b{mask:url(icons/01.svg)}"
    assert files == {"01.svg": "<svg xmlns='x'></svg>"}


def test_only_wanted_rules_stay_and_empty_media_blocks_go() -> None:
    sheet = "/* x */ .a , .b:is(.c, .d) { e: f ; } @media print{.b{g:h}} @media screen{.a{g:h}} @font-face{src:x}"

    assert css.select(sheet, lambda selector: selector == ".a") == ".a{e:f}\n@media screen{.a{g:h}}"


def test_a_token_that_nobody_uses_goes_with_the_tokens_that_only_it_used() -> None:
    sheet = ":root{--kept:var(--a);--a:1;--b:var(--c);--c:2}"

    assert css.without_unused_tokens(sheet, lambda token: token == "--kept") == ":root{--kept:var(--a);--a:1;}"
