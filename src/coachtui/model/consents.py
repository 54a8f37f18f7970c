"""Consent to interviews in words: of each person for the assessor, and as counts for everybody."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coachtui.model.answers import SessionKind
from coachtui.model.craft import Consent, ConsentGiven
from coachtui.model.engagement import State
from coachtui.model.people import Person
from coachtui.model.text import one_line

OPEN = "not recorded"
"""What is said of consent that nobody recorded."""

_IN_ORDER = (*(each.spoken for each in ConsentGiven), OPEN)


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """The consent of one person to the latest of their sessions: ``given`` is None while it is not recorded.

    ``withdrew`` counts the records that were withdrawn with it and are still in the log.
    """

    person: Person
    given: ConsentGiven | None
    words: str = ""
    withdrew: int | None = None

    @property
    def spoken(self) -> str:
        """The consent in one or two words."""
        return OPEN if self.given is None else self.given.spoken

    @property
    def limits(self) -> str:
        """The lines noted about a consent with limits, parted by semicolons; "" for any other."""
        lines = self.words.splitlines() if self.given is ConsentGiven.LIMITS else ()
        return "; ".join(filter(None, map(one_line, lines)))


def consent_lines(state: State) -> tuple[ConsentLine, ...]:
    """A line for everybody who was asked for consent, or should have been: who was interviewed, or handed words in."""
    latest: dict[str, Consent] = {}
    for session in state.sessions.values():
        known = state.consents.get(session.id)
        if known is not None or (session.kind is SessionKind.INTERVIEW and session.started is not None):
            latest[session.person] = known or Consent(session.id, session.person)
    return tuple(
        ConsentLine(person, known.given, known.words, known.withdrew)
        for person in state.people.values()
        if (known := latest.get(person.code)) is not None
    )


def consent_words(state: State) -> Iterator[str]:
    """For the assessor: whose consent was given how, with the words noted where there are limits."""
    for line in consent_lines(state):
        words = f" ({line.limits})" if line.limits else ""
        yield f"{line.person.spoken}: {line.spoken}{words}"


def consent_by_answer(lines: Iterable[ConsentLine]) -> str:
    """For the assessor: how consent was given, with people's codes: "yes from CEO, OPS; with limits from PLN"."""
    codes: dict[str, list[str]] = {}
    for line in lines:
        codes.setdefault(line.spoken, []).append(one_line(line.person.code))
    given = (each for each in _IN_ORDER if each in codes)
    return "; ".join(f"{each} {'for' if each == OPEN else 'from'} {', '.join(codes[each])}" for each in given)


def limits_words(lines: Iterable[ConsentLine]) -> Iterator[str]:
    """For the assessor: the words noted about each consent that has limits."""
    for line in lines:
        if line.limits:
            yield f"Limits of {one_line(line.person.code)}: {line.limits}"


def withdrawn_words(lines: Iterable[ConsentLine], file: str) -> Iterator[str]:
    """For the assessor: whose words, withdrawn with their consent, are still in the file, and what takes them out.

    ``file`` is its name as typed in a command.
    """
    for line in lines:
        if line.withdrew:
            code = one_line(line.person.code)
            yield f"What {code} withdrew counts no more. To delete it for good: coachtui erase {file} --person {code}"


def consent_counts(state: State, fewest: int) -> str:
    """For everybody: how often consent was given how; "" where fewer than ``fewest`` people were asked."""
    lines = consent_lines(state)
    if len(lines) < fewest:
        return ""
    counts = Counter(line.spoken for line in lines)
    return ", ".join(f"{counts[each]} {each}" for each in _IN_ORDER if counts[each])
