"""What was asked in each session of an engagement, by the script it was held with, as searching needs it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from coachtui.answer_types import AnswerType, answer_type_of, rows_of
from coachtui.asking.alone import alone_choices
from coachtui.model.answers import Answer, Session, SessionKind
from coachtui.model.problems import CoachError
from coachtui.model.question_parts import Option
from coachtui.store.kinds import KIND_OF
from coachtui.store.terms import Term, spans_of, words_in
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.pairs import OBSERVED

if TYPE_CHECKING:
    from coachtui.model.rubric import Rubric
    from coachtui.model.script import Question, Script


@dataclass(frozen=True)
class _Asked:
    """The questions of a script; ``alone`` is whether they are put to somebody alone."""

    script: "Script"
    rubric: "Rubric"
    alone: bool = False

    @cached_property
    def questions(self) -> "Mapping[str, Question]":
        """All questions of its sections, by their ids."""
        return {question.id: question for question in self.script.questions()}

    def answer_type(self, question: "Question") -> AnswerType:
        """How a question is answered."""
        return answer_type_of(question, self.script.frequencies, self.rubric)

    def options(self, question: "Question") -> Sequence[Option]:
        """What a question offers in words of its own: no anchors, no frequencies, no yes and no."""
        own = question.alone.options if self.alone and question.alone is not None else ()
        return own or question.options

    def chosen(self, question: "Question", answer: Answer) -> str:
        """What was chosen among `options`; "" for any other answer."""
        if not self.options(question):
            return ""
        answer_type = self.answer_type(question)
        choices = alone_choices(question, self.script, self.rubric) if self.alone else answer_type.choices
        return "; ".join(each.say for each in choices if answer_type.is_chosen(answer.value, each))

    def offers(self, terms: Sequence[Term]) -> bool:
        """Whether a question offers something with all ``terms`` in it."""
        says = tuple("; ".join(each.say for each in self.options(question)) for question in self.questions.values())
        known = _vocabulary(says)
        for term in terms:
            *whole, last = term.words
            if not known.issuperset(whole):
                return False
            if last not in known and not (term.beginning and any(each.startswith(last) for each in known)):
                return False
        return any(spans_of(terms, each) is not None for each in says)


class AskedIn:
    """The questions of each session: of interviews and sheets, in scripts that may differ.

    A session whose script cannot be read has no questions. A coaching file has only sheets. Raises as
    `Workspace.materials`.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._sessions = workspace.log.outline().sessions
        self._in_force = None if workspace.is_coaching else _Asked(workspace.script, workspace.rubric)

    @cached_property
    def _by_session(self) -> Mapping[str, _Asked | None]:
        """What was asked in each session, by its id; None where nobody can tell."""
        by_script: dict[tuple[SessionKind, str | None, str], _Asked | None] = {}
        asked: dict[str, _Asked | None] = {}
        for session in self._sessions.values():
            key = session.kind, session.script, session.plan
            if key not in by_script:
                by_script[key] = self._asked_in(session)
            asked[session.id] = by_script[key]
        return asked

    def _asked_in(self, session: Session) -> _Asked | None:
        with suppress(CoachError):  # what was said there is found all the same
            script = self._workspace.script_of(session)
            return _Asked(script, self._workspace.rubric_of(session), script.is_alone(session.plan))
        return None

    @cached_property
    def _every(self) -> Sequence[_Asked]:
        """What is asked by every script of the file, and by the one in force."""
        every = {id(each): each for each in (self._in_force, *self._by_session.values()) if each is not None}
        return tuple(every.values())

    def _question(self, session: str | None, question: str | None) -> "tuple[_Asked, Question] | None":
        asked = self._by_session.get(session or "", self._in_force)
        found = None if asked is None else asked.questions.get(question or "")
        return None if asked is None or found is None else (asked, found)

    def feeds(self, session: str | None, question: str | None) -> tuple[str, ...]:
        """The ids of what a question of a session informs; none of an unknown one."""
        found = self._question(session, question)
        return () if found is None else found[1].feeds

    def indicators(self) -> dict[str, None]:
        """The ids of all indicators, behaviours and patterns that anything in the file may be about."""
        rubrics = [each.rubric for each in self._every]
        if self._in_force is None:
            rubrics.append(self._workspace.pair(OBSERVED).rubric)
        rated = (sorted((*each.indicator_ids, *each.rated_behaviours())) for each in rubrics)
        fed = (question.feeds for each in self._every for question in each.questions.values())
        return dict.fromkeys(one for each in (*rated, *fed) for one in each)

    def own_words(self, answer: Answer) -> str:
        """What was answered in words or numbers, a row of a table a line; "" for a choice and for a level.

        An answer to an unknown question is as it is in the log.
        """
        found = self._question(answer.session, answer.question)
        if found is None:
            return KIND_OF[Answer].words_in(answer).removesuffix(answer.note).removesuffix("\n")
        asked, question = found
        rows = rows_of(answer.value)
        if rows:
            order = [column.id for column in question.columns]
            cells = ([row[each] for each in dict.fromkeys((*order, *row)) if each in row] for row in rows)
            return "\n".join("; ".join(each) for each in cells)
        answer_type = asked.answer_type(question)
        if answer.value is None or answer_type.choices or answer_type.on_anchors:
            return ""
        return answer_type.spoken(answer.value)

    def chosen(self, answer: Answer) -> str:
        """What was chosen among what its question offers in words of its own; "" for any other answer."""
        found = self._question(answer.session, answer.question)
        return "" if found is None else found[0].chosen(found[1], answer)

    def offers(self, terms: Sequence[Term]) -> bool:
        """Whether any question offers something with all ``terms`` in it."""
        return any(each.offers(terms) for each in self._every)


@lru_cache(maxsize=16)
def _vocabulary(texts: tuple[str, ...]) -> frozenset[str]:
    """The words of all ``texts``, as they are compared; kept, as a search is made anew with each letter typed."""
    return frozenset(word for text in texts for word in words_in(text))
