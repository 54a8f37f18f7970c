"""What became of what a meeting left: of that name, by topic, and in words, with names and without."""

from dataclasses import replace

import pytest

from coachtui.assess.coaching import coaching_on
from coachtui.assess.following_up import FollowedUp, followed_up, topics_in
from coachtui.model.observing import (
    ActionItem,
    AgreementKept,
    Became,
    CardWord,
    DebriefWords,
    Decision,
    Observation,
)
from coachtui.model.people import Person
from coachtui.report.coaching_words import CoachingWords
from coachtui.report.followed_words import KEPT, LAST, TOPICS, FollowedWords, followed_paragraphs

from .observed_samples import RUBRIC, meeting

BEFORE = replace(meeting("M"), held="2026-03-04")
OTHER = replace(meeting("X"), name="Safety walk", held="2026-03-18")
NOW = replace(meeting("N"), held="2026-04-01", agreed="B5")
DECISIONS = (
    Decision("3", "N", "No overtime.", topic="overtime ", became=Became.IN_CONFLICT),
    Decision("1", "M", "Overtime until May", topic="Overtime", became=Became.NEW),
    Decision("2", "X", "Gloves", topic="Gloves"),
    Decision("4", "M", "Something else"),
)
ACTIONS = (
    ActionItem("a", "M", "Chart it", "B", due="Friday"),
    ActionItem("b", "M", "Sort out the late orders", "C", done=True, on_time=False, moved=True),
    ActionItem("c", "N", "chart it", "B", due="Friday", earlier=True, done=False),
    ActionItem("d", "N", "Order gloves", "B"),
)
KEPT_WORDS = tuple(
    AgreementKept("N", item, CardWord(word))
    for item, word in (("1", "yes"), ("2", "partly"), ("3", "no"), ("4", "not needed"))
)
OBSERVATION = Observation(
    (BEFORE, OTHER, NOW),
    decisions=DECISIONS,
    actions=ACTIONS,
    kept=KEPT_WORDS,
    debriefs=(DebriefWords("M", "A", "Say what it must do"),),
)


def test_a_meeting_follows_the_one_of_its_name_before_it() -> None:
    found = followed_up(OBSERVATION, "N")
    assert [each.id for each in found.meetings] == ["M", "N"]
    assert (found.agreed, found.promised and found.promised.next) == ("B5", "Say what it must do")
    assert [each.id for each in found.actions] == ["b", "c"]  # what was typed in anew stands for what was left
    assert [(each.name, [one.id for one in each.decisions]) for each in found.topics] == [("Overtime", ["1", "3"])]
    assert [each.name for each in topics_in(OBSERVATION)] == ["Overtime", "Gloves"]
    own = DebriefWords("M", "B", "Ask who decides"), DebriefWords("M", None, "Look at the chart")
    agreed_before = (replace(BEFORE, agreed="B6"), replace(NOW, agreed=""))
    found = followed_up(replace(OBSERVATION, meetings=agreed_before, debriefs=own), "N")
    assert (found.agreed, found.promised) == ("B6", None)  # nothing was written for the chair
    first = followed_up(OBSERVATION, "M")
    assert (first.agreed, first.promised, first.kept, first.actions) == ("", None, (), ())


def test_actions_of_others_and_meetings_without_a_name_are_not_the_same() -> None:
    again = (replace(ACTIONS[0], id="e", person="C"), replace(ACTIONS[0], id="f", person=None, who="the vendor"))
    found = followed_up(replace(OBSERVATION, actions=(*ACTIONS, *again)), "N")
    assert [each.id for each in found.actions] == ["b", "e", "f", "c"]
    nameless = tuple(replace(each, name=" ") for each in OBSERVATION.meetings)
    assert [each.id for each in followed_up(replace(OBSERVATION, meetings=nameless), "N").meetings] == ["N"]
    with pytest.raises(KeyError):
        followed_up(OBSERVATION, "unknown")


def told(followed: FollowedUp, *, named: bool = True) -> dict[str, tuple[str, ...]]:
    now = replace(OBSERVATION, meetings=(NOW,))
    words = CoachingWords(coaching_on(RUBRIC, now), RUBRIC, {"C": Person("C", name="Cleo")})
    after = FollowedWords(followed, followed.topics, (), followed.meetings)
    return dict(followed_paragraphs(words, after, named=named))


def test_it_is_told_in_counts_and_item_by_item() -> None:
    said = told(followed_up(OBSERVATION, "N"))
    assert said[KEPT][:3] == (
        "Criteria first: Say what it must do.",
        "Kept in 1 of 3 items, partly in 1.",
        "Item 1: yes.",
    )
    assert said[LAST] == (
        "1 of 2 actions done, 0 on time; a figure moved after 1.",
        "Sort out the late orders (Cleo, no day): done, late; a figure moved.",
        "chart it (B, Friday): not done.",
    )
    until_may = "Overtime until May (Wednesday 2026-03-04, new)"
    none = "No overtime (Wednesday 2026-04-01, in conflict with an earlier one)"
    assert said[TOPICS] == (f"Overtime: {until_may}; {none}.",)


def test_the_team_gets_counts_without_names_and_words() -> None:
    said = told(followed_up(OBSERVATION, "N"), named=False)
    assert said[LAST] == ("1 of 2 actions done, 0 on time; a figure moved after 1.",)
    assert said[KEPT][0] == "Criteria first."
    assert TOPICS not in said


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [((), "Whether it was kept is not noted yet."), (KEPT_WORDS[3:], "It was not needed.")],
)
def test_an_agreement_that_nobody_looked_at_or_needed_is_said(kept: tuple[AgreementKept, ...], sentence: str) -> None:
    assert told(followed_up(replace(OBSERVATION, kept=kept), "N"))[KEPT][1] == sentence
