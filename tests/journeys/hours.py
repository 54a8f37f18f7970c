"""What journeys through a booked hour with a middle manager share: the opening, and the first question behind it."""

from tests.journeys.terminal import Terminal

PAGE_DOWN = "\x1b[6~"


def through_opening(terminal: Terminal, saved: str) -> None:
    """Go through the opening on the full screen: consent is given, the warm-up left out. ``saved`` is the status."""
    terminal.until_shown("Is that all right with you", f"Opening  \u25cf {saved}")
    terminal.type(f"yes\r{PAGE_DOWN}")
    terminal.until_shown("who gets the report")
    terminal.type(PAGE_DOWN)
    terminal.until_shown("nobody had planned?")
    terminal.type(PAGE_DOWN)
    until_first_question(terminal, saved)


def until_first_question(terminal: Terminal, saved: str) -> None:
    """Wait until the first of seventeen questions is on the full screen: the one about the last missed target."""
    terminal.until_shown("Decisions  1 of 17", "missed target", saved)
