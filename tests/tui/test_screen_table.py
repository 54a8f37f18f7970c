"""Every screen has a row in the table of screens, and is given what its class takes."""

import inspect
from importlib import import_module

import pytest

from coachtui.tui.actions import ScreenId
from coachtui.tui.screen_table import SCREENS


def test_every_screen_has_a_row() -> None:
    assert set(SCREENS) == set(ScreenId) - {ScreenId.EVERYWHERE}


@pytest.mark.parametrize("screen", SCREENS)
def test_a_class_is_given_what_it_takes(screen: ScreenId) -> None:
    row = SCREENS[screen]
    made = getattr(import_module(f"coachtui.tui.screens.{row.module}"), row.name)
    inspect.signature(made).bind(**dict.fromkeys(row.takes))
