"""The fields of one question of a self-assessment: read from a recorded answer, kept as a draft, made into an answer.

What was typed into follow-up fields is stored in the answer's note, on lines that begin with the follow-up's wording.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from coachtui.answer_types import AnswerType, Choice, FormField, rows_of
from coachtui.asking.alone import FollowUp
from coachtui.asking.tables import Rows, rows_in, rows_text, without_blanks
from coachtui.model.answers import Answer, Value
from coachtui.model.text import clean, is_blank, one_line


@dataclass(frozen=True, slots=True)
class Reply:
    """The contents of all fields of one question.

    ``chosen`` holds the ids of the choices taken, in the order shown; ``nothing`` is true for "none of these".
    ``text`` is the story, the short answer or the number as typed, ``remark`` the words added to any other answer.
    ``said`` is the text of each follow-up field, by probe. ``closest`` is the level of the closest event.
    """

    chosen: tuple[str, ...] = ()
    nothing: bool = False
    text: str = ""
    remark: str = ""
    rows: Rows = ()
    said: Mapping[str, str] = field(default_factory=dict)
    closest: int | None = None

    @property
    def blank(self) -> bool:
        """Whether every field is empty."""
        words = (self.text, self.remark, *self.said.values())
        rows = without_blanks(self.rows)
        return (
            not (self.chosen or self.nothing or rows or any(not is_blank(word) for word in words))
            and self.closest is None
        )

    @property
    def words(self) -> str:
        """Everything typed in the person's own words, one text a line."""
        cells = [cell for row in self.rows for cell in row.values()]
        return "\n".join(word for word in (self.text, self.remark, *cells, *self.said.values()) if not is_blank(word))

    def with_line(self, line: str) -> "Reply":
        """The reply with another line of the story; a blank one changes nothing."""
        if is_blank(line):
            return self
        return replace(self, text=f"{self.text}\n{line}" if self.text else line)

    def with_said(self, probe: str, words: str) -> "Reply":
        """The reply with these words in the field of a follow-up; blank words empty it."""
        others = {known: said for known, said in self.said.items() if known != probe}
        return replace(self, said={**others, probe: words} if not is_blank(words) else others)


def reply_in(
    answer_type: AnswerType,
    asked: Sequence[FollowUp],
    choices: Sequence[Choice],
    answer: Answer | None,
    closest: int | None,
) -> Reply:
    """The fields as a recorded answer fills them; None leaves them empty.

    ``asked`` are the follow-ups, ``choices`` those shown, ``closest`` the level of the recorded event.
    """
    if answer is None:
        return Reply(closest=closest)
    remark, said = _note_apart(answer.note, asked)
    reply = Reply(remark=remark, said=said, closest=closest)
    value, form_field = answer.value, answer_type.form_field
    if form_field is FormField.STORY:
        return replace(reply, text=remark, remark="")
    if value is None:
        return reply
    if form_field is FormField.LINE:
        return replace(reply, text=answer_type.as_typed(value))
    if isinstance(value, tuple):
        chosen = tuple(choice.id for choice in choices if choice.id in value)
        nothing = not value and form_field is FormField.CHOICES
        return replace(reply, rows=rows_of(value), chosen=chosen, nothing=nothing)
    return replace(reply, chosen=tuple(choice.id for choice in choices if value in (choice.value, choice.id)))


def value_of(answer_type: AnswerType, choices: Sequence[Choice], reply: Reply) -> Value | None:
    """The value to store for a reply; None where there is none, or where what was typed cannot be read as one.

    ``choices`` are those shown, of which one is chosen; of several the question's own order is stored.
    """
    match answer_type.form_field:
        case FormField.STORY:
            return None
        case FormField.LINE:
            return answer_type.parse(reply.text)
        case FormField.ROWS:
            return without_blanks(reply.rows) or None
        case FormField.CHOICES:
            ids = tuple(option.id for option in answer_type.options if option.id in reply.chosen)
            return ids or (() if reply.nothing else None)
        case FormField.CHOICE:
            return next((choice.value for choice in choices if choice.id in reply.chosen), None)


def note_of(answer_type: AnswerType, asked: Sequence[FollowUp], reply: Reply) -> str:
    """The note to store for a reply: the story or remark, then each follow-up's wording with what was typed there."""
    own = reply.text if answer_type.form_field is FormField.STORY else reply.remark
    lines = [own.strip("\n")] if not is_blank(own) else []
    lines += [f"{each.wording} {words}" for each in asked if (words := one_line(reply.said.get(each.probe, "")))]
    return clean("\n\n".join(lines))


def numbers_text(typed: Iterable[str]) -> str:
    """Several numbers as one text, in their order; a blank one in the middle keeps its place."""
    cells = [each.strip() for each in typed]
    return ", ".join(cells[: max((place for place, each in enumerate(cells, start=1) if each), default=0)])


def numbers_typed(text: str, count: int) -> list[str]:
    """The ``count`` texts that `numbers_text` made one of; any further ones stay with the last."""
    cells = [each.strip() for each in text.split(",", count - 1)]
    return [*cells, *[""] * (count - len(cells))]


def reply_text(reply: Reply) -> str:
    """A reply as one text, which `reply_from` reads back: the draft of an answer."""
    return json.dumps(
        {
            "chosen": list(reply.chosen),
            "nothing": reply.nothing,
            "text": reply.text,
            "remark": reply.remark,
            "rows": rows_text(reply.rows),
            "said": dict(reply.said),
            "closest": reply.closest,
        },
        ensure_ascii=False,
    )


def reply_from(text: str, columns: Sequence[str]) -> Reply:
    """The reply in a text made by `reply_text`; any other text becomes the story. ``columns`` are the table's."""
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError):
        return Reply(text=text)
    if not isinstance(kept, dict) or not isinstance(kept.get("said"), dict):
        return Reply(text=text)
    chosen, closest = kept.get("chosen"), kept.get("closest")
    return Reply(
        chosen=tuple(map(str, chosen)) if isinstance(chosen, list) else (),
        nothing=kept.get("nothing") is True,
        text=str(kept.get("text", "")),
        remark=str(kept.get("remark", "")),
        rows=rows_in(str(kept.get("rows", "")), columns) or (),
        said={str(probe): str(words) for probe, words in kept["said"].items()},
        closest=closest if isinstance(closest, int) else None,
    )


def _note_apart(note: str, asked: Sequence[FollowUp]) -> tuple[str, Mapping[str, str]]:
    """Divide a note into its own text and what was typed into each follow-up field, by probe."""
    own: list[str] = []
    said: dict[str, str] = {}
    for line in note.split("\n"):
        known = next((each for each in asked if each.probe not in said and line.startswith(f"{each.wording} ")), None)
        if known is None:
            own.append(line)
        else:
            said[known.probe] = line.removeprefix(f"{known.wording} ")
    return "\n".join(own).strip("\n"), said
