"""Keys pressed while another screen is on its way: they wait for it, however fast they come."""

from typing import Any

from textual import events
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

_LONGEST = 3.0
"""Seconds after which keys go to the screen that is there: none came instead."""


class HoldingApp(App[None]):
    """An app whose screens ask it for other screens. Whoever shows one releases the keys, or drops them."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[events.Key | events.Paste] | None = None
        self._until: Timer | None = None

    def hold_keys(self) -> None:
        """Keep what is typed from now on, until `release_keys` or `drop_keys`."""
        if self._held is None:
            self._held = []
            self._until = self.set_timer(_LONGEST, self.release_keys)

    def release_keys(self) -> None:
        """Type what was kept, in the order in which it was pressed."""
        held = self._held or []
        self.drop_keys()
        for event in sorted(held, key=lambda each: each.time):
            self.post_message(_again(event))

    def drop_keys(self) -> None:
        """Forget what was kept: it was meant for another screen than the one that came."""
        self._held = None
        if self._until is not None:
            self._until.stop()

    async def on_event(self, event: events.Event) -> None:
        """Keep keys and pasted text while another screen is on its way, also those that nothing there has used."""
        if self._held is not None and isinstance(event, events.Key | events.Paste):
            self._held.append(event)
        else:
            await super().on_event(event)


def leave_for(screen: Screen[Any], message: Message) -> None:
    """Ask the app for another screen by ``message``; what is typed from now on is meant for that one."""
    hold_keys_of(screen)
    screen.post_message(message)


def hold_keys_of(screen: Screen[Any]) -> None:
    """Have keys wait while ``screen`` is about to go."""
    if isinstance(screen.app, HoldingApp):
        screen.app.hold_keys()


def _again(event: events.Key | events.Paste) -> events.Key | events.Paste:
    return events.Paste(event.text) if isinstance(event, events.Paste) else events.Key(event.key, event.character)
