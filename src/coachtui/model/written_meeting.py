"""What is known of a meeting before it is observed, in the shape of its file: who, what about, and what was agreed."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from coachtui.model.observing import SteppingIn
from coachtui.model.shapes import Id, Limits, Means, Minutes, TimeOfDay
from coachtui.model.times import time_on

MOST_PEOPLE, MOST_ITEMS, MOST_FIGURES = 60, 40, 3
"""How many people and items a meeting may have, and how many figures are worth having at hand in it."""

LONGEST_LINE = 200
"""How many characters a line about a meeting may have."""

VERBS = ("decide", "inform", "plan", "review")
"""What can be done with an agenda item."""

Line = Annotated[str, Limits(max_length=200, pattern=r"^[^\n]*$")]
"""One line; it may be empty."""

Said = Annotated[str, Limits(min_length=1, max_length=200, pattern=r"^\S([^\n]*\S)?$")]
"""One line without spaces around it."""


@dataclass(frozen=True, slots=True)
class WrittenParticipant:
    """Somebody who takes part."""

    initials: Annotated[Line, Means("Two or three letters, typed before what he or she says; left out: proposed.")] = ""
    name: Annotated[Line, Means("The name.")] = ""
    consents: Annotated[bool, Means("Whether words of his or hers may be written down.")] = True


@dataclass(frozen=True, slots=True)
class WrittenItem:
    """One item of the agenda."""

    title: Annotated[Said, Means("What it is about.")]
    verb: Annotated[Line, Means("What is to be done with it: decide, inform, plan, review.")] = ""
    minutes: Annotated[Minutes | None, Means("The minutes planned for it.")] = None


@dataclass(frozen=True, slots=True)
class WrittenAction:
    """Something agreed last time."""

    what: Annotated[Said, Means("What was to be done.")]
    who: Annotated[Line, Means("Whose it was: initials, or a name.")] = ""
    due: Annotated[Line, Means("By when, as it was said.")] = ""


@dataclass(frozen=True, slots=True)
class WrittenFigure:
    """A figure that will be talked about."""

    name: Annotated[Said, Means("What it is called.")]
    points: Annotated[
        Annotated[tuple[float, ...], Limits(min_length=1, max_length=200)],
        Means("Its latest points, the newest last."),
    ]
    id: Annotated[Line, Means("A short id, such as K04; left out: numbered.")] = ""

    @property
    def decimals(self) -> tuple[str, ...]:
        """The points as decimal numbers."""
        return tuple(format(Decimal(repr(point)).normalize(), "f") for point in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenMeeting:
    """A meeting to be observed, for coachtui."""

    name: Annotated[Id, Means("What the people in it call it.")]
    date: Annotated[dt.date | None, Means("The day, as 2026-03-02; left out: today.")] = None
    time: Annotated[TimeOfDay, Means("When it is to begin, in local time, as 09:30.")] = ""
    chair: Annotated[Line, Means("Who chairs it: initials, or the name; left out: whoever comes first.")] = ""
    produce: Annotated[Line, Means("What must come out of it.")] = ""
    agreed: Annotated[Line, Means("The id of the one behaviour agreed with the chair.")] = ""
    stepping_in: Annotated[
        SteppingIn | None, Means("How the coach may step in: a note, a glance, asking for a pause, or never.")
    ] = None
    seen_by: Annotated[Line, Means("Who sees what of it afterwards.")] = ""
    consent_said: Annotated[bool | None, Means("Whether the consent sentence was said.")] = None
    participants: Annotated[
        Annotated[tuple[WrittenParticipant, ...], Limits(min_length=1, max_length=MOST_PEOPLE)],
        Means("Who takes part, in the order in which they sit."),
    ]
    items: Annotated[
        Annotated[tuple[WrittenItem, ...], Limits(max_length=MOST_ITEMS)], Means("The agenda, in order.")
    ] = ()
    actions: Annotated[tuple[WrittenAction, ...], Means("What was agreed last time, to be asked after.")] = ()
    figures: Annotated[
        Annotated[tuple[WrittenFigure, ...], Limits(max_length=MOST_FIGURES)],
        Means("Up to three figures that will be talked about."),
    ] = ()

    def held(self, today: dt.date) -> str:
        """When it is, in ISO form: a time in UTC, the day alone where no time is given."""
        day = self.date or today
        return time_on(day, self.time).isoformat() if self.time else day.isoformat()
