"""What each kind of entry writes: columns and body, which files that are there already hold, and later ones will."""

import pytest

from coachtui.model.answers import (
    Absence,
    Answer,
    Attachment,
    Computed,
    EvidenceNote,
    EvidenceState,
    Grade,
    Quote,
    Rating,
    Session,
    SessionKind,
)
from coachtui.model.craft import (
    Capture,
    Consent,
    ConsentGiven,
    ContradictionNote,
    ContradictionState,
    Filed,
    FiledTo,
    Interlude,
    InterludeKind,
    ProbeAsked,
    ProposedPerson,
    StepDone,
)
from coachtui.model.engagement import Engagement
from coachtui.model.meetings import Meeting
from coachtui.model.observing import (
    ActionItem,
    AgendaItem,
    AgreementKept,
    Became,
    CardAnswer,
    CardWord,
    CoachNote,
    ConfirmedLevel,
    DebriefWords,
    Decision,
    DiscussedFigure,
    LineKind,
    Mark,
    MeetingLine,
    Missed,
    ObservedMeeting,
    SpeakerCode,
    SteppingIn,
    Stretch,
)
from coachtui.model.people import JoinedCode, Person
from coachtui.model.promises import Promise, PromiseOutcome
from coachtui.model.seen import AgreementKind, SeenAgreement, SeenBehaviour, SeenMeeting
from coachtui.model.slips import SlipAnswers
from coachtui.store.bodies import entry_for, withdrawal_of
from coachtui.store.entry import NewEntry, canonical
from coachtui.store.kinds import KINDS, Record

OWN = ("s", "OPS")
AT = "2026-03-02"

