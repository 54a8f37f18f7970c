"""Words in quotation marks become quotes; apostrophes and inches never do."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coachtui.asking.quoting import feeds_for_quote, quotes_in, statements_in, without_quotes

from .bank import RUBRIC, question


@pytest.mark.parametrize(
    ("note", "quotes"),
    [
        ('She said "we all have our own sheet."', ["we all have our own sheet."]),
        ('"One," he said, "and two."', ["One,", "and two."]),
        ("“Curly” and “again”", ["Curly", "again"]),
        ("« Français » et «serré»", ["Français", "serré"]),
        ("»Deutsch« und »nochmal«", ["Deutsch", "nochmal"]),
        ("„Deutsch“ und „gemischt” und ‚einfach‘", ["Deutsch", "gemischt", "einfach"]),
        ("„Wie geht’s?“, „gut“", ["Wie geht’s?", "gut"]),
        ("He said ‘never again’ and left", ["never again"]),
        ("‘We don’t plan, we can’t’, he said", ["We don’t plan, we can’t"]),
        ("‘no more meetings’ he said", ["no more meetings"]),
        ("‘the workers’ canteen’ is closed", ["the workers’ canteen"]),
        ('("in brackets") and —"after a dash"', ["in brackets", "after a dash"]),
        ('"over\ntwo   lines"', ["over two lines"]),
        ('"same" and "same"', ["same"]),
        ('outer «one "inner" two» end', ['one "inner" two']),
        ('“he said "no" to me”', ['he said "no" to me']),
    ],
)
def test_words_inside_quotation_marks_are_quotes(note: str, quotes: list[str]) -> None:
    assert list(quotes_in(note)) == quotes


@pytest.mark.parametrize(
    ("note", "quotes"),
    [
        ('a 14" pipe and a 12" pipe', []),
        ('a 14" pipe, "too long"', ["too long"]),
        ('"The 14" pipe broke," he said', ['The 14" pipe broke,']),
        ('"we need 14"', ["we need 14"]),
        ('"it was 14" and then "no"', ["it was 14", "no"]),
        ('"a 14" pipe and a 12" pipe', []),
        ('6\'2" tall, ½" thick, a 21"-screen', []),
        ('14 " pipe', []),
    ],
)
def test_inch_marks_are_no_quotes(note: str, quotes: list[str]) -> None:
    assert list(quotes_in(note)) == quotes


@pytest.mark.parametrize(
    "note",
    [
        "don't, can't, the workers' council, 'tis",
        "don’t, can’t, the workers’ council",
        "back in the ‘90s, the workers’ canteen",
        "‘em and ‘tis, they’re all clipped’ here",
        '"never closed',
        'never opened"',
        "“never closed",
        "never opened”",
        "« never closed",
        "a » b and c",
        "‘never closed",
        '"one paragraph\n\nand the next"',
        "“one paragraph\n \t\nand the next”",
        '"" “” «  » „“ ""',
        '"..." “—”',
        "",
    ],
)
def test_what_quotes_nothing_gives_nothing(note: str) -> None:
    assert quotes_in(note) == ()


def test_an_unclosed_mark_does_not_swallow_the_next_quote() -> None:
    assert quotes_in('He said "well, and then "no more" came') == ("no more",)
    assert quotes_in("“well, and then “no more” came") == ("no more",)
    assert quotes_in("b » and « c »") == ("c",)


@given(st.text(alphabet="ab1 .'\"“”‘’„‚«»\n"))
def test_a_quote_is_always_part_of_the_note_and_stands_once(note: str) -> None:
    found = quotes_in(note)
    folded = " ".join(note.split())
    assert len(set(found)) == len(found)
    assert all(quote in folded and quote == quote.strip() and quote for quote in found)


def test_words_speak_to_the_indicators_a_question_feeds() -> None:
    assert feeds_for_quote(question(feeds=("E8a", "X4", "B10", "E7a")), RUBRIC) == ("E8a", "E7a")


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ('He said "no" and “never”.', 'He said "…" and “…”.'),
        ('One\n\n"two"\n \nthree "four"', 'One\n\n"…"\n \nthree "…"'),
        ('a 14" pipe', 'a 14" pipe'),
        ("", ""),
        ('She: „It is over". So', 'She: „…". So'),
        ("Han sa ”aldrig” och gick", "Han sa ”…” och gick"),
        ("Il dit ‹jamais› et «non»", "Il dit ‹…› et «…»"),
        ("彼は「もう無理」と言った", "彼は「…」と言った"),
        ("»Nej», sa hon. »Ja»", "»…», sa hon. »…»"),
        ("He said “one.\n\nTwo.\n\nThree” and left", "He said “…” and left"),
        ("“One.\n\n“Two.” Fine.", "“…\n\n“…” Fine."),
        ("„Er sagte “nein” zu allem“, sagte sie", "„…“, sagte sie"),
        ('He said "never again\n\nA plan: a 14" pipe', 'He said "…\n\nA plan: a 14" pipe'),
        ("He said 'never again', but doesn't say why", "He said '…', but doesn't say why"),
        ("‘The workers’ canteen’ is closed", "‘…’ is closed"),
        ("don't, the workers' council, ’em and the ’90s", "don't, the workers' council, ’em and the ’90s"),
    ],
)
def test_a_note_without_its_quotes_keeps_the_rest(note: str, left: str) -> None:
    assert without_quotes(note) == left


@given(st.text(alphabet='ab "“”«»\n', max_size=30))
@example('«a»“»a"«a»')
def test_nothing_quoted_is_left_in_a_note_without_its_quotes(note: str) -> None:
    assert quotes_in(without_quotes(note)) == ()


def test_one_or_two_words_that_a_sentence_sets_off_are_a_term_and_nothing_said() -> None:
    for note in (
        'There is a "big wall" between us.',
        'Ask the "fulfilment manager".',
        "“Lean” came and went",
        "Der „Kümmerer“ geht.\nSo ist es.",
        'The "war room" and the «Jour fixe»',
    ):
        assert quotes_in(note), note
        assert not statements_in(note), note
    for note in (
        'He said "Never."',
        'And who decides: "nobody"',
        '"No," she said',
        "Long silence.\n“Nobody”\nThen on.",
        '"Yes".',
        'We have "a wall between us" here',
        "他说“我们没有计划”，就走了",
    ):
        assert statements_in(note) == quotes_in(note), note
