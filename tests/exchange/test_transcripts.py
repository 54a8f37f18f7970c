"""Transcripts: each format comes back as it was written, and of imperfect files it is told what was skipped, where."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coachtui.exchange.transcripts import Transcript, TranscriptLine, read_transcript
from coachtui.exchange.transcripts.transcript import seconds_in
from coachtui.model.problems import CoachError
from coachtui.model.text import clean

HEAD = "WEBVTT\n\n"


def read(text: str) -> Transcript:
    return read_transcript(text.encode())


def said(transcript: Transcript) -> list[tuple[str, str, float | None, float | None]]:
    return [(line.speaker, line.text, line.start, line.end) for line in transcript.lines]


TEAMS = """WEBVTT

NOTE duration: "00:00:09"

3f9c/12-0
00:00:01.250 --> 00:00:03.000
<v Berg, Anna>Scrap is up on line two,
since May.</v>

3f9c/13-1
00:00:03.100 --> 00:00:09.000 align:start
<v Tom>R&amp;D says &lt;five&gt; &#8211; <i>why</i>?</v> <v.loud Berg, Anna>Let us look.</v>
"""

ZOOM = """\ufeffWEBVTT\r
\r
1\r
00:00:01.250 --> 00:00:03.000\r
Anna Berg: Well: scrap is up.\r
\r
2\r
00:00:03.100 --> 00:00:09.000\r
+49 170 111: Why?\r
\r
3\r
00:00:09.000 --> 00:00:10.000\r
And since when?\r
"""

SRT = """1
00:00:01,250 --> 00:00:03,000
{\\an8}<font color="red">Anna</font>: Scrap is up.
2
00:00:03,1 --> 01:00:00,000
Tom: Why?
"""

COPIED = """Anna Berg   0:03
Scrap is up.
So: since May.

Tom (1:02:03)
Why?
"""


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            TEAMS,
            "WebVTT",
            [
                ("Berg, Anna", "Scrap is up on line two, since May.", 1.25, 3.0),
                ("Tom", "R&D says <five> \u2013 why?", 3.1, 9.0),
                ("Berg, Anna", "Let us look.", 3.1, 9.0),
            ],
        ),
        (
            ZOOM,
            "WebVTT",
            [
                ("Anna Berg", "Well: scrap is up.", 1.25, 3.0),
                ("+49 170 111", "Why?", 3.1, 9.0),
                ("", "And since when?", 9.0, 10.0),
            ],
        ),
        (SRT, "SRT", [("Anna", "Scrap is up.", 1.25, 3.0), ("Tom", "Why?", 3.1, 3600.0)]),
        (COPIED, "text", [("Anna Berg", "Scrap is up. So: since May.", 3.0, None), ("Tom", "Why?", 3723.0, None)]),
        (
            "Anna: Scrap is up,\nsince May.\nTom: Why?\n\n[00:12] Anna: So it is.",
            "text",
            [
                ("Anna", "Scrap is up, since May.", None, None),
                ("Tom", "Why?", None, None),
                ("Anna", "So it is.", 12.0, None),
            ],
        ),
        (
            "Anna: Scrap is up\nand the reason\nis this: May.\n\nTom: Why?",
            "text",
            [("Anna", "Scrap is up and the reason is this: May.", None, None), ("Tom", "Why?", None, None)],
        ),
        (
            "We talked.\nThen we left.\nNote: no.",
            "text",
            [("", "We talked.", None, None), ("", "Then we left.", None, None), ("", "Note: no.", None, None)],
        ),
    ],
)  # fmt: skip
def test_each_format_is_read(text: str, name: str, expected: object) -> None:
    transcript = read(text)
    assert transcript.format == name
    assert said(transcript) == expected
    assert transcript.faults == ()


def test_nobody_is_one_big_speaker_where_nobody_is_named() -> None:
    transcript = read(f"{HEAD}00:01.000 --> 00:02.000\nSo: up.\n\n00:02.000 --> 00:03.000\nWhy?\n\n1 --> 2\nx")
    assert (transcript.speakers, transcript.unnamed) == ({}, 2)


IMPERFECT = f"""{HEAD}stray words

00:99.000 --> 02:00.000
<v Anna>lost

00:03.000 -->
<v Anna>kept

00:05.000 --> 00:04.000
<v Anna>kept too

00:01.000 --> 00:02.000
<v Tom>earlier
7
00:01.500 --> 00:09.000
<v Anna>at the same time

