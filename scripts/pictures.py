"""Draw pictures of the screens for the docs: python3 run.py python scripts/pictures.py [NAME ...].

Each state is drawn at 80x24 and 120x36, light and dark, into docs/pictures/NAME-SIZE-THEME.png. Needs rsvg-convert
(Debian: librsvg2-bin).
"""

import asyncio
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from coachtui.model.people import Person
from coachtui.model.roles import Role
from coachtui.settings.settings import Settings
from coachtui.tui.app import CoachApp
from coachtui.tui.starting import StartWith
from coachtui.workflow.demonstrating import make_demo
from coachtui.workflow.engagements import Surroundings, open_engagement
from coachtui.workflow.people import add_person

OUTPUT = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZES = {"80x24": (80, 24), "120x36": (120, 36)}
THEMES = ("light", "dark")
Steps = Callable[[Pilot[None]], Awaitable[None]]

NOTE = 'They just send the numbers up. "We all have our own sheet."'


async def nothing(pilot: Pilot[None]) -> None:
    """The screen as it comes."""
    await settle(pilot)


def keys(*pressed: str) -> Steps:
    """After these keys, one after the other."""

    async def steps(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in pressed:
            await pilot.press(key)
            await settle(pilot)

    return steps


def typed(text: str, *pressed: str) -> Steps:
    """After this text in the note, and these keys."""

    async def steps(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for letter in text:
            await pilot.press("space" if letter == " " else letter)
        await keys(*pressed)(pilot)

    return steps


async def settle(pilot: Pilot[None]) -> None:
    """Until everything under way is on the screen: twenty quiet rounds."""
    for _ in range(20):
        await pilot.pause(0.02)


HOME = StartWith()
INTERVIEW = StartWith(person="NEW", minutes=45)
STATES: dict[str, tuple[StartWith, Steps]] = {
    "home": (HOME, nothing),
    "interview": (INTERVIEW, typed(NOTE)),
    "interview-commands": (INTERVIEW, typed(NOTE, "escape")),
    "interview-your-side": (INTERVIEW, typed(NOTE, "escape", "i")),
    "interview-options": (INTERVIEW, keys("pagedown", "pagedown")),
    "interview-jump": (INTERVIEW, keys("escape", "j", "s", "c", "o", "r", "e")),
    "wrap-up": (INTERVIEW, typed(NOTE, "escape", "w")),
}


async def draw(name: str, folder: Path, size: str, theme: str) -> None:
    """Draw one state in one size and theme."""
    start, steps = STATES[name]
    path = folder / "northfield.coach"
    make_demo(path, Surroundings(author="demo"))
    with open_engagement(path, write=True) as workspace:
        add_person(workspace, Person("NEW", Role.MIDDLE, "Mara", "logistics manager"))
    settings = replace(Settings(), theme=theme)
    app = CoachApp(path, start=start, surroundings=Surroundings(author="demo"), settings=settings)
    async with app.run_test(size=SIZES[size]) as pilot:
        await steps(pilot)
        svg = folder / "picture.svg"
        # Without this rsvg-convert drops the spaces at the beginning of every run of text.
        drawn = app.export_screenshot(title="coachtui").replace("<text ", '<text xml:space="preserve" ')
        svg.write_text(drawn, encoding="utf-8")
    OUTPUT.mkdir(parents=True, exist_ok=True)
    target = OUTPUT / f"{name}-{size}-{theme}.png"
    subprocess.run(["rsvg-convert", "--zoom", "1", str(svg), "-o", str(target)], check=True)  # noqa: S607
    print(target.name)


def main() -> None:
    """Draw the states named on the command line, or all."""
    if shutil.which("rsvg-convert") is None:
        sys.exit("rsvg-convert is missing. On Debian: apt install librsvg2-bin")
    for name in sys.argv[1:] or STATES:
        for size in SIZES:
            for theme in THEMES:
                with tempfile.TemporaryDirectory() as folder:
                    asyncio.run(draw(name, Path(folder), size, theme))


if __name__ == "__main__":
    main()
