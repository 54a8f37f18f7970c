"""The list of commands, each command's own words and the page about commands say the same."""

import re

import click
import pytest
from click.testing import CliRunner

from coachtui.cli.commands import COMMANDS, GROUPS
from coachtui.cli.main import coachtui
from tests.own_files import ROOT

PAGE = ROOT / "docs" / "commands.md"
WIDE = 300
"""Columns, so that no line of help is broken."""


def command_named(name: str) -> click.Command:
    found = coachtui.get_command(click.Context(coachtui), name)
    assert found is not None
    return found


def listed() -> dict[str, str]:
    """The commands that `coachtui --help` lists, each with its line."""
    shown = CliRunner().invoke(coachtui, ["--help"], terminal_width=WIDE, prog_name="coachtui")
    assert shown.exit_code == 0
    groups = shown.output.partition(f"{next(iter(GROUPS))}:\n")[2]
    rows = (line.strip().partition(" ") for line in groups.splitlines() if line.startswith("  "))
    return {name: text.strip() for name, _, text in rows}


def test_the_help_lists_every_command() -> None:
    assert list(listed()) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_of_a_command_what_it_says_of_itself(name: str) -> None:
    assert listed()[name] == command_named(name).short_help


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_can_be_asked_for_help(name: str) -> None:
    shown = CliRunner().invoke(coachtui, [name, "--help"], prog_name="coachtui")
    assert shown.exit_code == 0, shown.output
    assert f"Usage: coachtui {name}" in shown.output


def test_the_page_about_commands_has_an_entry_for_each_and_no_other() -> None:
    assert PAGE.is_file(), "There is no docs/commands.md."
    headings = re.findall(r"^## coachtui ([a-z-]+)\b", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(headings) == sorted(COMMANDS)
