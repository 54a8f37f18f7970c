"""The table of what a person can do on each screen: one place for keys, words, help and the palette."""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where an action can be taken."""

    EVERYWHERE = "everywhere"
    HOME = "home"
    INTERVIEW = "interview"
    WRAP_UP = "wrap-up"
    SCORES = "scores"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do. ``id`` is the Textual action (``action_ID`` of the screen or app).

    ``letter`` is the plain letter after Esc, or with Alt; "" for none. ``keys`` are keys that work by themselves.
    ``footer`` says whether the line at the bottom names it.
    """

    id: str
    place: Place
    words: str
    letter: str = ""
    keys: tuple[str, ...] = ()
    help: str = ""
    footer: bool = False


ACTS: tuple[Act, ...] = (
    Act("help", Place.EVERYWHERE, "help", keys=("f1",), help="Explains what has the focus.", footer=True),
    Act(
        "next", Place.INTERVIEW, "next", "n", ("pagedown",), "Saves and goes on to the next open question.", footer=True
    ),
    Act("back", Place.INTERVIEW, "back", "b", ("pageup",), "Saves and goes back to the question before."),
    Act("rate", Place.INTERVIEW, "rate", "r", help="Digits set level and evidence; nothing of it shows.", footer=True),
    Act("dont_know", Place.INTERVIEW, "don't know", "k", help="They do not know. What was noted stays.", footer=True),
    Act("not_applicable", Place.INTERVIEW, "not applicable", "x", help="It does not apply to them.", footer=True),
    Act("declined", Place.INTERVIEW, "declined", "d", help="They would rather not say."),
    Act("skip", Place.INTERVIEW, "skip", "s", help="Leave this question out."),
    Act("park", Place.INTERVIEW, "park", "p", help="Come back to it before the end.", footer=True),
    Act("jump", Place.INTERVIEW, "jump", "j", help="Goes to any question by its number or its words.", footer=True),
    Act("own_side", Place.INTERVIEW, "your side", "i", help="Agenda, anchors, ratings and why; again hides it."),
    Act("blank", Place.INTERVIEW, "blank", "z", help="Blanks the screen; any key brings it back."),
    Act("undo", Place.INTERVIEW, "undo", "u", help="Takes back the last answer, rating or absence."),
    Act("redo", Place.INTERVIEW, "redo", "y", help="Does again what was taken back."),
    Act("editor", Place.INTERVIEW, "editor", "o", help="Opens the note in your editor ($EDITOR)."),
    Act("wrap_up", Place.INTERVIEW, "wrap-up", "w", help="What is parked, unasked, unrated; then the read-back."),
    Act("leave", Place.INTERVIEW, "leave", "q", help="Leaves; everything is saved and goes on from here."),
)
"""Every action there is. Screens bind their keys from it; the palette and the help page are made of it."""


def acts_of(place: Place) -> tuple[Act, ...]:
    """The actions of one place, then those of everywhere."""
    return tuple(act for act in ACTS if act.place is place) + tuple(
        act for act in ACTS if act.place is Place.EVERYWHERE and place is not Place.EVERYWHERE
    )


def by_letter(place: Place) -> dict[str, Act]:
    """The actions of one place by the letter after Esc."""
    return {act.letter: act for act in acts_of(place) if act.letter}
