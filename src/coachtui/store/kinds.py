"""Every kind of entry that records something about the engagement: one row each, from which the rest follows.

Writing and reading bodies (``bodies``), folding and withdrawing (``records``), the SQL views (``views``), searching
(``searching``) and the state form of JSON (``exchange.state_json``) take what they need from KINDS. To add a kind:

1. in ``model/``, a frozen dataclass whose field types ``strict`` can read, and a field of ``State`` for it;
2. here, a row of KINDS, and the class in ``Withdrawable`` (or in ``Record``, if it cannot be withdrawn);
3. in ``schema``, a higher CURRENT and a step, so that files already there get its view.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from operator import attrgetter
from typing import Any, get_type_hints

from coachtui.model.answers import Answer, Attachment, Computed, EvidenceNote, Quote, Rating, Session
from coachtui.model.craft import (
    Capture,
    Consent,
    ContradictionNote,
    Interlude,
    ProbeAsked,
    ProposedPerson,
    StepDone,
)
from coachtui.model.engagement import Engagement, State
from coachtui.model.meetings import Meeting
from coachtui.model.observing import (
    ActionItem,
    AgreementKept,
    CardAnswer,
    CoachNote,
    ConfirmedLevel,
    DebriefWords,
    Decision,
    DiscussedFigure,
    MeetingLine,
    Missed,
    ObservedMeeting,
    SpeakerCode,
)
from coachtui.model.people import JoinedCode, Person
from coachtui.model.promises import Promise
from coachtui.model.seen import SeenAgreement, SeenBehaviour, SeenMeeting
from coachtui.model.slips import SlipAnswers

Withdrawable = (
    Person
    | Answer
    | Rating
    | Quote
    | Attachment
    | EvidenceNote
    | ProbeAsked
    | Capture
    | ContradictionNote
    | Interlude
    | Computed
    | Consent
    | ProposedPerson
    | StepDone
    | Promise
    | Meeting
    | SlipAnswers
    | ObservedMeeting
    | MeetingLine
    | Missed
    | CardAnswer
    | Decision
    | ActionItem
    | DiscussedFigure
    | ConfirmedLevel
    | AgreementKept
    | SpeakerCode
    | DebriefWords
    | CoachNote
    | SeenMeeting
    | SeenBehaviour
    | SeenAgreement
)
"""What can be withdrawn."""

Record = Engagement | Session | JoinedCode | Withdrawable
"""What an entry can say about the engagement."""

Key = str | tuple[str | None, ...]
"""What tells records of one kind apart: the latest entry with a key replaces those before it."""

BOOKKEEPING: Mapping[str, int] = {"opened": 1, "document": 1, "erased": 2}
"""Kinds of entries that are known too, but are about the file itself, and the version of the body of each."""


@dataclass(frozen=True)
class Kind:
    """One kind of entry.

    ``record`` is the dataclass of what it says. ``key`` names the fields that tell two records apart; none for the
    engagement, of which there is one. ``columns`` says which fields are kept in the columns session, person and item of
    the entry; ``repeated`` those of them that the body holds as well. All other fields are in the body, except ``at``.
    ``state`` is the field of State that holds the records by their keys, or, where ``value`` names a field of the
    record, only that. ``table`` is the name of both the SQL view and the list in the state form; empty where there is
    neither. In both, ``flat`` gives the parts of a nested dataclass a column each: its name to the path in the body.
    ``later`` are fields that came after the kind: the body leaves them out while they have their default, as it did
    before they were there, and the view shows only those among ``view_fields``.
    ``view_fields`` are the fields that the view shows, where those are not all in the order of the dataclass.
    ``within`` is a list of the state form whose objects hold the records of this kind, which have no list of their own
    then; how is said in ``exchange.meetings_json`` and ``meetings_reading``.
    ``words`` are the fields that searching looks through, ``found_as`` is what a hit is called if not by ``name``.
    """

    name: str
    record: type
    state: str
    key: tuple[str, ...]
    columns: Mapping[str, str]
    table: str = ""
    version: int = 1
    repeated: tuple[str, ...] = ()
    value: str = ""
    flat: Mapping[str, str] = field(default_factory=dict)
    later: tuple[str, ...] = ()
    view_fields: tuple[str, ...] = ()
    within: str = ""
    words: tuple[str, ...] = ()
    found_as: str = ""
    can_be_withdrawn: bool = True

    @cached_property
    def key_in(self) -> Callable[[Any], Any]:
        """Takes a record of this kind, returns its key. Raises TypeError for the engagement, which has none."""
        return attrgetter(*self.key)

    @cached_property
    def hints(self) -> Mapping[str, Any]:
        """The type of each field, in the order of the dataclass."""
        return get_type_hints(self.record, include_extras=True)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its fields, in the order of the dataclass."""
        return tuple(each.name for each in fields(self.record))

    @cached_property
    def column_of(self) -> Mapping[str, str]:
        """The column of each field that is kept in one."""
        return {name: column for column, name in self.columns.items()}

    @cached_property
    def in_body(self) -> tuple[str, ...]:
        """The fields that the body holds."""
        elsewhere = {"at", *self.columns.values()} - {*self.repeated}
        return tuple(name for name in self.names if name not in elsewhere)

    @property
    def nested(self) -> frozenset[str]:
        """The fields that hold a dataclass of their own."""
        return frozenset(path.partition(".")[0] for path in self.flat.values())

    def words_in(self, record: Record) -> str:
        """What searching looks through of a record of this kind: the texts in its fields ``words``, a line each."""
        values = [getattr(record, name) for name in self.words]
        return "\n".join([words for value in values if value is not None and (words := _words(value))])

    def records_in(self, state: State) -> Iterator[Record]:
        """Every record of this kind that ``state`` holds."""
        held = getattr(state, self.state)
        if not self.key:
            if held is not None:
                yield held
        elif self.value:
            yield from (self.record(*pair) for pair in held.items())
        else:
            yield from held.values()


