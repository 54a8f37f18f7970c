"""The script as one person is asked it in one session: which questions there are, their wordings, and their answers."""

from collections.abc import Mapping

from coachtui.answer_types import AnswerType, FormField, answer_type_of
from coachtui.asking.progress import find_questions
from coachtui.asking.wording import fill, script_names, wording
from coachtui.model.answers import Session, SessionKind
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.rubric import Rubric
from coachtui.model.script import Question, Script

_OPENING, _CLOSING = "Opening", "Closing"


class AskedScript:
    """What of a script stays the same all session long. Knows no answers, so not which questions are hidden now.

    ``role`` is the person's, in a sheet the one in the meeting; ``alone`` is whether somebody answers alone.
    ``opening_ids`` and ``closing_ids`` are the questions of ``frame``, apart.
    """

    def __init__(
        self, script: Script, rubric: Rubric, engagement: Engagement, person: Person, session: Session
    ) -> None:
        self._script, self._rubric = script, rubric
        self.role = session.role if session.kind is SessionKind.SHEET else person.role
        self.alone = script.is_alone(session.plan)
        self.names: Mapping[str, str] = script_names(script, engagement, person.unit if self.alone else "")
        """What the names in wordings stand for."""
        planned = {question.id: question for question in script.questions_in_order(session.plan)}
        self.question_ids: tuple[str, ...] = tuple(planned)
        """The ids of all questions of the script's sections: those of the plan in its order, then the others."""
        opening, closing = (() if self.alone else each.questions for each in (script.opening, script.closing))
        self.frame: tuple[Question, ...] = tuple(
            each for each in (*opening, *closing) if script.is_asked(each, self.role, session.plan)
        )
        """The questions of opening and closing that this person is asked, in order; none for somebody alone."""
        self.questions: Mapping[str, Question] = {each.id: each for each in (*planned.values(), *self.frame)}
        """All questions by id: those of `question_ids`, and those of `frame`."""
        framing = {each.id for each in self.frame}
        self.opening_ids: tuple[str, ...] = tuple(each.id for each in opening if each.id in framing)
        self.closing_ids: tuple[str, ...] = tuple(each.id for each in closing if each.id in framing)
        self._titles = {each.id: section.title for section in script.sections for each in section.questions}
        self._titles |= {**dict.fromkeys(self.opening_ids, _OPENING), **dict.fromkeys(self.closing_ids, _CLOSING)}
        types = {each: self.answer_type(question) for each, question in planned.items()}
        self.want_value = frozenset(each for each, answer_type in types.items() if answer_type.wants_value)
        """The questions that words alone do not answer."""
        self.rated_instead = {
            each: answer_type.passes_to[0]
            for each, answer_type in types.items()
            if answer_type.on_anchors and answer_type.passes_to
        }
        """The indicators whose rating settles a scale on their anchors, by question."""
        self.stories = frozenset(each for each, kind in types.items() if kind.form_field is FormField.STORY)
        """The questions that are answered by telling."""
        asked = (each.id for each in script.questions() if script.is_asked(each, self.role, session.plan))
        self.always_seen = self.stories | (planned.keys() - asked)
        """The questions of which rules see that there is an answer: stories, and those that this role is not asked."""

    def answer_type(self, question: Question) -> AnswerType:
        """How a question is answered, with the words of this script and rubric."""
        return answer_type_of(question, self._script.frequencies, self._rubric)

    def section(self, question: Question) -> str:
        """The title of the section that a question belongs to."""
        return self._titles[question.id]

    def short_name(self, question: Question) -> str:
        """A few words for a question in lists: its short name, else its section's title."""
        return question.short or self._titles[question.id]

    def in_lists(self, question: Question) -> str:
        """What a question is called in lists: its short name, if it has one, before its wording."""
        return f"{question.short} · {self.wording(question)}" if question.short else self.wording(question)

    def find(self, words: str) -> tuple[Question, ...]:
        """The questions of this person's role that ``words`` may mean, best first; see `find_questions`.

        Each is found by the title of its section too, and by the ids and names of the indicators it feeds.
        """
        fed = {each.id: f"{each.id} {each.name}" for each in self._rubric.indicators()}
        known_as = {
            each.id: (self._titles[each.id], *(fed[one] for one in each.feeds if one in fed))
            for each in self.questions.values()
        }
        return find_questions(self._script, self.role, self.names, words, known_as)

    def wording(self, question: Question) -> str:
        """The wording for this person's role, or for somebody alone; for a role that is not asked, the first."""
        if self.alone and question.alone is not None:
            return fill(question.alone.ask, self.names)
        return wording(question, self.role, self.names)
