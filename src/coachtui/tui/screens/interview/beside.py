"""The panels of the interview: capture, probes, evidence, contradictions, rating, jump, file, minutes left.

The screen opens one at a time. What is typed or chosen in a panel is recorded here, into the sitting.
"""

import asyncio
from collections.abc import Callable, Mapping

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from coachtui.asking.alone import minutes_typed
from coachtui.files.keeping import read_kept
from coachtui.model.answers import EvidenceState
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.tui.screens.interview.evidence import EvidencePanel
from coachtui.tui.screens.interview.finding import FindPanel, Found
from coachtui.tui.screens.interview.naming import NamingPanel
from coachtui.tui.screens.interview.pairs import PairPanel
from coachtui.tui.screens.interview.panels import Panel, PromptPanel
from coachtui.tui.screens.interview.part_messages import Notice, Recorded
from coachtui.tui.screens.interview.probes import ProbePanel
from coachtui.tui.screens.interview.rating import RatingPanel
from coachtui.tui.screens.interview.sitting import Sitting
from coachtui.tui.widgets.own_side import Now
from coachtui.workflow.engagement.paths import path_in
from coachtui.workflow.interview.capturing import DRAFT, capture, draft_capture
from coachtui.workflow.interview.contradicting import let_be, raise_contradiction
from coachtui.workflow.interview.naming import indicators_named
from coachtui.workflow.interview.snapshots import ToSee

_NOTED, _HALF_NOTED = "Noted.", "Noted. One more digit, or Esc."
"""Said while rating, to both sides: it tells nothing."""
_LONGEST = 600
"""The most minutes that an interview can be planned anew for."""
_JUMP_HELP = (
    "Type the number of a question, or a few of its words. Before you type, those are listed that still wait for an"
    " answer. Up and down choose, Enter goes there, Esc stays here."
)


