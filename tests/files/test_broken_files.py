"""Files with one mistake each: lint names the place, what is wrong and how to mend it."""

from pathlib import Path

import pytest

from coachtui.files.linting import lint
from coachtui.model.problems import Problem

from .samples import NOTES, RUBRIC, SCRIPT, changed


def script(old: str, new: str) -> str:
    return changed(SCRIPT, old, new)


def rubric(old: str, new: str) -> str:
    return changed(RUBRIC, old, new)


def notes(old: str, new: str) -> str:
    return changed(NOTES, old, new)


# The text of the broken file, and the problems wanted; of a hint only the beginning.
BROKEN = [
    pytest.param(
        script("sections: [A]}", "sections: [A}"),
        [Problem("s.yaml", 10, 37, "The list opened with '[' in this line is not closed here.", "Add ',' or ']'.")],
        id="unclosed list",
    ),
    pytest.param(
        script("    title: Planning", "\ttitle: Planning"),
        [
            Problem(
                "s.yaml", 23, 1, "A tab is used where YAML wants spaces.", "Indent with spaces; editors can convert ta"
            )
        ],
        id="tab",
    ),
    pytest.param(
        script("version: 1", "version: 1\nversion: 2"),
        [Problem("s.yaml", 5, 1, "The key 'version' is there twice.", "Keep one of the two.")],
        id="duplicate key",
    ),
    pytest.param(
        script("see: [ev1]", "see: [*ev1]"),
        [Problem("s.yaml", 35, 15, "Aliases such as '*ev1' are not used here.", "Write the value out.")],
        id="alias",
    ),
    pytest.param(
        script("see: [ev1]", "see: &e [ev1]"),
        [Problem("s.yaml", 35, 14, "Anchors such as '&e' are not used here.", "Take it out.")],
        id="anchor",
    ),
    pytest.param(
        script("version: 1", "version: !!int 1"),
        [Problem("s.yaml", 4, 10, "Tags such as '!!int' are not used here.", "Take it out.")],
        id="tag",
    ),
    pytest.param(
        script("evidence: {ev1: the plan}", "evidence: {<<: {}, ev1: the plan}"),
        [Problem("s.yaml", 13, 12, "Merge keys ('<<') are not used here.", "Write the values out.")],
        id="merge",
    ),
    pytest.param(
        "kind: interview\nid: " + "[" * 50 + "]" * 50 + "\n",
        [
            Problem(
                "s.yaml",
                2,
                44,
                "The file is nested more than 40 levels deep here.",
                "Check for brackets that are opened and nev",
            )
        ],
        id="deep",
    ),
    pytest.param(
        "[" * 100_000,
        [
            Problem(
                "s.yaml",
                1,
                41,
                "The file is nested more than 40 levels deep here.",
                "Check for brackets that are opened and nev",
            )
        ],
        id="very deep",
    ),
    pytest.param(
        script("the plan", "the pl\xe4n").encode("latin-1"),
        [
            Problem(
                "s.yaml",
                13,
                23,
                "The file is not UTF-8: byte 0xe4 here begins no character.",
                "Save it as UTF-8 in your editor, or type t",
            )
        ],
        id="latin-1",
    ),
    pytest.param(
        SCRIPT.encode("utf-16"),
        [Problem("s.yaml", 1, 1, "The file is in UTF-16.", "Save it as UTF-8 in your editor.")],
        id="utf-16",
    ),
    pytest.param(
        b"a: b\n" * 2_000_000,
        [
            Problem(
                "s.yaml", 1, 1, "s.yaml has 10.0 MB; 2 MB is the most.", "A script, rubric or notes file is far smal"
            )
        ],
        id="ten megabytes",
    ),
    pytest.param(
        "", [Problem("s.yaml", 1, 1, "The file is empty.", "A file begins with a line such as 'kind: i")], id="empty"
    ),
    pytest.param(
        "# nothing\n",
        [Problem("s.yaml", 1, 1, "The file is empty.", "A file begins with a line such as 'kind: i")],
        id="only comment",
    ),
    pytest.param(
        script("the plan", "the\x07 plan"),
        [Problem("s.yaml", 13, 20, "There is an unreadable character here (U+0007).", "Delete it.")],
        id="control",
    ),
    pytest.param(
        "- a\n",
        [Problem("s.yaml", 1, 1, "The file holds no 'key: value' lines.", "Begin with 'kind: ...' and 'id: ...'.")],
        id="list root",
    ),
    pytest.param(
        "hello\n",
        [Problem("s.yaml", 1, 1, "The file holds no 'key: value' lines.", "Begin with 'kind: ...' and 'id: ...'.")],
        id="scalar root",
    ),
    pytest.param(
        script("kind: interview\n", ""),
        [Problem("s.yaml", 1, 1, "'kind' is missing.", "Add 'kind: ...' as the first line; known: ")],
        id="no kind",
    ),
    pytest.param(
        script("kind: interview", "kind: intervew"),
        [Problem("s.yaml", 1, 7, "There is no kind of file called 'intervew'.", "Did you mean 'interview'?")],
        id="wrong kind",
    ),
    pytest.param(
        script("kind: interview", "kind:"),
        [Problem("s.yaml", 1, 6, "'kind' is empty.", "Known: interview, rubric, notes, meeting, engagemen")],
        id="null kind",
    ),
    pytest.param(
        script("salience: 3\n        feeds: [E1a]", "salence: 3\n        feeds: [E1a]"),
        [Problem("s.yaml", 28, 9, "'salence' is no key that is known here.", "Did you mean 'salience'?")],
        id="unknown key",
    ),
    pytest.param(
        script("        salience: 3\n        feeds: [E1a]\n", "        feeds: [E1a]\n"),
        [Problem("s.yaml", 25, 9, "'salience' is missing from A1.", "Add 'salience: ...'. 1 can wait, 3 is aske")],
        id="no salience",
    ),
    pytest.param(
        script("        minutes: 3\n", ""),
        [Problem("s.yaml", 25, 9, "'minutes' is missing from A1.", "Add 'minutes: ...'. Planned length in whol")],
        id="missing",
    ),
    pytest.param(
        script("minutes: 3\n", "minutes: three\n"),
        [
            Problem(
                "s.yaml",
                27,
                18,
                "'minutes' must be a number, not text.",
                "Write a number such as 0.5, or a fraction ",
            )
        ],
        id="wrong type",
    ),
    pytest.param(
        script("title: A small script", "title: 2026"),
        [Problem("s.yaml", 3, 8, "'title' must be text, not the number 2026.", "Put it in quotation marks: '2026'.")],
        id="text number",
    ),
    pytest.param(
        script("minutes: 3\n", "minutes: 0\n"),
        [Problem("s.yaml", 27, 18, "'minutes' is 0, but must be more than 0.", "Write a number that is more than 0.")],
        id="no minutes",
    ),
    pytest.param(
        script("minutes: 3\n", "minutes: 2.5\n"),
        [
            Problem(
                "s.yaml",
                27,
                18,
                "'minutes' must be a whole number, not the number 2.5.",
                "Write a whole number such as 1, without qu",
            )
        ],
        id="float minutes",
    ),
    pytest.param(
        script("salience: 1\n        feeds: [X1]", "salience: 4\n        feeds: [X1]"),
        [Problem("s.yaml", 54, 19, "'salience' is 4, but must be at most 3.", "Write a number that is at most 3.")],
        id="salience",
    ),
    pytest.param(
        script("type: ordered", "type: orderd"),
        [Problem("s.yaml", 38, 15, "'type' cannot be 'orderd'.", "Did you mean 'ordered'?")],
        id="unknown type",
    ),
    pytest.param(
        script("middle: How do you plan?", "midle: How do you plan?"),
        [Problem("s.yaml", 32, 11, "The script has no role 'midle'.", "Did you mean 'middle'?")],
        id="unknown role",
    ),
    pytest.param(
        script("probes: {p1", "spines: {anlyst: [A5]}\ntried_in: A1\ntried_as: midle\nprobes: {p1").replace(
            "consent: Agreed?", "consent: Agreed?, warm_up: {boss: So?}"
        ),
        [
            Problem("s.yaml", 6, 92, "The script has no role 'boss'.", "Known: executive, middle, frontline, pr"),
            Problem("s.yaml", 12, 10, "The script has no role 'anlyst'.", "Did you mean 'analyst'?"),
            Problem("s.yaml", 12, 19, "A5 has no wording for anlyst.", "Add one, or take it off this spine."),
            Problem("s.yaml", 13, 11, "A1 does not name the core process to midle.", "Name one whose wording has {co"),
            Problem("s.yaml", 14, 11, "The script has no role 'midle'.", "Did you mean 'middle'?"),
        ],
        id="unknown roles elsewhere",
    ),
    pytest.param(
        script("{code: M, say: middle manager}", "{code: Analyst, say: middle manager}"),
        [Problem("s.yaml", 94, 18, "'code' is longer than 2 characters.", "Make it shorter.")],
        id="long code of a role",
    ),
    pytest.param(
        script("{code: O, say: process owner}", "{code: x, say: Middle-Manager}"),
        [
            Problem("s.yaml", 96, 25, "'x' stands for executive already.", "Give one of the two roles another word."),
            Problem("s.yaml", 96, 33, "'Middle-Manager' stands for middle already.", "Give one of the two roles"),
        ],
        id="one word for two roles",
    ),
    pytest.param(
        script("roles:\n  executive: {code: X, say: senior executive}\n", "roles:\n"),
        [
            Problem("r.yaml", 9, 32, "The script small has no role 'executive'.", "Known: middle, frontline,"),
            *(
                Problem("s.yaml", line, column, "The script has no role 'executive'.", "Known: middle, frontline,")
                for line, column in ((31, 11), (42, 15), (56, 15), (64, 15), (85, 15))
            ),
        ],
        id="a role that is not declared",
    ),
    pytest.param(
        script("see: [ev1]", "see: ev1"),
        [Problem("s.yaml", 35, 14, "'see' must be a list, not text.", "Write its items as [one, two], or each on ")],
        id="list wanted",
    ),
    pytest.param(
        script("ask: {executive: What settles it?}", "ask: [What settles it?]"),
        [
            Problem(
                "s.yaml",
                42,
                14,
                "'ask' must be a group of keys, not a list.",
                "Write 'key: value' lines, indented, below ",
            )
        ],
        id="group wanted",
    ),
    pytest.param(
        script("title: A small script", "title: ''"),
        [Problem("s.yaml", 3, 8, "'title' is empty.", "Write a text, or leave the key out where t")],
        id="empty text",
    ),
    pytest.param(
        script("title: A small script", "title:"),
        [Problem("s.yaml", 3, 7, "'title' must be text, not empty.", "Write a text behind it.")],
        id="null text",
    ),
    pytest.param(
        script("feeds: [E1a]\n        ask:\n", "feeds: [E1z]\n        ask:\n"),
        [Problem("s.yaml", 29, 17, "The rubric small has no 'E1z'.", "Did you mean 'E1b'?")],
        id="unknown feed",
    ),
    pytest.param(
        script("probe: p1, when: low", "probe: p9, when: low"),
        [Problem("s.yaml", 34, 21, "There is no probe 'p9' in this script.", "Known: p1, p2.")],
        id="unknown probe",
    ),
    pytest.param(
        script("see: [ev1]", "see: [ev2]"),
        [Problem("s.yaml", 35, 15, "There is no evidence 'ev2' in this script.", "Did you mean 'ev1'?")],
        id="unknown evidence",
    ),
    pytest.param(
        script("evasion: v1", "evasion: v2"),
        [Problem("s.yaml", 36, 18, "There is no evasion 'v2' in this script.", "Known: v1.")],
        id="unknown evasion",
    ),
    pytest.param(
        script("feeds: [B1]", "feeds: []"),
        [Problem("s.yaml", 72, 9, "A5 feeds nothing.", "Name the indicators, behaviours or pattern")],
        id="feeds nothing",
    ),
    pytest.param(
        script("answer('A2') ==", "answer('A9') =="),
        [Problem("s.yaml", 58, 22, "There is no question 'A9'.", "Known: A1, A2, A3, A4, A5, B1, B2, B3, B4,")],
        id="unknown question",
    ),
    pytest.param(
        script("== 'gaps'", "== 'gasp'"),
        [Problem("s.yaml", 58, 31, "A2 has no 'gasp' to choose.", "Did you mean 'gaps'?")],
        id="misspelt option",
    ),
    pytest.param(
        script("chose('gaps')", "chose('gapps')"),
        [Problem("s.yaml", 50, 37, "A2 has no 'gapps' to choose.", "Did you mean 'gaps'?")],
        id="misspelt probe option",
    ),
    pytest.param(
        script("when: low", "when: \"__import__('os').system('rm')\""),
        [
            Problem(
                "s.yaml",
                34,
                31,
                "Only a plain function name can be called.",
                "Use names, functions such as answer('questi",
            )
        ],
        id="attack rule",
    ),
    pytest.param(
        script("when: low", "when: 9**9**9**9"),
        [Problem("s.yaml", 34, 31, "A rule cannot contain '**'.", "Use names, functions such as answer('questi")],
        id="endless rule",
    ),
    pytest.param(
        script("level('A1') > 2", "level('A1') > 4"),
        [Problem("s.yaml", 58, 15, "The rule can never be true.", "No answer fits all of it: look for conditi")],
        id="rule never true",
    ),
    pytest.param(
        script("answer('A2') == 'gaps' and level('A1') > 2", "answered('A3')"),
        [Problem("s.yaml", 58, 15, "Whether A3 is shown depends on A3 itself.", "Look at a question asked before it.")],
        id="rule about itself",
    ),
    pytest.param(
        script("answer('A2') == 'gaps' and level('A1') > 2", "answered('B1')"),
        [
            Problem(
                "s.yaml",
                58,
                15,
                "The rule looks only at questions that are asked after A3.",
                "Look at earlier questions, or move A3 furt",
            )
        ],
        id="rule about later questions",
    ),
    pytest.param(
        script("ask: {executive: Which goals?}", "ask: {analyst: Which goals?}\n        when: answered('A1')"),
        [
            Problem(
                "s.yaml",
                65,
                15,
                "Nobody who is asked A4 is asked what its rule looks at.",
                "Look at a question that the same roles are",
            )
        ],
        id="rule about another role",
    ),
    pytest.param(
        script("missing('owner') or rows > 7", "most('ownr') > 1"),
        [Problem("s.yaml", 67, 36, "A4 has no column 'ownr'.", "Did you mean 'owner'?")],
        id="column in rule",
    ),
    pytest.param(
        script("when: count > 1", "when: number > 1"),
        [
            Problem(
                "s.yaml",
                76,
                31,
                "'number' (the number answered) is never known for A5, a multiple question.",
                "It is for: number.",
            )
        ],
        id="probe name of another type",
    ),
    pytest.param(
        script("{process} planned", "{proces} planned"),
        [
            Problem(
                "s.yaml",
                31,
                30,
                "There is no name 'proces' to fill in here.",
                "Did you mean 'process'? Names are listed u",
            )
        ],
        id="placeholder",
    ),
    pytest.param(
        script("{process} planned", "{process planned"),
        [
            Problem(
                "s.yaml",
                31,
                30,
                "A brace stands alone here; braces go around names to fill in.",
                "Write {name}, or take it out.",
            )
        ],
        id="lone brace",
    ),
    pytest.param(
        script(
            "evasion: v1\n",
            "evasion: v1\n        options: [{id: a, say: a}, {id: b, say: b}, {id: c, say: c}, {id: d, say: d}]\n",
        ),
        [
            Problem(
                "s.yaml",
                37,
                9,
                "A1 has 4 options; a scale has five, for levels 0 to 4, or none.",
                "Give it five, or none to show the indicato",
            )
        ],
        id="scale with four options",
    ),
    pytest.param(
        script("          - {id: evidence, say: Evidence}\n", ""),
        [
            Problem(
                "s.yaml",
                43,
                9,
                "A2 has 4 options; an ordered question has five, for levels 0 to 4.",
                "Give it five options, the lowest level fir",
            )
        ],
        id="ordered four",
    ),
    pytest.param(
        script("        options: [{id: cure, say: A cure}, {id: help, say: A help}]\n", ""),
        [
            Problem(
                "s.yaml",
                51,
                9,
                "A3 has 0 options; a category question needs two or more.",
                "Add 'options: ...' with an id and a wordin",
            )
        ],
        id="no options",
    ),
    pytest.param(
        script("type: number, minutes: 1", "type: number, options: [{id: a, say: b}], minutes: 1"),
        [
            Problem(
                "s.yaml",
                88,
                32,
                "B3 is a number question, which has no options of its own.",
                "Take the options out, or change the type.",
            )
        ],
        id="options on number",
    ),
    pytest.param(
        script("type: long, minutes: 1", "type: long, columns: [{id: a, say: b}], minutes: 1"),
        [
            Problem(
                "s.yaml",
                91,
                30,
                "B6 is a long question; only tables have columns.",
                "Take the columns out, or make it 'type: ta",
            )
        ],
        id="columns on long",
    ),
    pytest.param(
        script("        columns: [{id: process, say: Process}]\n", ""),
        [Problem("s.yaml", 80, 9, "B1 is a table without columns.", "Add 'columns: ...' with an id and a headin")],
        id="no columns",
    ),
    pytest.param(
        script("id: B2,", "id: A1,"),
        [Problem("s.yaml", 87, 14, "'A1' is there twice among the questions.", "Give one of them another id.")],
        id="duplicate question",
    ),
    pytest.param(
        script("{id: none, say", "{id: goal set, say"),
        [Problem("s.yaml", 74, 53, "'goal set' is there twice among the options.", "Give one of them another id.")],
        id="dup option",
    ),
    pytest.param(
        script("sections: [A, B]", "sections: [A, C]"),
        [
            Problem("s.yaml", 11, 37, "There is no section 'C' in this script.", "Known: A, B."),
            Problem("s.yaml", 11, 52, "B1 is in no section of this plan.", "Add its section, or take the line out."),
            Problem(
                "s.yaml",
                77,
                9,
                "No plan draws on the section B: its questions are never asked.",
                "Add it to a plan's sections, or take it ou",
            ),
        ],
        id="plan section",
    ),
    pytest.param(
        script("{B1: A4}", "{B1: A9}"),
        [Problem("s.yaml", 11, 56, "There is no question 'A9'.", "Known: A1, A2, A3, A4, A5, B1, B2, B3, B4,")],
        id="replaces unknown",
    ),
    pytest.param(
        script("{B1: A4}", "{B1: A1}"),
        [Problem("s.yaml", 11, 56, "A1 is no table, and only tables replace each other.", "Name a table question.")],
        id="replaces no table",
    ),
    pytest.param(
        script(
            "{id: evidence, say: Evidence}\n",
            "{id: evidence, say: Evidence}\n        levels: {E1b: {gaps: 3, gab: 2}, E1a: {goals: 1}}\n",
        ),
        [
            Problem("s.yaml", 49, 33, "There is no option 'gab' in A2.", ""),
            Problem("s.yaml", 49, 42, "A2 does not feed E1a.", ""),
        ],
        id="levels",
    ),
    pytest.param(
        script("{id: B2, type: frequency, ", "{id: B2, levels: {E1b: {never: 0}}, type: frequency, "),
        [
            Problem(
                "s.yaml", 87, 18, "B2 is a frequency question; its options stand for no levels.", "Take 'levels' out."
            )
        ],
        id="levels of a frequency",
    ),
    pytest.param(
        script("{id: B3, type: number, ", "{id: B3, shown: true, type: number, ").replace(
            "id: A1\n        type: scale", "id: A1\n        shown: true\n        type: scale"
        ),
        [
            Problem(
                "s.yaml",
                26,
                9,
                "A1 shows the levels of an indicator, which are for the interviewer alone.",
                "Take 'shown' out, or add five options.",
            ),
            Problem("s.yaml", 89, 18, "B3 is a number question, which has no options to show.", "Take 'shown' out."),
        ],
        id="shown without options",
    ),
    pytest.param(
        script("probes: {p1", "spines: {executive: [A1, A1, A9], analyst: [A2]}\nprobes: {p1"),
        [
            Problem("s.yaml", 12, 26, "'A1' is there twice among the questions of this spine.", ""),
            Problem("s.yaml", 12, 30, "There is no question 'A9' in this script.", "Known: A1, A2, A3, A4, A5, B1"),
            Problem("s.yaml", 12, 45, "A2 has no wording for analyst.", "Add one, or take it off this spine."),
        ],
        id="spine",
    ),
    pytest.param(
        script("sections: [A, B], replaces: {B1: A4}", "sections: [A]").replace(
            "probes: {p1", "spines: {executive: [B1]}\nprobes: {p1"
        ),
        [
            Problem("s.yaml", 12, 22, "No interview's plan draws on B1.", "Add its section to one, or take it out."),
            Problem("s.yaml", 78, 9, "No plan draws on the section B: its questions are never asked.", "Add it to a"),
        ],
        id="spine of no plan",
    ),
    pytest.param(
        script("opening: 5, closing: 10", "opening: 30, closing: 30"),
        [
            Problem(
                "s.yaml",
                8,
                1,
                "Opening and closing take 60 minutes, which leaves no room for questions in an hour.",
                "Shorten one of the two.",
            )
        ],
        id="booking without room",
    ),
    pytest.param(
        script("supplied_table: 2", "supplied_table: 6"),
        [
            Problem(
                "s.yaml",
                61,
                18,
                "A4 has 5 minutes, but walking through a supplied table takes 6.",
                "Give it 6 or more, or lower 'supplied_tabl",
            )
        ],
        id="supplied table too long",
    ),
    pytest.param(
        script("roles:\n", "  - {id: C, title: Nothing, questions: []}\nroles:\n"),
        [
            Problem(
                "s.yaml",
                92,
                10,
                "No plan draws on the section C: its questions are never asked.",
                "Add it to a plan's sections, or take it ou",
            ),
            Problem("s.yaml", 92, 29, "The section C has no questions.", "Add some, or take the section out."),
        ],
        id="empty section",
    ),
    pytest.param(
        script("  - {id: always, say: Always}\n", ""),
        [Problem("s.yaml", 15, 1, "'frequencies' has 4 items; it needs 5.", "Add 1.")],
        id="four frequencies",
    ),
    pytest.param(
        script("feeds: [E1a]\n        ask:\n", "feeds: [X1, E1a]\n        ask:\n"),
        [
            Problem(
                "s.yaml",
                29,
                17,
                "A1 is a scale, and 'X1' has no levels to show on it.",
                "Name an indicator first, or add five optio",
            )
        ],
        id="scale feeds X",
    ),
    pytest.param(
        script("when: count > 1", "when: count >"),
        [
            Problem(
                "s.yaml",
                76,
                38,
                "The rule breaks off before it is complete.",
                "Use names, functions such as answer('questi",
            )
        ],
        id="syntax rule",
    ),
    pytest.param(
        script("rows > 7", "rows = 7"),
        [Problem("s.yaml", 67, 56, "The rule cannot be read from '= 7' on.", "To compare, write ==.")],
        id="rule with one equals sign",
    ),
    pytest.param(
        script("rows > 7", "rows > 7 && yes"),
        [
            Problem(
                "s.yaml",
                67,
                61,
                "The rule cannot be read from '& yes' on.",
                "Write and, or, not in place of &&, ||, !.",
            )
        ],
        id="rule in another language",
    ),
    pytest.param(
        rubric(
            "name: The cycle\n        about: base\n        anchors: [None, Some, Half, Most, All]",
            "name: The cycle\n        about: base\n        anchors: [None, Some, Half, Most]",
        ),
        [Problem("r.yaml", 33, 9, "'anchors' has 4 items; it needs 5.", "Add 1.")],
        id="anchors four",
    ),
    pytest.param(
        rubric("process owner, analyst", "process owner"),
        [Problem("r.yaml", 8, 3, "No band has the role analyst.", "Add every role to exactly one band.")],
        id="band missing",
    ),
    pytest.param(
        rubric("process owner, analyst", "process owner, anlyst"),
        [
            Problem("r.yaml", 8, 3, "No band has the role analyst.", "Add every role to exactly one band."),
            Problem("r.yaml", 10, 62, "The script small has no role 'anlyst'.", "Did you mean 'analyst'?"),
        ],
        id="unknown role in a band",
    ),
    pytest.param(
        rubric("behaviours:\n", "behaviours_target: T9\nbehaviours:\n"),
        [Problem("r.yaml", 41, 20, "There is no target 'T9' in this rubric.", "Known: T1.")],
        id="target of behaviours",
    ),
    pytest.param(
        rubric("roles: [executive]", "roles: [executive, middle]"),
        [Problem("r.yaml", 10, 28, "The role 'middle' is in two places.", "Keep it in one band, once.")],
        id="band twice",
    ),
    pytest.param(
        rubric("target: T1", "target: T2"),
        [Problem("r.yaml", 28, 13, "There is no target 'T2' in this rubric.", "Known: T1.")],
        id="unknown target",
    ),
    pytest.param(
        rubric("caps: [1, 2, 3, 4]", "caps: [1, 3, 2, 4]"),
        [
            Problem(
                "r.yaml",
                6,
                16,
                "2 follows on 3. A higher grade supports no lower level.",
                "Put them in ascending order.",
            )
        ],
        id="caps descending",
    ),
    pytest.param(
        rubric("weights: [0.25, 0.5, 0.8, 1]", "weights: [0.25, 0.5, 0.8, 1.5]"),
        [
            Problem(
                "r.yaml",
                16,
                31,
                "Item 4 of 'weights' is 1.5, but must be at most 1.",
                "Write a number that is at most 1.",
            )
        ],
        id="weight above one",
    ),
    pytest.param(
        rubric("weights: [0.25, 0.5, 0.8, 1]", "weights: [0.5, 0.25, 0.8, 1]"),
        [
            Problem(
                "r.yaml", 16, 20, "0.25 follows on 0.5. A higher grade weighs no less.", "Put them in ascending order."
            )
        ],
        id="weights order",
    ),
    pytest.param(
        rubric("share: 1/3", "share: 1/0"),
        [
            Problem(
                "r.yaml", 12, 38, "'share' must be a number, not text.", "Write a number such as 0.5, or a fraction "
            )
        ],
        id="fraction",
    ),
    pytest.param(
        rubric("medium: 0.35", "medium: 0.65"),
        [Problem("r.yaml", 21, 13, "'medium' is 0.65, which is not below 'high', 0.6.", "Lower it.")],
        id="medium above high",
    ),
    pytest.param(
        rubric("improve_below: 2.5", "improve_below: 0.5"),
        [
            Problem(
                "r.yaml",
                22,
                27,
                "'create_below' is 0.75, which is not below 'improve_below', 0.5.",
                "Put the thresholds in ascending order.",
            )
        ],
        id="thresholds",
    ),
    pytest.param(
        rubric("indicators: [E1a]", "indicators: [E9]"),
        [Problem("r.yaml", 11, 27, "There is no indicator 'E9' in this rubric.", "Known: E1a, E1b.")],
        id="unknown computed",
    ),
    pytest.param(
        rubric("elements: [E1],", "elements: [E9],"),
        [Problem("r.yaml", 12, 26, "There is no element 'E9' in this rubric.", "Known: E1.")],
        id="don't know element",
    ),
    pytest.param(
        rubric("id: B1", "id: E1b"),
        [
            Problem(
                "r.yaml",
                42,
                10,
                "'E1b' is there twice among the indicators, patterns and behaviours.",
                "Give one of them another id.",
            ),
            Problem("s.yaml", 72, 17, "The rubric small has no 'B1'.", "Known: E1a, E1b, X1."),
        ],
        id="duplicate feed",
    ),
    pytest.param(
        rubric("patterns:", "      - {id: E1c, name: New, about: base, anchors: [a, b, c, d, e]}\npatterns:"),
        [Problem("r.yaml", 39, 14, "No question feeds E1c.", "Add it to the 'feeds' of a question, or ta")],
        id="unfed",
    ),
    pytest.param(
        notes("choice: last year", "choice: last yr"),
        [Problem("n.yaml", 11, 5, "A2 has no 'last yr' to choose.", "Did you mean 'last year'?")],
        id="notes: option",
    ),
    pytest.param(
        notes("question: B5", "question: B9"),
        [Problem("n.yaml", 17, 5, "There is no question 'B9'.", "Known: A1, A2, A3, A4, A5, B1, B2, B3, B4,")],
        id="notes: question",
    ),
    pytest.param(
        notes("level: 3\n", "level: 5\n"),
        [Problem("n.yaml", 7, 12, "'level' is 5, but must be at most 4.", "Write a number that is at most 4.")],
        id="notes: level",
    ),
    pytest.param(
        notes("number: 7", "level: 3"),
        [Problem("n.yaml", 15, 5, "B3 is a number question and takes no 'level'.", "Write 'number: ...'.")],
        id="notes: wrong key",
    ),
    pytest.param(
        notes("absent: don't know}\nratings", "choice: cure, absent: declined}\nratings"),
        [Problem("n.yaml", 19, 5, "A3 has both an answer and 'absent'.", "Keep one of the two.")],
        id="notes: both",
    ),
    pytest.param(
        notes("absent: don't know}\nratings", "absent: dunno}\nratings"),
        [Problem("n.yaml", 19, 28, "'absent' cannot be 'dunno'.", "Known: don't know, declined, not applicabl")],
        id="notes: absent",
    ),
    pytest.param(
        notes("number: 7", "number: 7, text: x"),
        [Problem("n.yaml", 15, 31, "The answer has both 'number' and 'text'.", "Keep one of them.")],
        id="notes: two",
    ),
    pytest.param(
        notes("level: 3, grade: 2", "grade: 2"),
        [
            Problem("n.yaml", 21, 5, "The rating of E1a has a grade but no level.", "Take 'grade' out."),
            Problem("n.yaml", 21, 5, "The rating of E1a has neither a level nor 'absent'.", "Give it one of the two."),
        ],
        id="notes: rating",
    ),
    pytest.param(
        notes("indicator: E1b", "indicator: E1x"),
        [Problem("n.yaml", 22, 5, "There is no indicator 'E1x'.", "Did you mean 'E1b'?")],
        id="notes: indicator",
    ),
    pytest.param(
        notes("note: It went well.", "note: ''"),
        [Problem("n.yaml", 18, 5, "B6 has no answer.", "Add a 'note: ...', which is the answer, or")],
        id="notes: nothing answered",
    ),
    pytest.param(
        notes("{owner: OPS}", "{ownr: OPS}"),
        [Problem("n.yaml", 13, 5, "A4 has no column 'ownr'.", "Did you mean 'owner'?")],
        id="notes: column",
    ),
    pytest.param(
        notes("2026-03-02", "2026-02-30"),
        [
            Problem(
                "n.yaml", 4, 7, "'date' is '2026-02-30', which is no day.", "Write it as year-month-day, such as 2026-0"
            )
        ],
        id="notes: date",
    ),
    pytest.param(
        notes("question: B4", "question: A1").replace("choice: yes", "level: 1"),
        [Problem("n.yaml", 16, 5, "A1 is answered twice.", "Put the two answers together.")],
        id="notes: dup",
    ),
    pytest.param(
        notes("number: 7", "number: 7, grade: 1"),
        [
            Problem(
                "n.yaml",
                15,
                5,
                "B3 passes no level on that a grade could go with.",
                "Take 'grade' out; grades of other levels g",
            )
        ],
        id="notes: grade",
    ),
    pytest.param(
        notes("source: the board", "source: 95"),
        [Problem("n.yaml", 13, 36, "'source' must be text, not the number 95.", "Put it in quotation marks: '95'.")],
        id="notes: cell",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), BROKEN)
