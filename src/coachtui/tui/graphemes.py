"""Where what people see as one character begins and ends: an emoji family, a flag, a letter with its accents.

A small part of the rules of Unicode for extended grapheme clusters (UAX 29), enough for editing: marks and joiners
belong to what is before them, pictures are joined by a zero-width joiner, two regional letters are a flag, and
conjoining Hangul letters are a syllable. Indic conjuncts are edited letter by letter, as their writers are used to.
"""

import unicodedata

_JOINER = "\u200d"
_REGIONAL = range(0x1F1E6, 0x1F200)
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_HANGUL_VOWELS_AND_ENDS = range(0x1160, 0x1200)
_HANGUL_LETTERS = range(0x1100, 0x1200)
_HANGUL_SYLLABLES = range(0xAC00, 0xD7A4)
_MARKS = frozenset({"Mn", "Me", "Mc"})


def cluster_start(text: str, place: int) -> int:
    """Where the character begins that ends at ``place``, or has ``place`` within it; 0 at the beginning of ``text``."""
    start = max(place - 1, 0)
    while start > 0 and _is_within(text, start):
        start -= 1
    return start


def cluster_end(text: str, place: int) -> int:
    """Where the character ends that begins at ``place``, or has ``place`` within it; the end of ``text`` at its end."""
    end = min(place + 1, len(text))
    while end < len(text) and _is_within(text, end):
        end += 1
    return end


def _is_within(text: str, place: int) -> bool:
    """Whether the code points before and behind ``place`` belong to one character."""
    before, behind = text[place - 1], text[place]
    if (before.isascii() and behind.isascii()) or before == "\n":
        return False
    if _belongs_to_what_is_before(behind):
        return True
    if before == _JOINER:
        return unicodedata.category(behind) == "So"
    if ord(behind) in _HANGUL_VOWELS_AND_ENDS:
        return ord(before) in _HANGUL_LETTERS or ord(before) in _HANGUL_SYLLABLES
    return ord(behind) in _REGIONAL and _regional_before(text, place) % 2 == 1


def _belongs_to_what_is_before(character: str) -> bool:
    """Whether a character is a mark, a joiner or a change of the one before, whatever that is."""
    code = ord(character)
    is_change = character == _JOINER or code in _SKIN_TONES or code in _TAGS
    return is_change or unicodedata.category(character) in _MARKS


def _regional_before(text: str, place: int) -> int:
    """How many regional letters stand in a row before ``place``."""
    start = place
    while start > 0 and ord(text[start - 1]) in _REGIONAL:
        start -= 1
    return place - start
