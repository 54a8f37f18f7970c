"""One interview in plain mode: prints a question, records what is typed, and runs commands."""

from dataclasses import replace
from functools import partial

from coachtui.answer_types import Fact, LineRead
from coachtui.answer_types.choosing import numbers_of
from coachtui.asking.progress import Trail
from coachtui.cli.plain.commands import FINISH, LEAVE, WRAP_UP, HeldLine, Move, SlashCommand, may_be_kept, read_command
from coachtui.cli.plain.craft import Craft
from coachtui.cli.plain.points import choose_points
from coachtui.cli.plain.rating import Rater
from coachtui.cli.plain.terminal import PROMPT, Terminal, says_yes
from coachtui.cli.plain.wording import COMMANDS_HELP, NO_PROBES
from coachtui.cli.plain.wrapup import PlainWrapUp
from coachtui.model.answers import Absence, Answer
from coachtui.model.costs import MARK, is_cost
from coachtui.model.craft import ConsentGiven
from coachtui.model.frame_ids import CONSENT, NEXT, RESTATE
from coachtui.model.problems import CoachError
from coachtui.model.rubric import LEVELS
from coachtui.model.script import Question
from coachtui.model.text import one_line
from coachtui.workflow.interview.draft_notes import line_begun, resumed_note
from coachtui.workflow.interview.framing import (
    consent_is_open,
    opening_is_due,
    opening_page,
    question_to_go_on_with,
    records_said_in,
    reply_to_consent,
)
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.reading_back import read_back
from coachtui.workflow.interview.steps import steps_read

_ABSENCES = {
    "k": Absence.DONT_KNOW,
    "na": Absence.NOT_APPLICABLE,
    "declined": Absence.DECLINED,
    "skip": Absence.SKIPPED,
    "park": Absence.PARKED,
}

_GO_ON = frozenset({Absence.SKIPPED, Absence.PARKED})
"""The absences that lead on by themselves; after any other, as after an answer, an empty line goes on."""

_LEVELS = frozenset(str(level) for level in LEVELS)


