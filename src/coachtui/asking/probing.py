"""Which probes of a question are timely, and why, by the rules of the script and what has been answered so far.

The reasons are for the interviewer alone. Quick enough to be asked for at every key press.
"""

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from coachtui import rules
from coachtui.answer_types import NONE_OF_THEM, Fact, answer_type_of, rows_of
from coachtui.asking.alone import alone_columns
from coachtui.asking.listening import SpokenWords, is_nothing, named_in, silent_rows
from coachtui.asking.quoting import quotes_in
from coachtui.model.answers import Absence, Grade, Row, Value
from coachtui.model.question_parts import Column
from coachtui.model.script import Question, Script
from coachtui.model.text import counted

_LOW = 1
_HIGH = 3
"""Levels at which a probe is low or high [method 6.4]. They are what the words mean, not a threshold to set."""


@dataclass(frozen=True, slots=True)
class Response:
    """What is known of the response to one question; ``note`` is as typed so far.

    ``rated`` is the level of the session's rating of the first-fed indicator, used where the answer itself gives none;
    ``grade`` is the best evidence of the two. ``left`` is true once the question was left: only then does an empty
    answer count as empty. ``alone`` is true for a self-assessment, where all words are the person's own; in an
    interview only quotes are. ``names`` are words that count as names even where a sentence begins.
    """

    value: Value | None = None
    note: str = ""
    absence: Absence | None = None
    grade: Grade | None = None
    rated: int | None = None
    left: bool = False
    alone: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelyProbe:
    """A probe whose rule is true. ``because`` is the reason in a few words, for the interviewer alone.

    ``rated`` is true where the reason is a level that the interviewer gave.
    """

    probe: str
    because: str
    rated: bool = False


def timely_probes(question: Question, script: Script, response: Response) -> tuple[TimelyProbe, ...]:
    """The probes of ``question`` that are timely now, each once, in the script's order.

    A rule that comes to "not known" makes no probe timely. Raises RuleError for rules that `coachtui lint` reports.
    """
    known = _ProbeFacts(question, script, response)
    timely: dict[str, TimelyProbe] = {}
    for use in question.probes:
        rule = rules.parse(use.when)
        if use.probe not in timely and rules.holds(rule, known.names_of(rule), known.functions):
            timely[use.probe] = TimelyProbe(use.probe, known.because(rule), rated=known.is_rated(rule))
    return tuple(timely.values())


def is_timely(when: str, question: Question, script: Script, response: Response) -> bool:
    """Whether the rule ``when`` of a probe of ``question`` is true. Raises as `timely_probes` does."""
    known, rule = _ProbeFacts(question, script, response), rules.parse(when)
    return rules.holds(rule, known.names_of(rule), known.functions)


@lru_cache(maxsize=1024)
def _names_used(rule: str) -> tuple[str, ...]:
    """The names of `_NAMES` that a rule uses; kept, because probes are looked at with every key."""
    wanted = {term.id for term in rules.parse(rule).terms() if isinstance(term, ast.Name)}
    return tuple(name for name in _NAMES if name in wanted)


