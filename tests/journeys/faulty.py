"""The command line with a fault in the interview: undo (Esc u) fails, with what was typed in the error's words.

It ends slowly: once the screen has gone, it says ENDING, and goes on when something was typed by then.
"""

import os
import select
import sys

from coachtui.cli.main import run
from coachtui.tui.desk import Desk
from coachtui.tui.screens.interview.screen import InterviewScreen

close = Desk.close


def fail(screen: InterviewScreen) -> None:
    typed = screen.note.text
    raise ValueError(typed)


async def close_slowly(desk: Desk) -> None:
    os.write(sys.__stdout__.fileno() if sys.__stdout__ else 1, b"ENDING")
    select.select([0], [], [], 30)
    await close(desk)


if __name__ == "__main__":
    setattr(InterviewScreen, "action_undo", fail)  # noqa: B010 - that is the fault
    setattr(Desk, "close", close_slowly)  # noqa: B010 - as a slow disk would
    run()