def test_every_mistake_is_reported_where_it_stands(
    text: str | bytes, wanted: list[Problem], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = text.encode() if isinstance(text, str) else text
    files = {"s.yaml": SCRIPT.encode(), "r.yaml": RUBRIC.encode()}
    name = "n.yaml" if b"kind: notes" in data else "r.yaml" if b"kind: rubric" in data else "s.yaml"
    for each, content in {**files, name: data}.items():
        Path(each).write_bytes(content)

    found = lint([Path(each) for each in sorted({*files, name})])

    assert [(each.file, each.line, each.column, each.message) for each in found] == [
        (each.file, each.line, each.column, each.message) for each in wanted
    ]
    assert all(problem.hint.startswith(expected.hint) for problem, expected in zip(found, wanted, strict=True))


def test_the_samples_that_are_broken_above_are_right_as_they_are(tmp_path: Path) -> None:
    for name, text in (("s.yaml", SCRIPT), ("r.yaml", RUBRIC), ("n.yaml", NOTES)):
        (tmp_path / name).write_text(text)

    assert lint([tmp_path]) == []


def test_several_mistakes_are_reported_at_once(tmp_path: Path) -> None:
    broken = SCRIPT.replace("minutes: 2", "minutes: two").replace("title: A small script", "title: 1")
    path = tmp_path / "s.yaml"
    path.write_text(broken)

    assert [problem.line for problem in lint([path])] == [3, 39, 70]
