"""Hands out keys and pasted text one at a time: each only once the one before was handled completely."""

from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from time import monotonic
from typing import Any, ClassVar, TypeAlias

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, TextArea

from coachtui.tui.key_reports import NO_KEYS
from coachtui.tui.layouts import LayoutApp
from coachtui.tui.stray_words import StrayWords

Typed: TypeAlias = events.Key | events.Paste
_LONGEST = 3.0
"""Seconds that keys are held back at most, and that a key waits at most for the one before."""
_ROUNDS = 4
"""Rounds through the widgets after a key: for the key itself, and for as many messages that follow from one another.

Enter in the last field of a form leads to Input.Submitted, Form.Submitted and OpenEngagement.
"""


class KeyQueueApp(LayoutApp, App[None]):
    """An app that queues keys and pasted text, and holds them back while another screen is on its way.

    Textual alone puts each key into the queue of the widget that has the focus at that moment, and runs bindings later
    than it inserts characters: keys that come quickly change their order, or reach a widget that is no longer meant.
    """

    PASSES_AFTER_A_WHILE: ClassVar[frozenset[str]] = frozenset()
    """Keys that take effect even though keys are held, once they have been held for 3 seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[Typed] = deque()
        self._in_hand: _Handling | None = None
        self._key_before = ""
        self._text_in_hand = False
        self._holders: dict[DOMNode, Timer | None] = {}
        self._held_since = 0.0
        self._leave: Callable[[], None] | None = None
        self._typed_at = 0.0
        """When the key at hand was pressed, in seconds of Textual's clock."""
        self._stray_words = StrayWords(partial(self.notify, markup=False), lambda: self._typed_at)

    def hold_keys(self, by: DOMNode, seconds: float | None = None) -> None:
        """Hold keys back until every node that holds them has called `release_keys`.

        ``by`` is the node that holds them now, for at most ``seconds``; None sets no limit.
        """
        if not self._holders:
            self._held_since = monotonic()
        if by not in self._holders:
            limit = None if seconds is None else self.set_timer(seconds, partial(self.release_keys, by))
            self._holders[by] = limit

    def release_keys(self, by: DOMNode) -> None:
        """End the hold of ``by``. Keys, those held back first, are handed out again unless another node holds them."""
        if by in self._holders:
            limit = self._holders.pop(by)
            if limit is not None:
                limit.stop()
            self.call_later(self._hand_out)

    def drop_keys(self) -> None:
        """Forget the keys that are held back, as another screen came than the one they were meant for."""
        if self._holders:
            self._waiting.clear()
        for holder in tuple(self._holders):
            self.release_keys(holder)

    def forget_keys(self, name: str) -> None:
        """Forget waiting keys of this name, such as Enter that was held down on the screen before."""
        self._waiting = deque(each for each in self._waiting if not isinstance(each, events.Key) or each.key != name)

    async def on_event(self, event: events.Event) -> None:
        """Queue keys and pasted text that come in; all other events, and keys that bubble, are handled at once.

        Modifiers, locks and media keys that a terminal reports when they are pressed alone are dropped.
        """
        if isinstance(event, events.Key) and event.key.rpartition("+")[2] in NO_KEYS:
            return
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if self._holders and self._passes(event):
                self.drop_keys()
            self._waiting.append(event)
            await self._hand_out()
        else:
            await super().on_event(event)

    def _passes(self, event: Typed) -> bool:
        """Whether a key takes effect although keys are held."""
        late = monotonic() > self._held_since + _LONGEST
        return late and isinstance(event, events.Key) and event.key in self.PASSES_AFTER_A_WHILE

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Run what is bound to a key; what is bound to a letter also where another layout or Caps Lock is on.

        A letter that belongs to words typed by mistake runs nothing. Textual has no public way to bind whatever key is
        where a letter is.
        """
        if not priority and self._stray_words.goes_on(key):
            return True
        if await super()._check_bindings(key, priority):
            return True
        letter = self.letter_keys.get(key)
        if letter is not None and await super()._check_bindings(letter, priority):
            return True
        if not priority:
            self._mind_words(key)
        return False

    def _mind_words(self, key: str) -> None:
        """Take ``key`` for the beginning of words if letters alone are commands of the screen in front, but not it."""
        bound = self.screen._bindings.key_to_bindings  # noqa: SLF001 - active_bindings lacks those that are refused now
        if key not in bound and not self.screen.is_modal and any(len(each) == 1 for each in bound):
            self._stray_words.begin(key)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End once the keys typed until now have been handled. Keys that are held back are dropped."""
        self.call_later(self._exit_behind_keys, partial(super().exit, result, return_code, message))

    def _exit_behind_keys(self, leave: Callable[[], None]) -> None:
        """``leave`` once no key waits, after 3 seconds at the latest."""
        if self._waiting and not self._holders and self._leave is None:
            self._leave = leave
            self.set_timer(_LONGEST, leave)
        else:
            leave()

    async def _hand_out(self) -> None:
        """Hand out the next key, unless one is in hand or keys are held back."""
        if self._in_hand is not None and self._in_hand.is_over:
            self._in_hand = None
        for gone in [holder for holder in self._holders if not holder.is_attached]:
            self._holders.pop(gone)  # its screen was closed before it was ready
        while self._waiting and self._in_hand is None and not self._holders:
            is_text = self._is_plain_text(self._waiting[0])
            if not is_text:
                self._in_hand = _Handling(self, self._hand_out)
            if is_text or not self._text_in_hand:
                event = self._waiting.popleft()
                self._typed_at = event.time
                self._key_before = event.key if isinstance(event, events.Key) else ""
                await super().on_event(event)
            self._text_in_hand = is_text
            if self._in_hand is not None:
                await self._in_hand.follow()
        if self._leave is not None and self._in_hand is None and not self._waiting:
            self._leave()

    def _is_plain_text(self, event: Typed) -> bool:
        """Whether a key only puts a character into the field with the focus.

        Characters need not wait for one another: the field handles them in order anyway. Any other key waits until
        what they led to is done, such as a search for the words typed. After Esc a character may be a command.
        """
        return (
            isinstance(event, events.Key)
            and event.is_printable
            and isinstance(self.focused, Input | TextArea)
            and self._key_before != "escape"
        )


