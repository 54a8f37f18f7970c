"""The forms that ask somebody alone, one at a time, and the interface by which they are shown and recorded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from coachtui.answer_types import Choice, FormField
from coachtui.asking.alone import FollowUp
from coachtui.asking.progress import Progress
from coachtui.asking.replies import Reply, numbers_text, numbers_typed
from coachtui.model.answers import Absence, Answer
from coachtui.model.question_parts import Column
from coachtui.store.records import Change
from coachtui.workflow.engagement.engagements import Workspace

NONE_OF_THESE = Choice(0, "", "", "None of these")
"""Offered below several choices where the script has no such choice of its own."""


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """A form that asks one thing of somebody alone, with the engagement's own words filled in.

    ``choices`` are in the order shown; ``several`` says that more than one may be chosen, ``none`` that "none of these"
    has to be offered with them. ``closest`` are events of which one comes closest, asked with ``closest_ask`` once
    there is an answer. ``rows`` is how many rows a table has room for, ``minutes`` how long the form takes.

    ``about`` names the subject where the wording does not. ``parts`` name the numbers of an answer that has several.
    ``words`` asks for words beside the answer, with ``words_example``: before the answer where ``words_first``, else
    after it unless the option chosen is one of ``wordless``. Without ``words``, ``may_add`` says that there is a field
    for a remark. ``fits(rule, reply)`` says whether a rule is true of a reply; the rules are those of follow-ups, and
    of events in ``event_rules`` by their levels. None: all are true.
    """

    id: str
    form_field: FormField
    minutes: int
    ask: str
    example: str = ""
    choices: tuple[Choice, ...] = ()
    several: bool = False
    none: bool = False
    columns: tuple[Column, ...] = ()
    rows: int = 0
    follow_ups: tuple[FollowUp, ...] = ()
    closest_ask: str = ""
    closest: tuple[Choice, ...] = ()
    about: str = ""
    parts: tuple[str, ...] = ()
    words: str = ""
    words_example: str = ""
    words_first: bool = False
    wordless: frozenset[str] = frozenset()
    may_add: bool = True
    event_rules: Mapping[int, str] = field(default_factory=dict)
    fits: Callable[[str, Reply], bool] | None = None

    def asked(self, reply: Reply) -> tuple[FollowUp, ...]:
        """The follow-ups that are asked now: those that go with ``reply``, and those with words in their fields."""
        return tuple(each for each in self.follow_ups if reply.said.get(each.probe) or self._fits(each.when, reply))

    def asks_words(self, reply: Reply) -> bool:
        """Whether words beside the answer are asked for, given ``reply``: not after an option in ``wordless``."""
        return bool(self.words) and (self.words_first or self.wordless.isdisjoint(reply.chosen))

    def events(self, reply: Reply) -> tuple[Choice, ...]:
        """Those of ``closest`` that are offered now: those that go with ``reply``, and the one that was chosen."""
        if self.choices and not reply.chosen:
            return self.closest
        return tuple(
            each
            for each in self.closest
            if each.value == reply.closest or self._fits(self.event_rules.get(int(each.value)), reply)
        )

    def _fits(self, rule: str | None, reply: Reply) -> bool:
        return rule is None or self.fits is None or self.fits(rule, reply)

    @property
    def offered(self) -> tuple[Choice, ...]:
        """What can be chosen, "none of these" included."""
        return (*self.choices, NONE_OF_THESE) if self.none else self.choices

    def reply_with(self, answer: str, words: str = "") -> Reply:
        """The reply that gives this answer, the id of a choice or what is typed, with ``words`` beside it."""
        is_choice = any(answer == choice.id for choice in self.choices)
        return Reply(chosen=(answer,), remark=words) if is_choice else Reply(text=answer, remark=words)

    def chosen(self, reply: Reply) -> tuple[Choice, ...]:
        """The offered choices that ``reply`` has chosen."""
        return tuple(
            choice
            for choice in self.offered
            if (reply.nothing if choice is NONE_OF_THESE else choice.id in reply.chosen)
        )


@dataclass(frozen=True, slots=True)
class Completion:
    """How many questions of a session are settled, how many there are, and the minutes that the unsettled ones take."""

    settled: int
    total: int
    minutes: int

    @property
    def words(self) -> str:
        """The completion in words, such as "5 of 18 answered, about 12 minutes to go"."""
        if self.settled == self.total:
            return f"{self.settled} of {self.total} answered"
        minutes = f"about {self.minutes} minutes" if self.minutes != 1 else "about a minute"
        return f"{self.settled} of {self.total} answered, {minutes} to go"


class OwnForms(Protocol):
    """All forms of one session that somebody holds alone. A form has the id of its question, or one of its own."""

    workspace: Workspace
    session_id: str

    @property
    def opening(self) -> tuple[str, ...]:
        """The sentences before the first form."""

    @property
    def closing(self) -> tuple[str, ...]:
        """The sentences after the last form."""

    @property
    def question_ids(self) -> tuple[str, ...]:
        """The ids of all forms in their order, also of those that are not asked now."""

    def agenda(self) -> tuple[str, ...]:
        """The ids of the forms that are asked now, in their order."""

    def progress(self) -> Progress:
        """Which of the agenda are answered, left for later, absent and open."""

    def completion(self) -> Completion:
        """How much of the agenda is settled."""

    def form_of(self, question_id: str) -> QuestionForm:
        """The form with this id. Raises CoachError when there is none."""

    def reply(self, question_id: str) -> Reply:
        """The content of the fields of a form: its draft where there is one, else what is recorded."""

    def answer_to(self, question_id: str) -> Answer:
        """The answer to a form as it is now, an absence included; an empty one where there is none."""

    def answers(self) -> Mapping[str, Answer]:
        """The answers recorded in the session, by question."""

    def drafts(self) -> Mapping[str, str]:
        """The drafts of the session, by form."""

    def draft_reply(self, question_id: str, reply: Reply) -> None:
        """Store ``reply`` as the draft of its form, as it is typed. Raises CoachErrors."""

    def complaint(self, question_id: str, reply: Reply) -> str:
        """A sentence saying what in a reply cannot be read; "" where all of it can, or it is blank."""

    def read_as(self, question_id: str, reply: Reply) -> str:
        """A sentence on how a reply is read, where it is written differently; "" for all others."""

    def record_reply(self, question_id: str, reply: Reply, absence: Absence | None = None) -> Change:
        """Record ``reply``, or with ``absence`` why there is none, and return the change. Raises CoachErrors."""

    def unrecorded_absence(self, question_id: str) -> Absence | None:
        """Why a form was left without an answer, where that is in memory only; None for every other form."""

    def set_unrecorded_absence(self, question_id: str, absence: Absence | None) -> None:
        """Set `unrecorded_absence` of a form; of one whose absence is recorded it changes nothing."""

    def in_words(self) -> dict[str, str]:
        """What is recorded or typed in every form, by the wording of the form."""

    def finish(self) -> object:
        """Record that the session has ended. It can still be resumed."""


def first_wrong(own: OwnForms, form_id: str, reply: Reply) -> int:
    """The place, counted from 0, of the first number in a reply of several that cannot be read; 0 for other replies."""
    numbers = numbers_typed(reply.text, len(own.form_of(form_id).parts) or 1)
    whole = (
        own.complaint(form_id, replace(reply, text=numbers_text(numbers[:end]))) for end in range(1, len(numbers) + 1)
    )
    return next((place for place, complaint in enumerate(whole) if complaint), 0)
