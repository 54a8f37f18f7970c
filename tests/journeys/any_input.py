"""Whatever can come in on standard input, sent to an interview in a real terminal, and what the note must be then."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from pathlib import Path

from coachtui.model.script import QuestionType
from coachtui.workflow.engagement.engagements import open_engagement
from tests.journeys.killing import INTERVIEW
from tests.journeys.terminal import Terminal, at_terminal
from tests.tui.key_mixes import EDITING, Stroke, text_of

_ESCAPE = b"\x1b[27u"
"""The Esc key in the kitty keyboard protocol, which nothing can be taken for."""
_END = "z"
"""Ends every note, so that none is empty."""
_CHARACTERS = "qxjkvüßжλ漢字😀"
"""None of which begins an answer to a question."""
_NOT_UTF_8 = (b"\xfc", b"\xff", b"\xe4 ", b"M\xfcx", b"\xf0\x9f\x98q", b"\xc3q", b"\xed\xa0\x80", b"\xfe\xfeq")
_CODES = {"backspace": 127, "enter": 13}
_PAUSE = 0.3
"""Seconds: longer than Esc waits for what follows it, and far shorter than what follows may take."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Some bytes, and the strokes that they are; ``torn``: the terminal pauses after the first of them."""

    data: bytes
    strokes: tuple[Stroke, ...] = ()
    torn: bool = False


def anything(chance: random.Random, *, slow: bool) -> list[Sent]:
    """A mix of text, editing keys, pastes, bad bytes, reports and sequences; with ``slow`` some of them torn."""
    makers = [_character] * 8 + [_key] * 5 + [_paste] + [_bad_bytes] * 2 + [_report] * 4 + [_kitty] * 3
    if slow:
        makers += [_torn]
    return [chance.choice(makers)(chance) for _ in range(chance.randint(5, 60))] + [_of(Stroke(_END))]


def text_sent(mix: list[Sent]) -> str:
    """The note that comes of it."""
    return text_of([stroke for sent in mix for stroke in sent.strokes])


def type_anything(path: Path, *seeds: int, slow: bool = False) -> None:
    """Interview at ``path``, send a mix to each question answered by a note, of each seed in turn; compare the notes.

    Without ``slow`` ESCDELAY must be set to more than this machine is ever busy with something else. Raises
    AssertionError when a note is not as it should be, or anything has ended the full screen.
    """
    chances = cycle([random.Random(seed) for seed in seeds])
    mixes = {question: anything(next(chances), slow=slow) for question in _answered_by_a_note(path)}
    with at_terminal(path.parent, "interview", path.name, *INTERVIEW) as terminal:
        terminal.until_shown("Opening", "saved ")
        terminal.type("\x1b[6~")
        terminal.until_shown("results")
        terminal.type("\x1b[6~")
        terminal.until_shown("warm-up")
        terminal.type("\x1b[6~")
        terminal.until_shown("1 of ", "saved ")
        for question, mix in mixes.items():
            terminal.send(_ESCAPE + f"j{question}\r".encode())
            terminal.until(partial(_is_at, question), f"{question} does not come")
            for part in _parts(mix, next(chances)):
                _send(terminal, part)
        terminal.type("\x11")
        assert terminal.end() == 0
    with open_engagement(path) as workspace:
        (session,) = workspace.state.sessions
        drafts = workspace.log.drafts(session)
        notes = {question: answer.note or "" for (_, question), answer in workspace.state.answers.items()}
    for question, mix in mixes.items():
        note = {**notes, **drafts}[question].rstrip()  # as it is when it is recorded
        assert (note, mix) == (text_sent(mix).rstrip(), mix)


def _answered_by_a_note(path: Path) -> list[str]:
    """The ids of questions to the person interviewed of which no line of a note is taken for another answer."""
    with open_engagement(path) as workspace:
        return [
            question.id
            for question in workspace.script.questions()
            if question.type is QuestionType.LONG and "middle" in question.ask and question.when is None
        ]


def _is_at(question: str, shown: str) -> bool:
    return question in shown.split("\n")[2] and "Jump to" not in shown


def _send(terminal: Terminal, part: bytes | None) -> None:
    if part is None:
        time.sleep(_PAUSE)
    else:
        terminal.send(part)
        terminal.display()  # or it would wait for somebody to read


