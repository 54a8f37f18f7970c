"""The lines of a meeting while it is observed: recording them, correcting them, and reading them again."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from coachtui.asking.line_grammar import LineMeaning, LineReader, Meant
from coachtui.model.observing import MeetingLine, ObservedMeeting
from coachtui.model.people import names_of
from coachtui.model.rubric import Rubric
from coachtui.model.text import is_blank
from coachtui.model.times import read_time
from coachtui.store.kinds import Record, Withdrawable
from coachtui.workflow.observing.agenda_times import item_at, open_item, seconds_until
from coachtui.workflow.observing.live_steps import LiveSteps
from coachtui.workflow.observing.meeting_clock import MeetingClock
from coachtui.workflow.observing.observed_now import LineShown
from coachtui.workflow.observing.typed_lines import (
    LinePlace,
    Typed,
    as_put_right,
    bearer_id,
    is_plain,
    meant_by,
    missing_in,
    raw_of,
    records_of,
    words_of,
)

DRAFT = "line"
"""The item under which the line being typed is kept as a draft of its meeting."""
_WAITING = "aside"
"""The item under which lines are kept that had to make room for another one in the field."""
LATE = timedelta(seconds=10)
"""How much earlier a late line belongs."""


class LiveLines:
    """The lines of one meeting that is being observed; `LiveMeeting` makes it.

    Methods that record raise the CoachErrors of the log, and then nothing was recorded.
    """

    def __init__(self, steps: LiveSteps, clock: MeetingClock, rubric: Rubric) -> None:
        self._steps, self._clock = steps, clock
        self._behaviours = tuple(rubric.rated_behaviours())
        self._reader: tuple[ObservedMeeting, LineReader] | None = None
        self._typing_since: datetime | None = None
        self._is_plain = False
        self._righting: str | None = None

    # The line being typed

    def read(self, text: str) -> LineMeaning:
        """How ``text`` is understood as a line, with plain words if `plain` was switched on. Records nothing."""
        return self._line_reader().read(text, plain=self._is_plain)

    def plain(self, *, on: bool = True) -> None:
        """Switch whether the line being typed is plain words."""
        self._is_plain = on

    @property
    def draft_text(self) -> str:
        """The line being typed, as it was last stored, without words of whoever does not consent by now."""
        return self._stored(DRAFT)

    def draft(self, text: str) -> None:
        """Store the line being typed as a draft; of somebody who does not consent, the initials alone.

        The first call for a line sets the time at which it was said. A blank text drops the draft.
        """
        workspace, meeting_id = self._steps.workspace, self._steps.meeting_id
        if is_blank(text):
            self._typing_since = None
            workspace.log.drop_draft(meeting_id, DRAFT)
            return
        self._typing_since = self._typing_since or self._clock.now()
        workspace.save_draft(meeting_id, DRAFT, self._kept_lines(text))

    @property
    def waiting_text(self) -> str:
        """The unfinished lines that made room in the field for another one, oldest first; stored as `draft_text`."""
        return self._stored(_WAITING)

    def keep_waiting(self, texts: Iterable[str]) -> None:
        """Store as a draft the unfinished lines that made room for another one, oldest first; none drops the draft."""
        workspace, meeting_id = self._steps.workspace, self._steps.meeting_id
        kept = "\n".join(map(self._kept_lines, texts))
        if kept:
            workspace.save_draft(meeting_id, _WAITING, kept)
        else:
            workspace.log.drop_draft(meeting_id, _WAITING)

    def keep_drafts_again(self) -> None:
        """Store both drafts once more, as far as they may be kept now that consent may have changed."""
        workspace, meeting_id = self._steps.workspace, self._steps.meeting_id
        for item, text in tuple(workspace.log.drafts(meeting_id).items()):
            if item in {DRAFT, _WAITING} and (kept := self._kept_lines(text)) != text:
                workspace.save_draft(meeting_id, item, kept)

    def type(self, text: str) -> LineMeaning | None:
        """Record the line ``text`` as one step, and return how it was understood; None for a blank one.

        After `put_right` it replaces that line. Its draft is dropped.
        """
        records, meaning = self._steps.records, self.read(text)
        before = None if self._righting is None else records.get(self._righting)
        if is_blank(text):
            self.draft("")
        elif before is not None:
            self._replace(
                [(before, text, meaning)], "the line put right", drop_drafts=[(self._steps.meeting_id, DRAFT)]
            )
        else:
            said = self._typing_since or self._clock.now()
            new_id = str(self._steps.workspace.surroundings.new_id())
            place = LinePlace(new_id, records.number, self._item_at(said), said.isoformat())
            self._steps.record(
                *records_of(text, meaning, self._steps.meeting, place),
                words="the line",
                text=self._kept_text(text, meaning),
                said=place.said,
                drop_drafts=[(self._steps.meeting_id, DRAFT)],
            )
        self._typing_since, self._is_plain, self._righting = None, False, None
        return None if is_blank(text) else meaning

    def note_in_field(self, said: str) -> None:
        """Take notice that undo or redo changed which recorded line is in the field.

        ``said`` is when that line was said, in ISO form; "" where none is in it any more.
        """
        self._typing_since, self._is_plain, self._righting = read_time(said), False, None

    # Lines that stand already

    def plain_words(self) -> bool:
        """Record that the last line is plain words.

        False where there is none, it is already, or its words are not kept.
        """
        last = self._last()
        if last is None or not last.raw or is_plain(last):
            return False
        self._replace([(last, last.raw, self._line_reader().read(last.raw, plain=True))], "plain words")
        return True

    def late(self) -> str:
        """Move the line being typed, else the last one recorded, ten seconds back; return which, in words, "" for none.

        It is never moved before the beginning of the meeting.
        """
        if self._typing_since is not None:
            self._typing_since = self._earlier(self._typing_since)
            return "this line"
        last = self._last()
        said = None if last is None else read_time(last.said)
        if last is None or said is None:
            return ""
        time = self._earlier(said)
        item = self._item_at(time)
        moved = (replace(each, said=time.isoformat(), item=item) for each in self._with_beside(last))
        self._steps.record(*moved, words="ten seconds earlier")
        return "the last line"

    def previous(self, line: str | None = None) -> LineShown | None:
        """The line before the one with this id; None means the last line. None where there is none."""
        found = self._steps.records.before(line)
        return None if found is None else self.shown(found)

    def put_right(self, line: str | None) -> None:
        """Make the next `type` replace the line with this id; None: make it record a new line."""
        self._righting = line

    def last(self, most: int) -> tuple[LineShown, ...]:
        """The last ``most`` lines, the newest last."""
        return tuple(map(self.shown, self._steps.records.last(most)))

    def notes_beginning_with(self, code: str) -> tuple[LineShown, ...]:
        """The notes that begin with the initials ``code``, and so may be lines of a participant who was added later."""
        alone = replace(self._line_reader(), codes=(code,), names={}, unwilling=())
        notes = (each for each in self._steps.records.lines() if meant_by(each) is Meant.NOTE and each.raw)
        return tuple(self.shown(each) for each in notes if alone.read(each.raw).person == code)

    def claim(self, lines: Iterable[str]) -> None:
        """Read the lines with these ids again, with the participants there are now; record the result as one step."""
        reader = self._line_reader()
        found = [typed for each in lines if (typed := self._steps.records.get(each)) is not None]
        self._replace([(each, each.raw, reader.read(each.raw)) for each in found], "lines claimed")

    def shown(self, typed: Typed) -> LineShown:
        """A line as a screen shows it."""
        said = read_time(typed.said)
        line = typed if isinstance(typed, MeetingLine) else None
        agreed = None if isinstance(typed, MeetingLine) else typed
        bearer = line or self._steps.records.get(bearer_id(typed))
        marks, starred = (bearer.marks, bearer.starred) if isinstance(bearer, MeetingLine) else ((), False)
        return LineShown(
            id=typed.id,
            number=None if line is None else line.number,
            seconds=0.0 if said is None else seconds_until(self._steps.meeting, said),
            kind=meant_by(typed),
            person=typed.person,
            text=words_of(typed),
            marks=marks,
            starred=starred,
            missing=missing_in(typed),
            length=None if line is None else line.length or None,
            raw=raw_of(typed),
            who="" if agreed is None else agreed.who,
            due="" if agreed is None else agreed.due,
        )

    # Inside

    def _last(self) -> Typed | None:
        return self._steps.records.before(None)

    def _replace(
        self, lines: Iterable[tuple[Typed, str, LineMeaning]], words: str, drop_drafts: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Record each line as it is typed and meant now, in the place of what it was.

        Undoing that brings no line back into the field: what it was stands there again.
        """
        number = self._steps.records.number
        fresh: list[Record] = []
        gone: list[Withdrawable] = []
        for before, typed, meaning in lines:
            own = before.number if isinstance(before, MeetingLine) else number
            number = max(number, own + 1)
            place = LinePlace(before.id, own, before.item, before.said or self._clock.now().isoformat())
            now = [as_put_right(each, before) for each in records_of(typed, meaning, self._steps.meeting, place)]
            fresh += now
            still_there = {(type(each), each.id) for each in now}
            gone += (each for each in self._with_beside(before) if (type(each), each.id) not in still_there)
        self._steps.record(*fresh, withdraw=gone, words=words, drop_drafts=drop_drafts)

    def _with_beside(self, typed: Typed) -> tuple[Typed, ...]:
        """A line, and the note that bears its marks if there is one."""
        other = self._steps.records.get(bearer_id(typed))
        return (typed,) if other is None else (typed, other)

    def _line_reader(self) -> LineReader:
        """The reader of lines, made anew where the meeting changed."""
        meeting = self._steps.meeting
        if self._reader is None or self._reader[0] is not meeting:
            held = read_time(meeting.held or meeting.began) or self._clock.now()
            names = names_of(meeting.participants, self._steps.workspace.state.people)
            day = held.astimezone().date()
            self._reader = meeting, LineReader(meeting.participants, self._behaviours, day, names, meeting.unwilling)
        return self._reader[1]

    def _kept_text(self, text: str, meaning: LineMeaning) -> str:
        """The typed line as far as it may be kept: of somebody who does not consent what stands before the words."""
        return text if meaning.kept or is_blank(text.removeprefix(meaning.before)) else meaning.before

    def _stored(self, item: str) -> str:
        """What may be shown of the draft ``item``: consent may have been withdrawn since, as by a merge."""
        text = self._steps.workspace.log.drafts(self._steps.meeting_id).get(item, "")
        return self._kept_lines(text) if text else ""

    def _kept_lines(self, text: str) -> str:
        """What may be kept of text of one or several lines."""
        return "\n".join(self._kept_text(each, self.read(each)) for each in text.split("\n"))

    def _item_at(self, time: datetime) -> str:
        """The id of the agenda item that was open then; "" for none."""
        item = open_item(self._steps.meeting)
        begun = None if item is None else read_time(item.stretches[-1].opened)
        if item is not None and begun is not None and begun <= time:
            return item.id
        return item_at(self._steps.meeting, time)

    def _earlier(self, time: datetime) -> datetime:
        """Ten seconds before ``time``, never before the meeting began."""
        began = read_time(self._steps.meeting.began)
        return time - LATE if began is None else max(time - LATE, began)
