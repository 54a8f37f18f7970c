"""The classes that a screen has at its size, from the start."""

from typing import Any

from textual.screen import Screen


def take_size(screen: Screen[Any]) -> None:
    """Give ``screen`` the style classes for its size. Call it in ``compose``, before the widgets are made.

    Textual sets these classes only once the screen is laid out, and then styles all its widgets a second time.
    """
    width, height = screen.app.size
    for size, breakpoints in ((width, screen.HORIZONTAL_BREAKPOINTS), (height, screen.VERTICAL_BREAKPOINTS)):
        reached = [each for each in breakpoints or () if size >= each[0]]
        if reached:
            screen.add_class(max(reached)[1], update=False)
