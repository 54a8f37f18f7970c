"""Roles as a script declares them: what they are called by, and who is asked what."""

from dataclasses import replace

import pytest

from coachtui.model.roles import ANYBODY, Role, role_in_own_words, role_named, role_spoken
from tests.asking.bank import question, script_of
from tests.standard_roles import STANDARD_ROLES


@pytest.mark.parametrize("role", STANDARD_ROLES)
def test_a_role_is_known_by_each_of_its_names(role: str) -> None:
    known = STANDARD_ROLES[role]
    for name in (role, known.code, known.say, role.upper(), f" {known.code.lower()} ", known.say.replace(" ", "_")):
        assert role_named(STANDARD_ROLES, name) == role


def test_what_a_script_does_not_know_is_no_role_and_is_shown_as_stored() -> None:
    assert role_named(STANDARD_ROLES, "boss") is None
    assert role_spoken(STANDARD_ROLES, "boss") == role_in_own_words(STANDARD_ROLES, "boss") == "boss"
    assert role_spoken({}, "middle") == "middle"
    assert role_in_own_words({"led": Role("L", "whoever led", "I led it")}, "led") == "I led it"
    assert role_in_own_words({"led": Role("L", "whoever led")}, "led") == "whoever led"


def test_whoever_has_an_unknown_role_is_asked_what_everybody_is_asked() -> None:
    some, all_of_them, one_text = question("C1.1", roles="XM"), question("C1.2"), question("C1.3")
    one_text = replace(one_text, ask="And you?")
    script = script_of(some, all_of_them, one_text)
    assert script.roles_asked(some, "full") == ("executive", "middle")
    assert script.roles_asked(all_of_them, "full") == (*STANDARD_ROLES, ANYBODY)
    assert script.roles_asked(one_text, "full") == (*STANDARD_ROLES, ANYBODY)
    for role, asked in (
        ("boss", "C1.2 C1.3"),
        ("", "C1.2 C1.3"),
        ("middle", "C1.1 C1.2 C1.3"),
        ("analyst", "C1.2 C1.3"),
    ):
        assert " ".join(each.id for each in script.questions() if script.is_asked(each, role)) == asked
    assert one_text.wording_for("boss") == one_text.wording_for("middle") == "And you?"
    assert some.wording_for("boss") == some.wording_for("executive")


def test_a_script_without_roles_asks_everybody_and_roles_it_has_wordings_for_all_the_same() -> None:
    one_text, worded = replace(question("C1.1"), ask="And you?"), question("C1.2", roles="M")
    script = replace(script_of(one_text, worded), roles={})
    assert script.roles_asked(one_text, "full") == (ANYBODY,)
    assert [script.is_asked(one_text, role) for role in ("", "middle")] == [True, True]
    assert [script.is_asked(worded, role) for role in ("", "middle")] == [False, True]
