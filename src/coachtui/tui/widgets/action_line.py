"""The bottom line of a screen: the acts that can be run here, each with its key and clickable."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from typing import ClassVar

from textual.geometry import Size

from coachtui.tui.actions import Act, ScreenId, acts_of
from coachtui.tui.keys import key_name, letters_of
from coachtui.tui.widgets.status import CommandLine, Hint

AIRY, AIRY_BESIDE_LISTS = 20, 30
"""From how many lines of the screen on an empty line stands above the acts; below lists that fill the screen, later."""
_MOST = 2
"""The lines that acts take at most."""


class ActionLine(CommandLine):
    """The acts of the screen ``place`` that belong in the footer, such as "p people".

    ``own`` are the user's own letters. ``lead`` is text before them; ``typing`` says that letters are text here, so
    that commands need Esc before them. The acts with ids in ``without`` are left out. On a screen of ``airy_from``
    lines or more an empty line stands above them; None: never.
    """

    HELP: ClassVar[str] = "What can be done here. Press the key, or click the words."
    GAPS: ClassVar[tuple[int, ...]] = (3, 2)

    DEFAULT_CSS = """
    ActionLine {
        dock: bottom;
        height: auto;
        padding: 0 1;
        content-align: left bottom;
        color: $text-muted;
        link-color: $text-muted;
        link-style: none;
        link-background: transparent;
        link-color-hover: $text;
        link-background-hover: $accent 25%;
        link-style-hover: none;
    }
    """

    def __init__(
        self,
        place: ScreenId,
        own: Mapping[str, str],
        *,
        lead: str = "",
        typing: bool = False,
        without: Container[str] = (),
        airy_from: int | None = AIRY,
    ) -> None:
        super().__init__(id=None)
        self._airy_from = airy_from
        self._place, self._letters, self._typing = place, letters_of(place, own), typing
        self.show_acts(lead=lead, without=without)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the acts need, two at the most, and one for the empty line."""
        needed = super().get_content_height(container, viewport, width)
        airy = self._airy_from is not None and viewport.height >= self._airy_from
        return min(needed, _MOST) + airy

    def show_acts(
        self, *, lead: str = "", without: Container[str] = (), words: Mapping[str, str] | None = None
    ) -> None:
        """Show the acts of the screen again, behind ``lead``, without those whose ids are in ``without``.

        ``words`` are what acts are called now, by id, where that differs from what they are always called.
        """
        named = words or {}
        acts = [
            replace(act, words=named.get(act.id, act.words))
            for act in acts_of(self._place)
            if act.footer and act.id not in without
        ]
        self.show([*_lead(lead), *(_hint(act, self._letters, typing=self._typing) for act in acts)], whole=True)


def _lead(lead: str) -> Iterator[Hint]:
    if lead:
        yield Hint(lead, "")


def _hint(act: Act, letters: Mapping[str, str], *, typing: bool) -> Hint:
    target = "app" if act.place is ScreenId.EVERYWHERE else "screen"
    return Hint(_key(act, letters, typing=typing), act.words, f"{target}.{act.id}")


def _key(act: Act, letters: Mapping[str, str], *, typing: bool) -> str:
    """The key shown for an act: Enter if it is one of its keys, else its letter, else another of its keys."""
    if "enter" in act.keys:
        return key_name("enter")
    letter = letters.get(act.id, "")
    if letter and typing:
        return f"Esc {letter}"
    return letter or (key_name(act.keys[0]) if act.keys else "")
