"""The roles that a script words its questions for, and what they are called. Everybody else holds role ids only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from coachtui.model.shapes import Limits, Means, Prose

ANYBODY = ""
"""The role of somebody whose role the script does not know; they are asked what everybody is asked."""


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody does, as far as questions are worded for it.

    Its id is the key under which the script has it.
    """

    code: Annotated[
        str,
        Limits(min_length=1, max_length=2, pattern=r"^\S+$"),
        Means("One or two characters that stand for it where it is typed."),
    ]
    say: Annotated[Prose, Means("The role as one says it aloud.")]
    in_own_words: Annotated[
        str, Means("The role as somebody says it of himself or herself; left out: as in 'say'.")
    ] = ""
    about: Annotated[str, Means("What makes somebody one, in a few words.")] = ""


Roles = Mapping[str, Role]
"""The roles of a script by id, in its order."""


def role_named(roles: Roles, text: str) -> str | None:
    """The id of the role that ``text`` names: its id, its spoken form or its code, in any case; None for no role.

    A hyphen or an underline counts as a space.
    """
    wanted = plain_role(text)
    for role_id, role in roles.items():
        if wanted in {plain_role(role_id), plain_role(role.code), plain_role(role.say)}:
            return role_id
    return None


def role_spoken(roles: Roles, role_id: str) -> str:
    """The role as one says it aloud; of a role that the script does not know, the word as stored."""
    return roles[role_id].say if role_id in roles else role_id


def role_in_own_words(roles: Roles, role_id: str) -> str:
    """The role as somebody says it of himself or herself, to choose from alone; else as `role_spoken`."""
    return (roles[role_id].in_own_words if role_id in roles else "") or role_spoken(roles, role_id)


def role_option(roles: Roles) -> str:
    """How a role is typed in a command that adds somebody, the first as an example; "" where there are none."""
    return f" --role {next(iter(roles)).replace(' ', '-')}" if roles else ""


def plain_role(text: str) -> str:
    """What names of roles are compared by: case folded, hyphens and underlines as spaces."""
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
