"""What somebody alone has put down at one question, finished or not: read from a record, kept as a draft, recorded.

Follow-ups are kept in the answer's note, each on a line that begins with the follow-up's own words. Which level
anything stands for is not decided here.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from coachtui.answer_types import AnswerType, Choice, FormField, rows_of
from coachtui.asking.alone import FollowUp
from coachtui.asking.tables import Rows, rows_in, rows_text, without_blanks
from coachtui.model.answers import Answer, Value
from coachtui.model.text import clean, one_line


@dataclass(frozen=True, slots=True)
class Reply:
    """What stands in the fields of one question.

    ``chosen`` holds ids of choices in the order shown; ``nothing`` says that none of several fits. ``text`` is the
    story, the short answer or the number as typed, ``remark`` what was added to any other answer. ``said`` is what was
    put into each follow-up field, by probe. ``closest`` is the level of the event that comes closest.
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
        """Whether nothing was put down at all."""
        words = (self.text, self.remark, *self.said.values())
        rows = without_blanks(self.rows)
        return not (self.chosen or self.nothing or rows or any(word.strip() for word in words)) and self.closest is None

    @property
    def words(self) -> str:
        """Everything said in words of one's own, a line each; a bare number is none."""
        cells = [cell for row in self.rows for cell in row.values()]
        return "\n".join(word for word in (self.text, self.remark, *cells, *self.said.values()) if word.strip())

    def with_line(self, line: str) -> "Reply":
        """The reply with another line of the story; a blank one changes nothing."""
        if not line.strip():
            return self
        return replace(self, text=f"{self.text}\n{line}" if self.text else line)

    def with_said(self, probe: str, words: str) -> "Reply":
        """The reply with these words in the field of a follow-up; blank words empty it."""
        others = {known: said for known, said in self.said.items() if known != probe}
        return replace(self, said={**others, probe: words} if words.strip() else others)


def reply_in(
    answer_type: AnswerType,
    asked: Sequence[FollowUp],
    choices: Sequence[Choice],
    answer: Answer | None,
    closest: int | None,
) -> Reply:
    """The fields as a recorded answer fills them, empty where there is none."""
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
    """What is stored as the answer's note: the story or remark, then every follow-up with what was said to it."""
    own = reply.text if answer_type.form_field is FormField.STORY else reply.remark
    lines = [own.strip("\n")] if own.strip() else []
    lines += [f"{each.ask} {words}" for each in asked if (words := one_line(reply.said.get(each.probe, "")))]
    return clean("\n\n".join(lines))


def reply_text(reply: Reply) -> str:
    """A reply as one text, for `reply_from` to read: what is kept while somebody types."""
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
    """The reply in a text that `reply_text` made; any other text is taken for the words of a story."""
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
    """A note as what stands before the follow-ups, and what was said to each."""
    own: list[str] = []
    said: dict[str, str] = {}
    for line in note.split("\n"):
        known = next((each for each in asked if each.probe not in said and line.startswith(f"{each.ask} ")), None)
        if known is None:
            own.append(line)
        else:
            said[known.probe] = line.removeprefix(f"{known.ask} ")
    return "\n".join(own).strip("\n"), said
