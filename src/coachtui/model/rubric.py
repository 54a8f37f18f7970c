"""A rubric as values, in the shape of its file: targets, elements, indicators with anchored levels, the arithmetic.

What each field means stands in its annotation; the docstrings add what only the program needs to know.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Annotated

from coachtui.model.cue_rules import CueRule
from coachtui.model.question_parts import Option
from coachtui.model.shapes import GradeNumber, Id, Level, Limits, Means, NotNegative, Positive, Prose, Share

LEVELS = (0, 1, 2, 3, 4)
"""The five levels of every indicator."""


class Subject(StrEnum):
    """What an indicator is about [method 1.2]: the existing management system, or process content added to it."""

    BASE = "base"
    PROCESS = "process"


@dataclass(frozen=True, slots=True)
class Coaching:
    """What a coach says about an indicator."""

    nudge: Annotated[Prose, Means("Said in the meeting.")]
    debrief: Annotated[Prose, Means("Asked afterwards.")]
    practice: Annotated[Prose, Means("Tried before the next meeting.")]


@dataclass(frozen=True, slots=True)
class Habit:
    """One thing that somebody alone can begin with, to lift an indicator."""

    picture: Annotated[Prose, Means("Level 3 as somebody would tell it who works there.")]
    do: Annotated[Prose, Means("What to do, and when.")]
    say: Annotated[Prose, Means("One line to say aloud.")]
    watch: Annotated[Prose, Means('Who could listen for it, to follow "Ask".')]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is rated 0-4."""

    id: Annotated[Id, Means("The indicator's id, such as E1a.")]
    name: Annotated[Prose, Means("What is rated, in a few words.")]
    about: Annotated[Subject, Means("base: the existing system; process: process content added to it.")]
    anchors: Annotated[tuple[Prose, Prose, Prose, Prose, Prose], Means("What each level looks like, from 0 to 4.")]
    coaching: Annotated[Coaching | None, Means("What a coach says about it.")] = None
    habit: Annotated[Habit | None, Means("What somebody alone can begin with.")] = None
    proof: Annotated[str, Means("What somebody could show to make a claim count for more.")] = ""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of process management."""

    id: Annotated[Id, Means("The element's id, such as E1.")]
    name: Annotated[Prose, Means("The element's name.")]
    target: Annotated[Id, Means("The id of its target of change.")]
    indicators: Annotated[tuple[Indicator, ...], Limits(min_length=1), Means("Its indicators.")]


@dataclass(frozen=True, slots=True)
class Target:
    """One target of change."""

    id: Annotated[Id, Means("The target's id, such as T1.")]
    name: Annotated[Prose, Means("The target's name.")]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A named diagnostic."""

    id: Annotated[Id, Means("The pattern's id, such as T1.1.")]
    name: Annotated[Prose, Means("The pattern's name.")]


