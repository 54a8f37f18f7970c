"""What a terminal may send, byte by byte with the time between: nothing ends the reading, no report becomes text."""

import random

import pytest
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message import Message

from coachtui.tui.key_reports import NO_KEYS
from coachtui.tui.terminal_input import TORN_KEY, TerminalInput
from coachtui.tui.terminal_keys import let_letters_through

DELAY = 0.1
SLOW = 0.2
"""Longer than Esc waits, shorter than a sequence may take."""
LATE = 2.0
"""Longer than a sequence may take."""
STALLED = 5.0
"""Longer than a paste may take."""


class Line:
    """A terminal's line: what was sent, and how long nothing was."""

    def __init__(self) -> None:
        let_letters_through()
        self.input = TerminalInput(DELAY)
        self.now = 0.0
        self.found: list[Message] = []

    def send(self, *parts: bytes | float) -> "Line":
        for part in parts:
            if isinstance(part, bytes):
                self.found += self.input.feed(part, self.now)
            else:
                self._wait(part)
        return self

    def _wait(self, seconds: float) -> None:
        end = self.now + seconds
        while (due := self.input.due) is not None and due <= end:
            self.found += self.input.tick(due)
        self.now = end

    @property
    def said(self) -> str:
        """Characters as they are, other keys and the mouse in angle brackets, pasted text in square brackets."""
        return "".join(map(_said, self.found))


def _said(message: Message) -> str:
    if isinstance(message, events.Paste):
        return f"[{message.text}]"
    if isinstance(message, events.Key):
        return message.character if message.is_printable and message.character else f"<{message.key}>"
    return f"<{type(message).__name__}>"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ((b"M\xfcller",), "M\ufffdller"),
        ((b"caf\xe9 au lait",), "caf\ufffd au lait"),
        (
            (
                b"\xc3",
                SLOW,
                b"\xbc",
            ),
            "ü",
        ),
        ((b"\xf0\x9f", b"\x98", SLOW, b"\x80!"), "😀!"),
        ((b"\xc3", b"\x1b[D", b"y"), "\ufffd<left>y"),
        ((b"\xe6\xbc", LATE, b"x"), "\ufffdx"),
        ((b"\x1b[200~pasted \xfc words\x1b[201~ typed",), "[pasted \ufffd words] typed"),
        ((b"\x1b[200~torn \xc3", SLOW, b"\xa4\x1b[2", LATE, b"01~typed"), "[torn ä]typed"),
        ((b"\x1b[200~never ended", STALLED, b"typed"), "[never ended]typed"),
        ((b"\x1b[201~typed",), "typed"),
        ((b"\x1b[1;\xfc5Dx",), "\ufffd5Dx"),
        ((b"\x1b\xfcx",), "\ufffdx"),
        ((b"\x1b\xd1", b"\x84"), "ф"),
        ((b"\x80\xff\xfe\x1b[A",), "\ufffd\ufffd\ufffd<up>"),
    ],
)
def test_bytes_that_are_not_utf_8_cost_nothing_but_themselves(sent: tuple[bytes | float, ...], said: str) -> None:
    assert Line().send(*sent).said == said


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"\x1b[97;;97u", "a"),
        (b"\x1b[97:65:98;2:1;65u", "A"),
        (b"\x1b[97:65:98;2:3u", ""),
        (b"\x1b[97u\x1b[97;2u\x1b[49:33;2u", "aA!"),
        (b"\x1b[97;0;97u", "a"),
        (b"\x1b[97;4096;97u", "a"),
        (b"\x1b[97;4096u", ""),
        (b"\x1b[97;99999999999999999999u", ""),
        (b"\x1b[99999999999999999999u", ""),
        (b"\x1b[1114112u\x1b[55296u\x1b[57364u\x1b[63743;1u", ""),
        (b"\x1b[0;;229:228u", "åä"),
        (b"\x1b[0;;128105:8205:128300:128105:8205:128300u", "👩\u200d🔬👩\u200d🔬"),
        (b"\x1b[97;;55296u\x1b[97;;1114112:98u", "b"),
        (b"\x1b[u\x1b[;u\x1b[::;::;::u\x1b[0u\x1b[3u", ""),
        (b"\x1b[13;65u\x1b[27;129u", "<enter><escape>"),
        (b"\x1b[13;2u", "<shift+enter>"),
        (b"\x1b[27;2;13~\x1b[27;2;65~\x1b[27;5;65~", "<shift+enter>A<ctrl+A>"),
        (b"\x1b[1;1:3A\x1b[1;5A\x1b[3;1:2~", "<ctrl+up><delete>"),
        (b"\x1b[0~\x1b[0A\x1b[51~\x1b[97~\x1b[9A\x1b[999999~", ""),
        (b"\x1b[25~", "<f13>"),
    ],
)
def test_key_reports_are_read_as_far_as_they_can_be(sent: bytes, said: str) -> None:
    assert Line().send(sent, LATE, b"!").said.replace("<zero_width_joiner>", "\u200d") == f"{said}!"


