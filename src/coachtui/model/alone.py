"""How a question is put to somebody who assesses himself or herself, alone; no answers and no arithmetic."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coachtui.model.roles import Role


@dataclass(frozen=True, slots=True)
class AloneOption:
    """One choice as it is shown. ``id`` says what it stands for: an option's id, or a level from "0" to "4"."""

    id: str
    say: str


@dataclass(frozen=True, slots=True)
class Alone:
    """One question for somebody alone [method 8.1].

    ``ask`` is one wording for everybody; ``minutes`` is how long it takes alone (whole minutes, at least 1);
    ``example`` is what an answer may look like, from another firm, or "". ``roles`` are those it is put to; empty means
    every role that has a wording for interviews. ``options`` are the choices in the order shown, ids being what is
    stored; empty means the question's own. ``columns`` are those of a table that are filled in, in at most ``rows``
    rows. ``follow_up`` names up to two probes, each a small field of its own.

    ``closest`` belongs to questions whose answer passes no level on: once they are answered, which of these five events
    comes closest? Ids "0" to "4" are levels of the first-fed indicator, and the choice is a rating of it.
    """

    ask: str
    minutes: int
    example: str = ""
    roles: tuple[Role, ...] = ()
    options: tuple[AloneOption, ...] = ()
    closest: tuple[AloneOption, ...] = ()
    columns: tuple[str, ...] = ()
    rows: int = 0
    follow_up: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SelfAssessment:
    """What a script says to somebody who assesses himself or herself, beside the questions.

    ``plan`` is the id of the plan it draws on, ``minutes`` what is offered as its usual length. ``opening`` and
    ``closing`` are sentences, one a line. ``frequencies`` are what frequency questions offer alone, in the order shown,
    ids being those of the script's frequencies; empty means the script's own. ``probes`` holds the wording of every
    probe that differs when somebody puts it to himself or herself. ``closest`` is asked above a question's own
    ``closest`` events.
    """

    plan: str
    minutes: int
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    closest: str
    frequencies: tuple[AloneOption, ...] = ()
    probes: Mapping[str, str] = field(default_factory=dict)
