"""Ctrl+P: the command palette, with every act of the screen below, found by its words."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from textual.app import App
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider, SearchIcon
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen

from coachtui.tui.help import available_acts
from coachtui.tui.keys import key_name


@dataclass(frozen=True, slots=True)
class Extra:
    """A line of the palette that belongs to no screen: its words, an explanation, and the function to call."""

    words: str
    help: str
    do: Callable[[], None]


@dataclass(frozen=True, slots=True)
class PaletteLine:
    """A line of the palette. ``also`` are words that find it and are not shown."""

    words: str
    keys: str
    help: str
    do: Callable[[], Awaitable[Any] | None]
    also: str = ""


class Palette(CommandPalette):
    """The command palette in coachtui's words."""

    HELP: ClassVar[str] = "Type a few letters of what you want to do. Up and Down choose, Enter does it, Esc closes."
    CSS_PATH = "styles/comfort.tcss"

    def on_mount(self) -> None:
        """Show a plain sign in place of a picture that some terminals lack."""
        self.query_one(SearchIcon).icon = ">"


class ActProvider(Provider):
    """Finds the lines of the palette. `palette` makes a subclass with the letters and extras."""

    letters: ClassVar[Mapping[str, str]] = {}
    extras: ClassVar[tuple[Extra, ...]] = ()

    async def discover(self) -> Hits:
        """All lines, those of the screen first."""
        for line in palette_lines(self.screen, self.letters, self.extras):
            yield DiscoveryHit(_line(Content(line.words), line.keys), line.do, line.words, line.help)

    async def search(self, query: str) -> Hits:
        """The lines with the letters of ``query`` in their words, then those with them in their help."""
        matcher = self.matcher(query)
        for line in palette_lines(self.screen, self.letters, self.extras):
            score = matcher.match(line.words)
            if score > 0:
                yield Hit(score, _line(matcher.highlight(line.words), line.keys), line.do, line.words, line.help)
            elif query.casefold() in f"{line.help} {line.also}".casefold():
                yield Hit(_HELP_SCORE, _line(Content(line.words), line.keys), line.do, line.words, line.help)


_HELP_SCORE = 0.01
"""Below whatever has the letters in its words."""


def palette(letters: Mapping[str, str], extras: tuple[Extra, ...]) -> Palette:
    """A palette for the screen in front. ``letters`` are the user's own, by act id."""
    provider = type("ActProvider", (ActProvider,), {"letters": letters, "extras": extras})
    return Palette(providers=[provider], placeholder="What would you like to do?", id="--command-palette")


def palette_lines(
    screen: Screen[Any], letters: Mapping[str, str], extras: tuple[Extra, ...]
) -> tuple[PaletteLine, ...]:
    """All lines of the palette over a screen: its acts, its other bindings that are shown, and ``extras``."""
    able = [each for each in available_acts(screen, letters) if each.act.id != "command_palette"]
    found = [
        PaletteLine(
            each.act.words,
            each.keys,
            each.act.help,
            partial(_take, screen.app, each.act.id, each.node),
            each.act.also,
        )
        for each in able
    ]
    listed = {each.act.id for each in able}
    for key, active in screen.active_bindings.items():
        binding, action = active.binding, active.binding.action.rpartition(".")[2]
        if binding.show and binding.description and active.enabled and action not in listed:
            listed.add(action)
            run = partial(screen.app.run_action, binding.action, active.node)
            found.append(PaletteLine(binding.description, key_name(key), active.tooltip, run))
    return (*found, *(PaletteLine(extra.words, "", extra.help, extra.do) for extra in extras))


async def _take(app: App[Any], act: str, node: DOMNode) -> None:
    """Do an act as its key does it: a screen that has ``action_take`` may refuse an act for now, and says why."""
    await app.run_action(f"take({act!r})" if hasattr(node, "action_take") else act, node)


def _line(words: Content, keys: str) -> Content:
    return Content.assemble(words, ("   " + keys, "not bold $text-muted")) if keys else words
