"""A small sheet and the rubric it is used with, right in every respect: a walk through a workshop."""

SHEET = """\
kind: interview
id: walk
title: My safety walk
version: 1
rubric: walk
names: {site: the workshop}
sheet:
  about: walk
  minutes: 3
  which: Where did you walk?
  when: What day was it?
  opening: [Nobody sees this.]
  kept: "You meant to say: “{line}” Did you?"
  closest: Which comes closest?
  weakest: 1
  promise: One line for next time
  participants:
    ask:
      - {id: seen, type: yes-no, ask: Did anybody look at your place?}
      - {id: worth, type: category, ask: Was it worth it?, options: [{id: all, say: Yes}, {id: none, say: No}]}
probes: {p1: When was that?}
sections:
  - id: hazards
    title: What you saw
    questions:
      - id: W1
        type: numbers
        minutes: 0.5
        feeds: [B1]
        ask: "What did you see in {site}?"
        parts:
          - {id: seen, say: Hazards seen}
          - {id: named, say: Said aloud to somebody, most: seen}
        example: "5, 3: five seen, three said. (A bakery)"
        level_rules:
          B1:
            - {level: 4, when: named / seen >= 4/5}
            - {level: 2, when: named / seen >= 1/2}
            - {level: 0, when: named == 0 and seen > 0}
      - id: W2
        type: category
        minutes: 0.4
        feeds: [B2]
        ask: What did people do when you came?
        options:
          - {id: talked, say: They told me what is awkward}
          - {id: stopped, say: They stopped and waited}
          - {id: went on, say: They went on as before}
          - {id: nobody, say: Nobody was there}
        levels: {B2: {stopped: 0, went on: 2, talked: 4}}
        words: {ask: What did they say?, example: "“The step is slippery.” (A brewery)"}
      - id: W3
        type: number
        minutes: 0.2
        feeds: [B3]
        ask: Of your first five sentences how many were questions?
        most: 5
        level_rules: {B3: [{level: 3, when: number >= 3}, {level: 1, when: number >= 1}, {level: 0, when: number == 0}]}
        follow_up: [{probe: p1, when: number > 3}]
"""

SHEET_RUBRIC = """\
kind: rubric
id: walk
title: What people do on a safety walk
version: 1
families:
  - {id: see, name: See, weight: 3}
  - {id: ask, name: Ask, weight: 2}
coaching_rules:
  priorities: {top: 3, one_per_family: true}
  strength: {from_level: 2}
behaviours:
  - &first
    id: B1
    family: see
    name: Says what is unsafe
    short: saying it
    definition: Whoever sees a hazard says so at once.
    anchors: [Nothing is said, Little is said, Half is said, Most is said, All is said]
    events:
      - {id: "1", say: I mentioned it at lunch}
      - {id: "3", say: I said it there and then}
      - {id: "0", say: I made a note}
      - {id: "4", say: I said it and we mended it}
      - {id: "2", say: I told the shift leader}
    coaching: {nudge: What could hurt you here?, debrief: What was left unsaid?, practice: Say the first one aloud.}
"""


def _behaviour(behaviour: str, family: str, name: str) -> str:
    first = SHEET_RUBRIC[SHEET_RUBRIC.index("  - &first\n") :].replace("  - &first\n    id:", "  - id:")
    named = first.replace("B1", behaviour).replace("family: see", f"family: {family}").replace("saying it", behaviour)
    return named.replace("Says what is unsafe", name)


SHEET_RUBRIC = SHEET_RUBRIC.replace("  - &first\n    id:", "  - id:") + (
    _behaviour("B2", "ask", "Lets people go on") + _behaviour("B3", "ask", "Asks before telling")
)