@pytest.mark.parametrize(
    "report",
    [
        b"\x1b[<35;NaN;NaNM",
        b"\x1b[<0;-NaN;infM",
        b"\x1b[<0;undefined;nullm",
        b"\x1b[<;;M",
        b"\x1b[<0;1M",
        b"\x1b[<0;99999999999999999999;3M",
        b"\x1b[<999999;3;3m",
        b"\x1b[<0;0;0M",
        b"\x1b[35;NaN;NaNM",
        b"\x1b[M #$",
        b"\x1b[M\xff\xff\xff",
        b"\x1b[?62;c",
        b"\x1b[?1;2c",
        b"\x1b[>0;276;0c",
        b"\x1b[=1c",
        b"\x1b[?997;1n",
        b"\x1b[0n",
        b"\x1b[?1;1$y",
        b"\x1b[2;1$y",
        b"\x1b[?2026;9$y",
        b"\x1b[?0u",
        b"\x1b[48;24;80;0;0t",
        b"\x1b[48;99999;1;1;1t",
        b"\x1b[8;24;80t",
        b"\x1b[>84;0;0;1;2;3;4;5;6;7;8;9;10;11;12;13;14c",
        b"\x1b]11;rgb:ffff/ffff/ffff\x07",
        b"\x1b]10;rgb:0000/0000/0000\x1b\\",
        b"\x1b]52;c;Z3LDvMOf\x1b\\",
        b"\x1bP>|terminal 1.2(3)\x1b\\",
        b"\x1bP1$r0m\x1b\\",
        b"\x1bP0+r544e\x1b\\",
        b"\x1bP!|7E565445\x1b\\",
        b"\x1b_Gi=1;OK\x1b\\",
        b"\x1b^private\x1b\\",
        b"\x1bXstring\x1b\\",
        b"\x1bOz",
        b"\x1b[;n",
    ],
)
def test_reports_are_dropped_however_they_are_cut(report: bytes) -> None:
    for cut in range(1, len(report)):
        line = Line().send(b"a", report[:cut], DELAY / 2, report[cut:], b"z", LATE)
        keys = "".join(_said(each) for each in line.found if isinstance(each, events.Key | events.Paste))
        assert keys == "az", f"cut at {cut}"


def test_reports_that_textual_asks_for_reach_it() -> None:
    line = Line().send(b"\x1b[?2026;2$y\x1b[?2048;1$y\x1b[48;24;80;480;1280t\x1b[I\x1b[O\x1b[3;4R\x1b[<0;3;4M")
    named = "TerminalSupportsSynchronizedOutput InBandWindowResize Resize CursorPosition MouseDown"
    assert line.said == "".join(f"<{name}>" for name in named.split())


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ((b"\x1b", DELAY / 2, b"[D"), "<left>"),
        ((b"\x1b[", SLOW, b"D"), "<left>"),
        ((b"\x1bO", SLOW, b"A"), "<up>"),
        ((b"\x1b", SLOW, b"[D"), f"<escape><{TORN_KEY}>"),
        ((b"\x1b", SLOW, b"[", SLOW, b"1;5", SLOW, b"Dx"), f"<escape><{TORN_KEY}>x"),
        ((b"\x1b", SLOW, b"OA", b"x"), f"<escape><{TORN_KEY}>x"),
        ((b"\x1b", SLOW, b"O", SLOW, b"A", b"x"), f"<escape><{TORN_KEY}>x"),
        ((b"\x1b", SLOW, b"]11;rgb:1/2/3", SLOW, b"\x07x"), f"<escape><{TORN_KEY}>x"),
        ((b"\x1b", SLOW, b"P>|name", b"\x1b\\x"), f"<escape><{TORN_KEY}>x"),
        ((b"\x1b", SLOW, b"[200~pasted\x1b[201~x"), f"<escape><{TORN_KEY}>[pasted]x"),
        ((b"\x1b", LATE, b"[D"), "<escape>[D"),
        ((b"\x1b", SLOW, b"[", LATE, b"D"), "<escape>[D"),
        ((b"\x1b", SLOW, b"[1\rx"), "<escape>[1<enter>x"),
        ((b"\x1b[1", LATE, b"x"), "x"),
        ((b"\x1b[1;\x1b[Cx",), "<right>x"),
        ((b"\x1b[1;\x7fx",), "<backspace>x"),
        ((b"\x1b]11;rgb:1/2\rx",), "<enter>x"),
    ],
)
def test_sequences_torn_by_a_slow_line_are_not_typed(sent: tuple[bytes | float, ...], said: str) -> None:
    assert Line().send(*sent, LATE).said == said


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ((b"\x1b", DELAY), "<escape>"),
        ((b"\x1b", SLOW, b"n"), "<escape>n"),
        ((b"\x1b", SLOW, b"P", DELAY), "<escape>P"),
        ((b"\x1bn",), "<alt+n>"),
        ((b"\x1bnow we",), "<alt+n>ow we"),
        ((b"\x1bPlan B",), "<alt+shift+p>lan B"),
        ((b"\x1b]x",), "]x"),
        ((b"\x1bX-ray", LATE), "<alt+shift+x>-ray"),
        ((b"\x1b\x1b", DELAY), "<escape><escape>"),
        ((b"\x1b\x1b[D",), "<escape><left>"),
    ],
)
def test_escape_and_a_letter_are_commands_at_once(sent: tuple[bytes | float, ...], said: str) -> None:
    assert Line().send(*sent).said == said


