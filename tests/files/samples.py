"""A small script, rubric and notes file that are right in every respect."""

SCRIPT = """\
kind: interview
id: small
title: A small script
version: 1
names: {process: the work}
opening: {purpose: Why, notes: Notes, confidentiality: Nobody, consent: Agreed?}
closing: {restate: So, missed: What else?, thanks: Thanks}
booking: {opening: 5, closing: 10, supplied_table: 2}
plans:
  quick: {title: Quick, sections: [A]}
  full: {title: Full, sections: [A, B], replaces: {B1: A4}}
probes: {p1: When was that?, p2: Who was it?}
evidence: {ev1: the plan}
evasions: {v1: {sign: Policy talk, try: What happened?}}
frequencies:
  - {id: never, say: Never}
  - {id: one in five, say: One time in five}
  - {id: half, say: Half the time}
  - {id: four in five, say: Four times in five}
  - {id: always, say: Always}
sections:
  - id: A
    title: Planning
    questions:
      - id: A1
        type: scale
        minutes: 3
        salience: 3
        feeds: [E1a]
        ask:
          executive: "How is {process} planned?"
          middle: How do you plan?
        probes:
          - {probe: p1, when: low}
        see: [ev1]
        evasion: v1
      - id: A2
        type: ordered
        minutes: 2
        salience: 2
        feeds: [E1b]
        ask: {executive: What settles it?}
        options:
          - {id: negotiation, say: Arguing}
          - {id: last year, say: The past}
          - {id: goals, say: Goals}
          - {id: gaps, say: Gaps}
          - {id: evidence, say: Evidence}
        probes:
          - {probe: p2, when: chose('gaps')}
      - id: A3
        type: category
        minutes: 1
        salience: 1
        feeds: [X1]
        ask: {executive: What would it be?}
        options: [{id: cure, say: A cure}, {id: help, say: A help}]
        when: answer('A2') == 'gaps' and level('A1') > 2
      - id: A4
        type: table
        minutes: 5
        salience: 2
        feeds: [E1a]
        ask: {executive: Which goals?}
        columns: [{id: source, say: Source}, {id: owner, say: Owner}]
        probes:
          - {probe: p1, when: missing('owner') or rows > 7}
      - id: A5
        type: multiple
        minutes: 2
        salience: 1
        feeds: [B1]
        ask: {middle: What happened?, analyst: What was done?}
        options: [{id: goal set, say: A goal}, {id: none, say: None of these}]
        probes:
          - {probe: p2, when: count > 1}
  - id: B
    title: Processes
    questions:
      - id: B1
        type: table
        minutes: 8
        salience: 3
        feeds: [E1b]
        ask: {executive: Which processes?}
        columns: [{id: process, say: Process}]
      - {id: B2, type: frequency, minutes: 1, salience: 1, feeds: [E1b], ask: {middle: How often?}}
      - {id: B3, type: number, minutes: 1, salience: 1, feeds: [E1b], ask: {middle: How many?}}
      - {id: B4, type: yes-no, minutes: 1, salience: 1, feeds: [E1b], ask: {middle: Does it?}}
      - {id: B5, type: short, minutes: 1, salience: 1, feeds: [E1b], ask: {middle: Who?}}
      - {id: B6, type: long, minutes: 1, salience: 1, feeds: [E1b], ask: {middle: What happened?}}
roles:
  executive: {code: X, say: senior executive}
  middle: {code: M, say: middle manager}
  frontline: {code: F, say: front-line manager}
  process owner: {code: O, say: process owner}
  analyst: {code: N, say: analyst}
"""

RUBRIC = """\
kind: rubric
id: small
title: A small rubric
version: 1
arithmetic:
  caps: [1, 2, 3, 4]
  self_assessment_grade: 1
  bands:
    - {id: executives, roles: [executive], weight: 1}
    - {id: others, roles: [middle, frontline, process owner, analyst], weight: 1}
  computed: {indicators: [E1a], grade: 3, perception_gap: 1.0}
  dont_know: {elements: [E1], share: 1/3, respondents: 3, cap: 1}
  disagreement: {claims: 3, deviation: 0.8, level_gap: 1.5}
  anonymity: 3
  confidence:
    weights: [0.25, 0.5, 0.8, 1]
    admission_level: 1
    admission_weight: 0.8
    flagged: 0.7
    high: 0.6
    medium: 0.35
  actions: {create_below: 0.75, improve_below: 2.5, add_below: 3}
targets:
  - {id: T1, name: Processes}
elements:
  - id: E1
    name: Planning
    target: T1
    indicators:
      - id: E1a
        name: The cycle
        about: base
        anchors: [None, Some, Half, Most, All]
      - id: E1b
        name: The steering
        about: process
        anchors: [None, Some, Half, Most, All]
        coaching: {nudge: Ask, debrief: What was it?, practice: Try}
patterns:
  - {id: X1, name: No picture}
behaviours:
  - {id: B1, family: Diagnose, name: Names the gap}
"""

NOTES = """\
kind: notes
person: CEO
minutes: 45
date: 2026-03-02
answers:
  - question: A1
    level: 3
    grade: 1
    note: |
      The plan is on my desk. "We never miss a month."
  - {question: A2, choice: last year}
  - {question: A5, choices: [goal set]}
  - {question: A4, rows: [{source: the board, owner: ""}, {owner: OPS}]}
  - {question: B2, choice: half}
  - {question: B3, number: 7}
  - {question: B4, choice: yes}
  - {question: B5, text: OPS, note: She was sure.}
  - {question: B6, note: It went well.}
  - {question: A3, absent: don't know}
ratings:
  - {indicator: E1a, level: 3, grade: 2, question: A1, evidence: Shown on screen}
  - {indicator: E1b, absent: don't know}
quotes:
  - {text: We never miss a month., usable: true}
"""


def changed(text: str, old: str, new: str) -> str:
    """``text`` with its one ``old`` replaced, so that a test cannot silently change nothing."""
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    return text.replace(old, new)
