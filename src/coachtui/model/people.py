"""The people of an engagement."""

from dataclasses import dataclass

from coachtui.model.roles import Role


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody interviewed or observed. ``code`` is what tables and the log use; the rest may be blank."""

    code: str
    role: Role
    name: str = ""
    title: str = ""
    unit: str = ""

    @property
    def spoken(self) -> str:
        """How the person is named in a heading: name and title as far as known, else the code."""
        return ", ".join(part for part in (self.name or self.code, self.title) if part)
