"""What all texts about observed meetings need: results, rubric and people, and the names of things."""

from collections.abc import Mapping
from dataclasses import dataclass

from coachtui.assess.coaching import CHAIR, TEAM, CoachingResult
from coachtui.assess.debrief import ShownBehaviour
from coachtui.model.naming import KnownNames
from coachtui.model.observing import Observation, ObservedMeeting
from coachtui.model.people import Person, canonical_code
from coachtui.model.rubric import Behaviour, Rubric
from coachtui.model.text import one_line, within_a_sentence
from coachtui.model.times import moment_words

NOTHING = "Nothing was marked."
TWICE = (
    "Two of these have one name and one day. If they are two records of the same meeting, look at one at a time "
    "(--meeting ID): here, what stands in both counts twice."
)
ONE_MEETING = "One meeting says little: take it as one look."
LONGEST = 300
"""Cells of what somebody said or wrote that are shown in one sentence."""


@dataclass(frozen=True, slots=True)
class CoachingWords:
    """The results of observed meetings, with the rubric and the people that texts about them need."""

    coaching: CoachingResult
    rubric: Rubric
    people: Mapping[str, Person]

    @property
    def observation(self) -> Observation:
        """The records of the meetings."""
        return self.coaching.observation

    def name_of(self, code: str) -> str:
        """The name of the person with this code; the code where there is no name."""
        person = self.people.get(code)
        return one_line((person.name if person is not None else "") or code)

    def code_of(self, whom: str) -> str | None:
        """The code of the person that a debrief is for; None for the team, and for chairs that differ or are open."""
        if whom != CHAIR:
            return None if whom == TEAM else whom
        chairs = {meeting.chair for meeting in self.observation.meetings}
        return chairs.pop() if len(chairs) == 1 else None

    def rated(self, behaviour: str) -> Behaviour:
        """The behaviour with this id."""
        return self.rubric.rated_behaviours()[behaviour]

    def short(self, behaviour: str) -> str:
        """The short name of a behaviour, as it is written within a sentence; its id where the rubric has none."""
        rated = self.rubric.rated_behaviours().get(behaviour)
        if rated is None:
            return one_line(behaviour)
        return one_line(rated.short or within_a_sentence(rated.name))

    def item(self, wanted: str, *, named: bool = True) -> str:
        """The id and title of the agenda item ``wanted``, an id.

        Without ``named`` a title that names a participant is left out.
        """
        titles = (item.title for meeting in self.observation.meetings for item in meeting.items if item.id == wanted)
        title = one_line(next(titles, ""))
        if not named and self.others_named_in(title):
            title = ""
        return f"{one_line(wanted)} ({title})" if title else one_line(wanted)

    def item_in(self, shown: ShownBehaviour) -> str:
        """The id of the agenda item in which a behaviour was shown; "" for outside all of them."""
        return shown.item if shown.line is None else self.observation.item_of(shown.line)

    def others_named_in(self, text: str, code: str | None = None) -> tuple[str, ...]:
        """The names, titles and codes in ``text`` of people who took part, other than the one with this code."""
        took_part = (each for meeting in self.observation.meetings for each in meeting.participants)
        others = (self.people.get(each, Person(each)) for each in dict.fromkeys(took_part) if each != code)
        own = () if code is None else (self.people.get(code, Person(code)),)
        return KnownNames(others, own).found_in(text)


def about_meetings(words: CoachingWords) -> tuple[str, tuple[str, ...]]:
    """The title of a page about the meeting, or about several, and the sentences below it."""
    meetings = words.observation.meetings
    called = tuple(_called(each) for each in meetings)
    if len(called) == 1:
        return called[0], (ONE_MEETING,)
    occasions = {(canonical_code(each.name), each.day) for each in meetings if each.name and each.day}
    recorded = [each for each in meetings if each.name and each.day]
    return f"{len(called)} meetings", called if len(occasions) == len(recorded) else (*called, TWICE)


def _called(meeting: ObservedMeeting) -> str:
    when = moment_words(meeting.held)
    return f"{one_line(meeting.name)}{f', {when}' if when else ''}"