def _words(value: object) -> str:
    """The texts and numbers in a value of a record, of a table those in every cell; none of the ids of options."""
    match value:
        case str():
            return value
        case bool() | None:
            return ""
        case int() | float():
            return str(value)
        case Mapping():
            return "\n".join(map(_words, value.values()))
        case tuple():
            return "\n".join(_words(each) for each in value if isinstance(each, Mapping))
        case _:
            raise TypeError(f"no words are looked for in a {type(value).__name__}")


def _about(item: str = "") -> Mapping[str, str]:
    """The columns of what belongs to a session and a person; ``item`` is the field that the column item holds."""
    return {"session": "session", "person": "person", **({"item": item} if item else {})}


def _observed(
    name: str, record: type, state: str, columns: Mapping[str, str], key: tuple[str, ...] = ("id",),
    later: tuple[str, ...] = (), words: tuple[str, ...] = (), found_as: str = "",
) -> Kind:  # fmt: skip
    """A kind of record of observed meetings; in the state form a meeting has its records within it.

    The view shows the fields that came later behind the others.
    """
    kind = Kind(name, record, state, key, columns, state, within="meetings", words=words, found_as=found_as)
    first = ("id", *columns.values())
    in_order = sorted(kind.hints, key=lambda each: (each != "id", each not in first, each in later))
    return replace(kind, later=later, view_fields=tuple(in_order))


_TYPED = ("raw", "said")
"""What came later of decisions and actions: the line as it was typed, and when."""

