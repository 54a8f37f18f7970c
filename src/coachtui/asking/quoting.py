"""Quotes: the words inside quotation marks in a note, and the indicators that they are about.

When it is not clear that something is quoted, nothing is: a missed quote can be added, a wrong one was never said.
Where quotes are withheld (`without_quotes`) it is the other way round: what may be quoted is left out.
"""

# ruff: noqa: RUF001 - look-alike quotation marks are the subject here

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from coachtui.model.rubric import Rubric
from coachtui.model.script import Question

QUOTATION_MARKS = frozenset('"“”„‚‘«»')
"""The marks of which one opens a quote; a text without any of them holds none."""

_TERM_WORDS, _TERM_LENGTH = 2, 40
"""A term has at most so many words, each wide (East Asian) character counting as one more, and so many characters."""
_SAID_TO_THE_END = ".!?…,;。！？，"
"""The characters that end what is said; of a term the sentence around it has them."""

_Span = tuple[int, int]
"""The indexes of the opening and the closing mark."""

_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n")
_CURLY = re.compile("“[^“”]*”")
_GERMAN = re.compile("„[^„“”]*[“”]")
_GERMAN_SINGLE = re.compile("‚[^‚‘]*‘")
_OPENING_BRACKETS = "([{/-–—,;:.!?…“„«»‘‚"
_ANY_DOUBLE = re.compile('["“”„‟«»‹›「」『』《》〝〞＂]')
"""All marks in which words may be quoted, but for single ones."""
_OPENING = frozenset("“„‟«‹「『《〝")
"""Those that open a quote where none is open."""
_GUILLEMETS = frozenset("«»‹›")
_SINGLE_CLOSERS = {"'": "'", "‘": "’", "’": "’", "‚": "[‘’']", "‛": "’"}
"""What closes a single quote, as a pattern, by what opened it."""
_CLIPPED_ANY = re.compile(r"['’‘](?:\d|(?:tis|twas|til|em|cause|bout|n|s|t)\b)", re.IGNORECASE)
_CLIPPED = re.compile(r"‘(?:\d|(?:tis|twas|til|em|cause|bout|n)\b)", re.IGNORECASE)


def quotes_in(note: str) -> tuple[str, ...]:
    """The words inside quotation marks, in the order of the note, each once, white space folded.

    Known are straight and curly double marks, guillemets pointing either way, German low-high marks, and single curly
    marks where they clearly quote. Marks must be balanced within a paragraph. Apostrophes and inch or second marks
    after a number do not quote; of quotes within quotes only the outer one counts; marks around nothing are dropped.
    """
    return tuple(dict.fromkeys(words for words, _ in _quoted(note)))


def statements_in(note: str) -> tuple[str, ...]:
    """Those of `quotes_in` that are something said, and not a name or term that the sentence around them sets off.

    One or two words are a term, as in ``the "big wall" between us``, unless they end as a sentence does (``"Never."``),
    follow a colon or comma (``Who decides: "nobody"``), or are all that stands on their line.
    """
    return tuple(dict.fromkeys(words for words, is_term in _quoted(note) if not is_term))


def _quoted(note: str) -> Iterator[tuple[str, bool]]:
    """The words inside quotation marks, in the order of the note, each with whether they are a mere term."""
    if QUOTATION_MARKS.isdisjoint(note):
        return
    for paragraph in _PARAGRAPH_BREAK.split(note):
        for start, end in _outermost(paragraph):
            words = " ".join(paragraph[start + 1 : end].split())
            if any(character.isalnum() for character in words):
                yield words, _is_term(paragraph, start, end, words)


def _is_term(text: str, start: int, end: int, words: str) -> bool:
    """Whether the ``words`` between the marks at ``start`` and ``end`` only name something in the sentence around."""
    wide = 0 if words.isascii() else sum(unicodedata.east_asian_width(character) in "WF" for character in words)
    if len(words.split()) + wide > _TERM_WORDS or len(words) > _TERM_LENGTH or words[-1] in _SAID_TO_THE_END:
        return False
    before = text[text.rfind("\n", 0, start) + 1 : start].rstrip()
    after = text[end + 1 :].partition("\n")[0].strip(" \t.!?…")
    return bool(before or after) and before[-1:] not in {":", ","}