class PlainInterview:
    """One interview held on one terminal."""

    def __init__(self, interview: Interview, terminal: Terminal) -> None:
        self.interview = interview
        self.terminal = terminal
        self.rater = Rater(interview, terminal)
        self.craft = Craft(interview, terminal)
        self._trail = Trail()
        self._error_shown = False
        self._words = ""
        """What was said at the opening while consent is open: a draft only, to be dropped if it is refused."""
        self.commands = {
            "back": SlashCommand(self._back, records=False),
            "next": SlashCommand(self._next, records=False),
            "jump": SlashCommand(self._jump, records=False),
            **{name: SlashCommand(partial(self._absent, absence)) for name, absence in _ABSENCES.items()},
            "edit": SlashCommand(self._edit),
            "cost": SlashCommand(self._cost),
            "rate": SlashCommand(self.rater.rate),
            "grade": SlashCommand(self.rater.grade_answer),
            "options": SlashCommand(self._list_options, records=False),
            "anchors": SlashCommand(self.rater.show_anchors, records=False),
            "probes": SlashCommand(self._show_probes, records=False),
            "probe": SlashCommand(self.craft.ask),
            "unprobe": SlashCommand(self.craft.unask),
            "capture": SlashCommand(self.craft.capture),
            "file": SlashCommand(self.craft.file),
            "contradictions": SlashCommand(self.craft.contradictions),
            "pace": SlashCommand(self.craft.pace),
            "left": SlashCommand(self.craft.left),
            "pause": SlashCommand(self.craft.pause),
            "opening": SlashCommand(lambda *_: Move(interview.opening_ids[0]), records=False),
            "closing": SlashCommand(lambda *_: Move(interview.closing_ids[0]), records=False),
            "points": SlashCommand(self._points),
            "agenda": SlashCommand(self._show_agenda, records=False),
            "wrap": SlashCommand(lambda *_: WRAP_UP),
            "off": SlashCommand(self._switch_record, records=False),
            "quit": SlashCommand(lambda *_: LEAVE, records=False),
            "help": SlashCommand(lambda *_: self.terminal.say(COMMANDS_HELP), records=False),
        }
        """Every command, by its name without the slash."""
        self._held = HeldLine(terminal, self.commands)

    @property
    def _off_record(self) -> bool:
        """Whether nothing typed is kept now; the workspace then refuses it."""
        return self.interview.workspace.off_record

    def run(self) -> bool:
        """Hold the interview, from the question at which it stopped.

        Returns whether it was finished; else it can be resumed.
        """
        wrap_up = PlainWrapUp(self.interview, self.terminal, self.rater, self.craft)
        place = self._open()
        while place := place or wrap_up.run():
            move = self._at(self.interview.question(place))
            if move.finish:
                wrap_up.finish()
            if move.leave or move.finish:
                return move.finish
            place = move.question
        return False

    def _open(self) -> str | None:
        interview, say = self.interview, self.terminal.say
        agenda = interview.agenda()
        session = interview.session
        say(f"{interview.person.spoken} · {interview.workspace.engagement.organisation}")
        say(f"{session.minutes} minutes, {len(agenda)} questions. /help lists the commands.")
        self.craft.greet()
        if interview.answers() and not opening_is_due(interview):
            say("Going on where you stopped.")
        return question_to_go_on_with(interview)

    def _at(self, question: Question) -> Move:
        """Show a question and read lines until one of them leads away from it."""
        self._trail.visit(question.id)
        self._show(question)
        self._words = draft = ""
        if question.id == CONSENT and consent_is_open(self.interview):
            self._words = "" if self._off_record else self.interview.drafts().get(CONSENT, "")
            self._say_words()
        elif not self._off_record:
            draft = self._begun(question)
        while True:
            typed = self._ask(question, draft)
            draft = ""
            try:
                move = self._read_off_record(question, typed) if self._off_record else self._read(question, typed)
                if move is None:
                    self._stay_at(question)
            except CoachError as error:
                # With a full disk, say: the line is offered again as it was typed.
                self.terminal.say(str(error))
                draft, move = typed, None
            if move is not None:
                return move

    def _begun(self, question: Question) -> str:
        """The line that was being typed below the note when the interview was left; "" for none.

        Where the whole note was being changed, on the screen, it is recorded as it was typed.
        """
        answer = self.interview.answer_to(question.id)
        draft = self.interview.drafts().get(question.id)
        line = line_begun(answer.note, draft)
        if line is None:
            note = resumed_note(answer.note, draft)
            self.interview.record(answer.with_note(note))
            self.terminal.say(f"As typed before: {note}", indent=3)
            self._stay_at(question)
        return line or ""

    def _ask(self, question: Question, draft: str) -> str:
        if self._off_record:
            return self.terminal.ask(f"off the record {PROMPT}")
        return self.terminal.ask(PROMPT, draft, partial(self._keep_draft, question))

    def _keep_draft(self, question: Question, text: str) -> None:
        if may_be_kept(text, self.commands):
            self._save_draft(question, "\n".join(filter(None, (self._noted(question).note, text))))

    def _stay_at(self, question: Question) -> None:
        """Keep the recorded note as a draft, so that after a kill the interview goes on at this question."""
        answer = self.interview.answer_to(question.id)
        is_answered = answer.value is not None or answer.absence is not None or bool(answer.note)
        if is_answered and not self._off_record and not self._words:
            self._save_draft(question, answer.note)

    def _save_draft(self, question: Question, text: str) -> None:
        """Save a draft of the question. An error is said, the first time only."""
        try:
            self.interview.draft(question.id, text)
        except CoachError as error:
            if not self._error_shown:  # drafts are saved every few letters: said once is enough
                self._error_shown = True
                self.terminal.say(f"\n{error}")
        else:
            self._error_shown = False

    def _read(self, question: Question, typed: str) -> Move | None:
        """Run the command in a line, or record its words; return where that leads, None for nowhere."""
        line = self._held.read(typed)
        if line is None:
            self._end_line(question)
            return None
        if line.name or not line.text.strip():
            self._end_line(question)
            move = self.commands[line.name or "next"].run(question, line.text)
            talk = self.rater.pop_talk()
            return self._read(question, talk) if talk else move
        try:
            self._record_line(question, line.text)
        except CoachError:
            if not typed.strip():
                self._held.hold(line.text)
            raise
        return LEAVE if self.interview.declined else None

    def _end_line(self, question: Question) -> None:
        """Delete the draft of the line that was typed; what was said about consent stays a draft while that is open."""
        if self._words:
            self.interview.draft(question.id, self._words)
        else:
            self.interview.drop_draft(question.id)

    def _read_off_record(self, question: Question, typed: str) -> Move | None:
        """Run the command in a line if it records nothing. Neither words nor a draft of them are kept."""
        line = read_command(typed, self.commands)
        if not line.name and typed.strip():
            self.terminal.say("Not kept: you are off the record.")
            return None
        command = self.commands[line.name or "next"]
        move = WRAP_UP if command.records else command.run(question, line.text)
        if move == WRAP_UP:
            self.terminal.say("You are off the record: /off goes back on it first.")
            return None
        return move

    def _switch_record(self, question: Question, _rest: str) -> Move | None:
        self.interview.workspace.off_record = not self._off_record
        if self._off_record:
            self.terminal.say("Off the record: nothing you type is kept. /off goes back on the record.")
            return None
        self.terminal.say("On the record again. What was typed meanwhile is gone.")
        return Move(question.id)  # shown anew, with the draft from before

    def _record_line(self, question: Question, line: str) -> None:
        """Record a line as the answer or, where it is none, below the note."""
        before, answer_type = self._noted(question), self.interview.asked.answer_type(question)
        read = answer_type.read_line(line, before.value)
        if answer_type.on_anchors and line.strip() in _LEVELS:
            read = LineRead(int(line))  # such a scale is answered by rating, which on a line of its own is a level
        if doubt := read.complaint or ("" if read.answers or is_cost(line) else answer_type.doubt(line)):
            self.terminal.say(doubt)
        if question.id == CONSENT and read.value == ConsentGiven.NO and not self._may_withdraw():
            return
        if read.answers:
            self._record(replace(before, value=read.value, absence=None))
            said = "none any more" if read.value is None else answer_type.spoken(read.value)
            self.terminal.say(f"Answer: {said}")
            if question.id == CONSENT and (reply := reply_to_consent(self.interview)):
                self.terminal.say(reply, indent=3)
        else:
            self._record(before.with_note(f"{before.note}\n{line}" if before.note else line))
            days = steps_read(self.interview, line) if question.id == NEXT else ""
            self.terminal.say(" ".join(filter(None, (self._saved, days))))
        self.craft.after_answer(question)

    def _noted(self, question: Question) -> Answer:
        """The answer as recorded; with the words noted so far where these are no record, as consent is open."""
        answer = self.interview.answer_to(question.id)
        return replace(answer, note=self._words) if self._words else answer

    def _record(self, answer: Answer) -> None:
        """Record ``answer``; while consent is open its words are a draft, and stay in `_words`."""
        self.interview.record(answer)
        is_open = answer.question == CONSENT and consent_is_open(self.interview)
        self._words = answer.note if is_open else ""

    @property
    def _saved(self) -> str:
        """What is printed once words were recorded, or stored as a draft while consent is open."""
        return "Kept as typed until consent is recorded." if self._words else "Saved."

    def _may_withdraw(self) -> bool:
        """Whether all that was said in this interview may be withdrawn; asks where anything was said."""
        if not any(records_said_in(self.interview.workspace.state, self.interview.session_id)):
            return True
        ask = "What was noted in this interview is withdrawn and counts no more. Is it no? (y, n):"
        return says_yes(self.terminal, ask)

    def _say_words(self) -> None:
        """Show what was said at the opening and is not recorded yet."""
        if self._words:
            self.terminal.say(self._words, indent=3)

    def _absent(self, absence: Absence, question: Question, remark: str) -> Move | None:
        answer = self.interview.asked.answer_type(question).with_absence(self._noted(question), absence)
        note = "\n".join(part for part in (answer.note, remark) if part)
        self._record(replace(answer, note=note))
        noted = "Only yes, limits or no answers this." if question.id == CONSENT else f"Noted: {absence.value}."
        self.terminal.say(noted)
        self.craft.after_answer(question)
        return self._next(question, "") if absence in _GO_ON else None

    def _next(self, question: Question, _rest: str) -> Move:
        self.craft.leave(question)
        following = self.interview.next_open(question.id)
        return FINISH if following is None and question.id in self.interview.closing_ids else Move(following)

    def _back(self, question: Question, _rest: str) -> Move | None:
        before = self._trail.back(self.interview.previous(question.id))
        if before is None:
            self.terminal.say("This is the first question.")
            return None
        return Move(before)

    def _jump(self, _question: Question, words: str) -> Move | None:
        if not words:
            self.terminal.say("Where to? Give its number or a few of its words: /jump scorecard")
            return None
        interview = self.interview
        found = interview.asked.find(words)
        if not found:
            self.terminal.say(f"No question has {words!r}.")
            return None
        if len(found) > 1 and found[0].id.casefold() != words.casefold():
            for other in found[1:4]:
                self.terminal.say(f"also {other.id}: {interview.asked.in_lists(other)}", indent=2)
        return Move(found[0].id)

    def _points(self, _question: Question, _rest: str) -> Move:
        """Choose what to say back, and say it back."""
        choose_points(self.interview, self.terminal)
        return Move(RESTATE)

    def _edit(self, question: Question, rest: str) -> None:
        before = self._noted(question)
        note = rest or self.terminal.edit("note", before.note)
        self._record(replace(before, note=note))
        self.terminal.say(self._saved)

    def _cost(self, question: Question, rest: str) -> None:
        """``/cost words``: note what something costs, as a marked line of the note."""
        words = rest or self.terminal.ask(f"cost {PROMPT}").strip()
        if words:
            self._record_line(question, f"{MARK}{words}")

    def _show(self, question: Question) -> None:
        interview, say = self.interview, self.terminal.say
        place = interview.place(question.id)
        say()
        say(" · ".join(part for part in (interview.asked.section(question), place, question.id) if part))
        if question.id == CONSENT:
            for part in opening_page(interview)[:-1]:
                say(part)
                say()
        if bridge := interview.bridge(question.id):
            say(f"({bridge})")
        say(interview.asked.wording(question))
        if question.id == RESTATE:
            for sentence in read_back(interview).sentences:
                say(sentence, indent=3)
            say("What they put right goes below. /points chooses, orders and writes the sentences.", indent=3)
        answer_type = interview.asked.answer_type(question)
        if answer_type.are_shown:
            self._list_options(question)
        elif answer_type.open_choices and Fact.YES_NO not in answer_type.facts:  # yes and no need no list
            say(f"A number, {numbers_of(answer_type.open_choices)}: /options lists them.", indent=3)
        if question.columns:
            say(answer_type.typing_hint, indent=3)
        probes = self.craft.marked(question)
        if probes:
            say(probes, indent=3)
        self._show_answer(interview.answer_to(question.id))

    def _list_options(self, question: Question, _rest: str = "") -> None:
        """List what can be chosen, which others see only where the script says so."""
        choices = self.interview.asked.answer_type(question).open_choices
        for choice in choices:
            self.terminal.say(f"{choice.number}  {choice.say}", indent=3)
        if not choices:
            self.terminal.say("There is nothing to choose from here.")

    def _show_answer(self, answer: Answer) -> None:
        if said := self.interview.spoken(answer):
            self.terminal.say(f"Answer: {said}", indent=3)
        if answer.absence is not None:
            self.terminal.say(f"Noted: {answer.absence.value}.", indent=3)
        if answer.note:
            self.terminal.say(answer.note, indent=3)

    def _show_probes(self, question: Question, _rest: str) -> None:
        script, say = self.interview.script, self.terminal.say
        if not (question.probes or question.see or question.evasion):
            say(NO_PROBES)
        self.craft.show_probes(question)
        for evidence in question.see:
            say(f"Could I see {script.evidence[evidence]}?", indent=3)
        if question.evasion is not None:
            evasion = script.evasions[question.evasion]
            say(f"{evasion.sign}: try “{evasion.attempt}”", indent=3)

    def _show_agenda(self, _question: Question, _rest: str) -> None:
        interview = self.interview
        answers = interview.answers()
        for question_id in interview.agenda():
            answer = answers.get(question_id)
            mark = interview.state_of(question_id) if answer is None or answer.absence is None else answer.absence
            asks = one_line(interview.asked.in_lists(interview.question(question_id)), 54)
            self.terminal.say(f"{question_id:5} {mark:15} {asks}")