class BesideNote(Vertical):
    """All panels but the cover. Set ``sitting`` before any is opened: everything is recorded into it.

    The screen opens and closes the panels, and calls `keep` with the text of a closed one. Posts `Wanted`, `Recorded`
    and `Notice`. The screen also handles `FindPanel.Chosen`, `NamingPanel.Chosen` and the two `Moved`.
    """

    class Wanted(Message):
        """The screen is to close the open panel and open ``panel``."""

        def __init__(self, panel: Panel) -> None:
            self.panel = panel
            super().__init__()

    def __init__(self) -> None:
        super().__init__(id="beside")
        self._sitting: Sitting | None = None
        self.dropped: tuple[str, ...] = ()
        """The short names of the questions that the last planning anew left out."""
        self.rating, self.naming = RatingPanel(), NamingPanel()
        self.jump = FindPanel(
            "Jump to:",
            "A number or a few words · Enter goes there · Esc stays",
            id="jump",
            words=_JUMP_HELP,
            nothing="nothing has these words",
            most=5,
        )
        self.evidence, self.probes, self.pairs = EvidencePanel(), ProbePanel(), PairPanel()
        self.capture = PromptPanel(
            "Capture:",
            "Kept at once, filed later · Enter or Esc goes back to the note",
            id="capture",
            words="A line that belongs elsewhere. It is kept at once, and filed at the wrap-up.",
        )
        self.promise = PromptPanel(
            "Promised:",
            "Which one, and by when, in a few words · Enter or Esc goes back to the note",
            id="promise",
            words="Which document is promised, and by when, in a few words.",
        )
        self.file = PromptPanel(
            "File to attach:",
            "Type its path, or drop the file here · Enter attaches it · Esc leaves it",
            id="file",
            words="The path of a file to keep. Terminals type it when a file is dropped on them.",
            needs_enter=True,
        )
        self.minutes = PromptPanel(
            "Minutes left, wrap-up included:",
            "A number plans anew; the word undo takes that back · Enter · Esc leaves it",
            id="minutes",
            words="How many minutes are left, wrap-up included: what is left is planned anew. undo takes that back.",
            needs_enter=True,
        )
        self._about: ToSee | None = None
        """The evidence that the path or promise being typed is about; None for a file about nothing in the script."""
        self._offers: Mapping[str, Callable[[], Panel | str]] = {
            "rate": self._first_to_rate,
            "jump": lambda: self.jump,
            "probe": self._to_tick,
            "capture": lambda: self.capture,
            "to_see": self._to_see,
            "pairs": self._to_settle,
            "minutes": lambda: self.minutes,
        }

    def compose(self) -> ComposeResult:
        """Compose every panel, hidden."""
        yield from (self.jump, self.rating, self.naming, self.evidence, self.probes, self.pairs)
        yield from (self.capture, self.promise, self.file, self.minutes)

    @property
    def now(self) -> Now:
        """What the interviewer's side shows: the indicator being rated, or those found by name; None for neither."""
        return self.rating.now or self.naming.now

    @property
    def sitting(self) -> Sitting:
        """The sitting to record into. Raises RuntimeError before it is set."""
        if self._sitting is None:
            raise RuntimeError("the interview is not open yet")
        return self._sitting

    @sitting.setter
    def sitting(self, sitting: Sitting) -> None:
        self._sitting = sitting

    def keep(self, panel: Panel, words: str) -> None:
        """Record ``words``, the text that the closed ``panel`` returned; "" only drops the draft of a capture.

        Records a capture, what is promised, a file attached, or a plan for the minutes left. Posts `Recorded` where
        there was text, and `Notice` with the result of attaching a file, which happens later on a thread, or of
        planning.
        """
        sitting = self.sitting
        if panel is self.capture:
            capture(sitting.interview, words) if words else sitting.interview.drop_draft(DRAFT)
        elif panel is self.promise and words and self._about is not None:
            sitting.mark(self._about, words)
        elif panel is self.file and words:
            self._attach_file(sitting, words, self._about)
        elif panel is self.minutes and words:
            self.post_message(Notice(self._plan_anew(sitting, words)))
        if words:
            self.post_message(Recorded())

    def keep_typed(self) -> None:
        """Save as a draft the capture that is typed and not recorded, as the screen goes."""
        if words := self.capture.text:
            draft_capture(self.sitting.interview, words)

    def offer(self, act: str) -> Panel | str:
        """The panel that the act of this id opens, with what it offers; where that is nothing, a sentence that says so.

        The acts are rate, jump, probe, capture, to_see, pairs and minutes.
        """
        return self._offers[act]()

    def _first_to_rate(self) -> Panel:
        return self.to_rate(None) if self.sitting.card.fed else self._to_name()

    def _to_tick(self) -> Panel | str:
        if not (probes := self.sitting.probes()):
            return "This question has no follow-up questions."
        self.probes.offer(probes)
        return self.probes

    def _to_settle(self) -> Panel | str:
        if not (pairs := self.sitting.open_contradictions):
            return "So far all answers go together."
        self.pairs.offer(pairs)
        return self.pairs

    def _to_see(self) -> Panel:
        """The list of evidence to ask to see; where the question has none, the line for a file to attach."""
        if not (things := self.sitting.to_see()):
            return self._to_attach(None)
        self.evidence.offer(things)
        return self.evidence

    def to_rate(self, indicator: str | None) -> Panel:
        """The panel that takes two digits for ``indicator``, an id; None for the first that the question feeds."""
        self.rating.begin(self.sitting.card, indicator)
        return self.rating

    def _to_name(self) -> Panel:
        """The line that names an indicator to rate."""
        self.naming.show(indicators_named(self.sitting.interview, self.sitting.current, ""))
        return self.naming

    def _to_attach(self, about: ToSee | None, dropped: str = "") -> Panel:
        """The line for a file's path, with ``dropped`` in it. ``about`` None: about nothing in the script."""
        self._about = about
        self.file.initial = dropped
        return self.file

    @work(group="attaching")
    async def _attach_file(self, sitting: Sitting, typed: str, about: ToSee | None) -> None:
        """Attach the file at the path ``typed`` and post the result. A thread reads it, as disks may be slow."""
        question, evidence = (sitting.current, None) if about is None else (about.question, about.evidence)
        try:
            file = await asyncio.to_thread(read_kept, path_in(typed))
            sitting.attach(file, question, evidence)
        except CoachError as error:
            self.post_message(Notice(f"Not attached. {error.message}"))
        else:
            self.post_message(Notice(f"Attached: {one_line(file.name)}."))
            self.post_message(Recorded())

    def _plan_anew(self, sitting: Sitting, typed: str) -> str:
        """Plan anew for the minutes ``typed``, or undo that for "undo". Returns a sentence that anybody may read."""
        if typed.casefold() == "undo":
            self.dropped = ()
            return "The plan is as it was before." if sitting.put_plan_back() else "There is no plan to go back to."
        if (minutes := minutes_typed(typed)) is not None and minutes <= _LONGEST:
            self.dropped = sitting.plan_anew(minutes)
            return "Planned anew. Your side shows the plan."
        return f"That is no number of minutes from 1 to {_LONGEST}."

    @on(Input.Changed)
    def _draft_capture(self) -> None:
        if self.capture.display:
            draft_capture(self.sitting.interview, self.capture.text)

    @on(FindPanel.Searched)
    def _find(self, event: FindPanel.Searched) -> None:
        waits = self.sitting.waits()
        found = self.sitting.find(event.text) if event.text.strip() else map(self.sitting.cards.__getitem__, waits)
        self.jump.show([Found(card.question, card.listed, waits.get(card.question, "")) for card in found])

    @on(RatingPanel.Rated)
    def _rate(self, event: RatingPanel.Rated) -> None:
        self.sitting.rate(event.keys, event.given)
        self.post_message(Recorded())
        self.post_message(Notice(_NOTED if event.is_last else _HALF_NOTED))

    @on(NamingPanel.Searched)
    def _find_indicators(self, event: NamingPanel.Searched) -> None:
        self.naming.show(indicators_named(self.sitting.interview, self.sitting.current, event.words))
        self.post_message(NamingPanel.Moved())

    @on(NamingPanel.Unclear)
    def _show_unclear(self, event: NamingPanel.Unclear) -> None:
        self.post_message(Notice(event.why))

    @on(RatingPanel.OtherWanted)
    def _name_indicator(self) -> None:
        self.post_message(self.Wanted(self._to_name()))

    @on(ProbePanel.Ticked)
    def _tick(self, event: ProbePanel.Ticked) -> None:
        self.sitting.tick(event.probe)
        self.post_message(Recorded())

    @on(PairPanel.Settled)
    def _settle(self, event: PairPanel.Settled) -> None:
        (raise_contradiction if event.raised else let_be)(self.sitting.interview, event.pair.id)
        self.post_message(Recorded())

    @on(EvidencePanel.Marked)
    def _mark(self, event: EvidencePanel.Marked) -> None:
        self.sitting.mark(event.thing)
        self.post_message(Recorded())
        if event.by_key and event.thing.state is EvidenceState.PROMISED:
            self._about = event.thing
            self.post_message(self.Wanted(self.promise))

    @on(EvidencePanel.FileWanted)
    def _ask_for_file(self, event: EvidencePanel.FileWanted) -> None:
        self.post_message(self.Wanted(self._to_attach(event.thing, event.dropped)))
