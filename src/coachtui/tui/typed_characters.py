"""What a key press types: more than Textual counts as printable, such as the joiners and hard spaces of words."""

import unicodedata

from textual import events

_BELONGS = frozenset({"Cf", "Zs", "Co", "Cn"})
"""Kinds of characters that str.isprintable denies and words contain: joiners in emoji and in many scripts, hard spaces,
and letters newer than this Python."""


def typed_by(event: events.Key) -> str:
    """The character that a key types; "" for a key that types none."""
    character = event.character or ""
    belongs = bool(character) and all(
        each.isprintable() or unicodedata.category(each) in _BELONGS for each in character
    )
    return character if belongs else ""
