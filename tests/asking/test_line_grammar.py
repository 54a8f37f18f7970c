"""What a typed line of a meeting means, case by case, and that no typed character is ever lost."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.asking.line_grammar import LineMeaning, LineReader, Meant, meaning_words, missing_words
from coachtui.model.observing import Mark

NAMES = {"RA": "Ravi Chandra", "OT": "Otto", "AN": "Ann", "DAN": "Dana", "OB": "Otto"}
SHORTS = {"B5": "criteria first"}
READER = LineReader(("RA", "AN", "DAN", "S3", "OT"), [f"B{number}" for number in range(1, 16)], date(2026, 3, 4), NAMES)
SAID, NOTE, STEP_IN = Meant.SAID, Meant.NOTE, Meant.STEP_IN


def mark(typed: str) -> Mark:
    return Mark(f"B{typed[1:]}" if typed[1:] else "", helped=typed[0] == "+")


@pytest.mark.parametrize(
    ("typed", "kind", "person", "words", "marks", "starred"),
    [
        ("ra sort it", SAID, "RA", "sort it", "", False),
        ("RA: sort it", SAID, "RA", "sort it", "", False),
        ("ra:sort it", SAID, "RA", "sort it", "", False),
        ("Dan  we wait", SAID, "DAN", "we wait", "", False),
        ("s3 no budget", SAID, "S3", "no budget", "", False),
        ("ra", SAID, "RA", "", "", False),
        ("ra:", SAID, "RA", "", "", False),
        ("ra -14", SAID, "RA", "", "-14", False),
        ("!ra sort it -6 -14", SAID, "RA", "sort it", "-6 -14", True),
        ("!! ra sort it", SAID, "RA", "sort it", "", True),
        ("an order", SAID, "AN", "order", "", False),  # initials win, also where they are a word
        ("ra's figures", NOTE, None, "ra's figures", "", False),
        ("rat in the kitchen", NOTE, None, "rat in the kitchen", "", False),
        ("no", NOTE, None, "no", "", False),
        ("no order", NOTE, None, "no order", "", False),
        ("i think", STEP_IN, None, "think", "", False),
        ("I: one question", STEP_IN, None, "one question", "", False),
        ("n cold coffee -", NOTE, None, "cold coffee", "-", False),
        ("n ra smiles", NOTE, None, "ra smiles", "", False),
        ("N: x", NOTE, None, "x", "", False),
        ("d", NOTE, None, "d", "", False),
        ("a", NOTE, None, "a", "", False),
        ("d:", NOTE, None, "d:", "", False),
        ("d -6", NOTE, None, "d", "-6", False),
        ("i'd say", NOTE, None, "i'd say", "", False),
        ("d:buy", NOTE, None, "d:buy", "", False),
        ("up +5", NOTE, None, "up", "+5", False),
        ("well -", NOTE, None, "well", "-", False),
        ("Buy overtime -5 -7", NOTE, None, "Buy overtime", "-5 -7", False),
        ("Buy overtime -5 +5 -5", NOTE, None, "Buy overtime -5", "+5 -5", False),
        ("so +3 +3", NOTE, None, "so", "+3", False),
        ("so \N{MINUS SIGN}3", NOTE, None, "so", "-3", False),
        ("up +16", NOTE, None, "up +16", "", False),
        ("up +05", NOTE, None, "up +05", "", False),
        ("up +0", NOTE, None, "up +0", "", False),
        ("up+5", NOTE, None, "up+5", "", False),
        ("up +5%", NOTE, None, "up +5%", "", False),
        ("up +\N{ARABIC-INDIC DIGIT FIVE}", NOTE, None, "up +\N{ARABIC-INDIC DIGIT FIVE}", "", False),
        ("+5 is much", NOTE, None, "+5 is much", "", False),
        ("+", NOTE, None, "+", "", False),
        ("- -", NOTE, None, "-", "-", False),
        ("!", NOTE, None, "!", "", False),
        (" ! ", NOTE, None, "!", "", False),
        ("!d", NOTE, None, "d", "", True),
        ("", NOTE, None, "", "", False),
        ("   ", NOTE, None, "", "", False),
        (":", NOTE, None, ":", "", False),
    ],
)
def test_a_line_means(typed: str, kind: Meant, person: str | None, words: str, marks: str, starred: bool) -> None:
    read = READER.read(typed)
    assert (read.kind, read.person, read.words) == (kind, person, words)
    assert (read.marks, read.starred) == (tuple(map(mark, marks.split())), starred)
    assert read.missing == ()


@pytest.mark.parametrize(
    ("typed", "person", "who", "what", "due", "missing"),
    [
        ("a Otto, tool records, Thursday", "OT", "", "tool records", "2026-03-05", ""),
        ("a ot, tool records, by friday", "OT", "", "tool records", "2026-03-06", ""),
        ("a ra sort it, wednesday", "RA", "", "sort it", "2026-03-11", ""),  # never the day of the meeting itself
        ("a RA: sort it", "RA", "", "sort it", "", "by when?"),
        ("a Ines, wear by batch", None, "Ines", "wear by batch", "", "by when?"),
        ("a Ines, wear, by batch, before the audit", None, "Ines", "wear, by batch", "before the audit", ""),
        ("a tool records, thursday", None, "", "tool records", "2026-03-05", "who?"),
        ("a ra, thursday", "RA", "", "", "2026-03-05", "what?"),
        ("a ra", "RA", "", "", "", "what? by when?"),
        ("a chandra, call, next week", "RA", "", "call", "2026-03-11", ""),
        ("a, b", None, "", "", "", ""),  # no space behind the letter: a note
        ("a ,,", None, "", "", "", "who? what? by when?"),
        ("a a shouting match, ot, 2026-02-01", None, "a shouting match", "ot", "2026-02-01", ""),
        ("a shouting match broke out", None, "", "shouting match broke out", "", "who? by when?"),
        ("A Otto, tool, Thursday -14", "OT", "", "tool", "2026-03-05", ""),
        ("d two fixes, ra, thursday", "RA", "", "two fixes", "2026-03-05", ""),
        ("d hire two, fix the form, Bea, end of March", None, "Bea", "hire two, fix the form", "end of March", ""),
        ("d a trial on line two", None, "", "a trial on line two", "", "who decides? by when?"),
        ("d a trial, tomorrow", None, "", "a trial", "2026-03-05", "who decides?"),
        ("d a trial, Dana", "DAN", "", "a trial", "", "by when?"),
        ("d no teletext, ra decides, friday", "RA", "", "no teletext", "2026-03-06", ""),
        ("d no teletext, Ines will decide", None, "Ines", "no teletext", "", "by when?"),
    ],
)
def test_decisions_and_actions_have_parts(
    typed: str, person: str | None, who: str, what: str, due: str, missing: str
) -> None:
    read = READER.read(typed)
    assert (read.person, read.who, read.what, read.due) == (person, who, what, due)
    assert missing_words(read) == missing
    assert read.kind is (NOTE if typed == "a, b" else Meant.ACTION if typed[0] in "aA" else Meant.DECISION)


def test_a_name_that_two_have_is_nobody_in_particular() -> None:
    two = LineReader(("OT", "OB"), [], date(2026, 3, 4), NAMES)
    assert (two.read("a Otto, tools").person, two.read("a Otto, tools").who) == (None, "Otto")
    assert two.read("a ob, tools").person == "OB"


def test_a_line_of_somebody_who_does_not_consent_is_never_plain_words() -> None:
    reader = replace(READER, unwilling=("AN",))
    for plain in (False, True):
        read = reader.read("!an secret -9", plain=plain)
        assert (read.kind, read.person, read.before, read.kept) == (SAID, "AN", "!an ", False)
        assert meaning_words(read, NAMES, SHORTS) == "Ann · time and length only"
    for line, words in (("an, secret", "secret"), ("(an) secret", "secret"), ("Ann: secret -", "secret"), ("an?", "")):
        read = reader.read(line)
        assert (read.person, read.words, read.kept) == ("AN", words, False)
        assert READER.read(line).kind is NOTE
    assert reader.read("Ann smiles: well").kind is NOTE
    assert reader.read("a an, tools").kept
    assert reader.read("n an smiles", plain=True) == LineMeaning(NOTE, "n an smiles")


def test_plain_words_are_a_note_of_the_whole_line() -> None:
    assert READER.read(" !a shouting match +5 ", plain=True) == LineMeaning(
        NOTE, "!a shouting match +5", before=" ", after=" "
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("!ra sort it -5 +", "Ravi Chandra · hurt: criteria first · helped · starred"),
        ("s3 what for -2", "S3 · hurt: B2"),
        ("i stop", "you step in"),
        ("hm", "note"),
        ("a Otto, tool records, Thursday", "action · Otto · Thursday 2026-03-05"),
        ("d a trial, Bea, before the audit", "decision · Bea decides · before the audit"),
        ("d a trial", "decision"),
    ],
)
def test_the_meaning_in_words(typed: str, words: str) -> None:
    assert meaning_words(READER.read(typed), NAMES, SHORTS) == words


lines = st.lists(
    st.sampled_from(["!", " ", "ra", "AN", ":", "d", "a", "n", "i", "+", "-7", "+15", ",", "thursday", "\t", "é"])
    | st.text(max_size=4)
).map("".join)


@given(lines, st.booleans())
def test_no_typed_character_is_lost(typed: str, plain: bool) -> None:
    read = READER.read(typed, plain=plain)
    assert read.before + read.words + read.after == typed
    assert read.words == read.words.strip()
    assert len(read.marks) <= 2
    if read.kind in {Meant.DECISION, Meant.ACTION} and not read.missing and read.person is None:
        assert "" not in {read.what, read.who}
    if plain:
        assert (read.words, read.marks, read.person) == (typed.strip(), (), None)


def test_a_line_of_any_length_is_read_at_once() -> None:
    for long in ("x" * 500_000, "ra " + "x y " * 100_000, "a ra, " + "x" * 500_000 + ", thursday", "- " * 200_000):
        read = READER.read(long)
        assert read.before + read.words + read.after == long
