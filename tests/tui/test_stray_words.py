"""Words typed by mistake where a letter alone is a command."""

import pytest

from coachtui.tui.stray_words import STRAY, TOGETHER, StrayWords


@pytest.mark.parametrize(
    ("typed", "swallowed", "said"),
    [
        ([("t", 0), ("h", 0.1), ("e", 0.2), ("space", 0.3), ("q", 0.4)], "he q", 1),
        ([("t", 0), ("q", TOGETHER + 0.1)], "", 0),
        ([("t", 0), ("enter", 0.1), ("1", 0.2), ("f1", 0.2)], "", 0),
        ([("t", 0), ("escape", 0.1), ("q", 0.2)], "", 0),
        ([("space", 0), ("q", 0.1), ("1", 0.2), ("q", 0.3)], "", 0),
        ([("t", 0), ("h", 0.6), ("e", 1.2), ("t", 9), ("q", 9.1)], "heq", 2),
        ([("т", 0), ("й", 0.1)], "й", 1),
        ([("t", 0), ("comma", 0.1), ("2", 0.2), ("q", 0.3), ("minus", 0.4), ("1", 0.5)], "comma2qminus1", 1),
    ],
)
def test_letters_right_behind_one_that_is_no_command_are_words(
    typed: list[tuple[str, float]], swallowed: str, said: int
) -> None:
    clock, notices = [0.0], list[str]()
    words = StrayWords(notices.append, lambda: clock[0])
    found = ""
    for key, at in typed:
        clock[0] = at
        if words.goes_on(key):
            found += " " if key == "space" else key
        elif key in {"t", "т", "space", "1"}:  # no commands here
            words.begin(key)
    assert (found, notices) == (swallowed, [STRAY] * said)
