"""Who is named in a note of whom else to see."""

import pytest

from coachtui.asking.proposals import proposals_in


@pytest.mark.parametrize(
    ("note", "named"),
    [
        ("", ()),
        ("Carla", (("Carla", ""),)),
        ("Carla Weiss, head of sales", (("Carla Weiss", "head of sales"),)),
        (
            "- Carla, sales\n- Otto, runs line two, nights",
            (("Carla", "sales"), ("Otto", "runs line two, nights")),
        ),
        ("1. Carla\n2) Otto;  Jo", (("Carla", ""), ("Otto", ""), ("Jo", ""))),
        ("Carla\ncarla, sales", (("Carla", ""),)),
        ("No one.\nnobody else\n?\n , head of sales", ()),
        ("Žofia, Einkauf", (("Žofia", "Einkauf"),)),
    ],
)
def test_a_name_a_line_and_the_job_behind_a_comma(note: str, named: tuple[tuple[str, str], ...]) -> None:
    assert proposals_in(note) == named
