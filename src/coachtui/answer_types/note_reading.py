"""What the lines of a whole note amount to: which of them answer the question, and what is left as words."""

from collections import Counter
from dataclasses import dataclass

from coachtui.answer_types.answer_type import AnswerType
from coachtui.model.answers import Value


@dataclass(frozen=True, slots=True)
class NoteRead:
    """What a note amounts to once its question is left.

    ``taken`` are the numbers, from 0, of the lines that answer or take the answer away; ``note`` is the note without
    them. ``value`` is the answer then, None where it is taken away. Without ``taken`` the answer stays as it was.
    ``doubt`` says in a sentence why the last line typed, which looks like an answer, is none; "" for plain prose.
    """

    value: Value | None
    note: str
    taken: tuple[int, ...] = ()
    doubt: str = ""


def read_note(
    answer_type: AnswerType, note: str, recorded: str, before: Value | None, *, entered: int | None = None
) -> NoteRead:
    """Read every line typed into ``note`` since it was recorded as ``recorded``, while the answer is ``before``.

    Lines that the recorded note has already were decided to be words, and stay so, but for the line with the number
    ``entered``. Where several lines answer, choices and rows are added up; of other answers the last one counts, and
    those above it stay in the note as words.
    """
    lines = note.split("\n")
    known = Counter(recorded.split("\n")) if recorded else Counter[str]()
    value, doubt = before, ""
    taken: list[int] = []
    for number, line in enumerate(lines):
        if known[line] > 0:
            known[line] -= 1
            if number != entered:
                continue
        if not line or len(line) > answer_type.longest_line:
            continue
        read = answer_type.read_line(line, value)
        if read.answers:
            taken = [*taken, number] if answer_type.adds_up and not read.takes_away else [number]
            value, doubt = read.value, ""
        elif line.strip():
            doubt = read.complaint or answer_type.doubt(line)
    left = [line for number, line in enumerate(lines) if number not in taken] if taken else lines
    return NoteRead(value, "\n".join(left), tuple(taken), doubt)
