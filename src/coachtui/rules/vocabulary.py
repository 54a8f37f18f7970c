"""The names and functions that rules may use: one vocabulary for the visibility of questions, one for probes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from coachtui.answer_types import ANSWER_TYPES, Fact
from coachtui.model.script import Question, QuestionType


def _knowing(fact: Fact) -> frozenset[QuestionType]:
    """The answer types of which this can be known."""
    return frozenset(each for each, own in ANSWER_TYPES.items() if fact in own.facts)


_ANY = frozenset(ANSWER_TYPES)
_COMPARED = frozenset(each for each, own in ANSWER_TYPES.items() if own.compares_as is not None)
_CHOICE = _knowing(Fact.CHOICE)
_CHOICES = _knowing(Fact.CHOICES)
_ROWS = _knowing(Fact.ROWS)
_LEVEL = _knowing(Fact.LEVEL)
_YES_NO = _knowing(Fact.YES_NO)
_NUMBER = _knowing(Fact.NUMBER)


class Argument(StrEnum):
    """The meaning of a function's argument. All arguments are texts in quotation marks."""

    QUESTION = "a question id"
    OPTION = "an option id"
    CONCEPT = "a word to look for"
    COLUMN = "a column id"


class Gives(StrEnum):
    """The type of a name's value or a function's result, once it is known."""

    TRUTH = "true or false"
    NUMBER = "a number"
    WORD = "one of several words"
    ANSWER = "the answer itself"


@dataclass(frozen=True, slots=True)
class Name:
    """A name, what it means, and the question types on which it can ever be known."""

    meaning: str
    gives: Gives
    types: frozenset[QuestionType] = _ANY


@dataclass(frozen=True, slots=True)
class Function:
    """A function, what it means, what it takes, and the question types it is for."""

    meaning: str
    gives: Gives
    arguments: tuple[Argument, ...]
    types: frozenset[QuestionType] = _ANY


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything one kind of rule may mention. ``is_tried`` is whether each rule by itself must be able to be false."""

    id: str
    names: Mapping[str, Name] = field(default_factory=dict)
    functions: Mapping[str, Function] = field(default_factory=dict)
    is_tried: bool = True


VISIBILITY = Vocabulary(
    "visibility",
    MappingProxyType(
        {
            "role": Name("the role of the person interviewed", Gives.WORD),
            "mode": Name("the id of the plan of the interview", Gives.WORD),
        }
    ),
    MappingProxyType(
        {
            "answer": Function(
                "the stored answer",
                Gives.ANSWER,
                (Argument.QUESTION,),
                _COMPARED,
            ),
            "chose": Function(
                "whether the option was chosen",
                Gives.TRUTH,
                (Argument.QUESTION, Argument.OPTION),
                _CHOICE,
            ),
            "answered": Function("whether there is an answer", Gives.TRUTH, (Argument.QUESTION,)),
            "dont_know": Function("whether the answer was 'don't know'", Gives.TRUTH, (Argument.QUESTION,)),
            "count": Function(
                "how many options or rows the answer has",
                Gives.NUMBER,
                (Argument.QUESTION,),
                _CHOICES | _ROWS,
            ),
            "level": Function("the level of the answer, 0-4", Gives.NUMBER, (Argument.QUESTION,), _LEVEL),
        }
    ),
)

PROBE = Vocabulary(
    "probe",
    MappingProxyType(
        {
            "low": Name("level 0 or 1", Gives.TRUTH, _LEVEL),
            "high": Name("level 3 or 4, nothing shown for it yet", Gives.TRUTH, _LEVEL),
            "vague": Name("no name, date or number in what was said", Gives.TRUTH),
            "dont_know": Name("the answer is 'don't know'", Gives.TRUTH),
            "empty": Name("nothing was named", Gives.TRUTH),
            "yes": Name("the answer is yes", Gives.TRUTH, _YES_NO),
            "no": Name("the answer is no", Gives.TRUTH, _YES_NO),
            "number": Name("the number answered", Gives.NUMBER, _NUMBER),
            "count": Name("how many options were chosen", Gives.NUMBER, _CHOICES),
            "rows": Name("how many rows the table has", Gives.NUMBER, _ROWS),
            "names": Name("how many names were given", Gives.NUMBER),
        }
    ),
    MappingProxyType(
        {
            "chose": Function("whether the option was chosen", Gives.TRUTH, (Argument.OPTION,), _CHOICE),
            "missing": Function("whether nothing was said about the word", Gives.TRUTH, (Argument.CONCEPT,)),
            "most": Function(
                "the largest number of entries in the column in any row",
                Gives.NUMBER,
                (Argument.COLUMN,),
                _ROWS,
            ),
        }
    ),
)


def level_vocabulary(question: Question) -> Vocabulary:
    """What the rules that give levels to the answers of ``question`` may mention: the numbers in an answer, by name."""
    names = {name: PROBE.names[name] for name in ("number", "count", "rows", "yes", "no")}
    parts = {part.id: Name(part.say, Gives.NUMBER) for part in question.parts}
    chose = Function("whether the option was chosen", Gives.TRUTH, (Argument.OPTION,), _CHOICE)
    return Vocabulary("level", MappingProxyType(names | parts), MappingProxyType({"chose": chose}), is_tried=False)
