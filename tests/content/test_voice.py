"""The laws that every spoken sentence obeys: short, one thought, plain words, and anchors one could see on a visit."""

import re
from collections.abc import Iterator

from coachtui.model.rubric import Rubric
from coachtui.model.script import Script

PHRASE = "the work from order onwards"
"""What stands in for a placeholder: five words, as long as an engagement's own word for it may well be."""

MOST_WORDS = 25
NUDGE_BELOW = 12
JARGON = ("process owner", "KPI", "governance", "alignment", "effectiveness", "mechanism")
DEGREES = ("very", "good", "poor", "excellent", "effective", "adequate")
NO_DEGREE = "what a good answer must do"
"""Here 'good' says which answer is looked for, not how far somebody has come."""
UNCOUNTED = (
    "some",
    "many",
    "most",
    "mostly",
    "few",
    "several",
    "often",
    "usually",
    "regularly",
    "seldom",
    "rarely",
    "sometimes",
    "nearly",
    "largely",
    "loudest",
    "every week",
)
"""Words of degree: two people who heard the same would count them differently."""
UNSEEN = ("feel", "feels", "sense", "senses", "believe", "believes", "opened", "understand", "aware")
"""What goes on inside people, or while nobody looks."""
OPPOSITES = {"under": ("at least",), "over": ("at most", "up to")}
"""What the neighbouring level says of the same share, so that every share has one level."""
SHARE = re.compile(r"\b(under|over) (\d+%|half)", re.IGNORECASE)
AS_ONE_CAN_TELL = re.compile(r"\bgone through\b|\bcan name\b|\bEvery core process\b|people say there is none")


def spoken(text: str) -> str:
    return re.sub(r"\{\w+\}", PHRASE, text)


def words(text: str) -> int:
    return len(spoken(text).split())


def found_in(text: str, banned: tuple[str, ...], ending: str = "") -> list[str]:
    return [word for word in banned if re.search(rf"\b{word}{ending}", text, re.IGNORECASE)]


def wordings(script: Script) -> Iterator[tuple[str, str]]:
    """Every question as asked, with the question and role it is for."""
    for question in script.questions():
        for role, text in question.wordings().items():
            yield f"{question.id} {role}", text


def sayings(script: Script) -> Iterator[tuple[str, str]]:
    """Everything else that an interviewer says or reads out."""
    opening, closing = script.opening, script.closing
    yield from (("opening", text) for text in (opening.purpose, opening.notes, opening.confidentiality))
    yield from (("opening", opening.consent), ("closing", closing.restate))
    yield from (("closing", closing.missed), ("closing", closing.thanks))
    yield from script.probes.items()
    yield from script.evidence.items()
    yield from ((key, evasion.attempt) for key, evasion in script.evasions.items())
    yield from ((option.id, option.say) for option in script.frequencies)
    yield from ((each.id, each.say) for each in script.contradictions)
    for question in script.questions():
        yield from ((f"{question.id} {option.id}", option.say) for option in question.options)
        yield from ((f"{question.id} {column.id}", column.say) for column in question.columns)


def anchors(rubric: Rubric) -> Iterator[tuple[str, str]]:
    for indicator in rubric.indicators():
        for level, text in enumerate(indicator.anchors):
            yield f"{indicator.id} level {level}", text


def test_every_role_that_is_asked_has_a_wording_of_its_own(script: Script) -> None:
    same = [
        question.id
        for question in script.questions()
        if len({" ".join(text.casefold().split()) for text in question.wordings().values()}) < len(question.wordings())
    ]
    assert same == []
    assert [where for where, text in wordings(script) if not text.strip()] == []


def test_no_question_is_longer_than_one_breath(script: Script) -> None:
    assert {where: words(text) for where, text in wordings(script) if words(text) > MOST_WORDS} == {}


def test_no_question_is_two_questions(script: Script) -> None:
    assert {where: text for where, text in wordings(script) if text.count("?") > 1} == {}


def test_no_question_needs_the_trade_s_own_words(script: Script) -> None:
    found = {where: found_in(spoken(text), JARGON) for where, text in wordings(script)}
    assert {where: terms for where, terms in found.items() if terms} == {}


def test_nothing_else_that_is_said_needs_them_either(script: Script) -> None:
    found = {where: found_in(text, JARGON) for where, text in sayings(script)}
    assert {where: terms for where, terms in found.items() if terms} == {}


def test_every_question_has_a_short_name_of_its_own(script: Script) -> None:
    names = {question.id: question.short for question in script.questions()}
    assert {key: name for key, name in names.items() if not 2 <= words(name) <= 4} == {}
    assert len(set(names.values())) == len(names)


def test_contradictions_are_set_side_by_side_in_one_breath(script: Script) -> None:
    """Not counting the two answers, which are the person's own words."""
    put = [(each.id, text) for each in script.contradictions for text in (each.say, each.unquoted)]
    ours = [(key, re.sub(r"\{(first|second)\}", "", text)) for key, text in put]
    assert [key for key, text in ours if words(text) > MOST_WORDS] == []


