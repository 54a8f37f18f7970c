"""coachtui people: who is in an engagement."""

from pathlib import Path

import click

from coachtui.cli.options import as_json, author, engagement_file, surroundings
from coachtui.cli.saying import say
from coachtui.model.json_text import json_text
from coachtui.model.people import Person, code_in_full
from coachtui.model.problems import CoachError
from coachtui.model.roles import Role
from coachtui.model.text import one_line
from coachtui.workflow.engagements import open_engagement
from coachtui.workflow.people import add_person, edit_person, found_twice_words, join_people, people_found_twice

_ROLES = "executive, middle, frontline, process owner or analyst; or its letter X, M, F, O, N"


def _role(ctx: click.Context, param: click.Parameter, value: str | None) -> Role | None:
    del ctx
    try:
        return None if value is None else Role.parse(value)
    except ValueError as error:
        raise click.BadParameter(str(error), param=param) from None


@click.group(invoke_without_command=True, short_help="List the people of an engagement; add, edit, join them.")
@engagement_file
@as_json
@click.pass_context
def people(ctx: click.Context, file: Path, *, as_json: bool) -> None:
    """List the people in FILE. With add, edit or join after FILE, change them."""
    ctx.obj = file
    if ctx.invoked_subcommand is not None:
        return
    with open_engagement(file) as workspace:
        state, twice = workspace.state, people_found_twice(workspace)
    if as_json:
        rows = [
            {"code": p.code, "name": p.name, "title": p.title, "role": p.role.value, "unit": p.unit}
            for p in state.people.values()
        ]
        say(json_text(rows, indent=2))
        return
    if not state.people:
        say(f"Nobody yet. Add somebody: coachtui people {file} add CODE --name NAME --role executive")
    for person in state.people.values():
        sessions = [session for session in state.sessions.values() if session.person == person.code]
        held = "interviewed" if any(s.ended for s in sessions) else "interview begun" if sessions else ""
        row = f"{one_line(person.code, 12):12} {one_line(person.spoken, 36):36} {person.role.spoken:19} {held}"
        say(row.rstrip())
    for codes in twice:
        say()
        for line in found_twice_words(file, codes):
            say(line)


@people.command("add")
@click.argument("code")
@click.option("--role", callback=_role, required=True, help=_ROLES)
@click.option("--name", default="", help="What people call them.")
@click.option("--title", default="", help="Their job.")
@click.option("--unit", default="", help="Where they work.")
@author
@click.pass_obj
def add(file: Path, code: str, role: Role, name: str, title: str, unit: str, author: str | None) -> None:
    """Add somebody under a short CODE, such as PLN."""
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        person = add_person(workspace, Person(code, role, name, title, unit))
    say(f"Added {one_line(person.spoken)} as {person.code}, {person.role.spoken}.")


@people.command("edit")
@click.argument("code")
@click.option("--role", callback=_role, default=None, help=_ROLES)
@click.option("--name", default=None, help="What people call them.")
@click.option("--title", default=None, help="Their job.")
@click.option("--unit", default=None, help="Where they work.")
@author
@click.pass_obj
def edit(
    file: Path,
    code: str,
    role: Role | None,
    name: str | None,
    title: str | None,
    unit: str | None,
    author: str | None,
) -> None:
    """Change what is known about somebody."""
    if role is None and name is None and title is None and unit is None:
        raise CoachError("Nothing to change", "No new role, name, title or unit was given.", bad_input=True)
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        person = edit_person(workspace, code, role=role, name=name, title=title, unit=unit)
    say(f"{person.code}: {one_line(person.spoken)}, {person.role.spoken}.")


@people.command("join")
@click.argument("code")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@author
@click.pass_obj
def join(file: Path, code: str, others: tuple[str, ...], author: str | None) -> None:
    """Make people one whose codes are only written differently, such as CFO and cfo. They go by CODE from then on."""
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        person, codes = join_people(workspace, code, others)
    also = ", ".join(code_in_full(each) for each in codes if each != person.code)
    say(f"{one_line(person.code)} is one person now, recorded also as {also}: {person.role.spoken}.")
