"""The list of commands, each command's own words and the page about commands say the same."""

import io
import re
import shlex
import shutil
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from coachtui.asking.replies import Reply
from coachtui.cli.commands import COMMANDS, GROUPS
from coachtui.cli.main import coachtui
from coachtui.model.answers import Answer
from coachtui.model.craft import ProposedPerson
from coachtui.model.people import Person
from coachtui.store.engagement_file import EngagementFile
from coachtui.workflow.alone.self_assessing import begin_self_assessment
from coachtui.workflow.demonstration.demonstrating_coaching import make_demo_coaching
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.engagement.private_files import create_self_assessment
from tests.conftest import Run
from tests.own_files import ROOT
from tests.workflow.alone.filling_in import NAME, Days, fill_in, meetings

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
    assert not re.search(r"(?m)\w-$", shown.output)  # names of files and options stay whole


def test_the_page_about_commands_has_an_entry_for_each_and_no_other() -> None:
    assert PAGE.is_file(), "There is no docs/commands.md."
    headings = re.findall(r"^## coachtui ([a-z-]+)\b", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(headings) == sorted(COMMANDS)


def test_help_is_a_command_too(run: Run) -> None:
    assert run("help").out == run("--help").out
    for name in ("score", "people"):
        assert run("help", name).out == run(name, "--help").out
    assert run("help", "people", "add").out.startswith("Usage: coachtui people FILE add")
    assert run("help", "nonsense").code == 2


def inner_commands() -> list[tuple[str, click.Command]]:
    """Every command and what can follow FILE in one of them."""
    found = [(name, command_named(name)) for name in COMMANDS]
    groups = [(name, command) for name, command in found if isinstance(command, click.Group)]
    return found + [(f"{name} {each}", inside) for name, group in groups for each, inside in group.commands.items()]


def examples_in(command: click.Command) -> list[str]:
    return [line.strip() for line in (command.epilog or "").splitlines() if line.startswith("  ")]


def test_every_command_has_examples_in_its_help() -> None:
    for name, command in inner_commands():
        examples = examples_in(command)
        assert len(examples) >= (1 if " " in name else 2), name
        for example in examples:
            assert example.startswith("coachtui "), name
            assert len(example) <= 76, name  # click never wraps them
            assert example in command.get_help(click.Context(command, info_name=name, terminal_width=80)), name


HANDED_OVER = ["--for-assessor", "--yes", "-o", "for-mara.coach"]


def test_the_examples_do_what_they_show(
    run: Run, northfield_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there"
    run("help")  # in the folder of its own
    _make_what_examples_name(there, northfield_made)
    run("export", there / "hers.coach", "-o", there / "acme.json")
    run("export", there / "my-assessment.coach", *HANDED_OVER[:-1], there / "for-mara.coach")
    exported = (there / "acme.json").read_text(encoding="utf-8")
    for name, command in inner_commands():
        for example in examples_in(command):
            words = shlex.split(example)[1:]
            talks = {"interview", "self-assess", "my-meeting", "pulse", "observe"}
            if words[0] in talks and not {"--answers", "--result"} & {*words}:
                assert command.make_context(name, list(words[1:])).params  # a conversation
                continue
            for word in words:
                if word != ".":
                    Path(word).unlink(missing_ok=True)
                if (there / word).is_file() and (words[0], word) not in MADE:
                    shutil.copy(there / word, word)
            if words[0] == "acme":
                shutil.copy(there / "acme.coach", "acme.coach")
            typed = exported if "import" in words else "PLN\n"
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
            unasked = {"coachtui new acme.coach": ["--name", "Acme"]}.get(example, [])
            unasked = unasked or (["--yes"] if {"--for-assessor", "--for-engagement"} & {*words} else [])
            unasked = unasked or (["--meeting", NAME, "--yes"] if "--for-coach" in words else [])
            if words == ["lint", "interviews", "rubrics"]:
                words[1:] = [str(ROOT / folder) for folder in words[1:]]
            ran = run(*words, *unasked)
            assert ran.code == 0, (example, ran.err)


MADE = {("new", "acme.coach"), ("export", "acme.json"), ("export", "for-mara.coach")}
"""Files that a command makes, while another one needs them."""


def _make_what_examples_name(folder: Path, northfield: Path) -> None:
    folder.mkdir()
    for name in ("acme.coach", "hers.coach"):
        shutil.copy(northfield, folder / name)
    with EngagementFile.open(folder / "acme.coach") as file:
        file.record(*(Person(code, "middle") for code in ("CFO", "cfo", "TMP")))
        session = next(iter(file.state().sessions.values()))
        file.record(ProposedPerson("proposed", session.id, session.person, "Nina"))
        file.record(Answer(session.id, session.person, "next", note="A summary by Friday"))
    for name in ("plan.pdf", "photos.zip"):
        (folder / name).write_text("plan", encoding="utf-8")
    (folder / "review.vtt").write_text("WEBVTT\n\n0:01.000 --> 0:02.000\nGood morning.\n", encoding="utf-8")
    shutil.copy(ROOT / "examples" / "northfield" / "pln.yaml", folder / "notes.yaml")
    with meetings(folder / "my-meetings.coach", Days()) as workspace:
        fill_in(workspace)
    make_demo_coaching(folder / "northfield-coaching.coach")
    own = folder / "my-assessment.coach"
    create_self_assessment(own, "the night shift", "frontline")
    with open_engagement(own, write=True) as workspace:
        begin_self_assessment(workspace, 10).record_reply("C1.2", Reply(chosen=("1",)))
