"""Roles by word, by letter and as people say them."""

import pytest

from coachtui.model.roles import Role


@pytest.mark.parametrize("role", Role)
def test_a_role_is_known_by_each_of_its_names(role: Role) -> None:
    for name in (role.value, role.code, role.spoken, role.value.upper(), f" {role.code.lower()} "):
        assert Role.parse(name) is role


def test_an_unknown_role_is_told_the_known_ones() -> None:
    with pytest.raises(ValueError, match="'boss' is no role; use one of executive, middle"):
        Role.parse("boss")
