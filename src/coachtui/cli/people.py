"""coachtui people: who is in an engagement."""

from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.listing import aligned
from coachtui.cli.options import as_json, author, engagement_file, options_first, surroundings
from coachtui.cli.paths import completing
from coachtui.cli.saying import columns, say, say_wrapped
from coachtui.model.consents import consent_by_answer, consent_lines, limits_words, withdrawn_words
from coachtui.model.engagement import State
from coachtui.model.interview_stage import InterviewStage, interview_stages
from coachtui.model.json_text import json_text
from coachtui.model.next_steps import open_steps
from coachtui.model.people import Person, code_in_full
from coachtui.model.problems import CoachError
from coachtui.model.proposed import proposed_people
from coachtui.model.roles import Roles, role_option, role_spoken
from coachtui.model.text import as_typed, one_line
from coachtui.report.people_json import people_json
from coachtui.workflow.engagement.engagements import Workspace, open_engagement
from coachtui.workflow.engagement.people import (
    add_person,
    edit_person,
    found_twice_words,
    join_people,
    people_found_twice,
    remove_person,
    role_typed,
    roles_in_force,
    unknown_role_words,
)
from coachtui.workflow.engagement.proposing import drop_proposed
from coachtui.workflow.interview.steps import step_named, tick_step

_ROLE = "What they do: one of the script's roles, or its letter."

_REMOVING = frozenset({"delete", "rm", "del"})
"""What somebody may type for `remove`."""

_STAGES = {
    InterviewStage.INTERVIEWED: "interviewed",
    InterviewStage.BEGUN: "interview begun",
    InterviewStage.OWN_VIEW: "own view",
    InterviewStage.DECLINED: "declined",
}
"""How the list says how far the interview with somebody has come; it says nothing of interviews to come."""


class _People(click.Group):
    """The list of people, or behind FILE what is to be done with it."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; what people call removing somebody is `remove`."""
        return super().resolve_command(ctx, ["remove" if args[0] in _REMOVING else args[0], *args[1:]])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take --json behind FILE for the list's own."""
        return super().parse_args(ctx, options_first(args))


@click.group(
    cls=_People,
    invoke_without_command=True,
    short_help="List the people of an engagement; add, edit, remove them.",
    epilog=examples(
        "coachtui people acme.coach",
        'coachtui people acme.coach add NEW --name Tom --title "plant head" --role X',
        "coachtui people acme.coach edit PLN --unit Planning",
    ),
)
@engagement_file
@as_json
@click.pass_context
def people(ctx: click.Context, file: Path, *, as_json: bool) -> None:
    """List the people in FILE, and who is proposed.

    With add, edit, remove, drop, done or join after FILE, the list is changed.
    """
    ctx.obj = file
    if ctx.invoked_subcommand is not None:
        if as_json:
            raise CoachError(
                "Nothing to print", f"--json goes with the list, not with {ctx.invoked_subcommand}.",
                "Leave it out.", bad_input=True,
            )  # fmt: skip
        return
    with open_engagement(file) as workspace:
        state, twice = workspace.state, people_found_twice(workspace)
        roles = {} if as_json else roles_in_force(workspace)
        unknown = () if as_json else unknown_role_words(workspace, state.people.values())
    if as_json:
        say(json_text(people_json(state), indent=2))
        return
    if not state.people:
        say(f"Nobody yet. Add somebody: coachtui people {as_typed(file)} add CODE --name NAME{role_option(roles)}")
    _say_people(state, roles, file)
    for line in unknown:
        say_wrapped(line)
    for codes in twice:
        say()
        for line in found_twice_words(file, codes):
            say(line)


def _say_people(state: State, roles: Roles, file: Path) -> None:
    """Print everybody on the list, consent put into words where it has limits, and who is only proposed."""
    stages = interview_stages(state)
    listed = [
        (each.code, each.spoken, role_spoken(roles, each.role), _STAGES.get(stages[each.code], ""))
        for each in state.people.values()
    ]
    for line in aligned(listed, columns(), gives_way=1):
        say(line)
    consents = consent_lines(state)
    if consents:
        say_wrapped(f"Consent: {consent_by_answer(consents)}.", "", "  ")
    for line in (*limits_words(consents), *withdrawn_words(consents, as_typed(file))):
        say_wrapped(line, "", "  ")
    for proposed in proposed_people(state):
        say_wrapped(f"Proposed by {', '.join(map(one_line, proposed.by))}: {one_line(proposed.spoken)}", "", "  ")
    for step in open_steps(state):
        say_wrapped(f"Told {one_line(step.person)}: {step.spoken}", "", "  ")