WRITTEN: tuple[tuple[Record, str, str, str | None], ...] = (
    (
        Engagement("Northfield", "full", "castings"),
        "engagement - - -",
        '{"core_process":"castings","mode":"full","organisation":"Northfield"}',
        None,
    ),
    (
        Person("OPS", "middle", "Tom", unit="Plant"),
        "person - OPS OPS",
        '{"name":"Tom","role":"middle","title":"","unit":"Plant"}',
        '{"withdrawn":true}',
    ),
    (
        Session("s", "OPS", SessionKind.INTERVIEW, minutes=60, agenda=("C1",)),
        "session s OPS -",
        (
            '{"agenda":["C1"],"author":"","ended":null,"kind":"interview","minutes":60,"plan":"","rubric":null,'
            '"script":null,"started":null,"supplied":[]}'
        ),
        None,
    ),
    (
        Answer(*OWN, "C1", ({"a": "b"},), "a note", grade=Grade.SEEN, at=AT),
        "answer s OPS C1",
        '{"absence":null,"grade":2,"note":"a note","value":[{"a":"b"}]}',
        '{"withdrawn":true}',
    ),
    (
        Rating("r", *OWN, "E1a", absence=Absence.DONT_KNOW, question="C1", at=AT),
        "rating s OPS E1a",
        '{"absence":"don\'t know","derived":false,"evidence":"","grade":null,"id":"r","level":null,"question":"C1"}',
        '{"id":"r","withdrawn":true}',
    ),
    (
        Quote("q", *OWN, "words", "C1", ("E1a",), usable=True),
        "quote s OPS C1",
        '{"id":"q","indicators":["E1a"],"question":"C1","text":"words","usable":true}',
        '{"id":"q","withdrawn":true}',
    ),
    (
        Quote("q", *OWN, "Tom knows", usable=True, may_name=("Tom",)),
        "quote s OPS -",
        '{"id":"q","indicators":[],"may_name":["Tom"],"question":null,"text":"Tom knows","usable":true}',
        '{"id":"q","withdrawn":true}',
    ),
    (
        Attachment("a", None, "OPS", "plan.txt", 3, "ab", "C1", "ev1", ("E1a",)),
        "attachment - OPS C1",
        '{"evidence":"ev1","id":"a","indicators":["E1a"],"name":"plan.txt","sha256":"ab","size":3}',
        '{"id":"a","withdrawn":true}',
    ),
    (
        EvidenceNote(*OWN, "ev1", EvidenceState.PROMISED, "C1", "by Friday"),
        "evidence s OPS ev1",
        '{"question":"C1","state":"promised","words":"by Friday"}',
        '{"question":"C1","withdrawn":true}',
    ),
    (
        ProbeAsked(*OWN, "C1", "p1", "In May"),
        "probe s OPS C1",
        '{"brought":"In May","probe":"p1"}',
        '{"probe":"p1","withdrawn":true}',
    ),
    (
        Capture("c", *OWN, "words", Filed(FiledTo.QUESTION, "C1")),
        "capture s OPS -",
        '{"filed":{"id":"C1","kind":"question"},"id":"c","text":"words"}',
        '{"id":"c","withdrawn":true}',
    ),
    (
        ContradictionNote(*OWN, "whole", ContradictionState.LET_BE, "words"),
        "contradiction s OPS whole",
        '{"state":"let be","words":"words"}',
        '{"withdrawn":true}',
    ),
    (
        Interlude("i", *OWN, InterludeKind.OFF_RECORD, "then"),
        "interlude s OPS -",
        '{"ended":null,"id":"i","kind":"off the record","started":"then"}',
        '{"id":"i","withdrawn":true}',
    ),
    (
        Consent(*OWN, ConsentGiven.LIMITS, "not by name"),
        "consent s OPS -",
        '{"given":"limits","words":"not by name"}',
        '{"withdrawn":true}',
    ),
    (
        ProposedPerson("p", *OWN, "Carla", "sales"),
        "proposed s OPS -",
        '{"id":"p","name":"Carla","state":"proposed","title":"sales"}',
        '{"id":"p","withdrawn":true}',
    ),
    (
        StepDone("s", *OWN, "A summary by Friday"),
        "step s OPS -",
        '{"id":"s","words":"A summary by Friday"}',
        '{"id":"s","withdrawn":true}',
    ),
    (
        Promise("p", *OWN, "E8b", "What else?", "2026-12-03", "Ann", PromiseOutcome.MOVED),
        "promise s OPS E8b",
        '{"day":"2026-12-03","id":"p","line":"What else?","said":"moved","watch":"Ann"}',
        '{"id":"p","withdrawn":true}',
    ),
    (
        Meeting("2026-12-03-0f", "ME", "Operations review", "2026-12-03"),
        "meeting - ME 2026-12-03-0f",
        '{"day":"2026-12-03","name":"Operations review"}',
        '{"withdrawn":true}',
    ),
    (
        SlipAnswers("p/decided", "ME", "2026-12-03-0f", "decided", (), "A trial\nNothing", 2),
        "slips - ME p/decided",
        '{"asked":"decided","chosen":[],"meeting":"2026-12-03-0f","slips":2,"words":"A trial\\nNothing"}',
        '{"withdrawn":true}',
    ),
    (
        ObservedMeeting(
            "M9", "Review", "then", "CEO", ("CEO", "QM"), ("QM",), (AgendaItem("1", "Scrap", "decide", 40),)
        ),
        "observed - - M9",
        (
            '{"chair":"CEO","held":"then","items":[{"first":null,"id":"1","last":null,"minutes":40,"title":"Scrap",'
            '"verb":"decide"}],"name":"Review","participants":["CEO","QM"],"unwilling":["QM"]}'
        ),
        '{"withdrawn":true}',
    ),
    (
        MeetingLine("l", "M9", "CEO", 7, "Sort it.", None, (Mark("B6", helped=False),), starred=True),
        "line - CEO l",
        (
            '{"length":null,"marks":[{"behaviour":"B6","helped":false}],"meeting":"M9","number":7,"said":null,'
            '"starred":true,"text":"Sort it."}'
        ),
        '{"withdrawn":true}',
    ),
    (
        Missed("M9", "B5", "1"),
        "missed - - B5",
        '{"item":"1","meeting":"M9"}',
        '{"item":"1","meeting":"M9","withdrawn":true}',
    ),
    (
        CardAnswer("M9", "1", "B5", CardWord.NOT_NEEDED),
        "card - - B5",
        '{"item":"1","meeting":"M9","word":"not needed"}',
        '{"item":"1","meeting":"M9","withdrawn":true}',
    ),
    (
        Decision("d", "M9", "A trial", "QM", "", "Thursday", "1"),
        "decision - QM d",
        '{"due":"Thursday","item":"1","meeting":"M9","what":"A trial","who":""}',
        '{"withdrawn":true}',
    ),
    (
        ActionItem("a", "M9", "Wear by batch", None, "Otto"),
        "action - - a",
        '{"due":"","item":"","meeting":"M9","what":"Wear by batch","who":"Otto"}',
        '{"withdrawn":true}',
    ),
    (
        DiscussedFigure("K04", "M9", ("90", "88.5"), "On time"),
        "figure - - K04",
        '{"meeting":"M9","name":"On time","points":["90","88.5"]}',
        '{"meeting":"M9","withdrawn":true}',
    ),
    (
        ConfirmedLevel("M9", "B5", 2, "Said late"),
        "confirmed - - B5",
        '{"level":2,"meeting":"M9","reason":"Said late"}',
        '{"meeting":"M9","withdrawn":true}',
    ),
    (
        ObservedMeeting(
            "M9",
            "Review",
            items=(AgendaItem("1", stretches=(Stretch("then"),)),),
            agreed="B5",
            shift=-2.5,
            stepping_in=SteppingIn.GLANCE,
            consent_said=False,
            began="then",
            pauses=(Stretch("then", "later"),),
        ),
        "observed - - M9",
        (
            '{"agreed":"B5","began":"then","chair":null,"consent_said":false,"held":null,"items":[{"first":null,'
            '"id":"1","last":null,"minutes":null,"stretches":[{"closed":null,"opened":"then"}],"title":"","verb":""}],'
            '"name":"Review","participants":[],"pauses":[{"closed":"later","opened":"then"}],"shift":-2.5,'
            '"stepping_in":"glance","unwilling":[]}'
        ),
        '{"withdrawn":true}',
    ),
    (
        MeetingLine("l", "M9", None, 8, "Stop.", raw="i stop.", kind=LineKind.STEP_IN, item="1", taken_up=False),
        "line - - l",
        (
            '{"item":"1","kind":"step in","length":null,"marks":[],"meeting":"M9","number":8,"raw":"i stop.",'
            '"said":null,"starred":false,"taken_up":false,"text":"Stop."}'
        ),
        '{"withdrawn":true}',
    ),
    (
        Decision("d", "M9", "A trial", raw="d a trial", said="then", criteria=False, became=Became.CHANGED),
        "decision - - d",
        (
            '{"became":"changed","criteria":false,"due":"","item":"","meeting":"M9","raw":"d a trial","said":"then",'
            '"what":"A trial","who":""}'
        ),
        '{"withdrawn":true}',
    ),
    (
        ActionItem("a", "M9", "Wear", earlier=True, done=True, on_time=False),
        "action - - a",
        '{"done":true,"due":"","earlier":true,"item":"","meeting":"M9","on_time":false,"what":"Wear","who":""}',
        '{"withdrawn":true}',
    ),
    (
        AgreementKept("M9", "1", CardWord.PARTLY),
        "kept - - 1",
        '{"meeting":"M9","word":"partly"}',
        '{"meeting":"M9","withdrawn":true}',
    ),
    (SpeakerCode("Dana K.", "CEO"), "speaker - CEO -", '{"name":"Dana K."}', '{"name":"Dana K.","withdrawn":true}'),
    (
        DebriefWords("M9", "CEO", "Ask first", "Otto", "Thursday"),
        "debrief - CEO -",
        '{"answer":"","day":"Thursday","meeting":"M9","next":"Ask first","watcher":"Otto"}',
        '{"meeting":"M9","withdrawn":true}',
    ),
    (
        CoachNote("M9", None, "What I saw"),
        "written - - -",
        '{"meeting":"M9","text":"What I saw"}',
        '{"meeting":"M9","withdrawn":true}',
    ),
    (
        SeenMeeting("2026-03-04-1", "Review", "2026-03-04"),
        "seen - - 2026-03-04-1",
        '{"held":"2026-03-04","name":"Review"}',
        '{"withdrawn":true}',
    ),
    (
        SeenBehaviour("M9", "B5", helped=1, no=2, level=1),
        "seen_behaviour - - B5",
        '{"helped":1,"hurt":0,"level":1,"meeting":"M9","missed":0,"no":2,"partly":0,"people":0,"yes":0}',
        '{"meeting":"M9","withdrawn":true}',
    ),
    (
        SeenAgreement("g", "M9", AgreementKind.ACTION, "Wear by batch", "quality manager", "Thursday"),
        "agreement - - g",
        '{"due":"Thursday","kind":"action","meeting":"M9","role":"quality manager","what":"Wear by batch"}',
        '{"withdrawn":true}',
    ),
    (Computed("E3a", 2), "computed - - E3a", '{"level":2}', '{"withdrawn":true}'),
    (JoinedCode("cfo", "CFO"), "joined - - cfo", '{"code":"CFO"}', None),
)


def columns(new: NewEntry) -> str:
    return " ".join(each or "-" for each in (new.kind, new.session, new.person, new.item))


@pytest.mark.parametrize(("record", "place", "body", "withdrawn"), WRITTEN)
def test_every_kind_is_written_as_it_always_was(record: Record, place: str, body: str, withdrawn: str | None) -> None:
    new = entry_for(record)
    assert (columns(new), canonical(new.body), new.version) == (place, body, 1)
    if withdrawn is not None:
        assert not isinstance(record, Engagement | Session | JoinedCode)
        taken = withdrawal_of(record)
        assert (columns(taken), canonical(taken.body)) == (place, withdrawn)


def test_every_kind_is_among_them() -> None:
    assert {type(record) for record, *_ in WRITTEN} == {kind.record for kind in KINDS}


def test_a_time_of_its_own_is_written_only_where_it_is_to_be_kept() -> None:
    rating = Rating("r", *OWN, "E1a", level=1, at=AT)
    assert "at" not in entry_for(rating).body
    assert entry_for(rating, keep_time=True).body["at"] == AT
