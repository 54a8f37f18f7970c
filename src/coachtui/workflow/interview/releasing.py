"""Letting everybody read a quote: its speaker allows it, and where it names somebody, that is asked as well."""

from collections.abc import Iterable
from dataclasses import replace

from coachtui.assess.sharing import names_held_back
from coachtui.model.answers import Quote
from coachtui.model.naming import KnownNames
from coachtui.store.records import Change
from coachtui.workflow.interview.interviewing import Interview


def names_to_agree(interview: Interview, quote: Quote) -> tuple[str, ...]:
    """The names, titles and codes of people of the engagement for which ``quote`` is held back."""
    return names_held_back(quote, KnownNames(interview.workspace.state.people.values()))


def naming_others(interview: Interview) -> tuple[Quote, ...]:
    """The quotes of this session that name somebody other than their speaker: the read-back leaves them out."""
    others = KnownNames(interview.workspace.state.people.values(), (interview.person,), any_case=False)
    return tuple(quote for quote in interview.records.quotes if others.found_in(quote.text))


def held_back_for_names(interview: Interview) -> tuple[Quote, ...]:
    """The quotes of this session that may be used, but are held back because they name somebody."""
    return tuple(quote for quote in interview.records.quotes if quote.usable and names_to_agree(interview, quote))


def answer_quotes(interview: Interview, allowed: Iterable[Quote], refused: Iterable[Quote]) -> Change:
    """Record in one transaction which quotes may be used, and which may not. No name in them is agreed to by that.

    Raises CoachErrors.
    """
    yes = [replace(quote, usable=True) for quote in allowed]
    no = [replace(quote, usable=False, may_name=()) for quote in refused]
    return interview.workspace.record(*yes, *no)
