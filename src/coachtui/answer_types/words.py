"""Answers in the person's own words: a few, kept as the value, or a story, kept as the note."""

import sys
from collections.abc import Iterator

from coachtui.answer_types.answer_type import AnswerType
from coachtui.answer_types.possible import Mentioned, Possible
from coachtui.answer_types.traits import Comparison, FormField
from coachtui.model.answers import Answer, Value
from coachtui.model.text import is_blank


class Words(AnswerType):
    """Any text."""

    in_free_words = True

    def parse_typed(self, typed: str) -> Value | None:
        """The text itself."""
        return typed

    def check(self, value: Value | None) -> str | None:
        """A complaint unless there are words."""
        return (
            None if isinstance(value, str) and not is_blank(value) else "There is nothing there yet: type some words."
        )

    @property
    def in_json(self) -> str:
        """A text."""
        return "a text, in quotes"


class Short(Words):
    """A few words. The first line of the note is the answer; what follows are notes."""

    compares_as = Comparison.TEXT
    notes_keys = ("text",)
    form_field = FormField.LINE
    longest_line = sys.maxsize

    @property
    def typing_hint(self) -> str:
        """Where in the note the answer is typed."""
        return "The first line is the answer."

    def may_answer(self, line: str, before: Value | None) -> bool:
        """Whether there is no answer yet."""
        del line
        return before is None

    def possible(self, mentioned: Mentioned) -> Iterator[Possible]:
        """The words mentioned, and others."""
        yield from map(Possible, (*mentioned.words, "something else"))


class Long(Words):
    """A story. It is the note itself, so that there is no value beside it."""

    instead_of_comparing = " Here: answered('{id}')."
    form_field = FormField.STORY
    is_typed = False

    @property
    def in_json(self) -> str:
        """Where its words go."""
        return "its words in 'note'"

    def stored(self, answer: Answer) -> Value | None:
        """The note, where no value is recorded."""
        note = None if is_blank(answer.note) else answer.note.strip()
        return note if answer.value is None else answer.value

    def possible(self, mentioned: Mentioned) -> Iterator[Possible]:
        """Some note or other."""
        del mentioned
        yield Possible()
