"""Record a short session for README.md: python3 run.py python scripts/recording.py.

The program is really run: somebody is interviewed, and the scores are looked at. What it paints at each step becomes a
frame of docs/pictures/session.svg, an animation that needs neither scripts nor fonts of its own, and names nothing
outside itself. Whoever asks their system for less motion sees its last frame.
"""

import asyncio
import os
import re
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drawing import EDGE, HIGH, TYPE_SIZE, WIDE, painted, paper_of, parts_of
from prepared_files import consented, surroundings
from reaching import settle, typed
from textual.pilot import Pilot

from coachtui.settings.settings import Settings
from coachtui.tui.app import CoachApp
from coachtui.tui.starting import StartWith

TARGET = Path(__file__).resolve().parent.parent / "docs" / "pictures" / "session.svg"
SIZE = (80, 24)
FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
TITLE = "Mara is interviewed, her answer is rated, and the scores say why they are what they are."
NOTE = 'Only the list of improvements. "Nobody follows one order all the way."'
LETTERS = 5
"""Letters typed from frame to frame."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A painted screen, line by line as SVG, and the seconds it stays."""

    lines: tuple[str, ...]
    seconds: float


class Recorder:
    """Presses keys in the app of ``pilot``, and keeps what is painted after them."""

    pilot: Pilot[Any]

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self.paper = ""

    async def press(self, *keys: str, shows: str, seconds: float) -> None:
        """Keep the screen that follows these keys for some seconds; it has to show these words."""
        await self.pilot.press(*keys)
        await settle(self.pilot)
        lines = painted(self.pilot.app)
        text = "\n".join("".join(segment.text for segment in line) for line in lines).replace("\u00a0", " ")
        if shows not in text:
            sys.exit(f"After {keys} the screen does not show {shows!r}:\n{text}")
        self.paper = self.paper or paper_of(lines)
        self.frames.append(Frame(tuple("".join(parts_of(line, 0)) for line in lines), seconds))

    async def type(self, text: str) -> None:
        """Type a text, some letters a frame."""
        for end in range(LETTERS, len(text) + LETTERS, LETTERS):
            await self.press(*typed(text[end - LETTERS : end]), shows=text[:end].rsplit(maxsplit=1)[-1], seconds=0.25)


async def interview(recorder: Recorder) -> None:
    """Interview Mara, the logistics manager: note what she says, look at one's own side, and rate it."""
    await recorder.press(shows="Did any plan", seconds=2.5)
    await recorder.type(NOTE)
    await recorder.press("escape", shows="i your side", seconds=2)
    await recorder.press("i", shows="Still decisive", seconds=3)
    await recorder.press("escape", shows="r digits", seconds=1)
    await recorder.press("r", shows="Two digits", seconds=1)
    await recorder.press("1", shows="level 1, evidence open", seconds=1)
    await recorder.press("1", shows="level 1, example", seconds=2)
    await recorder.press("pagedown", shows="2 of 7", seconds=1.5)


async def look_at_scores(recorder: Recorder) -> None:
    """From home down to the reason for a figure."""
    await recorder.press(shows="6 of 8 interviewed", seconds=2)
    await recorder.press("s", shows="Only for you.", seconds=3)
    await recorder.press("enter", shows="Plan and daily work", seconds=1.5)
    await recorder.press("down", shows="Plan and daily work", seconds=1)
    await recorder.press("enter", shows="In their words", seconds=4)
    await recorder.press("w", shows="Why E1b is what it is", seconds=6)


async def record(file: Path, recorder: Recorder) -> None:
    """Run the program twice, as `coachtui interview FILE --person LOG` and as `coachtui FILE`."""
    for start, steps in ((StartWith(person="LOG", minutes=10), interview), (StartWith(), look_at_scores)):
        app = CoachApp(file, start=start, surroundings=surroundings(), settings=Settings())
        async with app.run_test(size=SIZE, notifications=True) as pilot:
            recorder.pilot = pilot
            await steps(recorder)


def animation(frames: list[Frame], paper: str) -> str:
    """The frames as one SVG: a strip of screens behind a window, moved on from screen to screen."""
    columns, rows = SIZE
    width, height = columns * WIDE + 2 * EDGE, rows * HIGH + 2 * EDGE
    names: dict[str, str] = {}
    strip = []
    for place, frame in enumerate(frames):
        for row, line in enumerate(frame.lines):
            seen = re.sub(f'<rect [^>]*fill="{paper}"[^>]*/>', "", line)
            if seen:
                name = names.setdefault(seen, f"l{len(names)}")
                strip.append(f'<use href="#{name}" y="{place * height + row * HIGH}"/>')
    lines = "\n".join(f'<g id="{name}">{line}</g>' for line, name in names.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">\n'
        f"<title>{TITLE}</title>\n<style>\n{_moves(frames, height)}</style>\n<defs>\n{lines}\n</defs>\n"
        f'<rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="6" fill="{paper}" stroke="#8a8a8a"/>\n'
        f'<svg x="{EDGE}" y="{EDGE}" width="{columns * WIDE}" height="{rows * HIGH}">\n'
        f'<g id="strip" font-family="{FONTS}" font-size="{TYPE_SIZE:.4f}">\n{"".join(strip)}\n</g>\n</svg>\n</svg>\n'
    )


def _moves(frames: list[Frame], height: int) -> str:
    """The style that moves the strip on, and stops it at its end for those who want less motion."""
    whole = sum(frame.seconds for frame in frames)
    begun, steps = 0.0, []
    for place, frame in enumerate(frames):
        steps.append(f"{begun / whole:.3%} {{transform: translateY({-place * height}px)}}")
        begun += frame.seconds
    last = f"transform: translateY({-(len(frames) - 1) * height}px)"
    return (
        f"#strip {{animation: strip {whole:.1f}s step-end infinite}}\n"
        f"@keyframes strip {{\n{chr(10).join(steps)}\n100% {{{last}}}\n}}\n"
        f"@media (prefers-reduced-motion: reduce) {{#strip {{animation: none; {last}}}}}\n"
    )


def main() -> None:
    """Record, and write the animation."""
    os.environ |= {"TZ": "UTC", "TEXTUAL_ANIMATIONS": "none", "COACHTUI_SETTINGS": os.devnull}
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        consented(Path(name), stack)
        recorder = Recorder()
        asyncio.run(record(Path(name) / "northfield.coach", recorder))
    TARGET.write_text(animation(recorder.frames, recorder.paper), encoding="utf-8")
    print(f"{TARGET.name}: {len(recorder.frames)} frames, {TARGET.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
