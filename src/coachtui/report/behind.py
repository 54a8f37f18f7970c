"""The claims and quotes behind a figure, for the assessor."""

from collections.abc import Iterator
from dataclasses import dataclass

from coachtui.assess.sharing import names_held_back
from coachtui.model.answers import Quote
from coachtui.model.engagement import State
from coachtui.model.naming import KnownNames
from coachtui.model.scorecard import IndicatorScore


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """The claim of one person about an indicator, in words.

    ``said`` is the level as text, or the reason why there is none; in that case the other texts are "". ``shown`` is
    the level that the evidence supports, ``grade`` the word for the evidence, ``evidence`` a description of it.
    ``question`` is the id of the question it was said at.
    """

    who: str
    said: str
    shown: str
    grade: str
    evidence: str
    question: str


def claim_lines(state: State, own: IndicatorScore) -> Iterator[ClaimLine]:
    """The claims about an indicator, then the people without one."""
    for claim in own.claims:
        yield ClaimLine(
            spoken(state, claim.person),
            str(claim.level),
            str(claim.supported),
            claim.counted_grade.word if claim.grade is not None else "open",
            claim.evidence,
            claim.question or "",
        )
    for code, absence in own.absences.items():
        yield ClaimLine(spoken(state, code), absence.value, "", "", "", "")


def permission_words(quote: Quote, known: KnownNames) -> str:
    """How a quote may be used, and which names in it nobody agreed to leave in."""
    words = {True: "may be used, unnamed", False: "not to be used", None: "ask before using it"}[quote.usable]
    named = names_held_back(quote, known)
    return f"{words}; names {', '.join(named)}" if named else words


def spoken(state: State, code: str) -> str:
    """The name of a person for the assessor; the code of one who is not on the list any more."""
    person = state.people.get(code)
    return person.spoken if person else code
