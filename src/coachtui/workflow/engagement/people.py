"""The people of an engagement: list, add, change, remove, and join those who are one."""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from coachtui.asking.agenda import plan_agenda
from coachtui.model.answers import Session
from coachtui.model.craft import FiledTo, ProposalState
from coachtui.model.people import JoinedCode, Person, canonical_code, code_among, code_in_full, written_alike
from coachtui.model.problems import CoachError
from coachtui.model.proposed import Proposed
from coachtui.model.roles import Roles, role_named
from coachtui.model.text import as_typed, clean, is_blank, one_line
from coachtui.store.kinds import KINDS
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.proposing import with_state
from coachtui.workflow.engagement.sessions import interviews_with

_NONE = "has no role"


def add_person(workspace: Workspace, person: Person, proposed: Proposed | None = None) -> Person:
    """Record a new person, who is ``proposed`` no more. Raises CoachError for a blank code or one that is taken."""
    tidy = _tidy(person)
    if not canonical_code(tidy.code):
        raise CoachError("No code", "A person needs a short code, such as PLN.", bad_input=True)
    taken = code_among(workspace.state.people, tidy.code)
    if taken is not None:
        raise CoachError(
            "Code taken",
            f"{one_line(taken)} is already in this engagement.",
            "Edit that person, or pick another code.",
            bad_input=True,
        )
    tidy = replace(tidy, code=workspace.state.joined.get(canonical_code(tidy.code), tidy.code))
    workspace.record(tidy, *(with_state(proposed, ProposalState.ADDED) if proposed is not None else ()))
    return tidy


def edit_person(
    workspace: Workspace,
    code: str,
    *,
    role: str | None = None,
    name: str | None = None,
    title: str | None = None,
    unit: str | None = None,
) -> Person:
    """Record a change to a person; None leaves a field as it is. Raises CoachError when there is no such person.

    With another role, an interview in which nothing is asked yet is planned anew for it [method 7.2].
    """
    before = workspace.person(code)
    after = _tidy(
        replace(
            before,
            role=before.role if role is None else role,
            name=before.name if name is None else name,
            title=before.title if title is None else title,
            unit=before.unit if unit is None else unit,
        )
    )
    planned = () if after.role == before.role else tuple(_planned_for_role(workspace, before.code, after.role))
    workspace.record(replace(after, code=before.code), *planned)
    return after


def _planned_for_role(workspace: Workspace, code: str, role: str) -> Iterator[Session]:
    """The unfinished interviews of a person in which no question of the agenda is answered, with one for ``role``."""
    for session in interviews_with(workspace, code):
        known = workspace.log.drafts(session.id)
        asked = any((session.id, each) in workspace.state.answers or each in known for each in session.agenda)
        if session.ended is None and session.minutes and not asked:
            script, rubric = workspace.script_of(session), workspace.rubric_of(session)
            agenda = plan_agenda(script, rubric, role, session.plan, session.minutes, session.supplied)
            yield replace(session, agenda=agenda)


def roles_in_force(workspace: Workspace) -> Roles:
    """The roles of the script in force, for showing people; none where the script cannot be used."""
    try:
        return workspace.script.roles
    except CoachError:
        return {}


def role_typed(workspace: Workspace, text: str | None) -> str:
    """The id of the role that somebody typed; "" for none, where the script has no roles.

    Raises CoachError for what is no role of the script, and for None where it has some. A coaching file has no script.
    """
    roles = {} if workspace.is_coaching else workspace.script.roles
    found = role_named(roles, text) if text is not None else None
    if found is not None:
        return found
    if text is None and not roles:
        return ""
    known = ", ".join(f"{one_line(each)} ({role.code})" for each, role in roles.items())
    if text is None:
        raise CoachError("No role", "Questions are worded for roles.", f"Say it with --role: {known}.", bad_input=True)
    hint = f"use one of {known}" if roles else "the script has none, so leave --role out"
    raise CoachError("No such role", f"{one_line(text)!r} is no role here; {hint}.", bad_input=True)


