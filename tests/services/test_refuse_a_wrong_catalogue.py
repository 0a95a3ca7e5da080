# SPDX-License-Identifier: EUPL-1.2
"""A wrong file is told where it is wrong and how to mend it; a hostile one costs neither time nor memory."""

import time
import tracemalloc
from pathlib import Path

import pytest

from kurzweg.services import SeedError, load_catalogue, read_catalogue
from kurzweg.services.catalogue import SEED

TEXT = SEED.read_text()
DULDUNG = TEXT.index("- id: duldung\n")


def changed(old: str, new: str, *, after: int = DULDUNG) -> tuple[bytes, int]:
    """The seed with one place changed, and the line of that place."""
    place = TEXT.index(old, after)
    return (TEXT[:place] + new + TEXT[place + len(old) :]).encode(), TEXT.count("\n", 0, place) + 1


def complaint(content: bytes) -> str:
    with pytest.raises(SeedError) as caught:
        read_catalogue(content, name="katalog.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "field", "said"),
    [
        ("life_situation: aufenthalt", "life_situation: mond", "life_situation", '"mond" is not known here.'),
        ("compartment: aufenthalt", "compartment: 7", "compartment", "A text is expected here."),
        ("front_desk: true", "front_desk: maybe", "front_desk", "Only true or false is possible here."),
        ("service_minutes: ", "service_minutes: -", "service_minutes", "A whole number is expected here."),
        (
            "service_minutes_source: assumed",
            "service_minutes_source: so",
            "service_minutes_source",
            '"so" is not',
        ),
        ("valid_from: '2026-08-19'", "valid_from: '2026-13-01'", "valid_from", "A date is expected here."),
        ("valid_to: null", "valid_to: '2020-01-01'", "valid_to", "The service ends before it begins."),
        ("title_en: ", "titel_en: ", "titel_en", "This field is not known."),
        ("former_office: Ausländeramt", "former_office: ' '", "former_office", "The text is empty."),
        ("  - foto", "  - photo", "documents[2]", '"photo" is not known here.'),
        ("  - foto", "  - duldung-alt", "documents[2]", '"duldung-alt" stands here twice.'),
        ("  partners:", "  for: {}\n  partners:", "for", "There is no condition."),
        ("  partners:", "  for: {age: old}\n  partners:", "for.age", '"old" is not an age.'),
        ("  partners:", "  for: {age: 20-18}\n  partners:", "for.age", "runs backward."),
        ("  partners:", "  for: {shoes: big}\n  partners:", "for.shoes", 'cannot ask about "shoes"'),
        ("    ar:", "    xx:", "translations.xx", '"xx" is not one of the languages to translate to.'),
        ("status: draft", "status: official", "translations.ar.status", '"official" is not known here.'),
    ],
)
def test_a_wrong_field_is_named_with_line_and_mend(old: str, new: str, field: str, said: str) -> None:
    content, line = changed(old, new)
    told = complaint(content)
    assert told.startswith(f"katalog.yaml, line {line}, services[28].{field}: ")
    assert said in told


def test_a_missing_field_is_named() -> None:
    content, _ = changed("  former_office: Ausländeramt\n", "")
    assert 'services[28]: The field "former_office" is missing. Add "former_office:"' in complaint(content)


def test_two_services_cannot_share_an_id() -> None:
    content, line = changed("- id: ausbildungsduldung", "- id: duldung")
    assert f'line {line}, services[29]: The id "duldung" is given twice.' in complaint(content)


def test_an_id_of_capital_letters_is_refused() -> None:
    content, _ = changed("- id: duldung", "- id: Duldung")
    assert '"Duldung" cannot be an id. Use small letters a-z' in complaint(content)


def test_several_faults_are_told_at_once() -> None:
    content = TEXT.replace("front_desk: true", "front_desk: 1", 3).encode()
    with pytest.raises(SeedError) as caught:
        read_catalogue(content, name="katalog.yaml")
    assert [problem.field.split(".")[1] for problem in caught.value.problems] == ["front_desk"] * 3


def test_at_most_fifty_faults_are_told() -> None:
    content = TEXT.replace("kind: document", "kind: thing").encode()
    with pytest.raises(SeedError) as caught:
        read_catalogue(content, name="katalog.yaml")
    assert len(caught.value.problems) == 50


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty. Take the file that ships with kurzweg as a beginning."),
        (b"\n# only a comment\n", "The file is empty."),
        (b"just words", "A mapping (key: value) is expected here."),
        (b"- 1\n- 2\n", "A mapping (key: value) is expected here."),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "A letter here is not UTF-8."),
        (b"schema: \x00\x01", "This is no text: it holds zero bytes."),
        (b"schema: [1, 2", "The text is not valid YAML here"),
        (b"schema: a\nschema: b\n", 'The key "schema" stands here twice.'),
        (
            b"schema: kurzweg/service-catalogue\n---\nschema: b\n",
            "A second document begins here. Keep one catalogue per file.",
        ),
        (b"? [a, b]\n: c\n", "A key must be a plain word."),
        (b"24: c\n", "A key must be a plain word."),
        (b"schema: !!python/object/apply:os.system ['true']\n", "is a tag. Remove it"),
        (b"a: &a [x, x]\nb: [*a, *a]\n", "&a is an anchor. Remove it"),
        (b"schema: something-else\n", 'The field "schema_version" is missing.'),
    ],
)
def test_what_is_no_catalogue_is_refused_kindly(content: bytes, said: str) -> None:
    assert said in complaint(content)


@pytest.mark.parametrize(
    "content",
    [
        b"services:\n" + b"  - id: a\n" * 1_000_000,
        b"a: " + b"[" * 500_000,
        b"".join(b"a%d: &a%d [%s]\n" % (n, n, b"*a%d, " % (n - 1) * 9) for n in range(1, 40)),
        b"a: " + b"{b: " * 100_000,
        b"- " * 600_000,
        b"a: '" + b"x" * 1_900_000 + b"'",
    ],
    ids=["10 MB", "deep list", "alias bomb", "deep mapping", "deep dashes", "one long text"],
)
def test_a_hostile_file_is_refused_in_bounded_time_and_memory(content: bytes) -> None:
    tracemalloc.start()
    begun = time.process_time()
    with pytest.raises(SeedError):
        read_catalogue(content, name="katalog.yaml")
    took, peak = time.process_time() - begun, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (took < 5, peak < 100_000_000) == (True, True)


def test_an_endless_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    large = tmp_path / "katalog.yaml"
    with large.open("wb") as file:
        file.truncate(10_000_000_000)
    with pytest.raises(SeedError, match=r"The file is larger than 2 MB\. A catalogue is"):
        load_catalogue(large)
