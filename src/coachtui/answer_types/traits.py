"""What tells answer types apart: the field in a form, what rules may know of an answer and compare it with."""

from enum import Enum, auto


class Fact(Enum):
    """What rules may know of an answer, beside whether there is one and what it is."""

    CHOICE = auto()
    """Which options were chosen."""
    CHOICES = auto()
    """How many options were chosen."""
    ROWS = auto()
    """How many rows there are, and what is in their columns."""
    LEVEL = auto()
    """Which level (0-4) the answer is, or which place it has among the options; not what it passes on."""
    YES_NO = auto()
    """Whether it is yes, or no."""
    NUMBER = auto()
    """The number itself."""


class Comparison(Enum):
    """What a rule may compare the value of an answer with."""

    NUMBER = auto()
    TEXT = auto()
    OPTION = auto()
    """The id of one of its options."""
    OPTIONS = auto()
    """Nothing as a whole; rules ask whether an option id is in it."""


class FormField(Enum):
    """The field that an answer is put into where a form asks for it."""

    STORY = auto()
    """Any number of lines, kept as the note."""
    LINE = auto()
    CHOICE = auto()
    CHOICES = auto()
    ROWS = auto()
