"""The interview as it is held: what every key means, and every act of the interview.

Keys are taken in the order they were pressed, in the note's own queue, so that none lands in the wrong place.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from textual import events

from coachtui.model.answers import Absence
from coachtui.model.problems import CoachError
from coachtui.settings.settings import Settings
from coachtui.tui.desk import Desk
from coachtui.tui.messages import ShowHome, ShowWrapUp
from coachtui.tui.screens.interview.asides import Took
from coachtui.tui.screens.interview.book import Wanted
from coachtui.tui.screens.interview.craft import CraftedInterview
from coachtui.tui.screens.interview.deeds import doing_again, taking_back
from coachtui.tui.screens.interview.editor import edited
from coachtui.tui.screens.interview.keys import Mode, Pressed, let_letters_through, pressed
from coachtui.tui.screens.interview.rating import RateMode, Turn
from coachtui.tui.screens.trouble import StorageTroubleScreen
from coachtui.tui.widgets.own_side import OwnSidePanel
from coachtui.workflow.engagements import utc_now

_STILL_OFF = "You are off the record: {key} goes back on it first."
_WORKS_OFF_RECORD = frozenset({"off_record", "blank", "own_side", "blind", "command", "next", "back", "jump", "leave"})
"""Acts that record nothing by themselves."""


class InterviewScreen(CraftedInterview):
    """One interview, begun or resumed. Posts ShowWrapUp, ShowHome, and Trouble when it cannot be opened."""

    HELP: ClassVar[str] = (
        "The interview. Ask the question in the box and type what you hear. PgDn saves and goes on to the next open"
        " question, PgUp goes back. Esc and then a letter does everything else; the letters are named at the bottom"
        " once you press Esc. Whatever else you type is text. In rating, a digit is the level, the next one the"
        " evidence (0 said, 1 example, 2 seen, 3 confirmed); k is don't know, x not applicable, e goes straight to the"
        " evidence of a level that is there already."
    )

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        person: str,
        *,
        minutes: int,
        supplied: frozenset[str] = frozenset(),
        question: str | None = None,
        session: str | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        wanted = Wanted(person, minutes, supplied, question, session)
        super().__init__(desk, settings, wanted, now=now)
        let_letters_through()
        self._early: list[events.Key | str] = []
        self._keys: Mapping[Mode, Callable[[Pressed], bool]] = {
            Mode.WRITING: self._writing_key,
            Mode.COMMAND: self._command_key,
            Mode.RATE: self._rate_key,
            Mode.JUMP: self._jump_key,
            Mode.ASIDE: self._aside_key,
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done before the interview is open."""
        del parameters
        return self._book is not None or not hasattr(InterviewScreen, f"action_{action}")

    def _opened(self) -> None:
        early, self._early = self._early, []
        for each in early:
            self._again(each)

    def _saving_changed(self) -> None:
        super()._saving_changed()
        if (trouble := self.saver.to_tell()) is not None:
            self.app.push_screen(StorageTroubleScreen(trouble.title, trouble.message, trouble.hint, self._again))

    async def on_unmount(self) -> None:
        """Hand on what was typed for the screen that comes now."""
        for each in self._early if self._mode is Mode.LEAVING else ():
            again = events.Paste(each) if isinstance(each, str) else events.Key(each.key, each.character)
            self.app.post_message(again)

    # Keys

    def take_key(self, event: events.Key) -> bool:
        """Do what a key means besides being typed. True when there is nothing left of it to do."""
        press = pressed(event)
        if self._spoke:
            self._paint_mode()
        match self._mode:
            case Mode.OPENING | Mode.LEAVING:
                self._early.append(event)
                return True
            case Mode.BLANK:
                self._back_from_blank()
                return True
            case mode:
                return self._keys[mode](press)

    def take_paste(self, text: str) -> bool:
        """Do what pasted text means besides being typed. True when there is nothing left of it to do."""
        match self._mode:
            case Mode.OPENING | Mode.LEAVING:
                self._early.append(text)
            case Mode.BLANK:
                self._back_from_blank()
            case Mode.JUMP:
                self._look_for(self._wanted + " ".join(text.split()))
            case Mode.ASIDE if self._aside is not None:
                return self._took(self._aside.paste(text))
            case _:
                self._rest()
                return False
        return True

    def on_key(self, event: events.Key) -> None:
        """Take keys that reached no widget of this screen."""
        if self.focused is None and self.take_key(event):
            event.stop()

    def on_click(self, event: events.Click) -> None:
        """A click on the note ends what was done beside it."""
        if event.widget is self.note and self._aside is not None:
            self._close_aside()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text that reached no note."""
        if self.focused is not self.note:
            event.stop()
            self.set_focus(self.note)
            self.note.post_message(events.Paste(event.text))

    def _writing_key(self, press: Pressed) -> bool:
        if press.alt:
            return self._command_key(press) if press.character else False
        by_key = {key: act for act in self._letters.values() for key in act.keys}
        if press.key in by_key:
            self.run_act(by_key[press.key].id)
        elif press.key == "escape":
            self._enter(Mode.COMMAND)
        elif press.key in {"tab", "shift+tab"} and self._off_record:
            self.say(_STILL_OFF.format(key=self._key_of("off_record")))
        elif press.key == "tab" and self.book.columns and self.focused is self.note:
            self._open_table()
        elif press.key == "tab":
            self.focus_next()
        elif press.key == "shift+tab":
            self.focus_previous()
        elif self.focused is not self.note:
            return self._type_from_elsewhere(press)
        else:
            return press.key == "enter" and self._take_line()
        return True

    def _command_key(self, press: Pressed) -> bool:
        self._rest()
        if press.character in self._letters:
            self.run_act(self._letters[press.character].id)
            return True
        if press.key == "escape":
            return True
        if press.alt:
            # Esc and a key that is no command, sent as one by the terminal: it is text.
            self._type(press.character)
            return True
        return self._writing_key(press)

    def _aside_key(self, press: Pressed) -> bool:
        if self._aside is None or press.alt:
            return self._command_key(press)
        if press.key == "escape" and self._aside.lasts:
            self._enter(Mode.COMMAND)
            return True
        return self._took(self._aside.press(press)) or self._writing_key(press)

    def _took(self, took: Took) -> bool:
        if took is not Took.USED:
            self._close_aside()
        return took is not Took.FOREIGN

    def _rate_key(self, press: Pressed) -> bool:
        if self._rating is None or press.alt:
            return self._command_key(press)
        verdict = self._rating.press(press.key, press.character)
        match verdict:
            case Turn.FOREIGN:
                self._rest()
                return self._writing_key(press)
            case Turn.DONE:
                self._rest()
            case Turn.MOVED:
                self._paint_own_side()
            case _:
                self._rate(self._rating, verdict)
        return True

    def _jump_key(self, press: Pressed) -> bool:
        if press.key == "enter":
            self._jump_to(self._place)
        elif press.key in {"up", "down", "tab", "shift+tab"} and self._found:
            step = 1 if press.key in {"down", "tab"} else -1
            self._place = (self._place + step) % len(self._found)
            self._paint_jump()
        elif press.key == "backspace":
            self._look_for(self._wanted[:-1])
        elif press.key in {"escape", "pagedown", "pageup"}:
            self._rest()
            return press.key == "escape" or self._writing_key(press)
        elif press.character and not press.alt:
            self._look_for(self._wanted + press.character)
        else:
            return not press.key.startswith("f")
        return True

    def _type_from_elsewhere(self, press: Pressed) -> bool:
        if not press.character:
            return False
        self._type(press.character)
        return True

    def _type(self, text: str) -> None:
        self.set_focus(self.note)
        self.note.type(text)

    def _again(self, typed: events.Key | str) -> None:
        """Do with a key that came before the interview was open, or to what lies over it, what is done with it here."""
        if isinstance(typed, str):
            self.note.type(typed)
        elif not self.take_key(typed):
            self.note.press_again(typed)

    def _take_line(self) -> bool:
        line = self.note.line
        if line is None or self._off_record:
            return False
        read = self.book.read_line(line)
        if read.complaint:
            self.say(read.complaint)
        if read.value is None:
            return False
        self.note.take_out_line()
        self._record(replace(self.book.with_note(self.note.text), value=read.value, absence=None))
        self._paint_answer()
        return True

    # What can be done (each an act of `Place.INTERVIEW`)

    def run_act(self, act: str) -> None:
        """Do what the act of this id does; the cursor stays where it is in the note."""
        self.set_focus(self.note)
        if self._off_record and act not in _WORKS_OFF_RECORD:
            self.say(_STILL_OFF.format(key=self._key_of("off_record")))
            return
        method = getattr(self, f"action_{act}", None)
        if method is None:
            self.call_later(self.app.run_action, act)
        else:
            method()

    def action_take(self, act: str) -> None:
        """Do what the words on the bottom line say, when they are clicked."""
        self._rest()
        self.run_act(act)

    def action_command(self) -> None:
        """Show the letters, as Esc does."""
        self._enter(Mode.COMMAND)

    def action_next(self) -> None:
        """Go on to the next open question."""
        self._leave()
        self._go_on()

    def action_back(self) -> None:
        """Go back to the question before."""
        self._leave()
        if self.book.go_back():
            self._show()
        else:
            self.say("This is the first question.")

    def action_rate(self) -> None:
        """Let digits be levels and evidence until Enter."""
        if not self.book.card.fed:
            self.say("This question feeds no indicator.")
            return
        self._rating = RateMode(self.book.card)
        self._enter(Mode.RATE)

    def action_dont_know(self) -> None:
        """Note that they do not know, and go on."""
        self._absent(Absence.DONT_KNOW)

    def action_not_applicable(self) -> None:
        """Note that it does not apply to them, and go on."""
        self._absent(Absence.NOT_APPLICABLE)

    def action_declined(self) -> None:
        """Note that they would rather not say, and go on."""
        self._absent(Absence.DECLINED)

    def action_skip(self) -> None:
        """Leave this question out, and go on."""
        self._absent(Absence.SKIPPED)

    def action_park(self) -> None:
        """Come back to this question later, and go on."""
        self._absent(Absence.PARKED)

    def action_jump(self) -> None:
        """Open the line that finds questions."""
        self._look_for("")
        self._enter(Mode.JUMP)

    def action_own_side(self) -> None:
        """Show the interviewer's side, or hide it."""
        self._rest()
        if not self.toggle_class("-with-own-side").has_class("-with-own-side"):
            self.query_one(OwnSidePanel).clear()
        self._paint_own_side()

    def action_blank(self) -> None:
        """Show nothing until a key is pressed."""
        self._enter(Mode.BLANK)

    def action_undo(self) -> None:
        """Take back the last answer, rating or absence."""
        self._turn(taking_back, "Taken back", "There is nothing to take back.")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._turn(doing_again, "Done again", "There is nothing to do again.")

    def action_editor(self) -> None:
        """Open the note in the editor the surroundings name."""
        try:
            text = edited(self.app, self.note.text)
        except CoachError as error:
            self.say(f"{error.title}. {error.message}")
            return
        if text != self.note.text:
            self.note.replace_all(text)

    def action_wrap_up(self) -> None:
        """Go to the wrap-up once everything is saved."""
        self._leave()
        self._go_when_saved(ShowWrapUp(self.book.opened.session))

    def action_leave(self) -> None:
        """Go home once everything is saved."""
        self._leave()
        self._go_when_saved(ShowHome())
