"""Words of lists in what was said: literally, whole words, case apart, accents and all."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.asking.listening import SpokenWords, is_nothing, named_in
from coachtui.model.word_lists import Concept, WordLists

LISTS = WordLists(
    vague=("we", "usually", "as a rule"),
    details=("monday", "last week"),
    nothing=("nobody", "nothing", "can't think of any"),
    joining=("and", "or"),
    enough=6,
)


@pytest.mark.parametrize(
    ("word", "said", "there"),
    [
        ("we", "So we went", True),
        ("we", "So WE went", True),
        ("we", "The west went", False),
        ("we", "we'll see", True),
        ("as a rule", "as  a\nrule, yes", True),
        ("as a rule", "as a ruler", False),
        ("can't think", "I can’t think of any", True),
        ("café", "Im CAFÉ", True),
        ("café", "im cafe\u0301", True),
        ("cafe", "im café", False),
        ("cafe", "im cafe\u0301", False),
        ("straße", "auf der STRASSE", True),
        ("c++", "all in C++, mostly", True),
        ("c++", "all in c", False),
        (".*", "anything at all", False),
        (".*", "we typed .* there", True),
        ("(a|b)", "a or b", False),
        ("[x", "an [x somewhere", True),
        ("$5", "for $5 each", True),
        ("", "anything", False),
    ],
)
def test_words_are_found_as_they_are_written(word: str, said: str, there: bool) -> None:
    assert SpokenWords([said]).has_any((word,)) is there


@given(st.text(min_size=1, max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_a_word_with_spaces_around_it_is_always_found(word: str, before: str, after: str) -> None:
    said = SpokenWords([f"{before} {word} {after}"])
    alone = any(character.isalnum() for character in word)
    if alone and not re.search(r"[\u0300-\u036f]", word):
        assert said.has_any((word,))


@pytest.mark.parametrize(
    ("said", "vague"),
    [
        ("", None),
        ("…", None),
        ("We usually manage.", True),
        ("On Monday we stopped.", False),
        ("We stopped last week.", False),
        ("We lost 3 of them.", False),
        ("Then we rang Ines.", False),
        ("Then we rang OPS.", False),
        ("Tom decides, as we know.", True),  # a capital at the beginning may be any word
        ("PLN decides, as we know.", False),
        ("It is fine.", False),
        ("It is fine and runs as it did.", True),
        ("I told you that I do.", True),
    ],
)
def test_vague_is_no_name_date_or_number(said: str, vague: bool | None) -> None:
    assert SpokenWords([said]).is_vague(LISTS) is vague


def test_a_known_name_counts_wherever_it_stands() -> None:
    assert SpokenWords(["Tom decides, as we know."]).is_vague(LISTS, ("Tom", "PLN")) is False


def test_one_quote_with_a_detail_is_enough_and_quotes_do_not_run_together() -> None:
    assert SpokenWords(["We usually do", "It was on Monday"]).is_vague(LISTS) is False
    assert SpokenWords(["we usually do", "Somebody did"]).is_vague(LISTS) is True


def test_without_lists_nothing_is_vague() -> None:
    assert SpokenWords(["We usually do"]).is_vague(WordLists()) is None


def test_figures_can_speak_of_a_concept() -> None:
    assert SpokenWords(["95 of them"]).speaks_of(Concept("a number", ("one",), figures=True))
    assert not SpokenWords(["95 of them"]).speaks_of(Concept("a number", ("one",)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        ("nobody", ()),
        ("Nobody.", ()),
        ("“Nothing”", ()),
        ("OPS", ("ops",)),
        ("OPS and SAL", ("ops", "sal")),
        ("OPS, SAL/PLN & QM; OPS", ("ops", "sal", "pln", "qm")),
        ("the sand man", ("the sand man",)),
        ("OPS or nobody", ("ops",)),
    ],
)
def test_names_between_joining_words(text: str, names: tuple[str, ...]) -> None:
    assert named_in(text, LISTS) == names
    assert is_nothing(text, LISTS) is not bool(names)