def unknown_role_words(workspace: Workspace, people: Iterable[Person]) -> tuple[str, ...]:
    """Of each of ``people`` whose role is none of the script's, a line on what that means; () where it cannot be used.

    A script without roles knows no difference.
    """
    try:
        roles, arithmetic = workspace.script.roles, workspace.rubric.arithmetic
    except CoachError:
        return ()
    lines = []
    for each in people:
        if roles and each.role not in roles:
            recorded = f"is recorded as {one_line(each.role)}, which is no role of the script" if each.role else _NONE
            counted = "" if arithmetic.band_of(each.role) is not None else ", and counts in no score"
            lines.append(f"{one_line(each.code)} {recorded}: is asked what everybody is asked{counted}.")
    return tuple(lines)


def people_found_twice(workspace: Workspace) -> tuple[tuple[str, ...], ...]:
    """The codes of this engagement that are written alike and were not joined, group by group."""
    return written_alike(workspace.log.outline().people)


def found_twice_words(file: Path, codes: Sequence[str]) -> tuple[str, str]:
    """That these codes of ``file`` are written alike, and the command that makes them one person's: a line each."""
    written = " ".join(shlex.quote(one_line(code)) for code in codes)
    return (
        f"{' and '.join(map(code_in_full, codes))} are written alike. If they are one person:",
        f"coachtui people {shlex.quote(one_line(str(file)))} join {written}",
    )


def join_people(workspace: Workspace, code: str, others: tuple[str, ...]) -> tuple[Person, tuple[str, ...]]:
    """Record that ``others``, and all codes written alike, are codes of the person with ``code``, who is one person.

    Returns the person, and the codes that were two people's until now. Nothing recorded is changed: `log` shows under
    which code each entry was made. Raises CoachError for codes that are not written alike, that are nobody's, or that
    are one person already.
    """
    people = workspace.state.people
    for each in (code, *others):
        if code_among(people, each) is None:
            known = ", ".join(map(one_line, people)) or "nobody yet"
            raise CoachError(
                "No such person",
                f"{one_line(each)} is nobody's code here. Known: {known}.",
                "Name two of them.",
                bad_input=True,
            )
        if canonical_code(each) != canonical_code(code):
            raise CoachError(
                "Two people",
                f"{one_line(code)} and {one_line(each)} are two codes.",
                "Only codes that differ in nothing but how they are written can be joined.",
                bad_input=True,
            )
    own = code_among(people, code) or code
    twice = tuple(each for each in people if canonical_code(each) == canonical_code(own))
    if len(twice) == 1:
        raise CoachError("Nothing to join", f"{one_line(own)} is one person already.", bad_input=True)
    workspace.record(JoinedCode(canonical_code(own), own))
    return workspace.state.people[own], twice


def _tidy(person: Person) -> Person:
    """The person with clean texts: one space between words, none around them."""
    return Person(
        code=" ".join(clean(person.code).split()),
        role=person.role,
        name=_tidy_text(person.name),
        title=_tidy_text(person.title),
        unit=_tidy_text(person.unit),
    )


def remove_person(workspace: Workspace, code: str) -> Person:
    """Take a person off the list of whom nothing else is recorded.

    Raises CoachError when there is no such person, and where something is recorded of or filed to them.
    """
    person, state = workspace.person(code), workspace.state
    records = (each for kind in KINDS if kind.record is not Person for each in kind.records_in(state))
    filed = {each.filed.id for each in state.captures.values() if each.filed and each.filed.kind is FiledTo.PERSON}
    if person.code in filed or any(getattr(each, "person", None) == person.code for each in records):
        shown = one_line(person.code)
        raise CoachError(
            "Not removed",
            f"More than the name of {shown} is recorded.",
            f"To take all of that out for good: coachtui erase {as_typed(workspace.path)} --person {shown}",
            bad_input=True,
        )
    workspace.withdraw(person)
    return person


def _tidy_text(text: str) -> str:
    return "" if is_blank(text) else " ".join(clean(text).split())
