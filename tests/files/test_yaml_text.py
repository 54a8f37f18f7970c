"""Strict YAML: what values come out, what is refused, and that nothing else ever happens."""

import json
from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from coachtui.files import yaml_text
from coachtui.files.yaml_text import read_document
from coachtui.model.problems import BadFileError
from coachtui.model.text import clean

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), max_size=30)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


ALIAS = "Aliases such as '*x' are not used here."
ESCAPE = "There is an unreadable character here (U+001B)."


@pytest.fixture(params=["libyaml", "python"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(yaml_text, "_LOADER", yaml.Loader)
    elif not yaml.__with_libyaml__:
        pytest.skip("libyaml is not built in")


def read(text: str) -> object:
    return read_document("f.yaml", text.encode()).value


def faults(text: str | bytes) -> list[tuple[int, int, str]]:
    with pytest.raises(BadFileError) as caught:
        read_document("f.yaml", text.encode() if isinstance(text, str) else text)
    return [(problem.line, problem.column, problem.message) for problem in caught.value.problems]


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("No", "No"),
        ("yes", "yes"),
        ("on", "on"),
        ("1:1", "1:1"),
        ("2026-03-02", "2026-03-02"),
        ("true", True),
        ("FALSE", False),
        ("tRue", "tRue"),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("+12", 12),
        ("-12", -12),
        ("0o7", 7),
        ("0x1F", 31),
        ("010", 10),
        ("0b1", "0b1"),
        ("0o9", "0o9"),
        ("1_000", "1_000"),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1.5.2", "1.5.2"),
        ("1/3", "1/3"),
        ("-", None),
        ("'12'", "12"),
        ('"true"', "true"),
        ('"a\\x07b\\tc"', "ab\tc"),
        ("|\n  two\n  lines", "two\nlines"),
        (">-\n  two\n  lines", "two lines"),
    ],
)
def test_scalars_follow_the_core_schema_of_yaml_1_2(written: str, value: object) -> None:
    if written == "-":
        assert read("a:\n  -") == {"a": [None]}
    else:
        assert read(f"a: {written}") == {"a": value}


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: .inf", [(1, 4, "'.inf' is no number that can be used.")]),
        ("a: -.INF", [(1, 4, "'-.INF' is no number that can be used.")]),
        ("a: .nan", [(1, 4, "'.nan' is no number that can be used.")]),
        ("a: 1e999", [(1, 4, "This number is too long.")]),
        ("a: " + "9" * 5000, [(1, 4, "This number is too long.")]),
        ("1: a\ntrue: b", [(1, 1, "The key '1' is no text."), (2, 1, "The key 'true' is no text.")]),
        ("? [a]\n: b", [(1, 3, "A list or group cannot be a key.")]),
        (
            "a: 1\na: 2\nb: {c: 1, c: 2}",
            [(2, 1, "The key 'a' is there twice."), (3, 11, "The key 'c' is there twice.")],
        ),
        ("a: &x 1", [(1, 4, "Anchors such as '&x' are not used here.")]),
        ("a: 1\nb: [*x, *x]", [(2, 5, ALIAS), (2, 9, ALIAS)]),
        ("%YAML 1.1\n---\na: 1", [(1, 1, "Lines that begin with '%' are not used here.")]),
        ("---\na: 1\n---\nb: 1", [(3, 1, "A second document begins here.")]),
        ("a: 'open\nb: 1", [(1, 4, "The quotation mark opened here is never closed.")]),
        ("a: {b: 1\n", [(2, 1, "The group opened with '{' in line 1 is not closed here.")]),
        ("a: b: c", [(1, 5, "There is a ':' where no key can be.")]),
        ("a:1\nb: 2", [(1, 3, "A ':' behind a key needs a space behind it.")]),
        ("a: @b", [(1, 4, "A text cannot begin with '@'.")]),
        ("a:\n  b: 1\n c: 1", [(3, 2, "This line does not fit the lines above it.")]),
        ("- " * 100 + "a", [(1, 81, "The file is nested more than 40 levels deep here.")]),
        ("{a: " * 100_000, [(1, 161, "The file is nested more than 40 levels deep here.")]),
        ("a: 1\x1b\nb: \x1b", [(1, 5, ESCAPE), (2, 4, ESCAPE)]),
        (b"\xef\xbb\xbfa: \xe9", [(1, 4, "The file is not UTF-8: byte 0xe9 here begins no character.")]),
        ("a: 1".encode("utf-16"), [(1, 1, "The file is in UTF-16.")]),
        ("", [(1, 1, "The file is empty.")]),
    ],
)
def test_what_is_not_strict_yaml_is_refused_with_its_place(
    text: str | bytes, wanted: list[tuple[int, int, str]]
) -> None:
    assert faults(text) == wanted


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize("code", ["\\ud800", "\\U00110000", "\\UFFFFFFFF", "\\q", "\\xZZ"])
def test_a_code_that_stands_for_no_character_never_crashes(code: str) -> None:
    with suppress(BadFileError):
        value = read(f'a: "{code}"')
        assert value == {"a": "\ufffd"}