_READ_OTHERWISE = ("\x1b", "\x1b\x1b", "\x9b", "\x1b[1;2R", "\x1b[1;5R", "\x1b[1;6R")
"""Esc alone and twice, which are above; a byte that is not UTF-8; what also says where the cursor is."""


def test_every_key_that_textual_knows_is_still_that_key() -> None:
    let_letters_through()
    for sequence, keys in ANSI_SEQUENCES_KEYS.items():
        if isinstance(keys, tuple) and sequence not in _READ_OTHERWISE and not sequence.endswith("u"):
            as_shipped = "".join(map(_said, XTermParser().feed(sequence)))
            in_table = "".join(f"<{key.value}>" for key in keys if key is not Keys.Ignore)
            assert Line().send(sequence.encode(), LATE).said in {as_shipped, in_table}, repr(sequence)


def test_modifiers_locks_and_media_keys_are_no_keys() -> None:
    line = Line().send("".join(f"\x1b[{code}u" for code in (*range(57358, 57364), *range(57428, 57455))).encode())
    keys = [event.key for event in line.found if isinstance(event, events.Key)]
    assert len(keys) == len(NO_KEYS)
    assert NO_KEYS.issuperset(keys)
    kept = Line().send(b"\x1b[57376u\x1b[57399;;48u\x1b[57414u\x1b[57417u").found
    assert [event.key for event in kept if isinstance(event, events.Key) and event.key not in NO_KEYS] == [
        "f13",
        "0",
        "enter",
        "left",
    ]


def test_a_paste_of_megabytes_is_read_in_no_time() -> None:
    line = Line().send(b"\x1b[200~")
    for _ in range(2000):
        line.send(b"x" * 4096)
    (paste,) = line.send(b"\x1b[201", b"~").found
    assert isinstance(paste, events.Paste)
    assert len(paste.text) == 2000 * 4096


def test_random_bytes_with_random_pauses_never_fail_and_hold_nothing_back_for_long() -> None:
    chance = random.Random(20260302)
    parts = [
        b"\x1b",
        b"\x1b[",
        b"\x1bO",
        b"\x1b]1",
        b"\x1bP1",
        b"\x1b\\",
        b"\x07",
        b";",
        b"<",
        b"NaN",
        b"9" * 9,
        b"M",
        b"48;1;1;0;0",
    ]
    parts += [b"u", b"~", b"$y", b"t", b"\x1b[200~", b"\x1b[201~", b"\xfc", b"\xf0\x9f", b"\x1b[?2048;1$y"]
    for _ in range(100):
        line = Line()
        for _ in range(20):
            line.send(b"".join(chance.choices(parts, k=4)) + chance.randbytes(1), chance.choice((0, SLOW, LATE)))
        line.send(STALLED, LATE, b"\x1b[201~", LATE)
        before = len(line.found)
        assert line.send(b"sound").said.endswith("sound")
        assert len(line.found) == before + len("sound")
