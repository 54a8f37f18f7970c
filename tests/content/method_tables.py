"""What the method lists, as compact tables: the yardstick that the shipped script and rubric are held against.

Data only, and the reading of it. Wordings are not in here; the laws they obey are in ``test_voice``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from coachtui.model.rubric import (
    ActionRule,
    Arithmetic,
    Band,
    ComputedRule,
    ConfidenceRule,
    DisagreementRule,
    DontKnowRule,
    Subject,
)
from coachtui.model.script import QuestionType
from coachtui.model.script_parts import Booking
from tests.standard_roles import role_of

# [method 6, 7.2] Id, who is asked, type, minutes, salience | feeds | trigger and probe | evidence to ask for | evasion
_QUESTIONS = """
C1.1 XMO long 4 3 | E1a E1c E1d E2a | V p1; ~process p24 | ev1 | v1
C1.2 XMFO scale 3 3 | E1b | L p46; H p3; V p1 | ev1 ev10 | v4
C1.3 XM ordered 3 2 | E1c | =negotiation p47; =process gaps p3 | ev2 | v1
C1.4 MFO table 5 2 | E2a E2b E2c | Z p48; ~number p13; ~customer p14 | ev1 | v9
C1.5 XMO yes-no 2 3 | E1d E4a | Y p3; N p38; K p37 | ev3 | v9
C1.6 MF multiple 2 3 | E1a | =results chased p1; =none p50 | ev10 | v7
C1.7 XMON multiple 2 2 | E1a E6a | Z p44; >0 p3 | ev14 | v1
C2.1 XMO table 5 3 | E5a E8c | Z p51; ~purpose p30; V p2 | ev4 ev9 | v2
C2.2 XMFON short 2 3 | E5b | V p2; >1 name p41; K p39 | ev5 | v2
C2.3 XMFO scale 3 3 | E5a | L p52; H p9; V p1 | ev4 | v7
C2.4 MFO long 4 2 | E5c | V p1; Z p9; ~effect p20; told p79 | ev15 | v7
C2.5 MO ordered 2 2 | E5d | =escalate p20; =decide p53 | ev14 | v1
C2.6 XMF table 2 1 | E5d | K p40; Z p9; ~outcome p20 | ev4 | v7
C3.1 XMFO table 8 3 | E3a E3c | Z p54; >7 p55; ~decision p19 | ev6 | v4
C3.2 XMN scale 3 3 | E3b | L/V p56; H p3 | ev6 | v9
C3.3 N table 6 3 | E6a E6c | ~reader p35; >3 collectors p57; K p37 | ev7 | v3
C3.4 XMF frequency 2 3 | E6b | L p58; H p3; V p1 | ev7 | v6
C3.5 XMON yes-no 1 2 | E3b | Y p3; N p38; K p37 | ev6 | v3
C3.6 MN ordered 2 2 | E3d | =argued p1; =one source rules p4 | ev8 | v4
C3.7 XMO short 2 2 | E3c | ~customer p15; V p3; K p59 | ev8 | v9
C4.1 XMFO long 5 3 | E8a E8b E7a | V p1; ~cause p16; ~criteria p17 | ev11 ev13 | v1
C4.2 XMO scale 3 3 | E8a | L p60; H p3; V p2 | ev5 | v2
C4.3 XM ordered 2 2 | E8b | =absent p17; =stated first p3 | ev14 | v1
C4.4 MFON table 2 3 | E8d | ~due p36; ~outcome p20; Z/K p40 | ev11 | v4
C4.5 MFO multiple 2 3 | E7a E7b E4c | =none p10; >0 p3 | ev13 | v9
C4.6 XMF ordered 2 2 | E7b | =explanation demanded p5; =limits checked p3 | ev8 | v7
C4.7 FO long 3 2 | E7c E8d | V p10; ~data p21 | ev13 | v5
C5.1 XMFO table 8 3 | E8c | >10 p61; ~purpose p30; ~decision p18 | ev9 | v4
C5.2 XMO yes-no 2 3 | E8e | Y p3; N p62; K p37 | ev10 | v9
C5.3 XM ordered 2 3 | E1b | =never p63; =monthly and quarterly p3 | ev10 | v1
C5.4 MFO frequency 2 2 | E8c | L p18; H p5 | ev11 | v7
C5.5 MFO long 4 3 | B8 B9 B10 B11 | V p1; ~issue p22; Z p64 | ev10 | v7
C5.6 XMF multiple 2 2 | E8c | =corridor p65; =forum p3 | ev15 | v1
C6.1 XMFO yes-no 1 3 | E5d | Y p3; N p66; K p37 | ev12 | v8
C6.2 XMFO short 3 2 | E2b | V p1; ~process p25 | ev12 | v8
C6.3 XMO category 1 3 | X3 | =none p67; =equal p3 | ev12 | v1
C6.4 XMF long 3 2 | E2b E5c | V p1; Z p9; ~cost p12 | ev15 | v7
C6.5 MF frequency 1 1 | E5d | L p68; H p5 | ev12 | v7
C6.6 XM multiple 2 1 | E7c | =ability p10; >5 p3 | ev12 | v5
C7.1 XMFON scale 2 3 | X5 | L/H/V p43; L p6 | - | v7
C7.2 XMFON long 3 3 | X4 | V p1; ~effect p20; ~cost p12 | ev15 | v7
C7.3 MFN number 1 2 | X4 | >4 p69; <1 p9; K p40 | ev9 | v6
C7.4 XMFON short 2 2 | X4 | V p1; Z p9 | ev14 | v7
C7.5 XMO long 3 3 | X6 | V p1; ~system p23; Z p37 | ev11 | v5
C7.6 XO multiple 1 3 | X8 | =none p70; >2 p3 | ev2 | v1
C7.7 XMFO category 1 2 | X7 | =cure p71; =harm p72 | - | v1
S1.1 XO table 10 3 | E4a | ~verb p29; ~owner p31; ~measure p32 | ev3 | v9
S1.2 XM multiple 2 3 | E1a | =none p38; >0 p3 | ev1 | v1
S1.3 MFO short 2 2 | E4a | ~customer p14; K p37 | ev3 | v9
S1.4 ON ordered 2 2 | E4b | =none p44; =most p3 | ev3 | v3
S1.5 MFO scale 2 3 | E4c | L p73; H/V p1 | ev10 | v1
S1.6 FO long 4 2 | E4b E7c | V p1; Z p9; ~time p28 | ev15 | v5
S2.1 XO table 8 3 | E5b | >1 A p41; ~A p31; K p37 | ev5 | v2
S2.2 XMF short 3 3 | E5a | V p11; ~plan p26 | ev4 | v9
S2.3 MFO yes-no 2 2 | E5c | Y p1; N p9 | ev15 | v7
S2.4 XM category 2 2 | E5b | =nobody p45; =several p41 | ev5 | v2
S2.5 O long 1 2 | E5d | Z p42; ~time p27; V p3 | ev9 | v4
S2.6 MF frequency 2 2 | E5d | L p42; H p74 | ev4 | v7
S3.1 XMO scale 3 3 | E2a | L/V p13; H p3 | ev1 | v1
S3.2 MON table 8 3 | E3a E3b E3d | ~owner p31; ~parent p33; ~decision p19 | ev8 | v3
S3.3 XMFN short 2 3 | E2c | ~number p13; K p37 | ev6 | v3
S3.4 N table 2 2 | E6c | ~hours p27; ~sent p75; K p40 | ev7 | v6
S3.5 MN yes-no 1 2 | E6a | Y p2; N p45; K p37 | ev5 | v2
S3.6 XM ordered 2 2 | E6b E7b | =figure against target p5; =trend with signal and cause p3 | ev6 | v3
S4.1 XMO table 10 3 | E8c E8e | ~strategy p34; ~purpose p30; ~output p20 | ev9 | v4
S4.2 XM long 4 3 | E8c | V p1; ~decision p18 | ev10 | v1
S4.3 MFO frequency 2 3 | B10 | L p76; H p77 | ev10 | v7
S4.4 XMF number 2 2 | E8c | >1 p40; <1 p9 | ev9 | v4
S4.5 MFO yes-no 1 3 | E8d | Y p3; N p78; K p37 | ev11 | v3
S4.6 XM category 2 2 | E8a E8b | =argues p1; =uses criteria p17 | ev11 | v1
"""

# What is stored for each choice, in the order that gives the level. [method 2.3]
_OPTIONS = """
C1.3 negotiation; last year's split; functional goals; process gaps; mid-year evidence
C1.6 goal set; budget set; resources moved; progress checked; results chased; none
C1.7 goals; resources; monitoring; tracking; reporting
C2.5 nothing; escalate; recommend; commit budget; decide
C3.6 argued; versions coexist; definitions consulted; one source rules; audited
C4.3 absent; implied; stated afterwards; stated first; weighted
C4.5 chart over time; process map; is/is-not; cause test; none
C4.6 explanation demanded; last month compared; trend viewed; limits checked; response depends on signal
C5.3 never; if raised; quarterly; monthly and quarterly; daily boards too
C5.6 forum; email; corridor; boss; loudest voice
C6.3 none; remark; minor; equal; dominant
C6.6 expectations; triggers; resources; consequences; feedback; ability
C7.1 harmful; hinders; mixed; helps; would defend it
C7.6 permission; funding; people; none
C7.7 cure; help; little; harm
S1.2 strategy; annual plan; budget; review; improvement; appraisal; none
S1.4 none; departmental; one process; most; current with measures
S2.4 one executive; a team collectively; nobody; several
S3.6 raw list; figure against target; trend; trend with signal and cause; intended decision too
S4.6 argues; defers; obeys the boss; votes; uses criteria
"""

# What a table question asks about each row, where the method says so. [method 6.3]
_COLUMNS = """
C1.4 source; number; date; customer
C2.1 members; plans; reviews
C2.6 duty; lacked; outcome
C2.6 duty; lacked; outcome
C3.1 target; frequency; source; decision
C3.3 collector; compiler; reader; due
C4.4 decision; due; outcome
C4.4 decision; due; outcome
C5.1 purpose; cadence; length; chair; decision
S1.1 process; customer; output; owner; measure
S2.1 process; duty; accountable; responsible; consulted; informed
S3.2 level; process; parent; owner; target; frequency; source; report; decision
S3.4 report; hours; sent
S3.4 report; hours; sent
"""

# Element, target, name | its indicators, each with b for base or p for process. [method 1.1, 1.2]
_ELEMENTS = """
E1 T1 planning and managing by process | E1a b; E1b b; E1c b; E1d p
E2 T1 process goals | E2a p; E2b b; E2c b
E3 T3 process metrics | E3a b; E3b b; E3c p; E3d b
E4 T1 process models | E4a p; E4b p; E4c p
E5 T2 roles and accountabilities | E5a b; E5b p; E5c b; E5d b
E6 T3 tracking and reporting tools | E6a b; E6b b; E6c b
E7 T4 diagnostic tools | E7a b; E7b b; E7c b
E8 T4 decision mechanisms: policies, rules, forums | E8a b; E8b b; E8c b; E8d b; E8e p
"""

TARGETS = {
    "T1": "management processes",
    "T2": "roles and responsibilities",
    "T3": "measurement system",
    "T4": "collective practices",
}
"""The four targets of change [method 1.1]."""

SECTIONS = ("C1", "C2", "C3", "C4", "C5", "C6", "C7", "S1", "S2", "S3", "S4")
"""Clusters and steps, in the order of the script [method 1.4]."""

QUICK_SECTIONS = ("C4", "C5", "C1", "C2", "C3", "C6", "C7")
FULL_SECTIONS = ("C4", "C5", "S4", "C1", "S1", "C2", "S2", "C3", "S3", "C6", "C7")
"""Both in the order in which they are asked [method 7.2]."""

SPINES = {
    "executive": "C4.1 C5.1 C1.1 C7.5 C7.1",
    "middle": "C4.1 C5.5 C7.2 C5.1 C7.1",
    "frontline": "C4.1 C4.7 C5.5 C7.2 C7.1",
    "process owner": "C4.1 C1.1 C5.5 C5.1 C7.1",
    "analyst": "C3.3 C7.2 C7.1",
}
"""What an interview plans before all else [method 7.2]."""

REPLACED = {"S2.1": "C2.1", "S3.2": "C3.1", "S4.1": "C5.1"}
"""Step table to the cluster table it takes the place of [method 7.3]."""

LEFT_OUT_ALONE = ("S2.1", "S3.2", "S4.1")
"""Inventories of the whole organisation, which nobody makes alone: C2.2, C3.1 and C5.1 ask for a piece of each."""

BOOKING = Booking(opening=5, closing=10, supplied_table=2)
"""How a booked hour is divided [method 7.1]."""

FREQUENCIES = ("never", "one in five", "half", "four in five", "always")
"""What every frequency question offers, lowest first [method 6.3]."""

PROBES = tuple(f"p{number}" for number in range(1, 80))
EVIDENCE = tuple(f"ev{number}" for number in range(1, 16))
EVASIONS = tuple(f"v{number}" for number in range(1, 10))

# Target or X, and how many patterns it has. [method 4.6]
_PATTERN_COUNTS = {"T1.": 6, "T2.": 8, "T3.": 11, "T4.": 17, "X": 10}
PATTERNS = tuple(f"{of}{number}" for of, count in _PATTERN_COUNTS.items() for number in range(1, count + 1))
"""Fifty-two ids [method 4.6]."""

_FAMILIES = {"Diagnose": 2, "Data": 2, "Decide": 3, "Discuss": 2, "Enterprise": 2, "Run": 2, "Follow": 2}
BEHAVIOURS = tuple(
    (f"B{number}", family)
    for number, family in enumerate((family for family, count in _FAMILIES.items() for _ in range(count)), start=1)
)
"""Id and family [method 9.1]."""

ARITHMETIC = Arithmetic(
    caps=(1, 2, 3, 4),
    self_assessment_grade=1,
    bands=(
        Band("executives", ("executive",), Fraction(1)),
        Band("others", ("middle", "frontline", "process owner", "analyst"), Fraction(1)),
    ),
    computed=ComputedRule(("E3a", "E3b", "E5b"), grade=3, perception_gap=Fraction(1)),
    dont_know=DontKnowRule(("E2", "E3", "E5"), share=Fraction(1, 3), respondents=3, cap=1),
    disagreement=DisagreementRule(claims=3, deviation=Fraction("0.8"), level_gap=Fraction("1.5")),
    anonymity=3,
    confidence=ConfidenceRule(
        weights=(Fraction("0.25"), Fraction("0.5"), Fraction("0.8"), Fraction(1)),
        admission_level=1,
        admission_weight=Fraction("0.8"),
        flagged=Fraction("0.7"),
        high=Fraction("0.6"),
        medium=Fraction("0.35"),
    ),
    actions=ActionRule(create_below=Fraction("0.75"), improve_below=Fraction("2.5"), add_below=Fraction(3)),
)
"""Every number of the rubric [method 3, 4.4, 5.1]."""

JUDGEMENTS: Mapping[str, Fraction] = {
    "computed.perception_gap": Fraction(1),
    "disagreement.level_gap": Fraction("1.5"),
    "confidence.high": Fraction("0.6"),
    "confidence.medium": Fraction("0.35"),
    "actions.create_below": Fraction("0.75"),
    "actions.improve_below": Fraction("2.5"),
    "actions.add_below": Fraction(3),
}
"""What the method marks as a judgement that may be set otherwise, beside the weights of the bands [method 10]."""


@dataclass(frozen=True, slots=True)
class ListedQuestion:
    """One question as the method lists it. ``probes`` holds trigger code and probe."""

    roles: frozenset[str]
    type: QuestionType
    minutes: int
    salience: int
    feeds: tuple[str, ...]
    probes: tuple[tuple[str, str], ...]
    see: tuple[str, ...]
    evasion: str


@dataclass(frozen=True, slots=True)
class ListedElement:
    """One element as the method lists it: its target, its name, and its indicators with what they are about."""

    target: str
    name: str
    indicators: tuple[tuple[str, Subject], ...]


def _rows(table: str) -> Iterator[tuple[str, str]]:
    for row in table.strip().splitlines():
        first, rest = row.split(" ", 1)
        yield first, rest


def _question(row: str) -> ListedQuestion:
    head, feeds, probes, see, evasion = (part.strip() for part in row.split("|"))
    roles, kind, minutes, salience = head.split()
    pairs = (use.rpartition(" ") for use in probes.split("; "))
    return ListedQuestion(
        roles=frozenset(role_of(letter) for letter in roles),
        type=QuestionType(kind),
        minutes=int(minutes),
        salience=int(salience),
        feeds=tuple(feeds.split()),
        probes=tuple((trigger, probe) for trigger, _, probe in pairs),
        see=() if see == "-" else tuple(see.split()),
        evasion=evasion,
    )


def _element(row: str) -> ListedElement:
    head, indicators = row.split(" | ")
    target, name = head.split(" ", 1)
    about = {"b": Subject.BASE, "p": Subject.PROCESS}
    pairs = (indicator.split() for indicator in indicators.split("; "))
    return ListedElement(target, name, tuple((name, about[letter]) for name, letter in pairs))


QUESTIONS: Mapping[str, ListedQuestion] = {question: _question(row) for question, row in _rows(_QUESTIONS)}
OPTIONS: Mapping[str, tuple[str, ...]] = {question: tuple(row.split("; ")) for question, row in _rows(_OPTIONS)}
COLUMNS: Mapping[str, tuple[str, ...]] = {question: tuple(row.split("; ")) for question, row in _rows(_COLUMNS)}
ELEMENTS: Mapping[str, ListedElement] = {element: _element(row) for element, row in _rows(_ELEMENTS)}
