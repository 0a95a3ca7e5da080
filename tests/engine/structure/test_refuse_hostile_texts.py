# SPDX-License-Identifier: EUPL-1.2
"""Whatever the text, reading ends within fixed limits and says what is wrong. Limits are counted, not timed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kurzweg.engine.structure import StructureError, load, nodes, read, source
from kurzweg.engine.structure.format import STRUCTURE
from kurzweg.engine.structure.problems import LIMIT
from tests.engine.structure.offices import HEAD, problems_in, told

LAUGHS = [f"{more}: &{more} [*{less}, *{less}]\n" for less, more in pairwise("abcdefghi")]
BILLION_LAUGHS = "a: &a [x, x]\n" + "".join(LAUGHS)


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The events that the reader looked at."""
    seen: list[object] = []
    original = nodes._Builder.take

    def take(self: nodes._Builder, event: yaml.Event) -> None:
        seen.append(event)
        original(self, event)

    monkeypatch.setattr(nodes._Builder, "take", take)
    return seen


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "amt.yaml, line 1: The file is empty. Begin with `kurzweg: 1` and the name of the office."),
        ("# nur ein Kommentar\n", "amt.yaml, line 1: The file is empty."),
        ("~", "amt.yaml, line 1: The file is empty."),
        ("nur Text", "This is a text"),
        ("- a\n- b", "This is a list, but a mapping (a structure) is needed."),
        (BILLION_LAUGHS, "amt.yaml, line 1: &a is an anchor."),
        ("a: *b", "amt.yaml, line 1: *b repeats another place. Write the value out; no aliases."),
        ("a: !!python/object/apply:os.system [ls]", "is a tag. Remove it; the format needs no tags."),
        ("a: !x 5", "is a tag."),
        ("a: 1\n---\nb: 2", "amt.yaml, line 2: A second document begins here. Keep one structure per file."),
        ("a:\n\tb: 1", "amt.yaml, line 2: The text is not valid YAML here"),
        ("a:\n\tb: 1", "Indent with spaces instead of tabs."),
        ("a: >=65", 'Put the value in quotes, as in "<18".'),
        ("a: b: c", "Check the indentation, and put values with a colon in quotes."),
        ("a: [", "Check brackets, quotes and indentation"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "This is no text: it holds zero bytes. Save it as plain UTF-8 text."),
        (b"\xff\xfeabc", "A letter here is not UTF-8. Save the file with the encoding UTF-8."),
        ("office: Bürger".encode("latin-1"), "amt.yaml, line 1: A letter here is not UTF-8."),
        ("a: 1\nb: \x07", "amt.yaml, line 2: There is a control character (U+0007) here."),
        ("a: \ud800", "A letter here is not UTF-8."),
        ("[" * 100_000, "This is nested deeper than 20 levels."),
        ("{a: " * 100_000, "This is nested deeper than 20 levels."),
        ("- " * 100_000, "This is nested deeper than 20 levels."),
    ],
)  # fmt: skip
def test_a_text_that_is_no_structure_is_refused_with_one_sentence(text: str | bytes, sentence: str) -> None:
    (only,) = told(text)
    assert sentence in only


def test_a_file_over_the_limit_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "parse", lambda *_, **__: pytest.fail("parsed"))
    (only,) = problems_in("#" * (source.MAX_BYTES + 1))
    assert (only.line, only.cause) == (None, "The file is larger than 2 MB.")


def test_of_a_large_file_no_more_than_the_limit_is_read(tmp_path: Path) -> None:
    large = tmp_path / "ten-megabytes.yaml"
    large.write_bytes(b"#" * 10_000_000)
    assert len(source.bytes_of(large, file="x")) == source.MAX_BYTES + 1
    with pytest.raises(StructureError, match="larger than 2 MB"):
        load(large)


def test_reading_ends_at_the_first_value_over_the_limit(taken: list[object]) -> None:
    (only,) = told("[" + "a," * (nodes.MAX_NODES + 5_000) + "]")
    assert "The file has more than 200,000 values." in only
    assert len(taken) <= nodes.MAX_NODES + 10


def test_an_alias_bomb_ends_at_its_first_anchor(taken: list[object]) -> None:
    told(BILLION_LAUGHS)
    assert len(taken) <= 6


def test_no_more_than_fifty_problems_are_told() -> None:
    text = HEAD + "".join(f"unbekannt-{number}: {number}\n" for number in range(2_000))
    assert len(problems_in(text)) == LIMIT
    with pytest.raises(StructureError, match="There may be more; the first 50 are told"):
        read(text)


def test_a_very_long_word_is_shown_short_and_on_one_line() -> None:
    (only,) = told(HEAD + f"{'x' * 900}: 1\n")
    assert len(only) < 500
    (only,) = told(HEAD + 'sites: [{id: "a\\nb' + "c" * 500 + '", name: x}]')
    assert "\n" not in only
    assert len(only) < 300


def test_a_chain_of_ten_thousand_superiors_is_read_and_a_circle_of_them_told() -> None:
    chain = [f"  - {{id: u{n}, name: U, kind: back, parent: u{n + 1}}}\n" for n in range(10_000)]
    top = "  - {id: u10000, name: U, kind: back}\n"
    assert len(read(HEAD + "units:\n" + "".join(chain) + top).units) == 10_001
    (only,) = told(HEAD + "units:\n" + "".join(chain) + top.replace("back", "back, parent: u0"))
    assert "u0 under u1 under u2 under u3 under u4 under u5 under … under u0: a circle." in only


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(StructureError, match=r"There is no such file\. Check the path\."):
        load(tmp_path / "nirgends.yaml")
    with pytest.raises(StructureError, match=r"This is a folder\. Name the YAML file in it\."):
        load(tmp_path)
    with pytest.raises(StructureError, match="The file cannot be read"):
        load("a\0b")


@given(st.text() | st.binary())
@example("\x85")
@example("a: \u2028b")
@example("!")
@example("%YAML 1.2\n---\na")
@example("? ")
@example('"\\ud800"')
@settings(derandomize=True, deadline=None, max_examples=300)
def test_any_text_is_read_or_refused_in_kind(text: str | bytes) -> None:
    _read_or_refuse(text)


KEYS = st.sampled_from(["id", "name", "mean", "mon"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["A-K", "<18"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner),
    max_leaves=8,
)
SECTIONS = st.sampled_from([field.key for field in STRUCTURE.fields])


@given(st.dictionaries(SECTIONS, VALUES))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_any_value_in_any_field_is_read_or_refused_in_kind(fields: dict[str, object]) -> None:
    _read_or_refuse(yaml.safe_dump(fields))


def _read_or_refuse(text: str | bytes) -> None:
    """Nothing but a structure or told problems may come out."""
    try:
        read(text)
    except StructureError as refused:
        reasons = [problem.cause and problem.mend for problem in refused.problems]
    else:
        reasons = ["none needed"]
    assert reasons
    assert all(reasons)