class _Handling:
    """The handling of one key, followed until nothing that it led to is still to be done; then ``done`` is called.

    A callback goes from widget to widget through the same queues as the key when it bubbles, so that it comes to each
    after the key was handled there. The next round does the same for the messages that the key led to.
    """

    def __init__(self, app: KeyQueueApp, done: Callable[[], Awaitable[None]]) -> None:
        self._app = app
        self._done = done
        self._moved = monotonic()
        self._rounds = 0
        self._nodes = _way_up(app)
        self._left = iter(self._nodes)

    @property
    def is_over(self) -> bool:
        """Whether all is done, or a widget takes so long for it that the next key need not wait any longer."""
        return self._rounds == _ROUNDS or monotonic() > self._moved + _LONGEST

    async def follow(self) -> None:
        """Go on to the next widget that is not closing, then to the app, and from there to the next round.

        In that the widgets that would get a key now are added. After the last round it ends.
        """
        self._moved = monotonic()
        for node in self._left:
            if node.post_message(events.Callback(self.follow)) or node is self._app:
                return
        self._rounds += 1
        if self._rounds < _ROUNDS:
            now = _way_up(self._app)
            self._nodes = (*(node for node in self._nodes if node not in now), *now)
            self._left = iter(self._nodes)
            await self.follow()
        else:
            await self._done()


def _way_up(app: KeyQueueApp) -> tuple[DOMNode, ...]:
    """The widget that gets the next key and those that it bubbles through, up to the app."""
    return tuple((app.focused or app.screen).ancestors_with_self)


def leave_for(screen: Screen[Any], message: Message) -> None:
    """Post ``message``, which asks the app for another screen; keys typed from now on wait for that screen."""
    hold_keys_of(screen)
    screen.post_message(message)


def hold_keys_of(screen: Screen[Any]) -> None:
    """Hold keys back until another screen has replaced ``screen``, for 3 seconds at most."""
    if isinstance(screen.app, KeyQueueApp):
        screen.app.hold_keys(screen.app, _LONGEST)


def hold_keys_until_ready(screen: Screen[Any]) -> None:
    """Hold keys back, without limit of time, until ``screen`` is ready for them and calls `ready_for_keys`."""
    if isinstance(screen.app, KeyQueueApp):
        screen.app.hold_keys(screen)


def ready_for_keys(screen: Screen[Any], *, without: str = "") -> None:
    """End the hold of `hold_keys_until_ready`: ``screen`` gets the keys held back, except those named ``without``."""
    if isinstance(screen.app, KeyQueueApp):
        if without:
            screen.app.forget_keys(without)
        screen.app.release_keys(screen)


def release_keys_of(screen: Screen[Any]) -> None:
    """End the hold of `hold_keys_of`: ``screen`` stays, and gets the keys held back."""
    if isinstance(screen.app, KeyQueueApp):
        screen.app.release_keys(screen.app)
