"""The fields of one form for somebody alone, asked one after the other in plain mode, each recorded once typed."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from coachtui.answer_types import NONE_OF_THEM, FormField
from coachtui.asking.alone import FollowUp
from coachtui.asking.replies import Reply, numbers_text, numbers_typed
from coachtui.asking.tables import cell, with_cell
from coachtui.cli.plain.choosing import are_letters, choices_in, letters_of, one_of_letters, show_choices
from coachtui.cli.plain.commands import HeldLine, ParsedLine
from coachtui.cli.plain.terminal import PROMPT, Terminal
from coachtui.model.problems import CoachError
from coachtui.model.question_parts import Column
from coachtui.workflow.alone.own_forms import NONE_OF_THESE, OwnForms, QuestionForm, first_wrong

_TAKEN_BACK = "-"
"""What is typed to leave open again what stands in brackets."""


class CommandTypedError(Exception):
    """A command was typed into a field; ``line`` has its name and what followed."""

    def __init__(self, line: ParsedLine) -> None:
        super().__init__(line.name)
        self.line = line


class PlainForm:
    """The fields of one form, as filled in so far in ``reply``.

    ``commands`` are the names that may follow a slash in any field.
    """

    def __init__(self, own: OwnForms, terminal: Terminal, question_id: str, commands: Collection[str]) -> None:
        self.own = own
        self.terminal = terminal
        self.form = own.form_of(question_id)
        self.reply = own.reply(question_id)
        self._commands = commands

    def ask(self) -> bool:
        """Ask for the answer, then for what belongs to it. Returns whether there is an answer; False if it stays blank.

        Raises CommandTypedError for a command, and LeaveError as the terminal does.
        """
        self._ask_answer()
        if self.reply.blank:
            return False
        if not self.form.words_first and (self.form.asks_words(self.reply) or (self.reply.remark and self.form.words)):
            self._ask_words()
        for follow_up in self.form.follow_ups:
            if follow_up in self.form.asked(self.reply):
                self._ask_follow_up(follow_up)
        if self.form.closest:
            self._ask_closest()
        return True

    def _ask_answer(self) -> None:
        """Ask for the answer itself, and for the words that come before it."""
        if self.form.words_first:
            self._ask_words()
            say_question(self.terminal, self.form)
        match self.form.form_field:
            case FormField.STORY:
                self._ask_story()
            case FormField.LINE if self.form.parts:
                self._ask_numbers()
            case FormField.LINE:
                self._ask_text()
            case FormField.ROWS:
                self._ask_rows()
            case FormField.CHOICE | FormField.CHOICES:
                self._ask_choice()

    def _ask_choice(self) -> None:
        form = self.form
        show_choices(self.terminal, form.offered)
        present = letters_of(form.offered, form.chosen(self.reply))
        label = "Which of these, several with spaces between?" if form.several else "Which of these?"
        while True:
            typed = self._ask_briefly(label, present)
            if not typed.strip():
                if present:
                    self._record(replace(self.reply, chosen=(), nothing=False))
                return
            chosen = choices_in(form.offered, typed, several=form.several)
            nothing = NONE_OF_THESE in chosen
            ids = tuple(choice.id for choice in chosen if choice is not NONE_OF_THESE)
            alone = next((each for each in chosen if each is NONE_OF_THESE or each.id == NONE_OF_THEM), None)
            if not chosen and are_letters(form.offered, typed):
                self.terminal.say(one_of_letters(len(form.offered)))
            elif not chosen:
                self._keep_remark(typed)
                which = "fit? Type their letters." if form.several else "comes closest? Type its letter."
                self.terminal.say(f"Kept as a remark. Which of these {which}")
            elif len(chosen) > 1 and alone is not None:
                self.terminal.say(f"“{alone.say}” goes with none of the others.")
            else:
                self._record(replace(self.reply, chosen=ids, nothing=nothing))
                return

    def _keep_remark(self, words: str) -> None:
        """Keep words that name no choice: as a remark, or as part of the story that is told."""
        if self.form.form_field is FormField.STORY:
            self._record(self.reply.with_line(words))
        else:
            self._record(replace(self.reply, remark=f"{self.reply.remark}\n{words}" if self.reply.remark else words))

    def _ask_rows(self) -> None:
        """Ask cell by cell, until the first cell of a row stays blank."""
        for place in range(self.form.rows):
            for column in self.form.columns:
                self._ask_cell(place, column)
                if not cell(self.reply.rows, place, self.form.columns[0].id):
                    return

    def _ask_cell(self, place: int, column: Column) -> None:
        def filled(text: str) -> Reply:
            return replace(self.reply, rows=with_cell(self.reply.rows, place, column.id, text))

        present = cell(self.reply.rows, place, column.id)
        typed = self._ask_line(f"{place + 1}. {column.say}:", present, filled)
        if typed.strip() != present:
            self._record(filled(typed))

    def _ask_story(self) -> None:
        """Ask line by line, until a line stays blank."""
        self.terminal.say("An empty line ends it.", indent=3)
        while (typed := self._ask_line(PROMPT, "", self.reply.with_line)).strip():
            self._record(self.reply.with_line(typed))

    def _ask_text(self) -> None:
        def filled(text: str) -> Reply:
            return replace(self.reply, text=text)

        present = self.reply.text
        ask = self._ask_briefly if _is_number(present) else self._ask_line
        while True:
            typed = ask(PROMPT, present, filled)
            complaint = self.own.complaint(self.form.id, filled(typed))
            if not complaint:
                self._record(filled(typed))
                return
            self.own.draft_reply(self.form.id, filled(typed))
            self.terminal.say(f"{complaint} Or type /k if you don't know.")
            ask = self._ask_briefly

    def _ask_numbers(self) -> None:
        """Ask number by number, again where one cannot be; any line may hold them all, with commas."""
        place, numbers = 0, numbers_typed(self.reply.text, len(self.form.parts))
        while place < len(numbers):
            filled = partial(self._with_number, tuple(numbers), place)
            typed = self._ask_briefly(self.form.parts[place], numbers[place], filled)
            numbers = numbers_typed(filled(typed).text, len(numbers))
            place = len(numbers) if "," in typed else place + 1
            so_far = replace(self.reply, text=numbers_text(numbers[:place]))
            if complaint := self.own.complaint(self.form.id, so_far):
                if "," not in typed and not typed.strip().isdecimal():
                    complaint = "Type a whole number, or nothing."
                self.own.draft_reply(self.form.id, so_far)
                self.terminal.say(f"{complaint} Or type /k if you don't know.")
                place = first_wrong(self.own, self.form.id, so_far)
                numbers[place] = ""
        self._record(replace(self.reply, text=numbers_text(numbers)))

    def _with_number(self, numbers: Sequence[str], place: int, text: str) -> Reply:
        whole = [text] if "," in text else [*numbers[:place], text, *numbers[place + 1 :]]
        return replace(self.reply, text=numbers_text(whole))

    def _ask_words(self) -> None:
        """Ask for the words beside the answer; they may stay empty."""
        self.terminal.say(self.form.words)
        if self.form.words_example:
            self.terminal.say(f"For example: {self.form.words_example}", indent=3)

        def filled(text: str) -> Reply:
            return replace(self.reply, remark=text)

        self._record(filled(self._ask_line(PROMPT, self.reply.remark, filled)))

    def _ask_follow_up(self, follow_up: FollowUp) -> None:
        def filled(text: str) -> Reply:
            return self.reply.with_said(follow_up.probe, text)

        self._record(filled(self._ask_line(follow_up.wording, self.reply.said.get(follow_up.probe, ""), filled)))

    def _ask_closest(self) -> None:
        events = self.form.events(self.reply)
        self.terminal.say(self.form.closest_ask)
        show_choices(self.terminal, events)
        present = letters_of(events, [event for event in events if event.value == self.reply.closest])
        while typed := self._ask_briefly("Which of these?", present).strip():
            chosen = choices_in(events, typed, several=False)
            if chosen:
                self._record(replace(self.reply, closest=int(chosen[0].value)))
                return
            if are_letters(events, typed):
                self.terminal.say(one_of_letters(len(events)))
                continue
            self._keep_remark(typed)
            self.terminal.say("Kept as a remark. Type a letter, or Enter to leave it open.")
        self._record(replace(self.reply, closest=None))

    def _ask_briefly(self, label: str, present: str, draft: Callable[[str], Reply] | None = None) -> str:
        """A letter or a number. ``present`` stands in brackets, and an empty line keeps it; a hyphen takes it back."""
        if not present.strip():
            return self._ask_line(label if label.endswith(("?", PROMPT)) else f"{label}:", "", draft)

        def kept(text: str) -> Reply | None:
            return None if draft is None or not text.strip() else draft("" if text.strip() == _TAKEN_BACK else text)

        bare = label.removesuffix("?")
        typed = self._ask_line(f"{bare} ({present}){':' if label == bare else '?'}", "", kept)
        if typed.strip() == _TAKEN_BACK:
            return ""
        return typed if typed.strip() else present

    def _ask_line(self, label: str, present: str, draft: Callable[[str], Reply | None] | None) -> str:
        """One line of text, ``present`` at first. While it is typed, the reply that ``draft`` makes of it is kept."""

        def keep(text: str) -> None:
            reply = None if draft is None or text.startswith("/") else draft(text)
            if reply is not None:
                try:
                    self.own.draft_reply(self.form.id, reply)
                except CoachError as error:
                    self.terminal.say(str(error))

        held = HeldLine(self.terminal, self._commands)
        while True:
            line = held.read(self.terminal.ask(label, present, None if draft is None else keep))
            if line is not None and line.name:
                raise CommandTypedError(line)
            if line is not None:
                return line.text
            present = ""

    def _record(self, reply: Reply) -> None:
        """Record the reply, again and again until it can be saved: a disk may be full for a while."""
        self.reply = reply
        while True:
            try:
                self.own.record_reply(self.form.id, reply)
            except CoachError as error:
                self.terminal.say(str(error))
                self.terminal.ask("Enter tries again:")
            else:
                return


def _is_number(text: str) -> bool:
    return text.strip().replace(".", "", 1).isdecimal()


def say_question(terminal: Terminal, form: QuestionForm) -> None:
    """Print the wording of ``form``, with its example."""
    terminal.say(form.ask)
    if form.example:
        terminal.say(f"For example: {form.example}", indent=3)
