"""Reading a rule: what is let through, and that nothing harmful or endless is."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.rules import RuleError, parse


@pytest.mark.parametrize(
    "text",
    [
        "low",
        "not low and (high or vague)",
        "answer('C1.1') == 'yes'",
        "role in ('middle', 'frontline')",
        "role not in ['middle']",
        "1 < number <= 3",
        "count('C1.6') - 1 > 2 * 3",
        "-number < -3",
        "True",
        "answer('C1.1') != None",
        "low\n  or high",
        "  low",
    ],
)
def test_plain_conditions_are_let_through(text: str) -> None:
    assert parse(text).tree is not None


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "().__class__.__bases__[0].__subclasses__()",
        "9**9**9**9",
        "'a' * 10 ** 9",
        "'a' * 900000000",
        "('a',) * 900000000",
        "999999999999",
        "1e400",
        "1e10",
        "(" * 100_000 + ")" * 100_000,
        "(" * 240 + "low" + ")" * 240,
        "-" * 490 + "1",
        "not " * 100 + "low",
        "+".join(["1"] * 200),
        "a or " * 99 + "a",
        "(" * 21 + "1,)" + ",)" * 20,
        "'" + "x" * 300 + "'",
        "a.b",
        "a[0]",
        "a[0:1]",
        "lambda: 1",
        "[x for x in y]",
        "{x for x in y}",
        "(x for x in y)",
        "{1: 2}",
        "{1}",
        "f'{x}'",
        "(x := 1)",
        "answer(x=1)",
        "answer(*x)",
        "answer(**x)",
        "f(1)(2)",
        "a if b else c",
        "1 // 2",
        "1 % 2",
        "1 << 9",
        "~1",
        "a | b",
        "a @ b",
        "low is True",
        "low is not True",
        "b'x'",
        "1j",
        "...",
        "yield x",
        "await x",
        "import os",
        "x = 1",
        "low; high",
        "low # or not",
        "[role]",
        "",
        " \n ",
        "low and",
        "(low",
        "'low",
        "low\x00",
        "\ud800",
        "'\\ud800'",
        "'\\x07'",
        "x" * 501,
        "\\",
        "\u00a0low",
        "9" * 490,
    ],
)
def test_anything_else_is_refused_at_once(text: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse(text)

    assert 0 <= caught.value.offset <= len(text)
    assert caught.value.message.endswith(".")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("low and high.x", 8, "A rule cannot contain a dot after a name."),
        ("low = 1", 4, "The rule cannot be read from '= 1' on."),
        ("low and", 7, "The rule breaks off before it is complete."),
        ("  low and x ** 2", 10, "A rule cannot contain '**'."),
        ("'é' == x.y", 7, "A rule cannot contain a dot after a name."),
        ("low\nand high.x", 8, "A rule cannot contain a dot after a name."),
        ("low # never", 4, "Everything after '#' would be passed over."),
    ],
)
def test_the_offset_is_the_very_place(text: str, offset: int, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse(text)

    assert (caught.value.offset, caught.value.message) == (offset, message)


def test_a_sign_in_a_text_is_no_remark() -> None:
    assert parse("chose('number # 1')").text == "chose('number # 1')"


def test_names_and_calls_come_in_reading_order() -> None:
    rule = parse("high or chose('a') and not (low or missing('é') or names > 1)")

    assert [rule.source(term) for term in rule.terms()] == ["high", "chose('a')", "low", "missing('é')", "names"]


@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(
            [
                "low",
                "high",
                " and ",
                " or ",
                "not ",
                "(",
                ")",
                "answer('a')",
                "==",
                "<",
                "1",
                "'x'",
                ",",
                "[",
                "]",
                ".",
                "*",
                "**",
                "-",
                "lambda:",
                " in ",
                " if ",
                " else ",
                "f'",
                "#",
                "\\",
                "\n",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_no_text_causes_anything_but_a_rule_error(text: str) -> None:
    with suppress(RuleError):
        parse(text)