class _ProbeFacts:
    """The names and functions of `coachtui.rules.PROBE` for one response, computed when a rule uses them."""

    def __init__(self, question: Question, script: Script, response: Response) -> None:
        self.question = question
        self.answer_type = answer_type_of(question, script.frequencies)
        self.script = script
        self.response = response
        settled = response.absence is not None and response.absence is not Absence.PARKED
        self.value = None if settled else response.value
        self.note = "" if settled else response.note
        self.settled = settled
        self.functions: Mapping[str, Callable[..., object]] = {
            "chose": self._chose,
            "missing": self._missing,
            "most": self._most,
        }

    def names_of(self, rule: rules.Rule) -> Mapping[str, object]:
        """The values of the names that this rule uses."""
        return {name: _NAMES[name](self) for name in _names_used(rule.text)}

    @cached_property
    def level(self) -> int | None:
        own = self.answer_type.level(self.value)
        return self.response.rated if own is None and not self.settled else own

    @property
    def _chosen_level(self) -> str | None:
        """The id of the option chosen, if that gave the level; None for anchors, and where the interviewer rated it."""
        if self.answer_type.on_anchors or self.answer_type.level(self.value) is None:
            return None
        return next(each.id for each in self.answer_type.choices if self.value in (each.value, each.id))

    @property
    def _level_in_words(self) -> str:
        """Where the level comes from, in words: what was chosen, or the rating."""
        return f"Rated {self.level}" if self._chosen_level is None else self._chosen_reason(self._chosen_level)

    def is_rated(self, rule: rules.Rule) -> bool:
        """Whether this rule uses the level, and the level is one that the interviewer gave."""
        given = self.level is not None and self._chosen_level is None
        return given and not _LEVELS.isdisjoint(self.names_of(rule))

    @cached_property
    def heard(self) -> SpokenWords:
        """The person's own words: in an interview quotes, alone everything typed."""
        text = self.value if isinstance(self.value, str) and self.answer_type.in_free_words else ""
        if not self.response.alone:
            return SpokenWords([*quotes_in(text), *quotes_in(self.note)])
        cells = [cell for row in self.rows or () for cell in row.values()]
        return SpokenWords([text, self.note, *cells])

    @cached_property
    def rows(self) -> tuple[Row, ...] | None:
        """The rows that have text in any cell; None where the question is no table or has no rows."""
        if Fact.ROWS not in self.answer_type.facts or not isinstance(self.value, tuple):
            return None
        return tuple(row for row in rows_of(self.value) if any(cell.strip() for cell in row.values()))

    @property
    def vague(self) -> bool | None:
        return self.heard.is_vague(self.script.words, self.response.names)

    @property
    def high(self) -> bool | None:
        """Whether the level is 3 or 4 with no evidence but the person's word."""
        return None if self.level is None else self.level >= _HIGH and self.response.grade in (None, Grade.SAID)

    @property
    def low(self) -> bool | None:
        return None if self.level is None else self.level <= _LOW

    @property
    def empty(self) -> bool | None:
        """Whether the question was asked and nothing was named; None where that is not known."""
        if self.settled:
            return False
        if isinstance(self.value, tuple):
            return not (self.rows if self.rows is not None else self.count)
        worded = self.answer_type.in_free_words
        if self.value is not None:
            return worded and isinstance(self.value, str) and is_nothing(self.value, self.script.words)
        if not self.note.strip():
            return True if self.response.left else None
        nothing = is_nothing(self.note, self.script.words)
        return nothing if worded else nothing or None

    @property
    def count(self) -> int | None:
        """How many options were chosen; "none of these" is none."""
        if Fact.CHOICES not in self.answer_type.facts or not isinstance(self.value, tuple):
            return None
        return sum(option != NONE_OF_THEM for option in self.value)

    @property
    def number(self) -> float | None:
        is_number = Fact.NUMBER in self.answer_type.facts
        return self.value if is_number and isinstance(self.value, int | float) else None

    @property
    def names(self) -> int | None:
        return len(named_in(self.value, self.script.words)) if isinstance(self.value, str) else None

    def says(self, word: str) -> bool | None:
        return None if self.value is None else self.value == word

    def _chose(self, option: str) -> bool | None:
        return self.answer_type.chose(self.value, option)

    def _column(self, column_id: str) -> Column | None:
        """The column with this id; in a self-assessment only if it is one of those to be filled in."""
        shown = alone_columns(self.question) if self.response.alone else self.question.columns
        return next((column for column in shown if column.id == column_id), None)

    def _rows_without(self, concept_id: str) -> int | None:
        """How many rows say nothing about a column or concept: the column is blank, or none of the words is there.

        None where it is neither a column to fill in nor a concept of the script.
        """
        concept = self.script.words.concepts.get(concept_id)
        if not self.rows:
            return None
        if self._column(concept_id) is not None:
            return sum(not row.get(concept_id, "").strip() for row in self.rows)
        return None if concept is None else silent_rows(self.rows, concept)

    def _missing(self, concept_id: str) -> bool | None:
        if Fact.ROWS in self.answer_type.facts:
            without = self._rows_without(concept_id)
            return None if without is None else without > 0
        concept = self.script.words.concepts.get(concept_id)
        if concept is None or not self.heard:
            return None
        return not self.heard.speaks_of(concept)

    def _most(self, column_id: str) -> int | None:
        if not self.rows or self._column(column_id) is None:
            return None
        return max(len(named_in(row.get(column_id, ""), self.script.words)) for row in self.rows)

    def because(self, rule: rules.Rule) -> str:
        """Why a rule is true, in a few words."""
        return self._reason(rule, rule.tree) or rules.explain(rule, self.names_of(rule), self.functions)

    def _reason(self, rule: rules.Rule, tree: ast.expr) -> str:
        match tree:
            case ast.BoolOp(values=values):
                parts = [part for part in values if self._holds(rule, part)]
                reasons = [self._reason(rule, part) for part in parts]
                return "; ".join(dict.fromkeys(reasons)) if all(reasons) else ""
            case ast.Name(id=name):
                return self._reason_in(_REASONS, name)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return self._reason_against(operand)
            case ast.Compare(left=left, comparators=[_]):
                return self._counted_reason(left)
            case ast.Call(func=ast.Name(id=called), args=[ast.Constant(value=str() as word)]):
                return self._chosen_reason(word) if called == "chose" else self._missing_reason(word)
            case _:
                return ""

    def _reason_against(self, operand: ast.expr) -> str:
        """Why `not` before a name or a function is true; empty for anything longer."""
        match operand:
            case ast.Name(id=name):
                return self._reason_in(_REASONS_AGAINST, name)
            case ast.Call(func=ast.Name(id=called), args=[ast.Constant(value=str() as word)]):
                return self._not_chosen_reason(word) if called == "chose" else self._said_reason(word)
            case _:
                return ""

    def _holds(self, rule: rules.Rule, part: ast.expr) -> bool:
        piece = rules.Rule(rule.text, part)
        return rules.holds(piece, self.names_of(piece), self.functions)

    def _reason_in(self, reasons: Mapping[str, str], name: str) -> str:
        return reasons.get(name, "").format(level=self._level_in_words)

    def _counted_reason(self, left: ast.expr) -> str:
        match left:
            case ast.Name(id="number"):
                return f"They say {self.number:g}" if self.number is not None else ""
            case ast.Name(id="count"):
                return f"{self.count} chosen"
            case ast.Name(id="rows"):
                return counted(len(self.rows or ()), "row")
            case ast.Name(id="names"):
                return counted(self.names or 0, "name")
            case ast.Call(func=ast.Name(id="most"), args=[ast.Constant(value=str() as column_id)]):
                column = self._column(column_id)
                return f"{self._most(column_id)} in one row of “{column.say}”" if column else ""
            case _:
                return ""

    def _option_words(self, option_id: str) -> str:
        return next((option.say for option in self.answer_type.options if option.id == option_id), option_id)

    def _chosen_reason(self, option_id: str) -> str:
        return f"They say “{self._option_words(option_id)}”"

    def _not_chosen_reason(self, option_id: str) -> str:
        return f"They do not say “{self._option_words(option_id)}”"

    def _said_reason(self, concept_id: str) -> str:
        column = self._column(concept_id)
        concept = self.script.words.concepts.get(concept_id)
        if column is not None:
            return f"“{column.say}” is filled in"
        return f"Something said about {concept.say if concept is not None else concept_id}"

    def _missing_reason(self, concept_id: str) -> str:
        column = self._column(concept_id)
        concept = self.script.words.concepts.get(concept_id)
        without, rows = self._rows_without(concept_id), len(self.rows or ())
        if column is not None:
            return f"“{column.say}” is blank in {without} of {rows} rows" if rows > 1 else f"“{column.say}” is blank"
        say = concept.say if concept is not None else concept_id
        return f"{without} of {rows} rows say nothing about {say}" if rows > 1 else f"Nothing said about {say}"


_NAMES: Mapping[str, Callable[[_ProbeFacts], object]] = {
    "low": lambda known: known.low,
    "high": lambda known: known.high,
    "vague": lambda known: known.vague,
    "dont_know": lambda known: known.response.absence is Absence.DONT_KNOW,
    "empty": lambda known: known.empty,
    "yes": lambda known: known.says("yes"),
    "no": lambda known: known.says("no"),
    "number": lambda known: known.number,
    "count": lambda known: known.count,
    "rows": lambda known: None if known.rows is None else len(known.rows),
    "names": lambda known: known.names,
}

_LEVELS = frozenset({"low", "high"})

_REASONS: Mapping[str, str] = {
    "vague": "No name, date or number yet",
    "low": "{level}",
    "high": "{level}, nothing shown yet",
    "dont_know": "They don't know",
    "empty": "Nothing named",
    "yes": "They say yes",
    "no": "They say no",
}
"""What each name says where it is true."""

_REASONS_AGAINST: Mapping[str, str] = {
    "vague": "Nothing vague so far",
    "low": "{level}",
    "high": "{level}",
    "dont_know": "They know something of it",
    "empty": "Something was named",
    "yes": "They do not say yes",
    "no": "They do not say no",
}
"""What each name says where it is false."""
