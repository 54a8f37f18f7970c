"""Which records hold words that somebody may look for, what they are, and what they are about."""

from dataclasses import dataclass
from typing import TypeGuard, get_args

from coachtui.model.answers import Answer, Attachment, Quote
from coachtui.model.craft import Capture, ContradictionNote, FiledTo, ProbeAsked
from coachtui.store.bodies import Record, Withdrawn

Said = Answer | Quote | Attachment | Capture | ProbeAsked | ContradictionNote
"""A record with words in it."""

KINDS = ("answer", "quote", "attachment", "capture", "probe", "contradiction")
"""The kinds of entries such records come from."""

_APART = "\x1f"
"""Text that was cleaned never holds it."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a record, the kind of its entry, and what they are about."""

    kind: str
    text: str
    question: str | None = None
    indicators: tuple[str, ...] = ()


def is_said(record: object) -> TypeGuard[Said]:
    """Whether ``record`` is one that holds words."""
    return isinstance(record, get_args(Said))


def words_of(record: Said) -> Words:
    """What ``record`` says."""
    match record:
        case Answer(question=question, note=note):
            return Words("answer", note, question)
        case Quote(text=text, question=asked, indicators=indicators):
            return Words("quote", text, asked, indicators)
        case Attachment(name=name, question=asked, indicators=indicators):
            return Words("attachment", name, asked, indicators)
        case Capture(text=text, filed=filed):
            to = None if filed is None else filed.kind
            own = None if filed is None else filed.id
            return Words(
                "capture",
                text,
                own if to is FiledTo.QUESTION else None,
                (own,) if to is FiledTo.INDICATOR and own is not None else (),
            )
        case ProbeAsked(question=question, brought=brought):
            return Words("probe", brought, question)
        case ContradictionNote(words=words):
            return Words("contradiction", words)


def key_of(record: Record | Withdrawn | None) -> str | None:
    """What ``record`` is the last word on, as one text; None for what holds no words."""
    match record:
        case Withdrawn(kind=kind, key=key):
            return _joined(kind, *((key,) if isinstance(key, str) else key)) if kind in KINDS else None
        case Answer(session=session, question=question):
            return _joined("answer", session, question)
        case ProbeAsked() | ContradictionNote():
            return _joined(words_of(record).kind, *record.key)
        case Quote(id=own) | Attachment(id=own) | Capture(id=own):
            return _joined(words_of(record).kind, own)
        case _:
            return None


def _joined(*parts: str | None) -> str:
    return _APART.join(part or "" for part in parts)
