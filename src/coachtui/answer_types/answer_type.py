"""What every answer type can do for one question: read, check, say, count and compare its answers.

Each type is a subclass; ``coachtui.answer_types`` has the table of them. Screen, plain mode, notes, lint, rules and
scores ask these objects and know no type by name. Nothing here reads or stores anything.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import ClassVar

from coachtui.answer_types.choosing import Choice, numbered
from coachtui.answer_types.possible import Mentioned, Possible
from coachtui.answer_types.traits import Comparison, Fact, FormField
from coachtui.model.answers import Absence, Answer, Row, Value
from coachtui.model.costs import is_cost
from coachtui.model.question_parts import Column, Option
from coachtui.model.rubric import Rubric
from coachtui.model.script import Question, SelfAssessment
from coachtui.model.text import enumerated, is_blank, within_a_sentence

Mistake = tuple[str, str]
"""What is wrong in a file, as a sentence, and how to mend it."""

TAKES_AWAY = frozenset({"-", "–", "—"})
"""Lines of a note that take the answer away."""

_LONGEST_LINE = 500
_MOST_READ = 1_000


@dataclass(frozen=True, slots=True)
class LineRead:
    """What a line typed into the note amounts to: the value it answers with, or None for words of the note.

    ``complaint`` says in a sentence what is wrong with a line that was meant as an answer and cannot be one, else "".
    ``takes_away`` is true for a line that empties the answer there is.
    """

    value: Value | None = None
    complaint: str = ""
    takes_away: bool = False

    @property
    def answers(self) -> bool:
        """Whether the line is no part of the note: it answers, or takes the answer away."""
        return self.value is not None or self.takes_away


@dataclass(frozen=True)
class AnswerType(ABC):
    """How one question is answered.

    ``frequencies`` are the script's, which frequency questions offer. ``rubric`` is needed for the words of scales
    that show the anchors of an indicator; without it they are blank.
    """

    question: Question
    frequencies: tuple[Option, ...] = ()
    rubric: Rubric | None = None

    facts: ClassVar[frozenset[Fact]] = frozenset()
    """What rules may know of such an answer."""
    compares_as: ClassVar[Comparison | None] = None
    """What rules may compare such an answer with; None: with nothing."""
    instead_of_comparing: ClassVar[str] = ""
    """For those who compare it all the same: what to write instead. ``{id}`` stands for the question."""
    notes_keys: ClassVar[tuple[str, ...]] = ()
    """The keys of a notes file that may hold such an answer; none where its note is the answer."""
    form_field: ClassVar[FormField]
    """What a form asks for it with."""
    stores_level: ClassVar[bool] = False
    """Whether the value is the level (0-4) of a choice rather than its id."""
    takes_columns: ClassVar[bool] = False
    """Whether its questions have columns in the script."""
    can_be_supplied: ClassVar[bool] = False
    """Whether the answer may have been sent ahead, so that it is only walked through."""
    mixed_alone: ClassVar[bool] = False
    """Whether its choices stand in the order of their levels and must be mixed for somebody alone."""
    takes_levels: ClassVar[bool] = False
    """Whether the script may say which levels of which indicators the options of its questions stand for."""
    in_free_words: ClassVar[bool] = False
    """Whether the answer is in the person's own words."""
    read_out: ClassVar[bool] = True
    """Whether what it says may be read out to the person; anchors of levels may not."""
    adds_up: ClassVar[bool] = False
    """Whether what a line of the note answers is added to the answer there is, rather than replacing it."""
    longest_line: ClassVar[int] = _LONGEST_LINE
    """Characters that a line of the note may have to be read as an answer; longer ones are words."""

    # What there is to choose

    @property
    def options(self) -> Sequence[Option]:
        """The options that values of this question stand for; none where answers are free."""
        return ()

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen, numbered as shown; empty where there is nothing to choose."""
        return numbered(self.options)

    @property
    def on_anchors(self) -> bool:
        """Whether the choices are the anchors of an indicator, which only the interviewer may see."""
        return False

    @property
    def wants_value(self) -> bool:
        """Whether words in the note are no answer yet: one of its choices, a number or a level is."""
        return not self.in_free_words and self.form_field is not FormField.ROWS

    @property
    def open_choices(self) -> tuple[Choice, ...]:
        """The choices that a line of the note can take; all but anchors."""
        return () if self.on_anchors else self.choices

    @cached_property
    def is_typed(self) -> bool:
        """Whether lines of the note can give the answer. A dash takes it away all the same, if there is one."""
        return True

    @property
    def are_shown(self) -> bool:
        """Whether anybody in the room may see the choices, because the script says so of the question."""
        return self.question.shown and not self.on_anchors

    def openly_spoken(self, value: Value) -> str:
        """A value as anybody in the room may read it.

        Options that only the interviewer may see go by their numbers, yes and no apart; of anchors nothing is said.
        """
        if self.on_anchors:
            return ""
        if not self.choices or self.question.shown or Fact.YES_NO in self.facts:
            return self.spoken(value)
        numbers = [str(choice.number) for choice in self.choices if self.is_chosen(value, choice)]
        return f"{'number' if len(numbers) == 1 else 'numbers'} {', '.join(numbers)}" if numbers else self.spoken(value)

    def is_chosen(self, value: Value | None, choice: Choice) -> bool:
        """Whether ``value`` is this choice, or has it among others."""
        return choice.id in value if isinstance(value, tuple) else value is not None and value == choice.value

    def toggled(self, value: Value | None, choice: Choice) -> Value | None:
        """The value after ``choice`` is taken while ``value`` stands; None where nothing is left of it."""
        del value
        return choice.value

    @property
    def row_columns(self) -> tuple[Column, ...]:
        """The columns of the rows that answer the question; none where it is not answered by rows."""
        return self.question.columns if self.form_field is FormField.ROWS else ()

    # What is typed

    @property
    def typing_hint(self) -> str:
        """How the question can be answered by typing, as a sentence; "" where its choices say it."""
        return ""

    def read_line(self, line: str, before: Value | None) -> LineRead:
        """What a line typed into the note amounts to while the answer is ``before``. Prose is never an answer.

        A line that is nothing but a dash takes away the answer there is. One that is marked as a cost is words.
        """
        if is_cost(line):
            return LineRead()
        if before is not None and line.strip() in TAKES_AWAY:
            return LineRead(takes_away=True)
        value = self.parse(line) if self.is_typed and self.may_answer(line, before) else None
        if value is None:
            return LineRead()
        complaint = self.check(value)
        return LineRead(complaint=complaint) if complaint else LineRead(self.joined(before, value))

    def may_answer(self, line: str, before: Value | None) -> bool:
        """Whether a line of the note can be meant as the answer, while that is ``before``; all others are words.

        Asked only where the answer `is_typed`.
        """
        del line, before
        return False

    def doubt(self, line: str) -> str:
        """What to say of a line that looks like an answer and is kept as words, as a sentence; "" for plain prose."""
        del line
        return ""

    def joined(self, before: Value | None, value: Value) -> Value:
        """The answer once ``value`` is given after ``before``."""
        del before
        return value

    def parse(self, text: str) -> Value | None:
        """What ``text``, meant as the answer, answers; None when it is blank or cannot be read as one.

        Whether the value makes sense is for `check` to say.
        """
        typed = text.strip()
        return None if is_blank(typed) else self.parse_typed(typed)

    @abstractmethod
    def parse_typed(self, typed: str) -> Value | None:
        """`parse` for a text that is not blank and has no blanks around it."""

    @abstractmethod
    def check(self, value: Value | None) -> str | None:
        """A sentence saying what is wrong with a value, and what would fit; None when the value fits.

        None as value stands for a text that `parse` could not read.
        """

    @property
    @abstractmethod
    def in_json(self) -> str:
        """What JSON holds for such an answer, as the end of a sentence: "a text"."""

    def as_typed(self, value: Value) -> str:
        """A value as it would be typed where a form asks for it on a line."""
        return str(value)

    # What an answer says and stands for

    def spoken(self, value: Value) -> str:
        """A value as people read it: what a choice says, not its id; several separated by semicolons; a row a line.

        Several numbers stand behind what they count, in the order of the question's parts.
        Values that the question does not offer, such as those of an older script, are shown as they are.
        """
        if isinstance(value, tuple):
            rows = rows_of(value)
            if rows:
                columns = [column.id for column in self.question.columns]
                return "\n".join("; ".join(row.get(column, "") for column in columns) for row in rows)
            return "; ".join(self.say_one(item) for item in value if isinstance(item, str))
        if isinstance(value, Mapping):
            says = {part.id: part.say for part in self.question.parts}
            given = sorted(value, key=lambda part: [*says, part].index(part))
            return "; ".join(f"{says.get(part, part)}: {value[part]}" for part in given)
        return self.say_one(value)

    @property
    def may_lack_words(self) -> bool:
        """Whether an answer is never said by `in_words`, so that only its note can have words for it."""
        return self.on_anchors or self.form_field in {FormField.STORY, FormField.ROWS}

    def in_words(self, value: Value | None) -> str:
        """A value as part of a sentence that may be said to whoever gave it; "" for anchors, rows and no value.

        Choices lose their capital, several of them become a list; what people typed themselves stays as it is.
        """
        if value is None or self.may_lack_words:
            return ""
        if not self.choices or isinstance(value, Mapping):
            return self.spoken(value).rstrip(".")
        chosen = [item for item in value if isinstance(item, str)] if isinstance(value, tuple) else [value]
        return enumerated(within_a_sentence(self.say_one(each)).rstrip(".") for each in chosen)

    def say_one(self, item: float | str) -> str:
        """What one option id, level, number or text says."""
        found = next((choice for choice in self.choices if item in (choice.value, choice.id)), None)
        return str(item) if found is None else self.say_choice(found)

    def say_choice(self, choice: Choice) -> str:
        """What a choice says once it is the answer."""
        return choice.say

    def stored(self, answer: Answer) -> Value | None:
        """What an answer without an absence holds; None where nothing was said."""
        return answer.value

    @property
    def passes_to(self) -> tuple[str, ...]:
        """The ids of what an answer can pass a level or an absence on to [method 2.3]; none for most types."""
        return (*(self.question.levels if self.takes_levels else ()), *self.question.level_rules)

    def passed_on(self, value: Value | None) -> Mapping[str, int]:
        """The levels (0-4) that ``value`` passes on by itself, by the ids of `passes_to`; rules may give others.

        Of several options the highest level counts for each indicator; options without a level pass none on.
        """
        chosen = value if isinstance(value, tuple) else (value,)
        found = {}
        for indicator, listed in self.question.levels.items() if self.takes_levels else ():
            levels = [level for option, level in listed.items() if option in chosen]
            if levels:
                found[indicator] = max(levels)
        return found

    def numbers_in(self, value: Value | None) -> Mapping[str, float | None]:
        """The numbers in ``value`` by the names that rules have for them; None for those that are not there."""
        del value
        return {}

    def with_absence(self, answer: Answer, absence: Absence) -> Answer:
        """``answer`` with this absence: only parking keeps value and grade; words that were the value stay."""
        if absence is Absence.PARKED:
            return replace(answer, absence=absence)
        words = answer.value if self.in_free_words and isinstance(answer.value, str) else ""
        note = "\n".join(part for part in (words, answer.note) if part)
        return replace(answer, value=None, note=note, absence=absence, grade=None)

    def level(self, value: Value | None) -> int | None:
        """The level (0-4) that ``value`` is, or its place among the options, for rules; None where it has none."""
        del value
        return None

    def chose(self, value: Value | None, option: str) -> bool | None:
        """Whether ``value`` stands for the option with this id, or has it among others; None without a value."""
        if value is None:
            return None
        return option in value if isinstance(value, tuple) else value == option

    def possible(self, mentioned: Mentioned) -> Iterator[Possible]:
        """Every answer there can be, as far as a rule that mentions these numbers and words tells them apart."""
        del mentioned
        yield from (Possible(choice.value) for choice in self.choices)

    # What files say

    def from_notes(self, value: Value) -> Value:
        """A value of a notes file as it is stored."""
        return value

    def notes_mistakes(self, value: Value) -> Iterator[Mistake]:
        """What is wrong with a value that came with one of `notes_keys`."""
        del value
        yield from ()

    def options_mistake(self) -> Mistake | None:
        """What is wrong with the number of options that the script gives the question."""
        if not self.question.options:
            return None
        message = f"{self.question.id} is a {self.question.type} question, which has no options of its own."
        return message, "Take the options out, or change the type."

    def parts_mistake(self) -> Mistake | None:
        """What is wrong with the parts that the script gives the question."""
        if not self.question.parts:
            return None
        message = f"{self.question.id} is a {self.question.type} question; only a numbers question has parts."
        return message, "Take the parts out, or make it 'type: numbers'."

    # What somebody alone is shown

    @property
    def alone_ids(self) -> tuple[str, ...] | None:
        """The ids of the choices, which a script may put into other words for somebody alone; None: it may not."""
        chosen = self.form_field in {FormField.CHOICE, FormField.CHOICES}
        return tuple(option.id for option in self.options) if chosen else None

    def alone_choice(self, option_id: str) -> Choice | None:
        """The choice that an id of `alone_ids` stands for."""
        return next((choice for choice in self.choices if choice.id == option_id), None)

    def alone_options(self, script: SelfAssessment | None) -> Sequence[Option]:
        """The choices as ``script`` words them for somebody alone at all such questions; none: as in an interview."""
        del script
        return ()


def rows_of(value: Value | None) -> tuple[Row, ...]:
    """The rows of a value; none where it holds no rows."""
    return tuple(item for item in value if isinstance(item, Mapping)) if isinstance(value, tuple) else ()


@dataclass(frozen=True, slots=True)
class NoteRead:
    """What a note amounts to once its question is left.

    ``answering`` are the numbers, from 0, of the lines that answer or take the answer away; ``note`` is the note
    without them. ``value`` is the answer then, None where it is taken away. Without ``answering`` the answer stays as
    it was. ``doubt`` says in a sentence why the last line typed, which looks like an answer, is none; "" for prose.
    """

    value: Value | None
    note: str
    answering: tuple[int, ...] = ()
    doubt: str = ""


def read_note(
    answer_type: AnswerType, note: str, recorded: str, before: Value | None, *, entered: int | None = None
) -> NoteRead:
    """Read every line typed into ``note`` since it was recorded as ``recorded``, while the answer is ``before``.

    Lines that the recorded note has already were decided to be words, and stay so, but for the line with the number
    ``entered``. Where several lines answer, choices and rows are added up; of other answers the last one counts, and
    those above it stay in the note as words. Of a note of thousands of lines only the first and last 1,000 are read.
    """
    if not note or (before is None and not answer_type.is_typed):
        return NoteRead(before, note)
    lines = note.split("\n")
    known = Counter(recorded.split("\n")) if recorded else Counter[str]()
    value, doubt = before, ""
    answering: list[int] = []
    for number in _lines_read(len(lines)):
        line = lines[number]
        if known[line] > 0:
            known[line] -= 1
            if number != entered:
                continue
        if not line or len(line) > answer_type.longest_line:
            continue
        read = answer_type.read_line(line, value)
        if read.answers:
            answering = [*answering, number] if answer_type.adds_up and not read.takes_away else [number]
            value, doubt = read.value, ""
        elif not is_blank(line) and not is_cost(line):
            doubt = read.complaint or answer_type.doubt(line)
    left = [line for number, line in enumerate(lines) if number not in answering] if answering else lines
    return NoteRead(value, "\n".join(left), tuple(answering), doubt)


def _lines_read(count: int) -> Iterable[int]:
    """The numbers of the lines that are read of ``count`` lines: a document of thousands that was pasted is words."""
    if count <= 2 * _MOST_READ:
        return range(count)
    return chain(range(_MOST_READ), range(count - _MOST_READ, count))
