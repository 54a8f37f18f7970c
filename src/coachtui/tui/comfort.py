"""What every app of the package has besides its screens: themes, help, palette, jump keys, plain signs, copying."""

import os
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.filter import Monochrome, NoColor

from coachtui.model.text import clean
from coachtui.settings.keys import sound_keys
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId, acts_of
from coachtui.tui.themes import LIGHT_CONTRAST, THEMES, ClearText, InkOnly, PlainSigns, theme_name

if TYPE_CHECKING:
    from textual.widget import Widget

    from coachtui.tui.palette import Extra

_PLAIN = Path(__file__).parent / "styles" / "plain.tcss"

_SHOWN_AT_ONCE = 3
"""Sentences about the settings file shown together; `coachtui locate` tells all."""

_LONG = 50_000
"""Characters above which several terminals cut off or drop what is sent to the clipboard."""


def install(app: App[Any], settings: Settings) -> Settings:
    """Add themes, help (F1), palette (Ctrl+P) and jump keys (F2) to ``app``; return the settings that are in force.

    A setting that cannot be used is shown once, as a notice; in the settings returned it has its usual value. Bind keys
    from these, not from those given. Call it once, before the app runs or when it is mounted.
    """
    return _Comfort(app, settings).settings


def copy_text(app: App[Any], text: str, environment: Mapping[str, str] = os.environ) -> str:
    """Send ``text`` to the clipboard through the terminal. Returns a sentence about the result.

    Terminals do not report whether they copied, so the sentence does not claim it. Terminals that never copy are
    recognised by ``environment``.
    """
    safe = clean(text)
    if not safe.strip():
        return "There is nothing to copy."
    if _never_copies(environment):
        return f"This terminal does not let programs copy. {_BY_HAND}"
    app.copy_to_clipboard(safe)
    if len(safe) > _LONG:
        return (
            f"Sent to the clipboard, but it is long and some terminals drop that. Look whether all is there. {_BY_HAND}"
        )
    return f"Sent to the clipboard. If pasting brings something else, this terminal refused. {_BY_HAND}"


_BY_HAND = "By hand: hold Shift (Option on a Mac), mark with the mouse, and copy."


def _never_copies(environment: Mapping[str, str]) -> bool:
    return (
        environment.get("TERM_PROGRAM") == "Apple_Terminal"
        or environment.get("TERM", "").startswith(("linux", "vt"))
        or "VTE_VERSION" in environment
    )


