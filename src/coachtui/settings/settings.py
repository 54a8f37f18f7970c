"""The settings as one frozen value, each with its usual value and what it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person may set.

    ``theme`` names a Textual theme; ``high_contrast`` and ``ascii`` (borders drawn with - and |) make a screen easier
    to read; ``keys`` gives an action's id another letter after Esc.
    """

    theme: str = "coachtui-light"
    high_contrast: bool = False
    ascii: bool = False
    minutes: int = 45
    keys: Mapping[str, str] = field(default_factory=dict)
