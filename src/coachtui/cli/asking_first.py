"""What commands that take in other files ask before they do it."""

import sys
from collections.abc import Callable, Collection
from typing import TypeVar

import click

from coachtui.cli.saying import say, say_wrapped
from coachtui.model.problems import CoachError, ErasesPeopleError

_T = TypeVar("_T")

may_erase = click.option("--erase", is_flag=True, help="Erase whom the files erase, without asking.")


def erasing_once_agreed(take_in: Callable[[Collection[str] | None], _T], *, erase: bool) -> _T:
    """The result of ``take_in``, which gets the codes of the people who may be erased by what it takes in.

    At first these are none. Where somebody would be erased, this says who and how much, and asks; after a yes it calls
    ``take_in`` again. ``erase`` agrees to everybody beforehand (None). Raises CoachError on a no, and where there is
    nobody to ask.
    """
    if erase:
        return take_in(None)
    try:
        return take_in(())
    except ErasesPeopleError as error:
        refused = error
    if not sys.stdin.isatty():
        hint = "Nothing was added. To go on and have them erased, add --erase."
        raise CoachError(refused.title, refused.message, hint, bad_input=True)
    say("Erasures come with it. Gone for good would be:")
    for line in refused.lines:
        say_wrapped(line, "  ", "    ")
    if not click.confirm("Take it, and erase them for good?", default=False):
        raise CoachError("Nothing was added", "Nobody was erased.", "Everything is as it was.")
    return take_in(tuple(refused.people))
