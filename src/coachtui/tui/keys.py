"""Key bindings, made from the table of acts and the user's own letters, and keys as people read them."""

from collections.abc import Iterator, Mapping

from textual.binding import Binding

from coachtui.settings.keys import keymap
from coachtui.tui.actions import ACTS, Act, ScreenId, acts_of

_WITHOUT_TYPING = (
    ScreenId.START,
    ScreenId.HOME,
    ScreenId.PEOPLE,
    ScreenId.SCORES,
    ScreenId.WRAP_UP,
    ScreenId.READ_BACK,
    ScreenId.ALONE_HOME,
    ScreenId.ALONE_RESULT,
    ScreenId.COACH_HOME,
    ScreenId.COACH_MEETING,
    ScreenId.COACH_SETTLE,
    ScreenId.COACH_CARDS,
    ScreenId.COACH_LEVELS,
    ScreenId.COACH_AFTER,
    ScreenId.COACH_REPLAY,
)
"""Where nothing is typed, so that a letter alone is a command too."""
_NAMES = {"pagedown": "PgDn", "pageup": "PgUp", "escape": "Esc"}
"""What keyboards call keys, where Textual does not."""


def bindings_of(place: ScreenId) -> list[Binding]:
    """The bindings of a screen: each act's keys, and its letter alone where nothing is typed, after Esc or with Alt."""
    return [
        Binding(_keys(act, act.letter), act.id, act.words, show=False, id=_name(act))
        for act in ACTS
        if act.place is place and (act.letter or act.keys)
    ]


def acts_by_letter(place: ScreenId, own: Mapping[str, str]) -> dict[str, Act]:
    """The acts of a screen by the letter that runs each.

    ``own`` are the user's letters by act id; they replace the usual ones.
    """
    return {letter: act for letter, act in keymap(acts_of(place), own)[0].items() if act.place is place}


def letters_of(place: ScreenId, own: Mapping[str, str]) -> dict[str, str]:
    """The letter of each act of a screen by act id; for ``own`` see `acts_by_letter`."""
    return {act.id: letter for letter, act in acts_by_letter(place, own).items()}


def key_name(key: str) -> str:
    """A key as people read it: PgDn, Ctrl+P, F1, b."""
    if len(key) == 1:
        return key
    return "+".join(_NAMES.get(part, part[:1].upper() + part[1:]) for part in key.split("+"))


def own_keymap(own: Mapping[str, str]) -> dict[str, str]:
    """The keymap for Textual that gives acts the user's ``own`` letters on screens without text fields."""
    return dict(_moved(own))


def _moved(own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for place in _WITHOUT_TYPING:
        letters = letters_of(place, own)
        for act in ACTS:
            if act.place is place and letters.get(act.id, act.letter) != act.letter:
                yield _name(act), _keys(act, letters[act.id])


def _name(act: Act) -> str:
    """What Textual's keymap calls the binding of an act."""
    return f"{act.place.name.lower()}.{act.id}"


def _keys(act: Act, letter: str) -> str:
    return ",".join(((letter, f"alt+{letter}") if letter else ()) + act.keys)
