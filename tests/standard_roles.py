"""The roles of the standard script, for tests that make people, scripts and rubrics of their own."""

from coachtui.model.roles import Role, Roles, role_named

STANDARD_ROLES: Roles = {
    "executive": Role("X", "senior executive"),
    "middle": Role("M", "middle manager"),
    "frontline": Role("F", "front-line manager"),
    "process owner": Role("O", "process owner"),
    "analyst": Role("N", "analyst"),
}


def role_of(code: str) -> str:
    """The id of the role with this letter."""
    role = role_named(STANDARD_ROLES, code)
    assert role is not None, code
    return role
