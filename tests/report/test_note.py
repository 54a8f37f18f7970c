"""The written note: the draft of what is there, what it asks for, and the text as a coach leaves it."""

from dataclasses import replace

import pytest

from coachtui.assess.coaching import CHAIR, TEAM, coaching_on
from coachtui.model.observing import (
    AgendaItem,
    ConfirmedLevel,
    DebriefWords,
    Decision,
    DiscussedFigure,
    Observation,
)
from coachtui.model.people import Person
from coachtui.report.coaching_handouts import coaching_handout
from coachtui.report.coaching_words import CoachingWords
from coachtui.report.debrief_words import NEXT, debrief_paragraphs
from coachtui.report.note_draft import HEADINGS, LED_TO, SAID, SITUATION, VIEW, WILL, note_draft
from coachtui.report.note_text import left_to_fill_in, note_handout, note_text
from coachtui.report.team_page import team_page
from tests.assess.observed_samples import RUBRIC, line, meeting, observed

PEOPLE = {"A": Person("A", name="Ada"), "B": Person("B", name="Ben")}
AT = "2026-03-04T09:0{}:00Z"


def words_of(observation: Observation, code: str | None = None) -> CoachingWords:
    return CoachingWords(coaching_on(RUBRIC, observation, code), RUBRIC, PEOPLE)


def whole(*debriefs: DebriefWords) -> Observation:
    held = replace(meeting(), began=AT.format(0), seen_by="Only the two of us", produce="one way to decide")
    costly = replace(line(2, "A", "B5-"), text="Buy it, Ben.", said=AT.format(4))
    return replace(
        observed(line(1, "B", "B1+"), costly, line(4, "A", "B8+")),
        meetings=(replace(held, items=(AgendaItem("1", "Ben and overtime", first=1, last=3), held.items[1])),),
        decisions=(Decision("d", "M", "Overtime until May", "B", due="Friday", item="1"),),
        confirmed=(ConfirmedLevel("M", "B5", 1, "An objection brought it up"),),
        debriefs=debriefs,
    )


def test_the_draft_is_made_of_what_is_there_and_asks_for_the_rest() -> None:
    own = DebriefWords("M", "A", "Ask what it must do", "Ben", "2026-03-11", "I was in a hurry")
    draft = dict(note_draft(words_of(whole(own)), CHAIR).paragraphs)
    assert draft[SITUATION] == ("Item 1 (Ben and overtime), minute 5.",)
    assert draft[SAID] == ("“Buy it, Ben.”",)
    assert draft[LED_TO][0] == "Decided in this item: Overtime until May (Ben decides, Friday)."
    assert draft[VIEW][0] == "An objection brought it up"
    named = replace(whole(own), confirmed=(ConfirmedLevel("M", "B5", 1, "Ben asked, and Ada would not say"),))
    assert len(dict(note_draft(words_of(named), CHAIR).paragraphs)[VIEW]) == 1
    assert draft[WILL] == (
        "One behaviour: criteria first.",
        "One practice: Ask what it must do",
        "Who watches: Ben, Wednesday 2026-03-11.",
    )
    text = note_text(note_draft(words_of(whole(own)), CHAIR))
    assert "The meeting was to produce this: one way to decide" in text
    assert "Only the two of us" in text
    environment = [each.partition(":")[0] for each in left_to_fill_in(text)]
    assert "Expectations Triggers Resources Consequences Feedback Ability" in " ".join(environment)


def test_what_is_missing_is_said() -> None:
    draft = dict(note_draft(words_of(observed(), "B"), "B").paragraphs)
    assert draft[SITUATION] == ("Nothing of yours was marked as having cost something.",)
    assert SAID not in draft
    assert draft[WILL][-1] == "[Who will watch, and on what day?]"
    with pytest.raises(ValueError, match="page of counts"):
        note_draft(words_of(observed()), TEAM)


def test_a_note_comes_back_from_its_text_without_what_was_not_filled_in() -> None:
    draft = note_draft(words_of(whole()), CHAIR)
    text = note_text(draft)
    assert note_handout(text, (), whole=True) == draft
    assert note_handout(text.replace("# ", ""), HEADINGS, whole=True) == draft
    edited = note_handout(text + "- and a line of my own\n[not yet]\n", ())
    assert edited.paragraphs[-1][1][-1] == "- and a line of my own"
    assert "[" not in edited.text(80)


@pytest.mark.parametrize(
    ("watcher", "day", "said"),
    [
        ("", "", "Who will watch, and on what day?"),
        ("Ben", "", "Who watches: Ben. On what day?"),
        ("", "Thursday", "When: Thursday. Who will watch?"),
        ("Ben", "Thursday", "Who watches: Ben, Thursday."),
    ],
)
def test_who_watches_and_when_is_said_or_asked(watcher: str, day: str, said: str) -> None:
    own = DebriefWords("M", None, "", watcher, day)
    told = dict(debrief_paragraphs(words_of(whole(own)), TEAM))
    assert told[NEXT][-1] == said


def test_a_sentence_for_the_team_that_names_somebody_stays_with_the_coach() -> None:
    words = words_of(whole(DebriefWords("M", None, "Let Ben finish", answer="Ada: too fast")))
    own = " ".join(dict(debrief_paragraphs(words, TEAM))[NEXT])
    assert own.startswith("Let Ben finish The team does not get this sentence: it names Ben.")
    team = " ".join(each for _, said in debrief_paragraphs(words, TEAM, named=False) for each in said)
    assert not {"Ben", "Ada"} & {*team.replace(":", "").split()}
    assert "“" not in team
    assert "Item 1." in team  # its title names somebody


def test_the_page_for_the_team_counts_and_names_nobody() -> None:
    figure = DiscussedFigure("K7", "M", ("1", "2"), "Ben's scrap")
    words = words_of(replace(whole(DebriefWords("M", "A", "Ask Ben")), figures=(figure,)))
    text = team_page(words).text(80)
    assert "K7: 2. 2 points are too few" in text
    assert "K7: 2. 2 points are too few" in coaching_handout(words, TEAM).text(80)
    assert "1: 1 helped, 1 hurt." in text  # its title names somebody
    assert "1 decision; of 1 it was said who decides." in text
    assert not any(each in text for each in ("Ben", "Ada", "Overtime", "“"))
