"""Reads observed meetings from the state form of JSON, as `meetings_json` writes them.

docs/state-format.md describes them. Ids of behaviours and card lines are not checked against a rubric: that is for the
caller.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from coachtui.exchange.json_fields import (
    JsonObject,
    flag_of,
    level_of,
    number_of,
    text_of,
    text_or_none,
    texts_of,
    whole_of,
)
from coachtui.exchange.json_lists import ProblemList, objects_in
from coachtui.model.observing import (
    ActionItem,
    AgendaItem,
    AgreementKept,
    Became,
    CardAnswer,
    CardWord,
    CoachNote,
    ConfirmedLevel,
    DebriefWords,
    Decision,
    DiscussedFigure,
    LineKind,
    Mark,
    MeetingLine,
    Missed,
    ObservedMeeting,
    SteppingIn,
    Stretch,
    kept_of,
    usual_line_id,
)
from coachtui.model.people import canonical_code
from coachtui.store.kinds import KIND_OF, Key, Record
from coachtui.store.records import key_of

_KEYS = (
    "id", "name", "at", "chair", "participants", "items", "lines", "missed", "cards", "decisions", "actions", "figures",
    "confirmed", "produce", "agreed", "stepping_in", "seen_by", "consent_said", "began", "ended", "pauses", "shift",
    "kept", "debriefs", "notes",
)  # fmt: skip
_PARTICIPANT = ("code", "name", "consent")
_ITEM = ("id", "title", "verb", "minutes", "from", "to", "stretches")
_STRETCH = ("opened", "closed")
_LINE = (
    "u", "who", "text", "at", "codes", "star", "length", "id", "raw", "kind", "item", "until", "taken_up", "imported",
)  # fmt: skip
_AGREED = ("id", "what", "who", "when", "item", "raw", "at")
_OF_DECISIONS = ("topic", "criteria", "options", "data", "became")
_OF_ACTIONS = ("earlier", "done", "on_time", "moved")
_DEBRIEF = tuple(each.name for each in fields(DebriefWords) if each.name != "meeting")
_LONGEST_SHIFT = 3_600_000
_SIGNS = {"+": True, "-": False, "\N{MINUS SIGN}": False, "\N{EN DASH}": False}

_E = TypeVar("_E", bound=StrEnum)


def is_observed(record: object) -> bool:
    """Whether an object of the list of meetings is an observed one.

    One that a sheet is about has a person and a day instead.
    """
    return isinstance(record, Mapping) and not {"person", "day"} & record.keys()


class MeetingReader:
    """Reads observed meetings; problems are added to ``problems``.

    ``held`` has the records by the field of State and their key, ``places`` where each was read, ``names`` the names of
    participants by their codes. ``code_of`` returns, for a code in canonical form, the spelling to use.
    """

    def __init__(self, problems: ProblemList, code_of: Callable[[str], str]) -> None:
        self.held: dict[str, dict[Any, Any]] = {}
        self.places: dict[tuple[type, Key], str] = {}
        self.names: dict[str, str] = {}
        self._problems = problems
        self._known = code_of
        self._codes: dict[str, str] = {}

    def _code_of(self, code: str) -> str:
        """The way in which the code of this person is written first."""
        known = self._known(code)
        return self._codes.setdefault(canonical_code(known), known)

    def read(self, records: object) -> None:
        """Read the observed meetings in ``records``, the list of all meetings."""
        if isinstance(records, list):
            for place, data in objects_in(
                records,
                "meetings",
                _KEYS,
                ("id", "name"),
                dict,
                self._problems,
                skip=lambda each: not is_observed(each),
            ):
                self._meeting(place, data)

    def _objects(
        self, data: JsonObject, place: str, name: str, keys: tuple[str, ...], needed: tuple[str, ...]
    ) -> Iterator[tuple[str, JsonObject]]:
        return objects_in(data.get(name), f"{place}.{name}", keys, needed, dict, self._problems)

    def _keep(self, record: Record, place: str) -> None:
        kind, key = KIND_OF[type(record)], (type(record), key_of(record))
        if key in self.places:
            self._problems.append(f"{place} is there twice: {self.places[key]} is the same")
            return
        self.places[key] = place
        self.held.setdefault(kind.state, {})[key_of(record)] = record

    def _try(self, place: str, read: Callable[[], Record]) -> None:
        """Keep what ``read`` gives, or report the ValueError that it raises."""
        try:
            self._keep(read(), place)
        except ValueError as error:
            self._problems.append(f"{place} {error}")

    def _meeting(self, place: str, data: JsonObject) -> None:
        try:
            meeting = _contract(data)
            meeting = self._with_participants(meeting, place, data)
        except ValueError as error:
            self._problems.append(f"{place} {error}")
            return
        meeting = replace(meeting, items=self._items(place, data), pauses=self._stretches(place, data, "pauses"))
        self._keep(meeting, place)
        self._lines(meeting, place, data)
        self._cards(meeting, place, data.get("cards"))
        for kind, name, own in ((Decision, "decisions", _OF_DECISIONS), (ActionItem, "actions", _OF_ACTIONS)):
            for number, (where, each) in enumerate(self._objects(data, place, name, (*_AGREED, *own), ()), start=1):
                usual = f"{meeting.id}/{KIND_OF[kind].name}/{number}"
                self._try(where, partial(self._agreed, kind, meeting, each, usual))
        for name, keys, needed, read in (
            ("missed", ("behaviour", "item"), ("behaviour",), _missed),
            ("figures", ("id", "name", "points"), ("id",), _figure),
            ("confirmed", ("behaviour", "level", "reason"), ("behaviour", "level", "reason"), _confirmed),
            ("kept", ("item", "word"), ("item", "word"), _agreement_kept),
            ("debriefs", _DEBRIEF, (), self._debrief),
            ("notes", ("whom", "text"), ("text",), self._note),
        ):
            for where, each in self._objects(data, place, name, keys, needed):
                self._try(where, partial(read, meeting, each))

    def _items(self, place: str, data: JsonObject) -> tuple[AgendaItem, ...]:
        items = {}
        for where, each in self._objects(data, place, "items", _ITEM, ("id",)):
            try:
                item = replace(_agenda_item(each), stretches=self._stretches(where, each, "stretches"))
            except ValueError as error:
                self._problems.append(f"{where} {error}")
                continue
            if item.id in items:
                self._problems.append(f"{where} is there twice: its id is {item.id!r}, as that of another item")
            items[item.id] = item
        return tuple(items.values())

    def _stretches(self, place: str, data: JsonObject, name: str) -> tuple[Stretch, ...]:
        def read(each: JsonObject) -> Stretch:
            return Stretch(text_of(each, "opened"), text_or_none(each, "closed"))

        found = objects_in(data.get(name), f"{place}.{name}", _STRETCH, ("opened",), read, self._problems)
        return tuple(each for _, each in found)

    def _with_participants(self, meeting: ObservedMeeting, place: str, data: JsonObject) -> ObservedMeeting:
        codes: dict[str, bool] = {}
        for where, each in self._objects(data, place, "participants", _PARTICIPANT, ("code",)):
            code, name = self._code_of(text_of(each, "code")), text_of(each, "name")
            if not canonical_code(code):
                raise ValueError(f"has a participant whose code shows nothing: {where}")
            if code in codes:
                raise ValueError(f"has the participant {code!r} twice: {where}")
            if name and self.names.setdefault(code, name) != name:
                raise ValueError(f"calls {code!r} {name!r}, who is {self.names[code]!r} elsewhere")
            self.names.setdefault(code, "")
            codes[code] = flag_of(each, "consent") is False
        chair = self._code_of(text_of(data, "chair")) or None
        if chair is not None and chair not in codes:
            raise ValueError(f".chair is {chair!r}, who is no participant")
        unwilling = tuple(code for code, refuses in codes.items() if refuses)
        return replace(meeting, chair=chair, participants=tuple(codes), unwilling=unwilling)

    def _lines(self, meeting: ObservedMeeting, place: str, data: JsonObject) -> None:
        number = 0
        for where, each in self._objects(data, place, "lines", _LINE, ()):
            try:
                number = _line_number(each, number + 1)
                line = self._line(meeting, each, number)
            except ValueError as error:
                self._problems.append(f"{where} {error}")
                continue
            self._keep(kept_of(line, meeting), where)

    def _line(self, meeting: ObservedMeeting, data: JsonObject, number: int) -> MeetingLine:
        who = self._code_of(text_of(data, "who")) or None
        if who is not None and who not in meeting.participants:
            raise ValueError(f".who is {who!r}, who is no participant")
        marks = tuple(_mark(code) for code in texts_of(data, "codes"))
        return MeetingLine(
            text_of(data, "id") or usual_line_id(meeting.id, number),
            meeting.id,
            who,
            number,
            text_of(data, "text"),
            text_or_none(data, "at"),
            marks,
            bool(flag_of(data, "star")),
            whole_of(data, "length"),
            text_of(data, "raw"),
            _one_of(LineKind, data, "kind") or LineKind.SAID,
            _id_of(data, "item"),
            text_or_none(data, "until"),
            flag_of(data, "taken_up"),
            bool(flag_of(data, "imported")),
        )

    def _cards(self, meeting: ObservedMeeting, place: str, data: object) -> None:
        if data is None:
            return
        if not isinstance(data, Mapping) or not isinstance(data.get("meeting") or {}, Mapping):
            self._problems.append(f'{place}.cards is not an object with "items" and "meeting"')
            return
        self._problems.extend(
            f"{place}.cards.{key} is not known here" for key in data if key not in ("items", "meeting")
        )
        items = data.get("items") or []
        for index, card in enumerate(items if isinstance(items, list) else (None,)):
            where = f"{place}.cards.items[{index}]"
            if not isinstance(card, Mapping) or card.get("item") in (None, ""):
                self._problems.append(f"{where} is not an object with an item")
                continue
            try:
                item = _id_of(card, "item")
            except ValueError as error:
                self._problems.append(f"{where} {error}")
                continue
            self._card(meeting, where, item, {key: card[key] for key in card if key != "item"})
        self._card(meeting, f"{place}.cards.meeting", "", data.get("meeting") or {})

    def _card(self, meeting: ObservedMeeting, place: str, item: str, words: JsonObject) -> None:
        for behaviour in words:
            where = f"{place}.{behaviour}"
            self._try(where, partial(_card, meeting, item, words, behaviour))

    def _agreed(
        self, kind: type[Decision] | type[ActionItem], meeting: ObservedMeeting, data: JsonObject, usual: str
    ) -> Decision | ActionItem:
        who = text_of(data, "who")
        code = self._code_of(who)
        person, other = (code, "") if code in meeting.participants else (None, who)
        what, when, item = text_of(data, "what"), text_of(data, "when"), _id_of(data, "item")
        raw, said = text_of(data, "raw"), text_or_none(data, "at")
        if not what and not raw:
            raise ValueError(".what is missing")
        agreed = kind(text_of(data, "id") or usual, meeting.id, what, person, other, when, item, raw, said)
        flag = partial(flag_of, data)
        if isinstance(agreed, ActionItem):
            earlier, moved = bool(flag("earlier")), flag("moved")
            return replace(agreed, earlier=earlier, done=flag("done"), on_time=flag("on_time"), moved=moved)
        became, topic = _one_of(Became, data, "became"), text_of(data, "topic")
        ticked = flag("criteria"), flag("options"), flag("data")
        return replace(agreed, topic=topic, criteria=ticked[0], options=ticked[1], data=ticked[2], became=became)

    def _debrief(self, meeting: ObservedMeeting, data: JsonObject) -> DebriefWords:
        whom = self._whom(meeting, data)
        return DebriefWords(meeting.id, whom, **{name: text_of(data, name) for name in _DEBRIEF if name != "whom"})

    def _note(self, meeting: ObservedMeeting, data: JsonObject) -> CoachNote:
        return CoachNote(meeting.id, self._whom(meeting, data), text_of(data, "text"))

    def _whom(self, meeting: ObservedMeeting, data: JsonObject) -> str | None:
        """The participant that something is for; None for the team. Raises ValueError for anybody else."""
        whom = self._code_of(text_of(data, "whom")) or None
        if whom is not None and whom not in meeting.participants:
            raise ValueError(f".whom is {whom!r}, who is no participant")
        return whom


def _contract(data: JsonObject) -> ObservedMeeting:
    """A meeting without participants and agenda: its name, what was agreed with the chair, and its times."""
    return ObservedMeeting(
        text_of(data, "id"),
        text_of(data, "name"),
        text_or_none(data, "at"),
        produce=text_of(data, "produce"),
        agreed=text_of(data, "agreed"),
        stepping_in=_one_of(SteppingIn, data, "stepping_in"),
        seen_by=text_of(data, "seen_by"),
        consent_said=flag_of(data, "consent_said"),
        began=text_or_none(data, "began"),
        ended=text_or_none(data, "ended"),
        shift=_shift(data),
    )


def _shift(data: JsonObject) -> float | None:
    """By how many seconds a transcript is shifted: by no more than its longest time."""
    shift = number_of(data, "shift")
    if shift is not None and abs(shift) > _LONGEST_SHIFT:
        raise ValueError(f".shift is {shift:g}; it is a number of seconds, at most {_LONGEST_SHIFT:,}")
    return shift


def _one_of(kind: type[_E], data: JsonObject, key: str) -> _E | None:
    """The member of ``kind`` under ``key``; None where nothing is given."""
    text = text_of(data, key)
    if not text:
        return None
    if text not in list(kind):
        raise ValueError(f".{key} is {text!r}; it is one of {', '.join(kind)}")
    return kind(text)


def _id_of(data: JsonObject, key: str) -> str:
    """The id under ``key``, which may also be written as a whole number; "" for none."""
    value = data.get(key)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else text_of(data, key)


def _line_number(data: JsonObject, following: int) -> int:
    """The number of a line: the one it came with, else the ``following`` one."""
    value = data.get("u")
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    found = whole_of({"u": value}, "u")
    return following if found is None else found


def _agenda_item(data: JsonObject) -> AgendaItem:
    first, last = whole_of(data, "from"), whole_of(data, "to")
    if (first is None) != (last is None) or (first is not None and last is not None and first > last):
        raise ValueError("goes from no line to none that follows it: give both, from and to")
    verb, minutes = text_of(data, "verb"), whole_of(data, "minutes")
    return AgendaItem(_id_of(data, "id"), text_of(data, "title"), verb, minutes, first, last)


def _mark(code: str) -> Mark:
    behaviour, sign = code.strip()[:-1].strip(), code.strip()[-1:]
    if sign not in _SIGNS:
        raise ValueError(f".codes has {code!r}; a code ends in + or -")
    return Mark(behaviour, _SIGNS[sign])


def _missed(meeting: ObservedMeeting, data: JsonObject) -> Missed:
    return Missed(meeting.id, text_of(data, "behaviour"), _id_of(data, "item"))


def _card(meeting: ObservedMeeting, item: str, words: JsonObject, behaviour: str) -> CardAnswer:
    """The line of a card about ``behaviour``; true and false are yes and no."""
    value = words[behaviour]
    word = {True: CardWord.YES, False: CardWord.NO}[value] if isinstance(value, bool) else value
    if word not in list(CardWord):
        raise ValueError(f"is {value!r}; it is one of {', '.join(CardWord)}")
    return CardAnswer(meeting.id, item, behaviour, CardWord(word))


def _figure(meeting: ObservedMeeting, data: JsonObject) -> DiscussedFigure:
    points = data.get("points") or []
    if not isinstance(points, list) or not all(
        isinstance(each, int | float) and not isinstance(each, bool) and Decimal(str(each)).is_finite()
        for each in points
    ):
        raise ValueError(f".points is {points!r}; it is a list of numbers")
    return DiscussedFigure(text_of(data, "id"), meeting.id, tuple(map(str, points)), text_of(data, "name"))


def _confirmed(meeting: ObservedMeeting, data: JsonObject) -> ConfirmedLevel:
    level = level_of(data, "level")
    return ConfirmedLevel(meeting.id, text_of(data, "behaviour"), level or 0, text_of(data, "reason"))


def _agreement_kept(meeting: ObservedMeeting, data: JsonObject) -> AgreementKept:
    return AgreementKept(meeting.id, _id_of(data, "item"), _one_of(CardWord, data, "word") or CardWord.NO)
