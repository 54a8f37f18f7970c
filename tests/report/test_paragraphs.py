"""Pages as plain text."""

from coachtui.report.paragraphs import as_text


def test_lines_that_go_on_stand_further_in_than_those_that_begin() -> None:
    told = as_text(
        [("What people did", ("1  purpose and time: helped once, hurt twice", "0  own part: hurt twice"))], 34
    )
    assert told == [
        "",
        "What people did",
        "  1  purpose and time: helped",
        "    once, hurt twice",
        "  0  own part: hurt twice",
    ]