COUNTS = ("yes", "needed")
"""What is filled into the sentence that counts a card line: how often yes, and how many items or meetings needed it."""


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of the card that an observer fills in: yes, partly, no, or not needed."""

    line: Annotated[Id, Means("The line in one or two words.")]
    yes: Annotated[Prose, Means("What yes means.")]
    counted: Annotated[
        str, Means("How often it was so, as a sentence with {yes} and {needed}; left out: in counts alone.")
    ] = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Behaviours that belong together."""

    id: Annotated[Id, Means("The family's id.")]
    name: Annotated[Prose, Means("The family's name.")]
    weight: Annotated[Positive, Means("How much a behaviour of it counts among priorities.")]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A meeting behaviour.

    Behaviours without anchors are not rated: questions may feed them, and no level goes to them.
    """

    id: Annotated[Id, Means("The behaviour's id, such as B1.")]
    family: Annotated[Prose, Means("The family it belongs to; where families are listed, the id of one.")]
    name: Annotated[Prose, Means("The behaviour, in a few words.")]
    short: Annotated[str, Limits(max_length=24), Means("One to three words for it in rows and lists.")] = ""
    definition: Annotated[str, Means("What somebody does who shows it, in a sentence.")] = ""
    helped: Annotated[str, Means("What it sounds like.")] = ""
    hurt: Annotated[str, Means("What its absence or opposite sounds like.")] = ""
    anchors: Annotated[
        tuple[Prose, ...], Limits(min_length=5, max_length=5), Means("What a coach sees at each level, from 0 to 4.")
    ] = ()
    events: Annotated[
        tuple[Option, ...],
        Limits(min_length=5, max_length=5),
        Means(
            "The same levels as events that nobody is ashamed to choose, in the order shown, which is mixed; ids are "
            'the levels "0" to "4".'
        ),
    ] = ()
    coaching: Annotated[Coaching | None, Means("What a coach says about it.")] = None
    in_general: Annotated[
        tuple[Id, ...], Means("Indicators of another rubric that say of all meetings what it says of one.")
    ] = ()
    card: Annotated[CardLine | None, Means("Its line on an observer's card.")] = None

    @property
    def short_name(self) -> str:
        """What rows and lists call it: its short name, else its name."""
        return self.short or self.name

    @property
    def is_rated(self) -> bool:
        """Whether it has levels."""
        return bool(self.anchors)


@dataclass(frozen=True, slots=True)
class Band:
    """A layer of the organisation.

    The ratings of a band are averaged before the bands are.
    """

    id: Annotated[Id, Means("The band's id.")]
    roles: Annotated[tuple[Id, ...], Means("Ids of the script's roles in it; a band alone holds everybody.")]
    weight: Annotated[Positive, Means("Its say in the combined figure.")]


@dataclass(frozen=True, slots=True)
class ComputedRule:
    """What an inventory decides.

    The rule is that of [method 3.5].
    """

    indicators: Annotated[tuple[Id, ...], Means("Indicators whose level an inventory may set.")]
    grade: Annotated[GradeNumber, Means("The evidence grade such a level has.")]
    perception_gap: Annotated[Positive, Means("From this difference on, claim and fact part.")]


@dataclass(frozen=True, slots=True)
class DontKnowRule:
    """When ignorance is a finding.

    The rule is that of [method 3.6].
    """

    elements: Annotated[tuple[Id, ...], Means("Elements it holds for.")]
    share: Annotated[Share, Means("From this share of respondents on.")]
    respondents: Annotated[int, Limits(ge=1), Means("With at least so many respondents.")]
    cap: Annotated[Level, Means("The highest level then.")]


@dataclass(frozen=True, slots=True)
class DisagreementRule:
    """When claims disagree.

    The rule is that of [method 3.7].
    """

    claims: Annotated[int, Limits(ge=2), Means("With at least so many claims.")]
    deviation: Annotated[Positive, Means("Average deviation from the mean above which people disagree.")]
    level_gap: Annotated[Positive, Means("Difference between bands from which there is a gap.")]


@dataclass(frozen=True, slots=True)
class ConfidenceRule:
    """How sure a figure is.

    The rule is that of [method 3.8].
    """

    weights: Annotated[tuple[Share, Share, Share, Share], Means("The weight of evidence grades 0-3.")]
    admission_level: Annotated[Level, Means("Claims up to this level are admissions.")]
    admission_weight: Annotated[Share, Means("The least weight of an admission.")]
    flagged: Annotated[Share, Means("Multiplies where people disagree.")]
    high: Annotated[Share, Means("Confidence is high from here.")]
    medium: Annotated[Share, Means("Confidence is medium from here.")]


@dataclass(frozen=True, slots=True)
class ActionRule:
    """Thresholds between create, improve and add, on means of levels 0-4.

    The rule is that of [method 4.4].
    """

    create_below: Annotated[NotNegative, Means("Create below this.")]
    improve_below: Annotated[NotNegative, Means("Improve below this.")]
    add_below: Annotated[NotNegative, Means("Add below this.")]


@dataclass(frozen=True, slots=True)
class PriorityRule:
    """What to work on first: the behaviours with the most to gain.

    The rule is that of [method 12.3].
    """

    top: Annotated[int, Limits(ge=1, le=9), Means("So many at most.")]
    one_per_family: Annotated[bool, Means("true: at most one behaviour of each family.")]


@dataclass(frozen=True, slots=True)
class StrengthRule:
    """What to keep: the best behaviour, where it is good enough to be called a strength.

    The rule is that of [method 12.4].
    """

    from_level: Annotated[Level, Means("The least level that is a strength.")]


@dataclass(frozen=True, slots=True)
class MarkRule:
    """The level that the lines marked in a meeting suggest.

    The rule is that of [method 12.5].
    """

    per_line: Annotated[int, Limits(ge=1, le=5), Means("The most behaviours marked in one line.")]
    ratio_for_3: Annotated[Positive, Means("Level 3 needs this many times as many lines that helped as hurt.")]
    speakers_for_3: Annotated[int, Limits(ge=1), Means("Level 3 needs so many people who helped.")]
    helped_for_4: Annotated[int, Limits(ge=1), Means("Level 4 needs so many lines that helped, and none that hurt.")]
    speakers_for_4: Annotated[int, Limits(ge=1), Means("Level 4 needs so many people who helped.")]


@dataclass(frozen=True, slots=True)
class CardRule:
    """The level that cards suggest.

    The rule is that of [method 12.5].
    """

    partly: Annotated[Share, Means("What partly counts beside a yes, which counts 1.")]
    shares: Annotated[
        tuple[Share, Share, Share],
        Means("The share above which level 1 is suggested, and those from which levels 2 and 3 are."),
    ]
    highest: Annotated[Level, Means("The highest level that a card suggests.")]
    item: Annotated[tuple[Id, ...], Means("Ids of the behaviours on the card of each agenda item, in its order.")]
    meeting: Annotated[tuple[Id, ...], Means("Ids of the behaviours on the card of the whole meeting, in its order.")]


@dataclass(frozen=True, slots=True)
class LimitsRule:
    """When a usual range is shown: of a behaviour over several meetings, and of a figure that a meeting talks about.

    The rules are those of [method 12.6, 12.11].
    """

    from_meetings: Annotated[int, Limits(ge=2), Means("Of a behaviour from so many meetings on.")]
    from_points: Annotated[int, Limits(ge=2), Means("Of a figure from so many points on.")] = 6
    firm_from_points: Annotated[int, Limits(ge=2), Means("Of a figure it is provisional below so many points.")] = 12


@dataclass(frozen=True, slots=True)
class AgreementRule:
    """How well two coders have to agree.

    The rule is that of [method 12.7].
    """

    poor: Annotated[Share, Means("Agreement below this is poor.")]
    least: Annotated[Share, Means("The least to aim for.")]


@dataclass(frozen=True, slots=True)
class CoachingRules:
    """The numbers that coaching on behaviours uses.

    These are all the numbers of [method 12]. What only observers need may be left out where nobody observes.
    """

    priorities: Annotated[PriorityRule, Means("What to work on first.")]
    strength: Annotated[StrengthRule, Means("What to keep.")]
    people_least: Annotated[int, Limits(ge=1), Means("The fewest people whose answers are shown together.")] = 3
    limits: Annotated[LimitsRule | None, Means("When a usual range is shown; left out: never.")] = None
    marks: Annotated[MarkRule | None, Means("The level that marked lines suggest.")] = None
    cards: Annotated[CardRule | None, Means("The level that cards suggest.")] = None
    differ: Annotated[int, Limits(ge=1, le=4), Means("Levels that lie so far apart are pointed out.")] = 2
    nudges_per_item: Annotated[int, Limits(ge=0), Means("How many nudges a coach gives during one item.")] = 1
    agreement: Annotated[AgreementRule | None, Means("How well two coders have to agree.")] = None
    cues: Annotated[tuple[CueRule, ...], Means("Quiet cues while a meeting is observed; the first that is due.")] = ()


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The arithmetic of scores.

    These are all the numbers of [method 3, 4.4, 5.1].
    """

    caps: Annotated[tuple[Level, Level, Level, Level], Means("The highest level each evidence grade 0-3 supports.")]
    self_assessment_grade: Annotated[GradeNumber, Means("The highest grade a self-assessment counts with.")]
    bands: Annotated[tuple[Band, ...], Limits(min_length=1), Means("Bands averaged before combining.")]
    computed: Annotated[ComputedRule, Means("What an inventory decides.")]
    dont_know: Annotated[DontKnowRule, Means("When ignorance is a finding.")]
    disagreement: Annotated[DisagreementRule, Means("When claims disagree.")]
    anonymity: Annotated[int, Limits(ge=1), Means("The fewest people a shown breakdown may rest on.")]
    confidence: Annotated[ConfidenceRule, Means("How sure a figure is.")]
    actions: Annotated[ActionRule, Means("Thresholds between actions.")]

    def band_of(self, role: str) -> Band | None:
        """The band of people with this role; None where it is in none. A band alone holds everybody."""
        if len(self.bands) == 1:
            return self.bands[0]
        return next((band for band in self.bands if role in band.roles), None)