def test_a_mark_at_the_beginning_of_the_file_is_passed_over() -> None:
    assert read_document("f", b"\xef\xbb\xbfa: 1").value == {"a": 1}


def test_a_file_of_ten_megabytes_is_refused_without_reading_it() -> None:
    # Neither UTF-8 nor YAML: only its size is looked at.
    assert faults(b"\xff[" * 5_000_000) == [(1, 1, "The file has 10.0 MB; 2 MB is the most.")]


def test_a_file_with_very_many_mistakes_is_not_read_to_its_end() -> None:
    assert len(faults("".join("a: 1\n" for _ in range(10_000)))) == yaml_text.MOST_PROBLEMS


@pytest.mark.parametrize(
    ("text", "fragment", "place"),
    [
        ("a: plain {x} text", "{x}", (1, 10)),
        ('a: "\\u00e9 and \\"{x}\\""', "{x}", (1, 18)),
        ("a: 'it''s {x}'", "{x}", (1, 11)),
        ("a: |\n  one\n  two {x}", "{x}", (3, 7)),
        ("a: >-\n    one\n    two {x}", "{x}", (3, 9)),
        ("a: one\n  two {x}", "{x}", (2, 7)),
        ("a: {b: [c, d {x}]}".replace("{x}", "<x>"), "<x>", (1, 14)),
    ],
)
def test_a_place_inside_a_text_is_found_however_it_is_written(text: str, fragment: str, place: tuple[int, int]) -> None:
    document = read_document("f", text.encode())
    path = ("a", "b", 1) if "b:" in text else ("a",)
    value = document.at(path)
    assert isinstance(value, str)

    problem = document.problem(path, "m", "h", offset=value.index(fragment))

    assert (problem.line, problem.column) == place


def test_a_place_that_is_not_there_is_the_nearest_around_it() -> None:
    document = read_document("f", b"a:\n  b: 1\n")

    assert document.positions.of(("a", "c", 3)).start == (2, 3)
    assert document.problem(("a", "b"), "m", "h", at_key=True).column == 3
    assert document.problem(("a", "b"), "m", "h").column == 6


@given(st.dictionaries(WORDS, VALUES, max_size=4))
def test_json_is_read_as_json_reads_it(value: object) -> None:
    assert read(json.dumps(value, ensure_ascii=False)) == value


@given(st.text(max_size=60))
def test_every_text_comes_through_clean(text: str) -> None:
    quoted = "".join(f"\\U{ord(each):08X}" if not 0xD800 <= ord(each) <= 0xDFFF else "" for each in text)

    value = read(f'a: "{quoted}"')

    assert isinstance(value, dict)
    assert clean(value["a"]) == value["a"]
    assert value["a"] == clean("".join(each for each in text if not 0xD800 <= ord(each) <= 0xDFFF))


@given(st.binary(max_size=200) | st.text("ab:-[]{}&*!|>'\"%@`#,? \n\t0.~<", max_size=80).map(str.encode))
def test_no_bytes_cause_anything_but_a_bad_file(data: bytes) -> None:
    with suppress(BadFileError):
        read_document("f", data)


@given(st.text("ab:-[]{}|>'\"# \n0.~", max_size=60))
def test_both_parsers_read_the_same(text: str) -> None:
    results = []
    for loader in (yaml.CLoader, yaml.Loader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_text, "_LOADER", loader)
            try:
                results.append(read(text))
            except BadFileError:
                results.append("refused")
    assert results[0] == results[1] or "refused" in results
