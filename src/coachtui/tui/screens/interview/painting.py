"""The words on the interview screen: heading, saved state, what was answered, and what the keys do in every mode."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from coachtui.model.text import one_line
from coachtui.tui.actions import Act, Place, acts_of
from coachtui.tui.screens.interview.book import Book
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.status import Hint

_KEYS = {"pagedown": "PgDn", "pageup": "PgUp", "f1": "F1"}
_MODES = {
    Mode.OPENING: Hint("One moment", ""),
    Mode.LEAVING: Hint("One moment", ""),
    Mode.RATE: Hint("Rate:", "level 0-4, then evidence 0-3 · Tab next · Enter done"),
    Mode.JUMP: Hint("A number or a few words · Enter goes there · Esc stays", ""),
}
OFF_RECORD = "off the record: nothing is kept"
"""What stands in place of the saved state while nothing typed is kept."""
_ROWS = 4


def where(book: Book) -> str:
    """The section and the place on the agenda."""
    agenda = book.agenda
    place = f"{agenda.index(book.current) + 1} of {len(agenda)}" if book.current in agenda else "out of plan"
    return f"{book.card.section}  {place}"


def told(book: Book) -> Content:
    """What was taken as the answer or noted in its place; else how this question can be answered by typing."""
    answer = book.answer()
    spoken = "" if book.columns else book.spoken()  # a table is shown as one
    lines: list[Content] = []
    if spoken:
        rows = [one_line(row) for row in spoken.splitlines()]
        label = f"Answer, {len(rows)} rows: " if len(rows) > 1 else "Answer: "
        lines += [
            Content.assemble((label if place == 0 else "  ", QUIET), row) for place, row in enumerate(rows[-_ROWS:])
        ]
    if answer.absence is not None:
        lines.append(Content.assemble(("Noted: ", QUIET), f"{answer.absence.value}."))
    if not lines and not book.columns and (hint := book.card.answer_type.typing_hint):
        lines.append(Content.styled(hint, QUIET))
    return Content("\n").join(lines)


def hints(mode: Mode, letters: Mapping[str, Act], aside: str = "") -> tuple[Hint, ...]:
    """What the bottom line says in this mode; ``aside`` is what the aside that is open says of itself."""
    by_act = {act.id: letter for letter, act in letters.items()}
    if mode is Mode.COMMAND:
        return tuple(Hint(letter, act.words, _target(act)) for letter, act in letters.items())
    if mode is Mode.ASIDE:
        return (Hint(aside, ""),)
    if mode in _MODES:
        return (_MODES[mode],)
    shown = [act for act in acts_of(Place.INTERVIEW) if act.footer]
    by_key = [Hint(_KEYS.get(act.keys[0], act.keys[0]), act.words, _target(act)) for act in shown if act.keys]
    by_letter = [Hint(by_act[act.id], act.words, _target(act)) for act in shown if not act.keys and act.id in by_act]
    return (*by_key[:1], Hint("Esc then:", "", "screen.take('command')"), *by_letter, *by_key[1:])


def _target(act: Act) -> str:
    return f"app.{act.id}" if act.place is Place.EVERYWHERE else f"screen.take('{act.id}')"


def ways_on(probes: Sequence[tuple[str, bool, bool]], *, ascii_only: bool) -> Content:
    """The probes of a question: wording, whether its moment has come, and whether it was asked."""
    tick, between = ("+ ", "  |  ") if ascii_only else ("✓ ", "  ·  ")
    in_order = sorted(probes, key=lambda probe: (probe[2], not probe[1]))
    return Content(between).join(
        Content.styled(f"{tick if asked else ''}{says}", "bold $text" if timely and not asked else "")
        for says, timely, asked in in_order
    )