00:10.000 --> 00:11.000
<v Tom>...</v>"""


def test_of_an_imperfect_file_all_that_can_be_is_read_and_the_rest_is_told() -> None:
    transcript = read(IMPERFECT)
    assert said(transcript) == [
        ("Anna", "kept", 3.0, None),
        ("Anna", "kept too", 5.0, None),
        ("Tom", "earlier", 1.0, 2.0),
        ("Anna", "at the same time", 1.5, 9.0),
    ]
    assert [str(each) for each in transcript.faults if each.skipped] == [
        "Line 3: words without a time.",
        "Line 5: the time at which it begins cannot be read.",
        "Line 20: no words.",
    ]
    assert [(each.place, each.what) for each in transcript.faults if not each.skipped] == [
        (8, "no time at which it ends that can be read"),
        (11, "it ends before it begins"),
        (14, "0:00:01 comes after 0:00:05; kept in this order"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_how_a_file_is_encoded_makes_no_difference(encoding: str, ends: str) -> None:
    data = TEAMS.replace("\n", ends).encode(encoding)
    assert read_transcript(data).digest == read(TEAMS).digest


def test_what_is_not_utf_8_is_read_as_far_as_it_can_be() -> None:
    assert read_transcript("Jürgen: Schöne Zahl.".encode("cp1252")).lines[0].speaker == "Jürgen"
    torn = read_transcript("Jürgen: Schöne Zahl für uns.".encode() + b"\nAnna: \xff ja")
    assert [line.text for line in torn.lines] == ["Schöne Zahl für uns.", "\ufffd ja"]
    assert [each.place for each in torn.faults] == [2]


def test_names_bring_no_markup_and_no_escape_sequences_along() -> None:
    marked = read(f"{HEAD}00:01.000 --> 00:02.000\n<v <b>Anna</b>>hi <i>there").lines
    assert [(line.speaker, line.text) for line in marked] == [("Anna", "hi there")]
    (line,) = read(f"{HEAD}00:01.000 --> 00:02.000\n<v \x1b[31mAnna\x07 [b]\u2028>hi\x9b2J").lines
    assert line.speaker.isprintable()
    assert line.text.isprintable()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n" * 500_001,
        b"WEBVTT\n\n0:01 --> 0:02\n" + b"<v A>x" * 500_001,
        b"\n\n",
        b"WEBVTT\n\n",
        b"WEBVTT\n\n1 --> 2\nx",
        b"\x00\x01\x02\x03" * 99,
        b"PK\x03\x04word",
        b"---\n",
    ],
)
def test_what_is_no_transcript_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(CoachError) as refused:
        read_transcript(data)
    assert refused.value.bad_input


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1:02:03.450", 3723.45), ("02:03,45", 123.45), ("2:03", 123.0), ("0:60", None), ("61:00", None), ("x", None)],
)
def test_times_are_read_as_people_write_them(text: str, seconds: float | None) -> None:
    assert seconds_in(text) == seconds


WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split())
)
NAMES = st.sampled_from(["Anna", "Tom", "RA", "Jürgen Groß", "Anna B. Berg", "Speaker 1", "+49 170 1", "dr"])
TIMES = st.integers(0, 36_000_000).map(lambda milliseconds: milliseconds / 1000)


@st.composite
def transcripts(draw: st.DrawFn) -> list[TranscriptLine]:
    spoken = draw(st.lists(st.tuples(NAMES, WORDS, TIMES, TIMES), min_size=1, max_size=8))
    assume(all(any(map(str.isalnum, words)) for _, words, *_ in spoken))
    return [TranscriptLine(0, words, name, *sorted(times)) for name, words, *times in spoken]


def clock(seconds: float | None, point: str) -> str:
    assert seconds is not None
    whole = round(seconds * 1000)
    minutes, rest = divmod(whole, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}{point}{rest % 1000:03}"


def in_vtt(lines: Sequence[TranscriptLine]) -> str:
    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    cues = (
        f"{clock(each.start, '.')} --> {clock(each.end, '.')}\n<v {each.speaker}>{escaped(each.text)}</v>\n"
        for each in lines
    )
    return HEAD + "\n".join(cues)


def in_srt(lines: Sequence[TranscriptLine]) -> str:
    cues = (
        f"{number}\n{clock(each.start, ',')} --> {clock(each.end, ',')}\n{each.speaker}: {each.text}\n"
        for number, each in enumerate(lines, start=1)
    )
    return "\n".join(cues)


def in_text(lines: Sequence[TranscriptLine]) -> str:
    return "\n".join(f"[{clock(each.start, '.')}] {each.speaker}: {each.text}" for each in lines)


@pytest.mark.parametrize("write", [in_vtt, in_srt, in_text])
@given(lines=transcripts())
def test_what_is_written_is_read_back(
    write: Callable[[Sequence[TranscriptLine]], str], lines: list[TranscriptLine]
) -> None:
    assume(write is in_vtt or not any({"&", "<", "{"} & {*each.text} or "-->" in each.text for each in lines))
    read_back = said(read(write(lines)))
    ends = [None if write is in_text else each.end for each in lines]
    assert read_back == [(each.speaker, each.text, each.start, end) for each, end in zip(lines, ends, strict=True)]


@st.composite
def almost_transcripts(draw: st.DrawFn) -> bytes:
    text = draw(st.sampled_from([TEAMS, ZOOM, SRT, COPIED, IMPERFECT]))
    cut = draw(st.integers(0, len(text)))
    return (text[:cut] + draw(st.text(max_size=3)) + text[cut + draw(st.integers(0, 9)) :]).encode("utf-8", "replace")


@given(data=st.binary(max_size=400) | almost_transcripts())
def test_whatever_a_file_holds_it_is_read_or_refused(data: bytes) -> None:
    try:
        transcript = read_transcript(data)
    except CoachError:
        return
    assert all(one.place <= other.place for one, other in pairwise(transcript.lines))
    assert all(clean(text) == text for line in transcript.lines for text in (line.text, line.speaker))
