"""The page on which somebody answers alone: one question with its fields, or sentences to read. It records nothing."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from coachtui.answer_types import Choice, FormField
from coachtui.asking.replies import Reply
from coachtui.model.text import printable
from coachtui.tui.screens.alone.filled_in import FilledIn
from coachtui.tui.screens.alone.hints import (
    CHOICES_HELP,
    CLOSEST_HELP,
    KEYS_IN_LINE,
    KEYS_IN_STORY,
    SEVERAL_HELP,
    STORY_HELP,
    Keys,
    keys_in_list,
)
from coachtui.tui.screens.alone.picking import Picking
from coachtui.tui.screens.alone.question_lines import QuestionLines
from coachtui.tui.widgets.lettered import Lettered
from coachtui.tui.widgets.note import Note
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.tui.widgets.own_help import explain
from coachtui.workflow.alone.own_forms import QuestionForm

_SEVERAL = "Choose all that fit."
_WORD_GOES_ON, _WORD_ENDS = 0.45, 0.7
"""Seconds after which a letter that ticked is no beginning of a word any more, and after which letters typed behind a
tick are ticks: the second is longer, so that no word typed slowly changes ticks. For so long, too, the one choice that
a letter took is taken back where the next field shows that it began a word."""


class AlonePage(VerticalScroll, can_focus=False):
    """One question with its fields, or sentences to read. Records nothing. Keys in the story go to ``take_key`` first.

    Posts `Changed` when something was typed or chosen, and on Enter in the last field `Finished`, or once `Unchosen`.
    """

    class Changed(Message):
        """`reply` may have changed."""

    class Finished(Message):
        """Enter was pressed in the last field."""

    class Unchosen(Message):
        """Enter was pressed in the last field, but there are only words: the list has the focus now, this once.

        ``several`` says that more than one of its choices may be chosen.
        """

        def __init__(self, *, several: bool) -> None:
            self.several = several
            super().__init__()

    HELP: ClassVar[str] = "One question. Answer from what happened; what you cannot say may stay open."

    def __init__(
        self,
        *,
        take_key: Callable[[events.Key], bool],
        ascii_only: bool,
        id: str,
    ) -> None:
        super().__init__(id=id)
        self._take_key = take_key
        self._filled: FilledIn | None = None
        """The question on screen as it is filled in; None while sentences are shown."""
        self._pause: Timer | None = None
        self._sentences = OptionalText(id="sentences")
        self._about = OptionalText(id="about")
        self._ask = OptionalText(id="ask")
        self._example = OptionalText(id="example")
        self._lines = QuestionLines()
        self._several = Static(_SEVERAL, id="several", classes="ask", markup=False)
        self._choices = Lettered(id="choices", words=CHOICES_HELP, ascii_only=ascii_only)
        self.story = Note(take_key=take_key, id="story", words=STORY_HELP, keeps_apart=True)
        self._closest_ask = OptionalText(id="closest-ask", classes="ask")
        self._events = Lettered(id="closest", words=CLOSEST_HELP, ascii_only=ascii_only)

    def compose(self) -> ComposeResult:
        """Compose the fields that questions may need; those that the question on screen does not need are hidden."""
        yield self._sentences
        yield self._about
        yield self._lines.first
        yield self._ask
        yield self._example
        yield self._several
        yield self._choices
        yield self.story
        yield from self._lines.behind
        yield self._closest_ask
        yield self._events

    def show_sentences(self, sentences: Iterable[str]) -> None:
        """Show sentences to read instead of a question."""
        self._filled = None
        for widget in self.children:
            widget.display = False
        self._sentences.update(printable("\n\n".join(sentences)))
        self.scroll_home(animate=False)

    def put(self, form: QuestionForm, reply: Reply) -> None:
        """Show the question of ``form``, with ``reply`` in its fields."""
        filled = self._filled = FilledIn(form, reply, self._lines)
        picking = filled.picking
        for widget in self.children:
            widget.display = False
        self._about.update(printable(form.about))
        self._ask.update(printable(form.ask))
        self._example.update(printable(f"For example: {form.example}" if form.example else ""))
        self._several.display = form.several
        explain(self._choices, SEVERAL_HELP if form.several else CHOICES_HELP)
        self._choices.offer(form.offered, picking.chosen)
        if form.form_field is FormField.STORY:
            self.story.show(reply.text)
            self.story.display = True
        self._lines.put(form, reply)
        self._mount_cells()
        self._events.offer(picking.happened, picking.event)
        self._shape()
        if filled.typed:
            self._choices.show_marks(filled.chosen)
        self.scroll_home(animate=False)

    def _mount_cells(self) -> None:
        """Mount the cells that no question needed before."""
        new = [line for line in self._lines.cells if line.parent is None]
        if new and self.is_attached:
            self.mount_all(new, before=self._lines.follow_ups[0])

    @property
    def reply(self) -> Reply:
        """What is in the fields now; an empty reply while sentences are shown."""
        return Reply() if self._filled is None else self._filled.reply(self.story.text)

    @property
    def first_field(self) -> Widget | None:
        """The field to focus first; None while sentences are shown."""
        return next((widget for widget in self._focusable() if widget.display), None)

    def focus_number(self, place: int) -> None:
        """Focus the field of the number at ``place``, counted from 0, where several numbers are asked for."""
        if self._form is not None and place < len(self._form.parts):
            self._lines.cells[place].entry.focus()

    def leaving_keys(self, focused: Widget | None) -> Keys:
        """The keys that leave ``focused``, the field with the focus, each with words for what it does."""
        if isinstance(focused, Lettered):
            several = focused is self._choices and self._form is not None and self._form.several
            return keys_in_list(marked=focused.highlighted is not None, several=several)
        return KEYS_IN_STORY if focused is self.story else KEYS_IN_LINE

    @property
    def _form(self) -> QuestionForm | None:
        """The form of the question on screen; None while sentences are shown."""
        return None if self._filled is None else self._filled.form

    @property
    def _picking(self) -> Picking | None:
        """What is chosen of the question on screen; None while sentences are shown."""
        return None if self._filled is None else self._filled.picking

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Message) -> None:
        event.stop()
        filled = self._filled
        if filled is None:
            return
        picking = filled.picking
        if isinstance(event, Input.Changed) and (picked := picking.word_begun(event.value)) is not None:
            self._show_chosen()
            event.input.insert(picked.letter, len(picked.beside))  # more may have been typed since
            event.input.cursor_position = len(event.input.value)
        if picking.is_typing_on or not (picking.form.several or picking.chosen):
            self._choices.show_marks(filled.chosen)
        if picking.is_typing_on:
            self._await_pause()
        self._shape()
        self.post_message(self.Changed())

    def _show_chosen(self) -> None:
        """Mark what is chosen in the lists, and ask on as goes with it."""
        if self._picking is not None:
            self._choices.show_marks(self._picking.chosen)
            self._events.show_marks(self._picking.event)
            self._shape()

    # Words typed in lists

    def _go_on_behind(self, letters: str, picking: Picking, before: tuple[tuple[Choice, ...], int | None]) -> None:
        """Go on behind the only choice that there can be; ``letters`` took it, "" for a click or Enter.

        ``before`` is what was chosen before, and which event came closest.
        """
        if not self._go_on_from(self.screen.focused):
            self.screen.focus_next()
        if letters:
            beside = self.screen.focused.value if isinstance(self.screen.focused, Input) else ""
            self.set_timer(_WORD_ENDS, partial(picking.forget, picking.picked(letters[-1], before, beside)))

    def type_words(self, typed: str) -> bool:
        """Type ``typed``, which means nothing where it was typed, into the first field for words, and focus that.

        False, and nothing is typed, where the question has no such field, and for a space alone. Where a letter has
        just chosen something and ``typed`` makes a word of it, that choice is undone and the letter typed first.
        """
        if self._picking is not None and (picked := self._picking.word_begun(typed)) is not None:
            self._show_chosen()
            typed = picked.letter + typed
        if typed.isspace():
            return False
        if self.story.display:
            self.story.type(typed)
            self.screen.set_focus(self.story)
            return True
        line = self._line_for_words
        if line is not None:
            self.screen.set_focus(line)
            line.insert_text_at_cursor(typed)
        return line is not None

    @property
    def _line_for_words(self) -> Input | None:
        return next((each for each in self._focusable() if isinstance(each, Input) and each.display), None)

    def on_key(self, event: events.Key) -> None:
        """Move what is typed in a list after the first tick into the line below it: it may be words, not more ticks.

        Up and Down go from one of several numbers or cells to another.
        """
        stepped = self._lines.stepped(self.screen.focused, {"up": -1, "down": 1}.get(event.key, 0))
        if stepped is not None and stepped is not self.screen.focused:
            self.screen.set_focus(stepped)
            event.stop()
            event.prevent_default()
            return
        line, picking = None if self._filled is None else self._filled.line_behind, self._picking
        typed = event.character if event.is_printable else None
        if (
            line is None
            or picking is None
            or not picking.form.several
            or self.screen.focused is not self._choices
            or typed is None
            or typed.isspace()
        ):
            return
        event.stop()
        event.prevent_default()
        if not self._take_key(event):
            letters = self._choices.typed
            if len(letters) > 1:  # the first one ticked: with the others it may be a word
                picking.take_back_letters(1)
                typed = letters
            picking.is_typing_on = True
            self.screen.set_focus(line.entry)
            line.entry.insert_text_at_cursor(typed)

    def _await_pause(self) -> None:
        """Tick what the letters in the line below mean once nothing was typed for a while: words come without one."""
        if self._pause is not None:
            self._pause.stop()
        is_typed = self._filled is not None and self._filled.typed
        self._pause = self.set_timer(_WORD_ENDS, self.take_letters) if is_typed else None

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Call `take_letters` when the line below the list is left."""
        line = None if self._filled is None else self._filled.line_behind
        if line is not None and event.widget is line.entry:
            self.take_letters()

    def take_letters(self) -> None:
        """Choose what is typed below the list, and empty that line unless there are further words in it."""
        if self._filled is not None and self._filled.take_typed():
            self._choices.show_marks(self._filled.picking.chosen)

    def _focusable(self) -> tuple[Widget, ...]:
        first = (self._lines.first.entry,) if self._lines.first.display else ()
        behind = (line.entry for line in self._lines.behind if line.display)
        return (*first, self._choices, self.story, *behind, self._events)

    def _shape(self) -> None:
        """Ask on as goes with the answer, and once there is one, which event comes closest."""
        picking = self._picking
        if picking is None:
            return
        form, reply = picking.form, self.reply
        self._lines.shape(form, reply)
        answered = not reply.blank and bool(form.closest)
        self._closest_ask.update(printable(form.closest_ask) if answered else "")
        if (happened := form.events(reply)) != picking.happened:
            picking.happened = happened
            self._events.offer(happened, picking.event)
        self._events.display = answered

    @on(Input.Submitted)
    @on(Lettered.Passed)
    def enter(self, event: Message) -> None:
        """Focus the next field; after the last one post `Finished`, or once `Unchosen`."""
        event.stop()
        picking, left = self._picking, self.screen.focused
        had_words = isinstance(left, Input) and bool(left.value)
        self.take_letters()
        self._shape()
        if picking is None:
            return
        if had_words and isinstance(left, Input) and not left.value and not picking.form.several:
            left = self._choices  # a choice was typed there, and what goes with it may be asked above that line
        lacks_choice = picking.lacks_choice(self.reply)
        if (lacks_choice and picking.is_asked_again and left is self._choices) or not self._go_on_from(left):
            self._finish(picking, lacks_choice=lacks_choice)

    def _finish(self, picking: Picking, *, lacks_choice: bool) -> None:
        if lacks_choice and not picking.is_asked_again:
            picking.is_asked_again = True
            self.screen.set_focus(self._choices)
            self.post_message(self.Unchosen(several=picking.form.several))
        else:
            self.post_message(self.Finished())

    def _go_on_from(self, left: Widget | None) -> bool:
        """Focus the field behind ``left``; False where there is none."""
        fields = [widget for widget in self._focusable() if widget.display]
        behind = fields[fields.index(left) + 1 :] if left in fields else []
        if behind:
            self.screen.set_focus(behind[0])  # what has only just been asked has no place among the screen's own yet
        return bool(behind)

    @on(Lettered.OptionSelected, "#choices")
    def choose(self, event: Lettered.OptionSelected) -> None:
        """Choose the answer; where several may be chosen, tick it or remove its tick."""
        event.stop()
        picking = self._picking
        if picking is None:
            return
        before, letters = (picking.chosen, picking.closest), self._choices.typed
        picking.choose(event.option_index)
        if picking.form.several:
            self.set_timer(_WORD_GOES_ON, self._choices.forget_letters)  # words that come later begin without them
        self._show_chosen()
        self.post_message(self.Changed())
        if not picking.form.several:
            self._go_on_behind(letters, picking, before)

    @on(Lettered.OptionSelected, "#closest")
    def choose_closest(self, event: Lettered.OptionSelected) -> None:
        """Choose the event that comes closest, and focus the next field."""
        event.stop()
        picking = self._picking
        if picking is None:
            return
        before, letters = (picking.chosen, picking.closest), self._events.typed
        picking.closest = int(picking.happened[event.option_index].value)
        self._events.show_marks(picking.event)
        self.post_message(self.Changed())
        self._go_on_behind(letters, picking, before)

    @on(Lettered.Prose)
    def type_prose(self, event: Lettered.Prose) -> None:
        """Undo what letters of words have chosen in a list, and type the words into the field for words."""
        event.stop()
        if self._picking is not None:
            self._picking.take_back_letters(event.chosen)
            self._choices.show_marks(self._picking.chosen)
        self.type_words(event.text)

    @on(Lettered.Emptied)
    def empty(self, event: Lettered.Emptied) -> None:
        """Remove every choice made in a list."""
        event.stop()
        if self._picking is None:
            return
        if event.control is self._choices:
            self._picking.chosen = ()
        else:
            self._picking.closest = None
        self._show_chosen()
        self.post_message(self.Changed())
