"""The five roles an interview can be held with, and the short codes that forms and tables use for them."""

from enum import StrEnum


class Role(StrEnum):
    """What a person does in the management system under assessment [method 6.2]."""

    EXECUTIVE = "executive"
    MIDDLE = "middle"
    FRONTLINE = "frontline"
    PROCESS_OWNER = "process owner"
    ANALYST = "analyst"

    @property
    def code(self) -> str:
        """The one-letter code of the role: X, M, F, O or N."""
        return _CODES[self]

    @property
    def spoken(self) -> str:
        """The role as one says it aloud, for lists and prompts."""
        return _SPOKEN[self]

    @property
    def in_own_words(self) -> str:
        """The role as somebody says it of himself or herself, to choose from alone."""
        return _IN_OWN_WORDS[self]

    @classmethod
    def parse(cls, text: str) -> "Role":
        """The role named by ``text``: its word, its spoken form or its one-letter code, in any case.

        Raises ValueError with the accepted words when there is no such role.
        """
        wanted = text.strip().casefold().replace("_", " ").replace("-", " ")
        for role in cls:
            if wanted in {role.value, role.code.casefold(), role.spoken.replace("-", " ")}:
                return role
        known = ", ".join(role.value for role in cls)
        raise ValueError(f"{text!r} is no role; use one of {known}")


_CODES = {
    Role.EXECUTIVE: "X",
    Role.MIDDLE: "M",
    Role.FRONTLINE: "F",
    Role.PROCESS_OWNER: "O",
    Role.ANALYST: "N",
}
_SPOKEN = {
    Role.EXECUTIVE: "senior executive",
    Role.MIDDLE: "middle manager",
    Role.FRONTLINE: "front-line manager",
    Role.PROCESS_OWNER: "process owner",
    Role.ANALYST: "analyst",
}
_IN_OWN_WORDS = {
    Role.EXECUTIVE: "I run the whole company, alone or with a few others at the top",
    Role.MIDDLE: "I run a part of it, such as a plant or a department, and lead people who lead others",
    Role.FRONTLINE: "I lead the people who do the work",
    Role.PROCESS_OWNER: "I answer for one piece of work from start to end, across departments",
    Role.ANALYST: "I prepare figures and reports for those who lead",
}
