"""Typing into a field that a dialog lies over."""

from typing import Any

from textual import events
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

_EDITS = {"backspace": "delete_left", "delete": "delete_right"}
"""Keys that are bindings of a field, and the actions they are bound to."""


def give(part: Widget, event: events.Key | events.Paste) -> None:
    """Forward a key or pasted text to ``part``, as if it had been pressed or pasted there; what is bound is not run."""
    part._forward_event(event)  # noqa: SLF001 - as the app does it


def type_into(part: Widget, typed: events.Key | str) -> None:
    """Handle a key or pasted text as if it had been pressed or pasted in ``part``, Backspace and Delete included."""
    if isinstance(typed, str):
        give(part, events.Paste(typed))
    elif typed.key in _EDITS and isinstance(part, Input | TextArea):
        part.call_later(getattr(part, f"action_{_EDITS[typed.key]}"))
    else:
        give(part, events.Key(typed.key, typed.character))


def type_in_focus(screen: Screen[Any], typed: events.Key | str) -> None:
    """Handle a key or pasted text in the field of ``screen`` that has the focus; where none has it, do nothing."""
    if isinstance(screen.focused, Input | TextArea):
        type_into(screen.focused, typed)
