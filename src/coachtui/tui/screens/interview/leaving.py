"""Leaving the interview for another screen: only once everything is on the disk, and never while saving fails."""

from textual.message import Message

from coachtui.store.failures import ReplacedError
from coachtui.tui.key_queue import hold_keys_of, release_keys_of
from coachtui.tui.screens.interview.commanding import CommandScreen
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.trouble import StorageTroubleScreen
from coachtui.tui.writer import Writer

_NOT_YET = "Not saved yet. It goes on as soon as it is."
_NEVER = "Another file is in its place. Ctrl+Q ends the program, with a text file."


class Leaving:
    """Shows another screen instead of ``screen`` once ``writer`` has written everything.

    Keys pressed meanwhile go to that other screen, unless a write fails.
    """

    def __init__(self, screen: CommandScreen, writer: Writer) -> None:
        self._screen, self._writer = screen, writer

    def go(self, message: Message) -> None:
        """Post ``message``, which asks for another screen, once everything recorded is on the disk."""
        screen = self._screen
        if self._writer.error is not None:
            screen.show_notice(self._why_not_yet)
        else:
            screen.enter(Mode.LEAVING)
            hold_keys_of(screen)
        screen.run_worker(self._go_once_saved(message), group="going", exclusive=True)

    def saving_failed(self) -> None:
        """Handle keys on the screen again, as a write failed, and say on its bottom line why it is not left.

        An error that does not pass by itself is shown over the note. The other screen is still shown once everything
        is written.
        """
        self._stay(self._why_not_yet)
        if (error := self._writer.error_to_show()) is not None:
            self._screen.app.push_screen(StorageTroubleScreen(error, self._screen.type_below))

    @property
    def _why_not_yet(self) -> str:
        """Why the screen cannot be left when the last write failed."""
        return _NEVER if isinstance(self._writer.error, ReplacedError) else _NOT_YET

    async def _go_once_saved(self, message: Message) -> None:
        """Post ``message`` once everything is on the disk; if no other screen comes of it, handle keys here again."""
        await self._writer.settled()
        self._screen.post_message(message)
        # Behind the message, first here and then with the app: by then another screen has come, or none will.
        self._screen.call_later(lambda: self._screen.app.call_later(self._stay))

    def _stay(self, why: str = "") -> None:
        """Stop waiting to leave, if the screen is still in front: keys are handled there again, and ``why`` is said."""
        screen = self._screen
        if screen.mode is Mode.LEAVING and screen.is_current:
            screen.rest()
            release_keys_of(screen)
            if why:
                screen.show_notice(why)
