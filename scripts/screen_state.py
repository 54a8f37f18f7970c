"""What one state of a screen is, of which there are pictures."""

from dataclasses import dataclass, field

from prepared_files import Prepare, part_way
from reaching import Steps, keys

from coachtui.settings.settings import Settings
from coachtui.tui.starting import StartWith

SIZES = {"80x24": (80, 24), "120x36": (120, 36)}
SMALL = (("40x12", (40, 12)),)


@dataclass(frozen=True, slots=True)
class State:
    """One state of a screen: its ``name``, what it shows in a sentence, and how it is reached.

    ``prepare`` makes the engagements, the first of which is opened unless ``file`` is "". ``sizes`` by their names.
    ``names_theme`` says that the screen itself speaks of the theme, so that it is reached anew for each.
    """

    name: str
    words: str
    steps: Steps = field(default_factory=keys)
    prepare: Prepare = part_way
    start: StartWith = field(default_factory=StartWith)
    settings: Settings = field(default_factory=Settings)
    file: str = "northfield.coach"
    sizes: tuple[tuple[str, tuple[int, int]], ...] = tuple(SIZES.items())
    names_theme: bool = False
