"""Who spoke how much, counted by hand on a minute of talk."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from coachtui.assess.talk import PersonTalk, TalkShare, talk_on, talk_share
from coachtui.model.observing import LineKind, MeetingLine, Observation, ObservedMeeting

ZERO = datetime(2026, 3, 4, 13, tzinfo=UTC)
ZERO_TIME = "1970-01-01T00:00:00+00:00"
MINUTE = (
    ("A", 0, 10, "Why is scrap up on line two?"),
    ("B", 5, 25, "It is the new alloy, I think."),
    (None, 26, 27, "Mm-hmm."),
    ("B", 27, 28, "Or the tool."),
    ("A", 30, 40, "Which one?"),
    ("A", 38, 42, "Since when?"),
    ("C", 50, 60, ""),
)


def at(seconds: float | None) -> str | None:
    return None if seconds is None else (ZERO + timedelta(seconds=seconds)).isoformat()


def observation(
    lines: Iterable[tuple[str | None, float | None, float | None, str]], meeting: str = "M", *, imported: bool = True
) -> Observation:
    made = (
        MeetingLine(
            f"{meeting}/{number}", meeting, person, number, text, at(said), until=at(until), imported=imported,
            length=None if text else 3,
        )
        for number, (person, said, until, text) in enumerate(lines, start=1)
    )  # fmt: skip
    return Observation((ObservedMeeting(meeting, meeting, participants=("A", "B", "C", "D")),), tuple(made))


def both(*parts: Observation) -> Observation:
    meetings = tuple(meeting for part in parts for meeting in part.meetings)
    return Observation(meetings, tuple(line for part in parts for line in part.lines))


def test_a_minute_of_talk_comes_to_what_one_counts_by_hand() -> None:
    talk = talk_on(observation(MINUTE))
    assert talk.people == {
        "A": PersonTalk(3, 11, 2, Fraction(22), Fraction(12), Fraction(20), 3),
        "B": PersonTalk(2, 10, 2, Fraction(21), Fraction(20), Fraction(32), 0),
        "C": PersonTalk(1, 3, 1, Fraction(10), Fraction(10), Fraction(50), 0),
        "D": PersonTalk(0, 0, 0, Fraction(0), Fraction(0), Fraction(60), 0),
    }
    assert talk.share("A") == TalkShare(Fraction(1, 2), Fraction(22, 53), Fraction(11, 24))
    assert (talk.transcripts, talk.usual) == (1, {})


def test_a_line_may_end_where_time_begins() -> None:
    line = MeetingLine("1", "M", "A", 1, "Yes.", ZERO_TIME, until=ZERO_TIME, imported=True)
    talk = talk_on(Observation((ObservedMeeting("M", "M", participants=("A",)),), (line,)))
    assert talk.people["A"].longest_turn == 0


def test_without_ends_there_are_no_times_and_without_question_marks_no_questions() -> None:
    talk = talk_on(observation((("A", 0, None, "Why"), ("B", 3, None, "So"))))
    assert talk.people["A"] == PersonTalk(1, 1, 1)
    assert talk.share("A") == TalkShare(Fraction(1, 2), None, Fraction(1, 2))


def test_where_there_is_a_transcript_its_lines_count_and_not_those_that_were_typed() -> None:
    typed = observation((("B", 1, None, "alloy"),), imported=False)
    assert talk_share(typed)["B"] == 1
    together = Observation(typed.meetings, (*typed.lines, *observation(MINUTE).lines))
    assert talk_on(together) == talk_on(observation(MINUTE))
    assert talk_share(together)["A"] == Fraction(1, 2)


def test_the_coach_stepping_in_is_nobody_s_talk() -> None:
    step = MeetingLine("M/9", "M", "A", 9, "What must any answer do?", kind=LineKind.STEP_IN)
    typed = observation((("B", 1, None, "alloy"),), imported=False)
    assert talk_on(Observation(typed.meetings, (*typed.lines, step))).people["A"].lines == 0


def test_two_meetings_are_added_up() -> None:
    other = observation((("A", 0, 90, "We all know why."), ("E", 90, 91, "Yes.")), "N")
    talk = talk_on(both(observation(MINUTE), other))
    assert talk.people["A"] == PersonTalk(4, 15, 3, Fraction(112), Fraction(90), Fraction(20), 3)
    assert [*talk.people] == ["A", "B", "C", "D", "E"]


def test_what_is_usual_is_said_from_five_earlier_meetings_on() -> None:
    before = [observation((("A", 0, 10, "a b"), ("B", 10, 20 + 10 * n, "c")), f"N{n}") for n in range(5)]
    assert talk_on(observation(MINUTE), both(*before[1:])).usual == {}
    usual = talk_on(observation(MINUTE), both(*before)).usual["A"]
    assert usual.meetings == 5
    shares = [Fraction(10, 20 + 10 * n) for n in range(5)]
    assert usual.share == TalkShare(Fraction(1, 2), sum(shares, Fraction()) / 5, Fraction(2, 3))
    silent = [observation((), f"S{n}") for n in range(5)]
    assert talk_on(observation(MINUTE), both(*silent)).usual == {}
