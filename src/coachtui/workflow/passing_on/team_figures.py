"""Passing figures of the team on from a coaching file to an engagement: what there is, in words, and the file.

They hold no quote and no name; where they would, an error is raised.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coachtui.asking.speakers import is_numbered
from coachtui.assess.carried_words import carried, rows_in
from coachtui.assess.observed import observed_scores
from coachtui.exchange.team_figures import team_figures_to_json
from coachtui.model.days import day_of
from coachtui.model.engagement import State
from coachtui.model.json_text import json_text
from coachtui.model.meetings import meeting_on
from coachtui.model.naming import KnownNames
from coachtui.model.observing import ActionItem, Decision, Observation, ObservedMeeting
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.rubric import Rubric
from coachtui.model.seen import AgreementKind, SeenAgreement, SeenBehaviour, SeenMeeting
from coachtui.model.text import one_line
from coachtui.report.seen_words import agreement_line, behaviour_line, meeting_line
from coachtui.workflow.coaching.coaching_result import observed_named, observing_rubric, refuse_unobserved
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.output import ending_of, write_output
from coachtui.workflow.observing.preparing import observing_words

_NOT_PASSED_ON = (
    "Not passed on: what anybody said, anybody's name, who spoke how much, the figures you talked about, debriefs and "
    "notes."
)


@dataclass(frozen=True, slots=True)
class TeamFigures:
    """What is passed on of some meetings, the earliest first, with the rubric that names the behaviours."""

    meetings: tuple[SeenMeeting, ...]
    behaviours: tuple[SeenBehaviour, ...]
    agreements: tuple[SeenAgreement, ...]
    rubric: Rubric

    def words(self) -> tuple[str, ...]:
        """The figures as lines; those of a meeting are indented below it."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        yield "This would be passed on, and nothing else:"
        for meeting in self.meetings:
            yield ""
            yield meeting_line(meeting)
            for each in self.behaviours:
                if each.meeting == meeting.id:
                    yield f"  {behaviour_line(self.rubric, each)}"
            for agreement in self.agreements:
                if agreement.meeting == meeting.id:
                    yield f"  {agreement_line(agreement)}"
        yield ""
        yield _NOT_PASSED_ON

    def write(self, output: Path) -> None:
        """Write the figures to ``output``, a JSON file. Raises CoachErrors."""
        refuse_other_endings(output)
        state = State(
            seen_meetings={each.id: each for each in self.meetings},
            seen_behaviours={(each.meeting, each.behaviour): each for each in self.behaviours},
            agreements={each.id: each for each in self.agreements},
        )
        write_output(output, json_text(team_figures_to_json(state), indent=2) + "\n")


def refuse_other_endings(output: Path) -> None:
    """Raise CoachError unless ``output`` ends in ``.json``. Figures go to a file, never to "-"."""
    if str(output) == "-":
        raise CoachError("No file", "Figures of a team go to a file.", "Name one: -o seen.json", bad_input=True)
    ending_of(output, ".json")


def team_figures(workspace: Workspace, meetings: tuple[str, ...], *, confirmed: bool) -> TeamFigures:
    """The figures of the ``meetings``, as typed; of none: of all. Decisions and actions only if ``confirmed``.

    Raises CoachErrors as `refuse_unobserved`, and where a text in them would quote or name somebody.
    """
    refuse_unobserved(workspace)
    rubric, state = observing_rubric(workspace), workspace.state
    seen: list[SeenMeeting] = []
    behaviours: list[SeenBehaviour] = []
    agreements: list[SeenAgreement] = []
    for observation in _observed(state, meetings).by_meeting().values():
        passed_on = _seen(*observation.meetings)
        seen.append(passed_on)
        behaviours += _behaviours(rubric, observation, passed_on.id)
        if confirmed:
            agreements += _agreements(state, observation, passed_on.id)
    _refuse_carried(workspace, seen, agreements)
    return TeamFigures(tuple(seen), tuple(behaviours), tuple(agreements), rubric)


