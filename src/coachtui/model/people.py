"""The people of an engagement."""

from dataclasses import dataclass
from typing import Annotated

from coachtui.model.roles import Role
from coachtui.model.shapes import Id, Means


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody interviewed or observed.

    The log uses the code, too. All but code and role may be blank.
    """

    code: Annotated[Id, Means("The code that tables use.")]
    role: Annotated[Role, Means("What the person does.")]
    name: Annotated[str, Means("The person's name.")] = ""
    title: Annotated[str, Means("The person's title.")] = ""
    unit: Annotated[str, Means("The department or team.")] = ""

    @property
    def spoken(self) -> str:
        """How the person is named in a heading: name and title as far as known, else the code."""
        return ", ".join(part for part in (self.name or self.code, self.title) if part)
