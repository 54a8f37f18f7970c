"""Reads scripts and rubrics as earlier versions wrote them: brings what they hold into the shape of today.

An engagement file keeps the script and the rubric that each session began with, so that files of earlier versions hold
them in earlier shapes; people's own scripts and rubrics may have these too. A row of `CHANGES` for each change of a
shape knows what it was by its form alone, and leaves everything else as it is, mistakes included.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coachtui.files.yaml_text import read_document

Group = dict[str, Any]
"""A group of keys as it was read."""

_CAME_WITH_LEVELS = {"spines", "topics", "tried_in"}
"""Keys of scripts that no version knew before options had levels."""


@dataclass(frozen=True, slots=True)
class ShapeChange:
    """One change of what a script or a rubric looks like.

    ``key`` is the key concerned. ``was`` and ``now`` say, in words, how it used to be written and how it is written
    today. Engagement files up to the format ``up_to`` (their user_version) may hold the earlier shape. ``bring`` takes
    all keys of a script or rubric and changes the earlier shape into today's, in place; it does nothing where the
    earlier shape is not there.
    """

    key: str
    was: str
    now: str
    up_to: int
    bring: Callable[[Group], None]


def bring_up_to_date(kind: str, value: object) -> None:
    """Bring ``value``, all that a file of this kind holds, into the shape of today, in place.

    A file of a kind that is not in `CHANGES`, or a ``value`` that is no dict, stays as it is. What is not changed keeps
    its path of keys and indexes, so that its line and column in the file can still be looked up.
    """
    if isinstance(value, dict):
        for change in CHANGES.get(kind, ()):
            change.bring(value)


def _follow_ups_with_rules(script: Group) -> None:
    """Turn each follow-up that is the id of a probe into a use of that probe without a rule: asked with any answer."""
    for question in _questions(script):
        match question:
            case {"alone": {"follow_up": [*uses]}} if any(isinstance(use, str) for use in uses):
                question["alone"]["follow_up"] = [{"probe": use} if isinstance(use, str) else use for use in uses]


def _levels_by_place(script: Group) -> None:
    """Give each ordered question ``levels``: for the first that it feeds, the place of each option, from 0.

    Only in scripts that word questions for the roles of the program and have nothing that came with ``levels``.
    """
    questions = list(_questions(script))
    later = _CAME_WITH_LEVELS & script.keys() or any("levels" in question for question in questions)
    if later or not _has_roles_of_the_program(script):
        return
    for question in questions:
        match question:
            case {"type": "ordered", "feeds": [str() as fed, *_], "options": [_, *_] as options}:
                ids = [option.get("id") for option in _groups(options)]
                question["levels"] = {
                    fed: {option: place for place, option in enumerate(ids) if isinstance(option, str)}
                }


def _plans_with_about(script: Group) -> None:
    """Put the full plan first, and give each plan that the program knew its ``about`` where that is missing."""
    plans = script.get("plans")
    if not _has_roles_of_the_program(script) or not isinstance(plans, dict):
        return
    known = _known_before()["plans"]
    usual = next(iter(known))
    script["plans"] = {key: plans[key] for key in sorted(plans, key=lambda key: key != usual)}
    for key, plan in plans.items():
        if key in known and isinstance(plan, dict):
            plan.setdefault("about", known[key])


def _tried_as(script: Group) -> None:
    """Set ``tried_as`` to the middle manager where it is missing."""
    if _has_roles_of_the_program(script):
        script.setdefault("tried_as", _known_before()["tried_as"])


def _roles(script: Group) -> None:
    """Add the five roles that the program knew."""
    if _has_roles_of_the_program(script):
        script["roles"] = _known_before()["roles"]


def _behaviours_target(rubric: Group) -> None:
    """Set ``behaviours_target`` to the target that the program knew, in a rubric of behaviours that has this target.

    Only where its bands hold all five roles of the program and no key is there that came with or after this one.
    """
    later = {"behaviours_target", "families", "coaching_rules"}
    match rubric:
        case {"behaviours": [_, *_], "targets": targets, "arithmetic": {"bands": bands}} if not later & rubric.keys():
            target, roles = _known_before()["behaviours_target"], _known_before()["roles"]
            placed = [role for band in _groups(bands) if isinstance(band.get("roles"), list) for role in band["roles"]]
            if all(role in placed for role in roles) and any(each.get("id") == target for each in _groups(targets)):
                rubric["behaviours_target"] = target


CHANGES: Mapping[str, tuple[ShapeChange, ...]] = {
    "interview": (
        ShapeChange(
            "alone.follow_up", "ids of probes", "uses: a probe, and the rule by which it is asked", 10,
            _follow_ups_with_rules,
        ),
        ShapeChange(
            "levels", "the place of each option of an ordered question", "the options that stand for levels", 7,
            _levels_by_place,
        ),
        ShapeChange(
            "plans", "no 'about'; the full one was usual wherever it stood", "with 'about'; the first is usual", 10,
            _plans_with_about,
        ),
        ShapeChange("tried_as", "always the middle manager", "the id of one of the roles", 10, _tried_as),
        ShapeChange("roles", "five that the program knew", "listed in the script", 10, _roles),
    ),
    "rubric": (
        ShapeChange(
            "behaviours_target", "always the same target, which the program knew", "the id of a target", 10,
            _behaviours_target,
        ),
    ),
}  # fmt: skip
"""All changes by the kind of file, in the order in which they are made. ``roles`` come last: the three changes before
are made only in a script that lists no roles, and this one adds them."""


def _has_roles_of_the_program(script: Group) -> bool:
    """Whether this is a script from before scripts listed their roles.

    It is one if it has neither ``roles`` nor ``sheet``, and some question is worded for a role that the program knew.
    """
    if "roles" in script or "sheet" in script:
        return False
    known = _known_before()["roles"].keys()
    return any(isinstance(ask := each.get("ask"), dict) and known & ask.keys() for each in _questions(script))


def _questions(script: Group) -> Iterator[Group]:
    """The questions of the sections; those of opening and closing are not among them."""
    for section in _groups(script.get("sections")):
        yield from _groups(section.get("questions"))


def _groups(items: object) -> Iterator[Group]:
    """The dicts among ``items``; none where that is no list."""
    if isinstance(items, list):
        yield from (item for item in items if isinstance(item, dict))


@cache
def _known_before() -> Mapping[str, Any]:
    """What the program knew by itself, and scripts and rubrics say today, by key: see earlier_shapes.yaml.

    All callers get the same object, and must not change it.
    """
    path = Path(__file__).with_suffix(".yaml")
    known: Any = read_document(path.name, path.read_bytes()).value
    return {**known}
