"""Which indicators an interviewer may mean who rates what was said at a question that does not feed them."""

from itertools import chain

from coachtui.asking.quoting import feeds_for_quote
from coachtui.model.rubric import Indicator
from coachtui.workflow.interview.interviewing import Interview


def indicators_named(interview: Interview, question: str, words: str) -> tuple[Indicator, ...]:
    """The indicators that ``words`` may mean at the question of this id, the usual ones first.

    ``words`` are an id in any case, or the beginnings of words of an indicator's name or of its element's; all of them
    must be found. Blank words mean every indicator. Usual are those that questions of the same section feed, then
    those of the other questions on the agenda.
    """
    rubric = interview.rubric
    wanted = words.casefold().split()
    sections = [each.questions for each in interview.script.sections if question in {own.id for own in each.questions}]
    near = (*chain.from_iterable(sections), *map(interview.question, interview.agenda()))
    usual = list(dict.fromkeys(fed for each in near for fed in feeds_for_quote(each, rubric)))
    found = {
        indicator.id: indicator
        for element in rubric.elements
        for indicator in element.indicators
        if _is_meant(wanted, indicator, element.name)
    }
    ordered = dict.fromkeys((*(each for each in usual if each in found), *found))
    return tuple(found[each] for each in ordered)


def is_named(indicator: Indicator, words: str) -> bool:
    """Whether ``words`` are all of the indicator's id or name, in any case."""
    return " ".join(words.casefold().split()) in {indicator.id.casefold(), indicator.name.casefold()}


def _is_meant(wanted: list[str], indicator: Indicator, element: str) -> bool:
    if len(wanted) == 1 and indicator.id.casefold().startswith(wanted[0]):
        return True
    spoken = f"{indicator.name} {element}".casefold().split()
    return all(any(word.startswith(each) for word in spoken) for each in wanted)
