"""Probes during an interview: which are timely and why, which were asked, and what people said to them.

The reasons are for the interviewer alone; the wordings may be seen by anybody.
"""

import re
from dataclasses import dataclass

from coachtui.asking.probing import Response, TimelyProbe, timely_probes
from coachtui.assess.claims import counted_grade
from coachtui.model.answers import Absence, Grade, SessionKind, Value
from coachtui.model.craft import ProbeAsked
from coachtui.model.problems import CoachError
from coachtui.model.script import Question, Script
from coachtui.model.text import clean, listed, one_line
from coachtui.store.records import Change
from coachtui.workflow.interview.interviewing import Interview

_NAME_PART = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ProbeLine:
    """One probe of a question: its id ``probe`` and its wording ``says``.

    ``because`` is the reason why it is timely, "" when it is not. ``asked`` is the record that it was asked, None
    without one. ``rated`` says that the reason names a rating that the interviewer gave.
    """

    probe: str
    says: str
    because: str
    asked: ProbeAsked | None
    rated: bool = False

    @property
    def timely(self) -> bool:
        """Whether it is timely: whether there is a reason to ask it now."""
        return bool(self.because)


@dataclass(frozen=True, slots=True)
class Listening:
    """What is needed to find out at every key press which probes of a question are timely. Made by `listening`.

    ``rated`` and ``grade`` are level and grade of the session's best rating of the indicator that the question feeds
    first. ``names`` are the names and codes of people of the engagement.
    """

    script: Script
    question: Question
    rated: int | None
    grade: Grade | None
    alone: bool
    names: tuple[str, ...]

    def timely(
        self,
        note: str,
        value: Value | None = None,
        absence: Absence | None = None,
        grade: Grade | None = None,
        *,
        left: bool = False,
    ) -> tuple[TimelyProbe, ...]:
        """The probes that are timely for an answer with this note, value, absence and grade.

        ``left`` says that the question was left, so that no answer is still to come.
        """
        best = max((each for each in (grade, self.grade) if each is not None), default=None)
        response = Response(value, note, absence, best, self.rated, left, self.alone, self.names)
        return timely_probes(self.question, self.script, response)


def listening(interview: Interview, question_id: str) -> Listening:
    """What `Listening.timely` needs for one question. Raises CoachError when the script has none of that id.

    Make a new one after a rating, and for each question.
    """
    question = interview.question(question_id)
    own = [rating for rating in interview.records.ratings if question.feeds and rating.indicator == question.feeds[0]]
    levels = [rating for rating in own if rating.level is not None]
    best = max(levels, key=lambda rating: (counted_grade(rating), rating.at or ""), default=None)
    return Listening(
        interview.script,
        question,
        None if best is None else best.level,
        None if best is None else best.grade,
        interview.session.kind is SessionKind.SELF_ASSESSMENT,
        _names(interview),
    )


def probe_lines(interview: Interview, question_id: str, *, left: bool = False) -> tuple[ProbeLine, ...]:
    """Every probe of a question, once each, judged by the recorded answer; for ``left`` see `Listening.timely`.

    Raises CoachError for an unknown question.
    """
    known = listening(interview, question_id)
    answer = interview.answer_to(question_id)
    timely = {
        each.probe: each for each in known.timely(answer.note, answer.value, answer.absence, answer.grade, left=left)
    }
    asked = interview.workspace.state.probes_asked
    lines = []
    for probe in dict.fromkeys(use.probe for use in known.question.probes):
        now = timely.get(probe, TimelyProbe(probe, ""))
        noted = asked.get((interview.session_id, question_id, probe))
        lines.append(ProbeLine(probe, interview.script.probes[probe], now.because, noted, rated=now.rated))
    return tuple(lines)


def ask_probe(interview: Interview, question_id: str, probe: str, brought: str = "") -> Change:
    """Record that a probe was asked, and ``brought``, what was said to it, in place of what was recorded of it before.

    Raises CoachError for a question or probe that the script does not have.
    """
    interview.question(question_id)
    if probe not in interview.script.probes:
        known = listed(interview.script.probes)
        message = f"This script has no probe {one_line(clean(probe))}."
        raise CoachError("No such probe", message, f"It has {known}.", bad_input=True)
    asked = ProbeAsked(interview.session_id, interview.person.code, question_id, probe, clean(brought).strip())
    return interview.workspace.record(asked)


def unask_probe(interview: Interview, question_id: str, probe: str) -> Change:
    """Withdraw that a probe was asked; nothing changes where it was not."""
    asked = ProbeAsked(interview.session_id, interview.person.code, question_id, probe)
    return interview.workspace.withdraw(asked)


def probes_asked(interview: Interview) -> tuple[ProbeAsked, ...]:
    """Every probe asked in this session, in the order they were first asked."""
    state = interview.workspace.state
    return tuple(asked for asked in state.probes_asked.values() if asked.session == interview.session_id)


def _names(interview: Interview) -> tuple[str, ...]:
    """The codes of the people of the engagement and the parts of their names, which count as names in a note."""
    people = interview.workspace.state.people.values()
    parts = (part for person in people for part in (person.code, *_NAME_PART.findall(person.name)))
    return tuple(dict.fromkeys(part for part in parts if not part[:1].islower() and len(part) > 1))