UNSCORED = Arithmetic(
    caps=(4, 4, 4, 4),
    self_assessment_grade=3,
    bands=(),
    computed=ComputedRule((), 3, Fraction(1)),
    dont_know=DontKnowRule((), Fraction(1), 1, 4),
    disagreement=DisagreementRule(2, Fraction(4), Fraction(4)),
    anonymity=3,
    confidence=ConfidenceRule((Fraction(1),) * 4, 0, Fraction(1), Fraction(1), Fraction(1), Fraction(1)),
    actions=ActionRule(Fraction(0), Fraction(0), Fraction(0)),
)
"""The arithmetic of a rubric without elements: nobody belongs to a band, so that nothing is scored."""


@dataclass(frozen=True)
class Rubric:
    """A rubric for coachtui."""

    id: Annotated[Id, Means("The rubric's id; the same id in your own folder replaces the shipped rubric.")]
    title: Annotated[Prose, Means("The rubric's title.")]
    version: Annotated[int, Limits(ge=1), Means("Counts up when the rubric changes.")]
    arithmetic: Annotated[Arithmetic, Means("Every number the scores use; elements need it.")] = UNSCORED
    targets: Annotated[tuple[Target, ...], Means("The targets of change; elements need them.")] = ()
    elements: Annotated[tuple[Element, ...], Means("The elements, with indicators.")] = ()
    patterns: Annotated[tuple[Pattern, ...], Means("Named diagnostics.")] = ()
    behaviours: Annotated[tuple[Behaviour, ...], Means("Meeting behaviours.")] = ()
    families: Annotated[tuple[Family, ...], Means("The families of behaviours; rated behaviours need them.")] = ()
    coaching_rules: Annotated[
        CoachingRules | None, Means("The numbers that coaching uses; rated behaviours need them.")
    ] = None
    behaviours_target: Annotated[str, Means("The id of the target of change that all behaviours belong to.")] = ""

    def indicators(self) -> Iterator[Indicator]:
        """Every indicator, element by element."""
        for element in self.elements:
            yield from element.indicators

    @cached_property  # therefore without slots
    def indicator_ids(self) -> frozenset[str]:
        """The ids of all indicators."""
        return frozenset(indicator.id for indicator in self.indicators())

    def indicator(self, indicator_id: str) -> Indicator:
        """The indicator with this id. Raises KeyError when the rubric has none."""
        for indicator in self.indicators():
            if indicator.id == indicator_id:
                return indicator
        raise KeyError(indicator_id)

    @property
    def card_rule(self) -> CardRule | None:
        """The rule by which cards suggest levels; None where there is none."""
        return None if self.coaching_rules is None else self.coaching_rules.cards

    @property
    def mark_rule(self) -> MarkRule | None:
        """The rule by which marks suggest levels; None where there is none."""
        return None if self.coaching_rules is None else self.coaching_rules.marks

    @property
    def limits_rule(self) -> LimitsRule | None:
        """The rule for usual ranges; None where none are shown."""
        return None if self.coaching_rules is None else self.coaching_rules.limits

    def rated_behaviours(self) -> Mapping[str, Behaviour]:
        """The behaviours that have levels, by id, in the rubric's order."""
        return {behaviour.id: behaviour for behaviour in self.behaviours if behaviour.is_rated}

    def anchors_by_id(self) -> Mapping[str, tuple[str, ...]]:
        """What each level looks like, of everything that has levels: indicators, then rated behaviours."""
        indicators = {indicator.id: indicator.anchors for indicator in self.indicators()}
        return indicators | {key: behaviour.anchors for key, behaviour in self.rated_behaviours().items()}

    def target_of(self) -> Mapping[str, str]:
        """For each indicator id, the id of the target its element belongs to."""
        return {indicator.id: element.target for element in self.elements for indicator in element.indicators}


def indicators_in_words(rubric: Rubric) -> str:
    """Which indicators a rubric has, in a sentence for somebody who named none of them."""
    ids = [indicator.id for indicator in rubric.indicators()]
    return f"They run from {ids[0]} to {ids[-1]}." if ids else "It has no indicators."
