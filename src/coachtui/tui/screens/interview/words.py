"""What the bottom line says in every mode, in the interview and while a meeting is observed."""

from collections.abc import Mapping

from coachtui.tui.actions import Act, ScreenId, acts_of
from coachtui.tui.keys import key_name
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.widgets.status import Hint

_MODES = {
    Mode.OPENING: Hint("One moment", ""),
    Mode.LEAVING: Hint("One moment", ""),
    Mode.RATE: Hint("Two digits · Tab next · r another · Esc leaves it", ""),
}
_INSTEAD = frozenset({"own_side", "undo", "off_record", "leave"})
OFF_RECORD = "off the record: nothing is kept"
"""Shown in the heading in place of the save status while the interview is off the record."""


def hints(
    mode: Mode,
    letters: Mapping[str, Act],
    panel: str = "",
    place: ScreenId = ScreenId.INTERVIEW,
    idle: frozenset[str] = frozenset(),
) -> tuple[Hint, ...]:
    """The hints of the bottom line in ``mode``. ``letters``: the acts by letter; ``panel``: the open panel's hint.

    The acts ``idle``, which do nothing just now, are left out. Where some are, what is in `_INSTEAD` is named too.
    """
    by_act = {act.id: letter for letter, act in letters.items() if act.id not in idle}
    if mode is Mode.COMMAND:
        return tuple(Hint(letter, letters[letter].words, _target(letters[letter])) for letter in by_act.values())
    if mode is Mode.PANEL:
        return (Hint(panel, ""),)
    if mode in _MODES:
        return (_MODES[mode],)
    further = _INSTEAD if idle else ()
    shown = [act for act in acts_of(place) if (act.footer or act.id in further) and act.id not in idle]
    by_key = [Hint(key_name(act.keys[0]), act.words, _target(act)) for act in shown if act.keys]
    by_letter = [Hint(by_act[act.id], act.words, _target(act)) for act in shown if not act.keys and act.id in by_act]
    return (*by_key[:1], Hint("Esc then:", "", "screen.take('command')"), *by_letter, *by_key[1:])


def _target(act: Act) -> str:
    return f"app.{act.id}" if act.place is ScreenId.EVERYWHERE else f"screen.take('{act.id}')"