def _parts(mix: list[Sent], chance: random.Random) -> Iterator[bytes | None]:
    """The bytes of a mix cut anywhere, as a line under load delivers them; None for a pause."""
    waiting = b""
    for sent in mix:
        if sent.torn:
            yield from (waiting, sent.data[:1], None)
            waiting = sent.data[1:]
        else:
            waiting += sent.data
        while len(waiting) > (length := chance.randint(1, 12)):
            yield waiting[:length]
            waiting = waiting[length:]
    yield waiting


def _of(stroke: Stroke) -> Sent:
    return Sent(stroke.sent.encode(), (stroke,))


def _typed(text: str) -> tuple[Stroke, ...]:
    return tuple(Stroke(character) for character in text)


def _character(chance: random.Random) -> Sent:
    return _of(Stroke(chance.choice(_CHARACTERS)))


def _key(chance: random.Random) -> Sent:
    return _of(Stroke(chance.choice([*EDITING, "enter"])))


def _bad_bytes(chance: random.Random) -> Sent:
    data = chance.choice(_NOT_UTF_8)
    return Sent(data, _typed(data.decode("utf-8", "replace")))


def _paste(chance: random.Random) -> Sent:
    words = "".join(chance.choices(_CHARACTERS, k=chance.randint(1, 9))).encode() + chance.choice((b"", *_NOT_UTF_8))
    return Sent(b"\x1b[200~" + words + b"\x1b[201~", (Stroke("", words.decode("utf-8", "replace")),))


def _report(chance: random.Random) -> Sent:
    numbers = ("", "0", "1", "7", "80", "255", "9" * 30)
    first, number = partial(chance.choice, numbers), partial(chance.choice, (*numbers, "NaN", "-1"))
    nowhere = partial(chance.choice, ("", "255", "9" * 30, "NaN", "-1"))
    colour = f"rgb:{chance.randrange(1 << 16):04x}/0000/ffff"
    report = chance.choice(
        (
            f"\x1b[<{number()};{nowhere()};{number()}{chance.choice('Mm')}",
            f"\x1b[{first()};{number()};{number()}M",
            f"\x1b[?{number()};{number()}c",
            f"\x1b[>{number()};{number()};{number()}c",
            f"\x1b[{first()};{number()}R",
            f"\x1b[?{number()};{number()}$y",
            f"\x1b[8;{number()};{number()}t",
            f"\x1b[48;{number()};{number()};{number()};{number()}t",
            f"\x1b[{first()}n",
            f"\x1b[?{number()}u",
            f"\x1b]{chance.choice((4, 10, 11, 12))};{colour}{chance.choice((chr(7), chr(27) + chr(92)))}",
            f"\x1bP>|terminal {chance.randrange(99)}(q)\x1b\\",
            f"\x1bP1$r{number()}m\x1b\\",
            f"\x1b_Gi={chance.randrange(99)};OK\x1b\\",
            f"\x1b[{chance.choice('IO')}",
            f"\x1b[{first()}~".replace("\x1b[~", ""),
        )
    )
    return Sent(b"" if report in _KEYS else report.encode())


_KEYS = {f"\x1b[{number}~" for number in (1, 7)}


def _kitty(chance: random.Random) -> Sent:
    """A key as terminals report it that speak the kitty keyboard protocol, or one that cannot be."""
    kind = chance.randrange(6)
    if kind == 0:
        character = chance.choice(_CHARACTERS)
        return Sent(
            f"\x1b[{ord(character)}:{ord('Q')};{chance.choice((1, 2, 65))};{ord(character)}u".encode(),
            _typed(character),
        )
    if kind == 1:
        name, code = chance.choice(list(_CODES.items()))
        return Sent(f"\x1b[{code}{chance.choice(('', ';1', ';1:2', ';129'))}u".encode(), (Stroke(name),))
    if kind == 2:
        return Sent(f"\x1b[{chance.randint(57428, 57454)};{chance.randint(1, 256)}u".encode())
    if kind == 3:
        return Sent(f"\x1b[{chance.choice(list(_CODES.values()))};1:3u".encode())
    if kind == 4:
        return Sent(b"\x1b[27u\x1b[27u")
    modifiers = chance.choice((257, 4096, 10**9))
    return Sent(f"\x1b[{chance.choice((113, 55296, 1114112, 10**20))};{modifiers}u".encode())


def _torn(chance: random.Random) -> Sent:
    """A sequence whose Esc comes long before the rest of it: nothing, unless words are pasted by it."""
    data = chance.choice((b"\x1b[D", b"\x1b[3~", b"\x1b[1;5C", b"\x1bOA", b"\x1b[<0;3;3M", b"\x1b]11;rgb:1/2/3\x07"))
    return Sent(data, torn=True)