def test_nobody_is_asked_a_bare_why(script: Script) -> None:
    bare = re.compile(r"(?:^|[.?!:;,]\s*)(?:and\s+)?why\s*\?", re.IGNORECASE)
    asked = [*script.probes.items(), *wordings(script), *sayings(script)]
    assert {where: text for where, text in asked if bare.search(text)} == {}


def test_the_five_anchors_of_an_indicator_differ(rubric: Rubric) -> None:
    alike = [each.id for each in rubric.indicators() if len({text.casefold() for text in each.anchors}) < 5]
    assert alike == []


def test_anchors_are_no_longer_than_one_breath(rubric: Rubric) -> None:
    assert {where: words(text) for where, text in anchors(rubric) if words(text) > MOST_WORDS} == {}


def test_anchors_say_what_is_seen_and_not_how_good_it_is(rubric: Rubric) -> None:
    found = {where: found_in(text.replace(NO_DEGREE, ""), DEGREES, r"\b") for where, text in anchors(rubric)}
    assert {where: terms for where, terms in found.items() if terms} == {}


def test_anchors_count_instead_of_using_words_of_degree(rubric: Rubric) -> None:
    found = {
        where: found_in(re.sub(r"\bat most\b", "", text, flags=re.IGNORECASE), UNCOUNTED, r"\b")
        for where, text in anchors(rubric)
    }
    assert {where: terms for where, terms in found.items() if terms} == {}


def test_anchors_say_what_can_be_seen_or_heard(rubric: Rubric) -> None:
    found = {where: found_in(text, UNSEEN, r"\b") for where, text in anchors(rubric)}
    assert {where: terms for where, terms in found.items() if terms} == {}


def test_where_one_level_ends_at_a_share_another_begins(rubric: Rubric) -> None:
    """So that two of five processes have a level, whatever the ladder."""
    without = [
        f"{indicator.id} level {level}: {bound} {share}"
        for indicator in rubric.indicators()
        for level, text in enumerate(indicator.anchors)
        for bound, share in SHARE.findall(text)
        if not any(
            f"{opposite} {share}" in other.casefold()
            for opposite in OPPOSITES[bound.casefold()]
            for other in indicator.anchors
        )
    ]
    assert without == []


def test_what_a_full_list_decides_can_also_be_told_by_one_person(rubric: Rubric) -> None:
    """An interview has no inventory: each of these anchors names what one person can go through instead."""
    decided = rubric.arithmetic.computed.indicators
    untold = [where for where, text in anchors(rubric) if where[:3] in decided and not AS_ONE_CAN_TELL.search(text)]
    assert untold == []


def test_a_debrief_needs_nobody_who_watched(rubric: Rubric) -> None:
    """Somebody alone is asked it too, after a meeting whose items no coach has numbered."""
    debriefs = {each.id: each.coaching.debrief for each in rubric.indicators() if each.coaching}
    assert {key: text for key, text in debriefs.items() if re.search(r"\bitem\b", text)} == {}
    assert {key: text for key, text in debriefs.items() if not text.endswith("?")} == {}
    assert {key: words(text) for key, text in debriefs.items() if words(text) > MOST_WORDS} == {}


def test_every_indicator_says_in_one_breath_what_would_prove_more(rubric: Rubric) -> None:
    proofs = {each.id: each.proof for each in rubric.indicators()}
    assert {
        key: text for key, text in proofs.items() if not re.fullmatch(r"(The|This|One|A|What) [^.?!]+\.", text)
    } == {}
    assert {key: words(text) for key, text in proofs.items() if words(text) > MOST_WORDS} == {}
    found = {key: found_in(text, JARGON + DEGREES, r"\b") for key, text in proofs.items()}
    assert {key: terms for key, terms in found.items() if terms} == {}


def test_no_two_indicators_are_proved_by_the_same_sheet(rubric: Rubric) -> None:
    proofs = [each.proof for each in rubric.indicators()]
    assert len(set(proofs)) == len(proofs)


def test_what_is_practised_can_be_done_before_the_next_meeting_by_oneself_and_one_other(rubric: Rubric) -> None:
    practices = {each.id: each.coaching.practice for each in rubric.indicators() if each.coaching}
    someone = re.compile(r"\bwith (a|an|the|whoever|somebody|someone)\b", re.IGNORECASE)
    assert {key: text for key, text in practices.items() if not someone.search(text)} == {}
    assert {key: words(text) for key, text in practices.items() if words(text) > MOST_WORDS} == {}
    assert {key: text for key, text in practices.items() if re.search(r"\b(analyst|coach|we|us)\b", text)} == {}


def test_a_nudge_is_a_question_short_enough_to_whisper(rubric: Rubric) -> None:
    nudges = {each.id: each.coaching.nudge for each in rubric.indicators() if each.coaching}
    assert {key: nudge for key, nudge in nudges.items() if words(nudge) >= NUDGE_BELOW} == {}
    assert {key: nudge for key, nudge in nudges.items() if not nudge.endswith("?")} == {}
