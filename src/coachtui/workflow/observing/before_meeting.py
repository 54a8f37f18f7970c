"""The form before a meeting: what is known while it is filled in, and recording what was typed into it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path

from coachtui.asking.meeting_forms import TypedMeeting, answer_word, form_text, participants_typed
from coachtui.asking.tables import Rows
from coachtui.assess.discussed import verdict_on
from coachtui.files.meeting_files import MeetingMistake, mistaken_verb
from coachtui.model.answers import Row
from coachtui.model.days import day_words
from coachtui.model.engagement import State
from coachtui.model.initials import are_initials, seat
from coachtui.model.observing import DiscussedFigure, ObservedMeeting, SteppingIn
from coachtui.model.people import Person, canonical_code, code_among
from coachtui.model.rubric import Behaviour, LimitsRule, Rubric
from coachtui.model.script_parts import ObservingWords
from coachtui.model.text import one_line
from coachtui.model.written_meeting import MOST_PEOPLE, WrittenFigure, WrittenParticipant
from coachtui.report.figure_words import figure_words
from coachtui.store.records import Change
from coachtui.workflow.coaching.coaching_result import observing_rubric
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, open_engagement
from coachtui.workflow.engagement.materials import materials_for
from coachtui.workflow.engagement.pairs import OBSERVED
from coachtui.workflow.observing.form_drafts import (
    drafted_form,
    filled,
    form_of,
    forms_of_new_meetings,
    keep_form,
    seats_of,
)
from coachtui.workflow.observing.live_meeting import LiveMeeting
from coachtui.workflow.observing.meant_in_meetings import behaviours_named
from coachtui.workflow.observing.preparing import (
    FIRST_ID,
    change_meeting,
    create_coaching_file,
    is_prepared,
    mistakes,
    new_meeting,
    observed_by_id,
    observing_words,
    proposed_id,
    with_initials,
)
from coachtui.workflow.observing.typed_meeting import (
    item_typed,
    points_typed,
    stepping_in_typed,
    written_from,
)

CONSENT_SAID = "said"
"""What is typed among those who are there once the sentence for consent was said."""
_SOME = 3
"""How many behaviours are named where several may be meant."""
_STEPS = {
    SteppingIn.NOTE: "You may pass the chair a note.",
    SteppingIn.GLANCE: "You may look at the chair, and no more.",
    SteppingIn.PAUSE: "You may ask the chair for a pause.",
    SteppingIn.NEVER: "You say nothing until it is over.",
}


@dataclass(frozen=True, slots=True)
class LastTime:
    """What the form copies from the last meeting of the same name: participants, chair, and actions not done."""

    participants: Rows
    chair: str
    actions: Rows


@dataclass(frozen=True, slots=True)
class BeforeMeeting:
    """What the form knows: the id of the meeting, behaviours, the sentence for consent, and who is in the file.

    ``no_initials`` are words that cannot be initials, ``limits`` the rubric's rule for figures, ``last_times`` the last
    meetings by their names in canonical form. ``prepared`` is what is recorded of a meeting that has not begun,
    ``left`` the draft of the form, as after a crash; None for nothing. ``earlier_id`` is the id that the meeting was to
    have while that form was typed, where another meeting has it by now; else "".
    """

    meeting: str = ""
    behaviours: Mapping[str, Behaviour] = field(default_factory=dict)
    consent: str = ""
    no_initials: Collection[str] = ()
    limits: LimitsRule | None = None
    people: Mapping[str, Person] = field(default_factory=dict)
    last_times: Mapping[str, LastTime] = field(default_factory=dict)
    prepared: TypedMeeting | None = None
    left: TypedMeeting | None = None
    earlier_id: str = ""

    @property
    def id_taken(self) -> str:
        """Why the meeting has another id than when its form was left; "" where it has the same."""
        return f"{one_line(self.earlier_id)} is another meeting by now." if self.earlier_id else ""

    @property
    def typed(self) -> TypedMeeting | None:
        """The content of the form at first: the draft, else what was prepared; None for an empty form."""
        return self.prepared if self.left is None else self.left

    def last_time(self, name: str) -> LastTime | None:
        """What to copy from the last meeting with this name, in any spelling of it; None where there was none."""
        return self.last_times.get(canonical_code(name))

    def agreed_read_as(self, typed: str) -> str:
        """The id and name of the behaviour that ``typed`` means, or a list of those it may mean; "" for a blank one."""
        if not typed.strip():
            return ""
        found = behaviours_named(self.behaviours, typed)
        if len(found) == 1:
            return f"{found[0].id}  {one_line(found[0].name)}"
        names = ", ".join(f"{each.id} {one_line(each.short_name)}" for each in found[:_SOME])
        more = f" and {len(found) - _SOME} more" if len(found) > _SOME else ""
        return f"{names}{more}" if found else "No behaviour has these words."

    def stepping_in_read_as(self, typed: str) -> str:
        """How ``typed`` is understood, as a sentence; "" where it is not."""
        found = stepping_in_typed(typed)
        return "" if found is None else _STEPS[found]

    def with_initials(self, rows: Rows) -> Rows:
        """The rows of participants, each with initials.

        A number alone becomes so many rows with the initials of seats.
        """
        rows = tuple(chain.from_iterable(map(_seats, participants_typed(rows))))
        seats = [WrittenParticipant(row.get("initials", ""), row.get("name", "")) for row in rows]
        given = with_initials(seats, self.people, self.no_initials)
        return tuple(
            row if row.get("initials") else {**row, "initials": seat.initials}
            for row, seat in zip(rows, given, strict=True)
        )

    def words_as_initials(self, rows: Rows) -> str:
        """A warning where initials in ``rows`` are also a word that ordinary lines begin with; "" where none are."""
        warnings = (_word_too(row.get("initials", ""), self.no_initials) for row in rows)
        return next(filter(None, warnings), "")

    def verbs_read_as(self, rows: Rows) -> tuple[Rows, str]:
        """The rows of the agenda with verbs completed, and a sentence on the first that is no verb, "" for none."""
        read = tuple(map(item_typed, rows))
        wrong = (mistaken_verb(row["verb"]) for row in read if row.get("verb"))
        return read, " ".join(next(filter(None, wrong), ()))

    def figures_read_as(self, rows: Rows) -> tuple[str, ...]:
        """A sentence for each figure that can be read: its usual range, and what its latest point is."""
        sentences = []
        for row in rows:
            points = points_typed(row.get("points", ""))
            if points and row.get("name"):
                figure = DiscussedFigure("", self.meeting, WrittenFigure("", points).decimals, row["name"])
                verdict = verdict_on(figure, self.limits)
                if verdict is not None:
                    sentences.append(figure_words(verdict))
        return tuple(sentences)


def _seats(row: Row) -> Iterable[Row]:
    """The rows that one row stands for: a number alone is so many seats, a number as initials is a seat."""
    name, initials = row.get("name", ""), row.get("initials", "")
    if name.isdecimal() and not initials and 0 < int(name) <= MOST_PEOPLE:
        return tuple({"initials": seat(number)} for number in range(1, int(name) + 1))
    if initials.isdecimal() and 0 < int(initials) <= MOST_PEOPLE:
        return ({**row, "initials": seat(int(initials))},)
    return (row,)


def before_meeting(workspace: Workspace, typed: str) -> BeforeMeeting:
    """What the form knows of the meeting with the id ``typed``. Raises CoachErrors.

    "" means the meeting of the drafted form, where there is one, else a new one with a proposed id.
    """
    state = workspace.state
    rubric, words = observing_rubric(workspace), observing_words(workspace)
    earlier = {} if one_line(typed) else forms_of_new_meetings(workspace)
    left = drafted_form(workspace, one_line(typed))
    wanted = one_line(typed) or (proposed_id(state) if left is None else left[0])
    known = _known(wanted, rubric, words, state.people)
    meetings = sorted(state.observed_meetings.values(), key=lambda each: each.began or each.held or "")
    last = {canonical_code(each.name): _last_time(state, each) for each in meetings}
    there = observed_by_id(state, wanted)
    prepared = None if there is None or not is_prepared(state, there) else form_of(state, there)
    typed_before = None if left is None else left[1]
    return replace(known, last_times=last, prepared=prepared, left=typed_before, earlier_id=earlier.get(wanted, ""))


def _last_time(state: State, meeting: ObservedMeeting) -> LastTime:
    """What the next meeting of this name begins with."""
    own = (each for each in state.actions.values() if each.meeting == meeting.id and not each.done)
    actions = ({"what": each.what, "who": each.person or each.who, "due": day_words(each.due)} for each in own)
    return LastTime(seats_of(state, meeting), meeting.chair or "", filled(actions))


def before_first_meeting(path: Path, typed: str) -> BeforeMeeting:
    """What the form knows where there is no coaching file at ``path`` yet. Raises CoachErrors."""
    used = materials_for(path, OBSERVED)
    return _known(one_line(typed) or FIRST_ID, used.rubric, used.script.observing or ObservingWords(""), {})


def participant_typed(live: LiveMeeting, typed: str) -> tuple[str, str]:
    """Record what ``typed`` says about a participant; return the person's code, and a notice on what was recorded.

    ``typed`` is initials, a name, or both. Somebody who is not there yet is added; a name alone gets initials. "no"
    behind them records that this person does not consent, "yes" that he or she does; without either nothing is recorded
    of somebody who is there already. "said" alone records that the sentence for consent was said; then the code is "".
    Raises CoachError for initials that cannot be used.
    """
    if typed.strip().casefold() == CONSENT_SAID:
        live.consent_said()
        return "", "Noted: everybody was asked."
    *parts, last = typed.replace(",", " ").split() or [""]
    answer = answer_word(last) if parts and answer_word(last) in {"no", "yes"} else ""
    consents = answer != "no"
    parts = parts if answer else [*parts, last]
    known = code_among(live.meeting.participants, parts[0])
    if known is not None and len(parts) == 1:
        if not answer:
            consents = known not in live.meeting.unwilling
        seen = live.workspace.state.observation({live.meeting.id})
        has_words = any(line.person == known and line.text for line in seen.lines)
        live.consent(known, given=consents)
        refusing = f"{known} does not consent: no words of {known} are kept from now on."
        earlier = " Those there are stay hidden; coachtui erase takes them out." if has_words else ""
        return known, f"{known} consents." if consents else refusing + earlier
    people, words = live.workspace.state.people, observing_words(live.workspace).no_initials
    if are_initials(parts[0]) and (len(parts) == 1 or known is None):
        initials, name = parts[0], " ".join(parts[1:])
    else:
        name = " ".join(parts)
        initials = with_initials([WrittenParticipant(name=name)], people, words)[0].initials
    code = live.add_participant(initials, name, consents=consents)
    refused = "" if consents else f"No words of {code} are kept."
    sentences = (f"{code} is in the room{f': {one_line(name)}' if name else ''}.", refused, _word_too(code, words))
    return code, " ".join(filter(None, sentences))


def initials_warned(path: Path, meeting: ObservedMeeting) -> tuple[str, ...]:
    """The warnings about initials of those in ``meeting`` that are also words which ordinary lines begin with.

    ``path`` is the coaching file.
    """
    words = materials_for(path, OBSERVED).script.observing or ObservingWords("")
    return tuple(filter(None, (_word_too(each, words.no_initials) for each in meeting.participants)))


def _word_too(initials: str, words: Iterable[str]) -> str:
    """A warning about initials that are one of ``words``, with which ordinary lines begin; "" for others."""
    if initials.casefold() not in {each.casefold() for each in words}:
        return ""
    shown = one_line(initials, 10).upper()
    return f"{shown} is a word too: lines that begin with it count as said by {shown}. Others are safer."


def _known(meeting: str, rubric: Rubric, words: ObservingWords, people: Mapping[str, Person]) -> BeforeMeeting:
    behaviours = rubric.rated_behaviours()
    return BeforeMeeting(meeting, behaviours, words.consent, words.no_initials, rubric.limits_rule, people)


def record_typed(
    workspace: Workspace, meeting: str, typed: TypedMeeting, *, again: bool = False
) -> Change | tuple[MeetingMistake, ...]:
    """Record the meeting that was typed and return the change; if it has mistakes, record nothing and return them.

    ``again`` replaces what was prepared under its id. Raises CoachErrors as `new_meeting`, or as `change_meeting`.
    """
    behaviours = observing_rubric(workspace).rated_behaviours()
    written, wrong = written_from(typed, behaviours, workspace.surroundings.today)
    found = wrong if written is None else mistakes(workspace, written)
    if written is None or found:
        return found
    if again:
        return change_meeting(workspace, meeting, written)
    return new_meeting(workspace, meeting, written, typed=True)


def prepare_typed(
    workspace: Workspace, meeting: str, typed: TypedMeeting, *, again: bool = False
) -> ObservedMeeting | tuple[MeetingMistake, ...]:
    """Do as `record_typed` does, but return the meeting as it was recorded, or its mistakes. Raises CoachErrors."""
    found = record_typed(workspace, meeting, typed, again=again)
    return found.after(ObservedMeeting) if isinstance(found, Change) else found


def keep_form_in_new(path: Path, meeting: str, typed: TypedMeeting, around: Surroundings) -> None:
    """Store the draft of the form in the coaching file at ``path``; the file is made once something is typed.

    Raises CoachErrors.
    """
    if not path.exists():
        if not form_text(typed):
            return
        create_coaching_file(path, around)
    with open_engagement(path, write=True, surroundings=around) as workspace:
        keep_form(workspace, meeting, typed)


def mistakes_in_new(path: Path, typed: TypedMeeting, today: date) -> tuple[MeetingMistake, ...]:
    """The mistakes in what was typed, where there is no coaching file at ``path`` yet. Raises CoachErrors."""
    return written_from(typed, materials_for(path, OBSERVED).rubric.rated_behaviours(), today)[1]


def prepare_typed_in_new(
    path: Path, meeting: str, typed: TypedMeeting, around: Surroundings
) -> ObservedMeeting | tuple[MeetingMistake, ...]:
    """Do as `prepare_typed` in the coaching file at ``path``, which is made if it is not there and nothing is wrong."""
    if wrong := mistakes_in_new(path, typed, around.today):
        return wrong
    if not path.exists():
        create_coaching_file(path, around)
    with open_engagement(path, write=True, surroundings=around) as workspace:
        return prepare_typed(workspace, meeting, typed)