class _Comfort:
    """The settings that one app was given, and what the palette can change while it runs."""

    def __init__(self, app: App[Any], settings: Settings) -> None:
        self._app = app
        self._plain_signs = PlainSigns(enabled=settings.ascii)
        self._clear_text = ClearText(enabled=settings.high_contrast)
        keys, key_problems = sound_keys((acts_of(place) for place in ScreenId), settings.keys)
        for theme in THEMES:
            app.register_theme(theme)
        _, theme_problem = theme_name(settings.theme, app.available_themes, high_contrast=False)
        self.settings = replace(settings, keys=keys, theme="light" if theme_problem else settings.theme)
        self._show_problems([*settings.problems, *key_problems, *([theme_problem] if theme_problem else [])])
        # The lists of filters and bindings are Textual's own; it has no public way to add a filter, or a key that
        # works in front of a modal screen too.
        app._filters.extend((self._clear_text, self._plain_signs))  # noqa: SLF001
        self._mind_no_color()
        self._colour()
        for key, name, action in (
            ("f1", "help", self._help),
            ("ctrl+p", "command_palette", self._palette),
            ("f2", "jump_keys", self._jump),
        ):
            setattr(app, f"action_{name}", action)
            app._bindings.bind(key, name, show=False, priority=True)  # noqa: SLF001

    def _show_problems(self, problems: list[str]) -> None:
        if not problems:
            return
        shown = problems[:_SHOWN_AT_ONCE]
        if len(problems) > _SHOWN_AT_ONCE:
            shown.append(f"And {len(problems) - _SHOWN_AT_ONCE} more.")
        notice = partial(self._app.notify, "\n".join(shown), title="Settings", severity="warning", markup=False)
        self._app.call_later(notice)

    def _mind_no_color(self) -> None:
        """An empty NO_COLOR says nothing (no-color.org); any other forbids even the greys that Textual would send."""
        if not self._app.no_color:
            return
        filters = self._app._filters  # noqa: SLF001
        filters[:] = [each for each in filters if not isinstance(each, (Monochrome, NoColor))]
        if os.environ.get("NO_COLOR"):
            filters.append(InkOnly())
        else:
            self._app.no_color = False

    def _colour(self) -> None:
        settings = self.settings
        name, _ = theme_name(settings.theme, self._app.available_themes, high_contrast=settings.high_contrast)
        self._app.theme = LIGHT_CONTRAST if self._app.no_color else name
        self._app.set_class(settings.high_contrast, "-high-contrast")
        self._app.set_class(settings.high_contrast or self._app.no_color, "-underlines-fields")
        self._app.set_class(settings.ascii, "-ascii")
        self._plain_signs.enabled = settings.ascii
        self._clear_text.enabled = settings.high_contrast and not self._app.no_color
        if settings.ascii or settings.high_contrast or self._app.no_color:
            self._read_plain_styles()

    def _read_plain_styles(self) -> None:
        """As default styles, so that they change only what no screen has decided."""
        sheet, where = self._app.stylesheet, (str(_PLAIN), "")
        if not sheet.has_source(*where):
            sheet.add_source(_PLAIN.read_text(encoding="utf-8"), where, is_default_css=True)
            if self._app.is_running:
                self._app.refresh_css(animate=False)

    def _change(self, **changes: Any) -> None:  # noqa: ANN401 - settings have values of several kinds
        self.settings = replace(self.settings, **changes)
        self._colour()
        for screen in self._app.screen_stack:  # a widget keeps its lines as they were drawn until it is told
            for widget in screen.walk_children(with_self=True):
                widget.refresh()

    def _help(self) -> None:
        from coachtui.tui.help import HelpScreen, about, available_acts  # noqa: PLC0415 - not before it is asked for

        screen = self._app.screen
        if isinstance(screen, HelpScreen):
            screen.action_close()
        else:
            self._app.push_screen(HelpScreen(about(screen), available_acts(screen, self.settings.keys)))

    def _palette(self) -> None:
        from coachtui.tui.palette import Palette, palette  # noqa: PLC0415 - not before it is asked for

        if any(isinstance(screen, Palette) for screen in self._app.screen_stack):
            while not isinstance(self._app.screen, Palette):
                self._app.pop_screen()
        else:
            self._app.push_screen(palette(self.settings.keys, self._extras()))

    def _jump(self) -> None:
        from coachtui.tui.jump_keys import JumpScreen, targets  # noqa: PLC0415 - not before it is asked for

        screen = self._app.screen
        if isinstance(screen, JumpScreen):
            screen.action_cancel()
            return
        found = targets(screen)
        if found:
            self._app.push_screen(JumpScreen(found), _go_to)
        else:
            self._app.notify("There is nothing here to jump to.", markup=False)

    def _copy(self) -> None:
        screen = self._app.screen
        marked = getattr(screen.focused, "selected_text", "") or screen.get_selected_text() or ""
        self._app.notify(copy_text(self._app, marked), markup=False)

    def _extras(self) -> "tuple[Extra, ...]":
        from coachtui.tui.palette import Extra  # noqa: PLC0415 - not before it is asked for

        settings, until = self.settings, "Until you leave; the settings file keeps it for good."
        dark = self._app.current_theme.dark
        contrast, signs = not settings.high_contrast, not settings.ascii
        return (
            Extra("copy what is marked", "Puts the words marked here on the clipboard.", self._copy),
            Extra(
                "light theme" if dark else "dark theme", until, partial(self._change, theme="light" if dark else "dark")
            ),
            Extra(
                "high contrast" if contrast else "usual contrast", until, partial(self._change, high_contrast=contrast)
            ),
            Extra(
                "plain signs and borders" if signs else "usual signs and borders",
                until,
                partial(self._change, ascii=signs),
            ),
        )


def _go_to(widget: "Widget | None") -> None:
    if widget is not None and widget.is_attached:
        widget.focus()
