"""Whether the behaviours of a rubric, their families and the numbers of coaching fit together."""

from coachtui.files.alone_checks import events_problems
from coachtui.files.id_checks import Problems, ids_below, repeated, unknown, unknown_items, wrong_fillings
from coachtui.files.positions import KeyPath
from coachtui.files.shaping import missing_key
from coachtui.files.yaml_text import Document
from coachtui.model.cue_rules import CUE_FILLINGS
from coachtui.model.rubric import COUNTS, CoachingRules, Rubric
from coachtui.model.text import listed

_RULES: KeyPath = ("coaching_rules",)


def behaviour_problems(document: Document, rubric: Rubric) -> Problems:
    """The problems in the families, behaviours and coaching rules of ``rubric``, with their places in ``document``."""
    yield from repeated(document, ids_below(("families",), rubric.families), "families")
    shorts = ((("behaviours", index, "short"), each.short) for index, each in enumerate(rubric.behaviours))
    named = ((path, short) for path, short in shorts if short)
    yield from repeated(document, named, "short names", "Say it another way in one of them.")
    yield from _families(document, rubric)
    yield from _complete(document, rubric)
    yield from _events(document, rubric)
    yield from _cards(document, rubric)
    yield from _counted(document, rubric)
    if rubric.coaching_rules is not None:
        yield from _numbers(document, rubric.coaching_rules)
        yield from _cues(document, rubric, rubric.coaching_rules)


def _families(document: Document, rubric: Rubric) -> Problems:
    """Families that behaviours do not have; where none are listed, a family is but a word."""
    families = [family.id for family in rubric.families]
    for index, behaviour in enumerate(rubric.behaviours):
        if families:
            at = ("behaviours", index, "family")
            yield from unknown(document, at, behaviour.family, "family", families, where="this rubric")
    for index, family in enumerate(families):
        if all(behaviour.family != family for behaviour in rubric.behaviours):
            message = f"No behaviour belongs to the family {family}."
            yield document.problem(("families", index, "id"), message, "Add one, or take the family out.")


def _complete(document: Document, rubric: Rubric) -> Problems:
    """What a rated behaviour needs: words for every level and for coaching, a weight, and the rules of coaching."""
    rules = rubric.coaching_rules
    needed = ["definition", "anchors", "coaching"]
    needed += ["helped", "hurt"] if rules is not None and rules.marks is not None else []
    needed += ["card"] if rules is not None and rules.cards is not None else []
    rated = False
    for index, behaviour in enumerate(rubric.behaviours):
        if not any(getattr(behaviour, key) for key in ("anchors", "events", "coaching", "card")):
            continue
        rated = True
        for key in needed:
            if not getattr(behaviour, key):
                yield missing_key(document, Rubric, ("behaviours", index, key))
    for key in ("families", "coaching_rules"):
        if rated and not getattr(rubric, key):
            yield missing_key(document, Rubric, (key,))


def _events(document: Document, rubric: Rubric) -> Problems:
    """Events that are not one for each level, or stand in the order of their levels."""
    for index, behaviour in enumerate(rubric.behaviours):
        yield from events_problems(document, ("behaviours", index, "events"), behaviour.events)


def _cards(document: Document, rubric: Rubric) -> Problems:
    """Behaviours on no card or on two, and lines of one card that say the same."""
    rules = rubric.coaching_rules
    if rules is None or rules.cards is None:
        return
    lines = {behaviour.id: behaviour.card.line for behaviour in rubric.behaviours if behaviour.card is not None}
    ids = [behaviour.id for behaviour in rubric.behaviours]
    placed: list[tuple[KeyPath, str]] = []
    for key in ("item", "meeting"):
        at: KeyPath = (*_RULES, "cards", key)
        own = getattr(rules.cards, key)
        yield from unknown_items(document, at, own, "behaviour", ids, where="this rubric")
        placed += [((*at, index), each) for index, each in enumerate(own)]
        said = (((*at, index), lines[each]) for index, each in enumerate(own) if each in lines)
        yield from repeated(document, said, "lines of this card", "Say it another way in one of them.")
    yield from repeated(document, placed, "behaviours of the cards", "Keep one of the two.")
    for index, behaviour in enumerate(rubric.behaviours):
        if behaviour.card is not None and behaviour.id not in {each for _, each in placed}:
            message = f"{behaviour.id} has a line for a card, and is on none."
            hint = "Add it to 'item' or 'meeting' under 'cards'."
            yield document.problem(("behaviours", index, "card"), message, hint, at_key=True)


def _counted(document: Document, rubric: Rubric) -> Problems:
    """Sentences with counts that lack a place for one, or have one for something else."""
    for index, behaviour in enumerate(rubric.behaviours):
        said = "" if behaviour.card is None else behaviour.card.counted
        at: KeyPath = ("behaviours", index, "card", "counted")
        yield from wrong_fillings(document, at, said, COUNTS)
        missing = [f"{{{each}}}" for each in COUNTS if f"{{{each}}}" not in said] if said else []
        if missing:
            yield document.problem(at, f"This sentence has no {listed(missing)}.", "Put in where each count is said.")


def _cues(document: Document, rubric: Rubric, rules: CoachingRules) -> Problems:
    """Behaviours of cues that the rubric does not rate, and words that fill in what such a cue does not have."""
    rated = rubric.rated_behaviours()
    for index, cue in enumerate(rules.cues):
        at: KeyPath = (*_RULES, "cues", index)
        yield from unknown(document, (*at, "behaviour"), cue.behaviour, "rated behaviour", rated, where="this rubric")
        yield from unknown_items(document, (*at, "after"), cue.after, "rated behaviour", rated, where="this rubric")
        yield from wrong_fillings(document, (*at, "words"), cue.words, CUE_FILLINGS.get(cue.on, ()))


def _numbers(document: Document, rules: CoachingRules) -> Problems:
    if rules.cards is not None:
        shares = rules.cards.shares
        for index in range(1, len(shares)):
            if shares[index] <= shares[index - 1]:
                message = "This share is not above the one before it."
                yield document.problem((*_RULES, "cards", "shares", index), message, "Put them in ascending order.")
    if rules.agreement is not None and rules.agreement.poor >= rules.agreement.least:
        message = "'poor' is not below 'least'."
        yield document.problem((*_RULES, "agreement", "poor"), message, "Lower it.")
    if rules.marks is not None and rules.marks.speakers_for_4 < rules.marks.speakers_for_3:
        message = "Level 4 needs fewer people here than level 3."
        yield document.problem((*_RULES, "marks", "speakers_for_4"), message, "Raise it.")