def without_quotes(note: str) -> str:
    """The note with "…" in place of all that is or may be quoted; the marks stay.

    That is all that `quotes_in` finds and, where marks are unclear, more: from any mark that may open a quote, of
    whatever style, to the mark that surely closes it, with quotes within it; else to the end of the paragraph, or to
    where a later paragraph begins by closing it. Apostrophes and inch marks open nothing. `quotes_in` finds nothing in
    what is left: marks that only now make a pair are looked at again.
    """
    left = _withheld(note)
    while quotes_in(left):  # fewer letters each time
        left = _withheld(left)
    return left


def _withheld(note: str) -> str:
    """The note with "…" in place of what is or may be quoted as it stands."""
    quoted = [
        (start + opens, start + closes)
        for paragraph, start in _paragraphs(note)
        for opens, closes in _outermost(paragraph)
    ]
    kept: list[str] = []
    end = 0
    for opens, closes in _merged([*quoted, *_maybe_double(note), *_maybe_single(note)]):
        kept += [note[end : opens + 1], "…" if note[opens + 1 : closes].strip() else note[opens + 1 : closes]]
        end = closes
    return "".join([*kept, note[end:]])


def _merged(spans: Iterable[_Span]) -> list[_Span]:
    """The same spans in order; those that overlap are one."""
    merged: list[_Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _maybe_double(note: str) -> Iterator[_Span]:
    """Spans of a note that may be quoted in marks other than single ones; each ends before a mark or a break."""
    opened: list[str] = []
    start = last = 0
    for found in _ANY_DOUBLE.finditer(note):
        place, mark = found.start(), found.group()
        if opened and _PARAGRAPH_BREAK.search(note, last, place) and not _may_close(note, place, opened[-1]):
            yield start, _end_of_paragraph(note, last)
            opened = []
        if not opened:
            if mark in _OPENING or (_may_open(note, place) if mark == '"' else not _before(note, place).isnumeric()):
                opened, start = [mark], place
        elif _may_close(note, place, opened[-1]):
            opened.pop()
            if not opened:
                yield start, place
        elif mark in _OPENING or _opens_within(note, place):
            opened.append(mark)
        last = place
    if opened:
        yield start, _end_of_paragraph(note, last)


def _may_close(text: str, place: int, opening: str) -> bool:
    """Whether a mark surely closes the quote that the mark ``opening`` opened."""
    mark = text[place]
    if opening in _GUILLEMETS and mark in _GUILLEMETS:
        return mark != opening or not _opens_within(text, place)
    if mark in _OPENING and mark not in "«‹“":
        return False
    return not _opens_within(text, place) and not (mark == '"' and _before(text, place).isnumeric())


def _opens_within(text: str, place: int) -> bool:
    """Whether a mark inside a quote opens another one: behind a space, or behind punctuation and before a word."""
    return _begins_anew(text, place) or (_before(text, place) in _OPENING_BRACKETS and _after(text, place).isalnum())


def _maybe_single(note: str) -> Iterator[_Span]:
    """Spans of a note that may be quoted in single marks; each ends before a mark or at the end of a paragraph."""
    end = -1
    for found in re.finditer("['‘’‚‛]", note):
        place, mark = found.start(), found.group()
        if place <= end or not (mark in "‚‛" or _may_open(note, place)) or _CLIPPED_ANY.match(note, place):
            continue
        stop = _end_of_paragraph(note, place)
        closers = [
            each
            for each in (closing.start() for closing in re.finditer(_SINGLE_CLOSERS[mark], note[:stop]))
            if each > place and not _before(note, each).isspace() and not _after(note, each).isalnum()
        ]
        sure = [each for each in closers if not _may_be_possessive(note, each)]
        if sure or closers or mark in "‘‚‛":
            end = sure[0] if sure else closers[-1] if closers else stop
            yield place, end


def _end_of_paragraph(note: str, place: int) -> int:
    """Where the paragraph ends that holds this place."""
    found = _PARAGRAPH_BREAK.search(note, place)
    return len(note) if found is None else found.start()


def _paragraphs(note: str) -> Iterator[tuple[str, int]]:
    """The paragraphs of a note, and where each begins."""
    start = 0
    for found in _PARAGRAPH_BREAK.finditer(note):
        yield note[start : found.start()], start
        start = found.end()
    yield note[start:], start


def feeds_for_quote(question: Question, rubric: Rubric) -> tuple[str, ...]:
    """The indicators that words said at this question are about: those it feeds, without behaviours and patterns."""
    return tuple(fed for fed in question.feeds if fed in rubric.indicator_ids)


def _outermost(text: str) -> Iterator[_Span]:
    """The spans of all kinds of marks, in order; of two that overlap the one that begins first."""
    spans = list(_straight(text))
    if not text.isascii():  # no other marks are ASCII
        spans += _guillemets(text)
        spans += _single_curly(text)
        for style in (_CURLY, _GERMAN, _GERMAN_SINGLE):
            spans += ((found.start(), found.end() - 1) for found in style.finditer(text))
    spans.sort()
    end_of_last = -1
    for start, end in spans:
        if start > end_of_last:
            yield start, end
            end_of_last = end


def _before(text: str, place: int) -> str:
    return text[place - 1] if place else " "


def _after(text: str, place: int) -> str:
    return text[place + 1] if place + 1 < len(text) else " "


def _may_open(text: str, place: int) -> bool:
    """Whether a mark is at a place where a quote can begin: after a space or bracket, before a character."""
    before = _before(text, place)
    return (before.isspace() or before in _OPENING_BRACKETS) and not _after(text, place).isspace()


def _straight(text: str) -> Iterator[_Span]:
    """Spans between straight double marks.

    A mark after a number may close a quote or mean inches. It closes when no surer mark follows before the next
    quote begins; where two such marks leave it open which one closes, neither does.
    """
    opened: int | None = None
    doubtful: list[int] = []
    for place in (found.start() for found in re.finditer('"', text)):
        if opened is None:
            opened = place if _may_open(text, place) else None
        elif _begins_anew(text, place):
            if len(doubtful) == 1:
                yield opened, doubtful[0]
            opened, doubtful = place, []
        elif _before(text, place).isnumeric():
            doubtful.append(place)
        else:
            yield opened, place
            opened, doubtful = None, []
    if opened is not None and len(doubtful) == 1:
        yield opened, doubtful[0]


def _begins_anew(text: str, place: int) -> bool:
    """Whether a mark inside an open quote can only begin another one, the open one never having been closed."""
    before = _before(text, place)
    return (before.isspace() or before in "([{") and not _after(text, place).isspace()


def _guillemets(text: str) -> Iterator[_Span]:
    """Spans between guillemets; the mark that opens a quote decides which way that one points.

    A second opening mark begins anew.
    """
    opened: int | None = None
    for place in (found.start() for found in re.finditer("[«»]", text)):
        if opened is not None and text[place] != text[opened]:
            yield opened, place
            opened = None
        elif text[place] == "«" or _may_open(text, place):
            opened = place


def _single_curly(text: str) -> Iterator[_Span]:
    """Spans between single curly marks, leaving out apostrophes and clipped words such as ’90s or ’em."""
    openers = [
        found.start()
        for found in re.finditer("‘", text)
        if _may_open(text, found.start()) and not _CLIPPED.match(text, found.start())
    ]
    for opener, following in pairwise([*openers, len(text)]):
        closers = [
            place
            for place in (opener + 1 + found.start() for found in re.finditer("’", text[opener + 1 : following]))
            if not _before(text, place).isspace() and not _after(text, place).isalnum()
        ]
        sure = [place for place in closers if not _may_be_possessive(text, place)]
        if sure or len(closers) == 1:
            yield opener, (sure or closers)[0]


def _may_be_possessive(text: str, place: int) -> bool:
    """Whether a mark may be the apostrophe of a plural, as in ‘the workers’ canteen’."""
    return _before(text, place) in "sS" and text[place + 1 : place + 2] == " " and text[place + 2 : place + 3].isalpha()
