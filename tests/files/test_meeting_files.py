"""Files that describe a meeting beforehand: what they become, and where their mistakes are."""

from datetime import date

import pytest

from coachtui.files.meeting_files import check_meeting, read_meeting
from coachtui.model.observing import SteppingIn
from coachtui.model.problems import BadFileError
from coachtui.model.written_meeting import WrittenItem, WrittenParticipant

from .samples import changed

MEETING = """\
kind: meeting
name: Production meeting
date: 2026-03-05
time: "15:00"
chair: Ruth Adeyemi
produce: Two decisions
agreed: b5
stepping_in: glance
seen_by: Ruth and I
consent_said: true
participants:
  - {initials: RA, name: Ruth Adeyemi}
  - {name: "Otto [bold]Lind", initials: ol, consents: false}
items:
  - {title: Late orders, verb: decide, minutes: 30}
  - {title: The gate}
actions:
  - {what: Price a second gate, who: Otto, due: Thursday}
figures:
  - {name: On time, points: [88, 86.5, -2]}
"""


def test_a_meeting_becomes_what_its_file_says() -> None:
    file = read_meeting("m.yaml", MEETING.encode())
    meeting = file.meeting

    assert check_meeting(file, ["B4", "B5"]) == []
    assert (meeting.name, meeting.date, meeting.stepping_in) == (
        "Production meeting",
        date(2026, 3, 5),
        SteppingIn.GLANCE,
    )
    assert meeting.participants[1] == WrittenParticipant("ol", "Otto [bold]Lind", consents=False)
    assert meeting.items == (WrittenItem("Late orders", "decide", 30), WrittenItem("The gate"))
    assert meeting.figures[0].decimals == ("88", "86.5", "-2")
    assert meeting.held(date(2026, 1, 1)).startswith("2026-03-05T")


@pytest.mark.parametrize(
    ("was", "becomes", "problem"),
    [
        ("agreed: b5", "agreed: B6", "m.yaml:7:9: There is no behaviour 'B6'."),
        ("chair: Ruth Adeyemi\n", "chair: XY\n", "m.yaml:5:8: XY does not take part. (RA and ol do.)"),
        ("verb: decide", "verb: plann", "m.yaml:15:32: 'plann' is no verb here: decide, inform, plan, review. (Did"),
        ("initials: RA,", "initials: R2,", "m.yaml:12:16: 'R2' cannot be initials. (Two or three letters.)"),
        ("initials: ol", "initials: ra", "m.yaml:13:41: ra is somebody else's already."),
        (
            'name: "Otto [bold]Lind", initials: ol',
            'name: " "',
            "m.yaml:13:5: Somebody has neither initials nor a name.",
        ),
        ("stepping_in: glance", "stepping_in: shout", "m.yaml:8:14: 'stepping_in' cannot be 'shout'."),
        ("date: 2026-03-05", "date: 9999-12-31", "m.yaml:3:7: 9999-12-31 cannot be the day of a meeting. (Look at"),
        ('time: "15:00"', 'time: "25:99"', "m.yaml:4:7: 'time' cannot be '25:99'."),
        ("minutes: 30", "minutes: 0", "m.yaml:15:49: 'minutes' is 0, but must be at least 1."),
        ("points: [88, 86.5, -2]", "points: [many]", "m.yaml:20:30: Item 1 of 'points' must be a number"),
        ("name: Production", "nme: Production", "m.yaml:2:1: 'nme' is no key that is known here."),
        ("kind: meeting", "kind: notes", "m.yaml:1:7: This is a notes file, where a meeting file is wanted."),
    ],
)
def test_a_mistake_is_told_at_its_line_and_column(was: str, becomes: str, problem: str) -> None:
    text = changed(MEETING, was, becomes)
    try:
        found = [str(each) for each in check_meeting(read_meeting("m.yaml", text.encode()), ["B4", "B5"])]
    except BadFileError as error:
        found = [str(each) for each in error.problems]
    assert any(each.startswith(problem) for each in found), found