def _with_role(workspace: Workspace, person: Person) -> str:
    """The role behind a comma; "" for somebody without one."""
    return f", {one_line(role_spoken(roles_in_force(workspace), person.role))}" if person.role else ""


_role = click.option("--role", default=None, help=_ROLE, shell_complete=completing("roles"))
_code = click.argument("code", shell_complete=completing("person_codes"))


@people.command("add", epilog=examples("coachtui people acme.coach add NEW --name Tom --role middle"))
@click.argument("code")
@_role
@click.option("--name", default="", help="What people call them.")
@click.option("--title", default="", help="Their job.")
@click.option("--unit", default="", help="Where they work.")
@author
@click.pass_obj
def add(file: Path, code: str, role: str | None, name: str, title: str, unit: str, author: str | None) -> None:
    """Add somebody under a short CODE, such as PLN."""
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        person = add_person(workspace, Person(code, role_typed(workspace, role), name, title, unit))
        said = _with_role(workspace, person)
    say(f"Added {one_line(person.spoken)} as {person.code}{said}.")


@people.command("edit", epilog=examples('coachtui people acme.coach edit PLN --title "plant head" --role X'))
@_code
@_role
@click.option("--name", default=None, help="What people call them.")
@click.option("--title", default=None, help="Their job.")
@click.option("--unit", default=None, help="Where they work.")
@author
@click.pass_obj
def edit(
    file: Path,
    code: str,
    role: str | None,
    name: str | None,
    title: str | None,
    unit: str | None,
    author: str | None,
) -> None:
    """Change what is known about somebody."""
    if role is None and name is None and title is None and unit is None:
        raise CoachError(
            "Nothing to change", "No new role, name, title or unit was given.", "For example: --title 'plant head'",
            bad_input=True,
        )  # fmt: skip
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        known = None if role is None else role_typed(workspace, role)
        person = edit_person(workspace, code, role=known, name=name, title=title, unit=unit)
        said = _with_role(workspace, person)
    say(f"{person.code}: {one_line(person.spoken)}{said}.")


@people.command(
    "remove",
    short_help="Remove somebody who was added by mistake.",
    epilog=examples("coachtui people acme.coach remove TMP"),
)
@_code
@author
@click.pass_obj
def remove(file: Path, code: str, author: str | None) -> None:
    """Take somebody off the list who was added by mistake, and of whom nothing else is recorded.

    What somebody said is taken out with `coachtui erase`.
    """
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        person = remove_person(workspace, code)
    say(f"Removed {one_line(person.code)} from the list.")


@people.command(
    "drop", short_help="Drop somebody who is only proposed.", epilog=examples("coachtui people acme.coach drop Nina")
)
@click.argument("name")
@author
@click.pass_obj
def drop(file: Path, name: str, author: str | None) -> None:
    """Take somebody by NAME off the list of those proposed in interviews. Who is added by that name goes off it too."""
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        proposed, _ = drop_proposed(workspace, name)
    say(f"Dropped: {one_line(proposed.spoken)}.")


@people.command(
    "done",
    short_help="Tick off what somebody was told happens next.",
    epilog=examples('coachtui people acme.coach done "summary by Friday"'),
)
@click.argument("words", nargs=-1, required=True)
@click.option("--undo", is_flag=True, help="It is not done after all.")
@author
@click.pass_obj
def done(file: Path, words: tuple[str, ...], author: str | None, *, undo: bool) -> None:
    """Tick off what somebody was told happens next: any WORDS that only this step has, or the code of the person."""
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        step = step_named(workspace, " ".join(words), done=undo)
        tick_step(workspace, step, done=not undo)
    say(f"{'Open again' if undo else 'Done'}: {one_line(step.words)}")


@people.command(
    "join",
    short_help="Make codes that are written alike one person.",
    epilog=examples("coachtui people acme.coach join CFO cfo"),
)
@_code
@click.argument("others", nargs=-1, required=True, metavar="OTHER...", shell_complete=completing("person_codes"))
@author
@click.pass_obj
def join(file: Path, code: str, others: tuple[str, ...], author: str | None) -> None:
    """Make people one whose codes are only written differently, such as CFO and cfo. They go by CODE from then on."""
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        person, codes = join_people(workspace, code, others)
        said = _with_role(workspace, person)
    also = ", ".join(code_in_full(each) for each in codes if each != person.code)
    say(f"{one_line(person.code)} is one person now, recorded also as {also}{said}.")