def agreed_in(workspace: Workspace, meetings: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The decisions and actions of the ``meetings``, all for none, as they would be passed on: a line each.

    Raises CoachError where one of these meetings is not there.
    """
    state = workspace.state
    parts = _observed(state, meetings).by_meeting()
    return tuple(agreement_line(each) for key, own in parts.items() for each in _agreements(state, own, key))


def seen_by_words(workspace: Workspace, meetings: tuple[str, ...]) -> tuple[str, ...]:
    """What was agreed with the chairs of the ``meetings``, all for none, about who sees what: a line each.

    Raises CoachError where one of these meetings is not there.
    """
    chosen = _observed(workspace.state, meetings).meetings
    return tuple(f"{one_line(each.name)}: {one_line(each.seen_by)}" for each in chosen if each.seen_by)


def _observed(state: State, meetings: tuple[str, ...]) -> Observation:
    """What was recorded of the ``meetings``, as typed; of none: of all."""
    return state.observation({observed_named(state, each).id for each in meetings} or None)


def _seen(meeting: ObservedMeeting) -> SeenMeeting:
    """The meeting under the id that a sheet about it has; where its day is not known, under its own."""
    day = day_of(meeting.day)
    own_id = meeting.id if day is None else meeting_on(meeting.name, day, "").id
    return SeenMeeting(own_id, one_line(meeting.name), meeting.held)


def _behaviours(rubric: Rubric, observation: Observation, passed_on: str) -> Iterator[SeenBehaviour]:
    for behaviour, score in observed_scores(rubric, observation).items():
        marks, card = score.marks, score.card
        seen = SeenBehaviour(
            passed_on, behaviour, marks.helped, marks.hurt - marks.missed, marks.missed, marks.speakers,
            level=score.level,
        )  # fmt: skip
        if card is not None:
            seen = replace(seen, yes=card.yes, partly=card.partly, no=card.no)
        if seen != SeenBehaviour(passed_on, behaviour):
            yield seen


def _agreements(state: State, observation: Observation, passed_on: str) -> Iterator[SeenAgreement]:
    actions = [each for each in observation.actions if not each.earlier]
    by_kind: tuple[tuple[AgreementKind, Sequence[Decision | ActionItem]], ...] = (
        (AgreementKind.DECISION, observation.decisions),
        (AgreementKind.ACTION, actions),
    )
    for kind, records in by_kind:
        for place, each in enumerate(records, start=1):
            own_id = f"{passed_on}/{kind.value}/{place}"
            yield SeenAgreement(own_id, passed_on, kind, one_line(each.what), _role(state, each), one_line(each.due))


def _role(state: State, agreed: Decision | ActionItem) -> str:
    """The title of whoever decides or does it; "" where it is not known. Whoever was not there has none."""
    person = state.people.get(agreed.person or "")
    return "" if person is None else one_line(person.title)


def _refuse_carried(workspace: Workspace, seen: list[SeenMeeting], agreements: list[SeenAgreement]) -> None:
    """Raise CoachError, with all that is wrong, where a word to be passed on is somebody's own, or a name."""
    names_in, said = _names_finder(workspace), rows_in(line.text for line in workspace.state.meeting_lines.values())
    texts = [text for each in seen for text in (each.id, each.name)]
    texts += [part for each in agreements for part in _parts(each)]
    faults = [
        f"“{one_line(text, 60)}” {fault}"
        for text in dict.fromkeys(texts)
        for fault in carried(text, names_in(text), said)
    ]
    if faults:
        raise CoachError(
            "Not passed on",
            f"It would carry what stays here: {'; '.join(faults)}.",
            "Put it in other words in this file, or leave decisions and actions out.",
            bad_input=True,
        )


def _names_finder(workspace: Workspace) -> Callable[[str], tuple[str, ...]]:
    """Finds the names in a text: of everybody whom this file knows in any case, of whoever may be somebody as written.

    Initials are found in small letters too, as they are typed, unless they are a word that the script says is no one's.
    """
    state, words = workspace.state, frozenset(map(str.casefold, observing_words(workspace).no_initials))
    known = KnownNames(_people(state, words))
    perhaps = KnownNames((Person(each, name=each) for each in _perhaps_people(state)), any_case=False)

    def names_in(text: str) -> tuple[str, ...]:
        as_written = (each for each in perhaps.found_in(text) if each.casefold() not in words)
        return tuple(dict.fromkeys((*known.found_in(text), *as_written)))

    return names_in


def _people(state: State, words: Collection[str]) -> Iterator[Person]:
    """Everybody whom this file knows, without titles, which are what people are passed on as; and names of speakers."""
    for person in state.people.values():
        yield replace(person, title="")
        if person.code.casefold() not in words:
            yield Person(person.code.lower())
    yield from (Person(each, name=each) for each in state.speaker_codes if not is_numbered(each))


def _perhaps_people(state: State) -> Iterator[str]:
    """Who may be somebody: whoever decides or does something and was not there, and whoever watches."""
    agreements: tuple[Decision | ActionItem, ...] = (*state.decisions.values(), *state.actions.values())
    names = [each.who for each in agreements if each.person is None]
    names += [each.watcher for each in state.debrief_words.values()]
    yield from (each for each in names if each[:1].isupper())


def _parts(agreement: SeenAgreement) -> tuple[str, ...]:
    return tuple(filter(None, (agreement.what, agreement.role, agreement.due)))