KINDS = (
    Kind("engagement", Engagement, "engagement", (), {}, later=("kind",), can_be_withdrawn=False),
    Kind("person", Person, "people", ("code",), {"person": "code", "item": "code"}, "people"),
    Kind(
        "session", Session, "sessions", ("id",), {"session": "id", "person": "person"}, "sessions",
        view_fields=("id", "person", "kind", "author", "plan", "minutes", "started", "ended", "script", "rubric"),
        later=("follows", "meeting", "role"), can_be_withdrawn=False,
    ),
    Kind(
        "answer", Answer, "answers", ("session", "question"), _about("question"), "answers",
        words=("value", "note"), found_as="note",
    ),
    Kind("rating", Rating, "ratings", ("id",), _about("indicator"), "ratings", words=("evidence",)),
    Kind(
        "quote", Quote, "quotes", ("id",), _about("question"), "quotes",
        repeated=("question",), later=("may_name",), words=("text",),
    ),
    Kind("attachment", Attachment, "attachments", ("id",), _about("question"), "attachments", words=("name",)),
    Kind(
        "evidence", EvidenceNote, "evidence_notes", ("session", "evidence", "question"), _about("evidence"), "evidence",
        view_fields=("session", "person", "evidence", "question", "state", "words"), words=("words",),
    ),
    Kind(
        "probe", ProbeAsked, "probes_asked", ("session", "question", "probe"), _about("question"), "probes",
        words=("brought",),
    ),
    Kind(
        "capture", Capture, "captures", ("id",), _about(), "captures",
        flat={"filed_to": "filed.kind", "filed_id": "filed.id"}, words=("text",),
    ),
    Kind(
        "contradiction", ContradictionNote, "contradictions", ("session", "contradiction"), _about("contradiction"),
        "contradictions", words=("words",),
    ),
    Kind("promise", Promise, "promises", ("id",), _about("about"), "promises", words=("line",)),
    Kind("meeting", Meeting, "meetings", ("id",), {"person": "person", "item": "id"}, "meetings"),
    Kind(
        "slips", SlipAnswers, "slips", ("id",), {"person": "person", "item": "id"}, "slips",
        words=("words",), found_as="slip",
    ),
    _observed(
        "observed", ObservedMeeting, "observed_meetings", {"item": "id"}, words=("produce",), found_as="meeting",
        later=(
            "produce", "agreed", "stepping_in", "seen_by", "consent_said", "began", "ended", "pauses", "shift",
        ),
    ),
    _observed(
        "line", MeetingLine, "meeting_lines", {"person": "person", "item": "id"}, words=("text",),
        later=("raw", "kind", "item", "until", "taken_up", "imported"),
    ),
    _observed("missed", Missed, "missed", {"item": "behaviour"}, ("meeting", "behaviour", "item")),
    _observed("card", CardAnswer, "card_answers", {"item": "behaviour"}, ("meeting", "item", "behaviour")),
    _observed(
        "decision", Decision, "decisions", {"person": "person", "item": "id"}, words=("what",),
        later=(*_TYPED, "topic", "criteria", "options", "data", "became"),
    ),
    _observed(
        "action", ActionItem, "actions", {"person": "person", "item": "id"}, words=("what",),
        later=(*_TYPED, "earlier", "done", "on_time", "moved"),
    ),
    _observed("figure", DiscussedFigure, "figures", {"item": "id"}, ("meeting", "id")),
    _observed("confirmed", ConfirmedLevel, "confirmed_levels", {"item": "behaviour"}, ("meeting", "behaviour")),
    _observed("kept", AgreementKept, "agreements_kept", {"item": "item"}, ("meeting", "item")),
    Kind("speaker", SpeakerCode, "speaker_codes", ("name",), {"person": "code"}, "speakers"),
    _observed(
        "debrief", DebriefWords, "debrief_words", {"person": "whom"}, ("meeting", "whom"), words=("words",),
    ),
    _observed(
        "written", CoachNote, "coach_notes", {"person": "whom"}, ("meeting", "whom"),
        words=("text",), found_as="written note",
    ),
    Kind("seen", SeenMeeting, "seen_meetings", ("id",), {"item": "id"}, "seen_meetings"),
    Kind(
        "seen_behaviour", SeenBehaviour, "seen_behaviours", ("meeting", "behaviour"), {"item": "behaviour"},
        "seen_behaviours",
    ),
    Kind("agreement", SeenAgreement, "agreements", ("id",), {"item": "id"}, "agreements", words=("what",)),
    Kind("interlude", Interlude, "interludes", ("id",), _about(), "interludes"),
    Kind("consent", Consent, "consents", ("session",), _about(), "consents", later=("withdrew",), words=("words",)),
    Kind("proposed", ProposedPerson, "proposed", ("id",), _about(), "proposed", words=("name", "title")),
    Kind("step", StepDone, "steps_done", ("id",), _about(), "steps_done"),
    Kind("computed", Computed, "computed", ("indicator",), {"item": "indicator"}, value="level"),
    Kind("joined", JoinedCode, "joined", ("canonical",), {"item": "canonical"}, value="code", can_be_withdrawn=False),
)  # fmt: skip

KIND_NAMED: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
KIND_OF: Mapping[type, Kind] = {kind.record: kind for kind in KINDS}
