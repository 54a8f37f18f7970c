"""The eight rows, figure by figure: what was said is never taken for what was shown, nor either for a fact."""

from collections.abc import Iterable

from coachtui.assess.scoring import score
from coachtui.assess.sharing import share
from coachtui.report.rows import ScoreRow, element_rows, indicator_rows
from coachtui.report.text import scores_text
from tests.assess.northfield import COMPUTED, PEOPLE, RATINGS, RUBRIC, SESSIONS

CARD = score(RUBRIC, PEOPLE, SESSIONS, RATINGS, COMPUTED)

ASSESSOR = """
E1 1.2 1.0 - 0
E2 0.9 0.8 - 1
E3 1.1 1.1 2,1 1
E4 0.3 0.3 - 0
E5 1.3 1.2 2 1
E6 1.3 0.9 - 1
E7 0.5 0.5 - 0
E8 0.8 0.7 - 0
"""
SHARED = """
E1 1 1 - 0
E2 1 1 - 1
E3 1 1 2,1 1
E4 0 0 - 0
E5 1 1 2 1
E6 1 1 - 1
E7 1 1 - 0
E8 1 1 - 0
"""


def figures(rows: Iterable[ScoreRow]) -> str:
    told = (f"{row.id} {row.said} {row.shown} {row.fact.replace(', ', ',')} {row.level}" for row in rows)
    return "\n".join(told).replace("\u2013", "-")


def test_every_figure_stands_in_its_own_column() -> None:
    assert figures(element_rows(RUBRIC, CARD)) == ASSESSOR.strip()
    assert figures(element_rows(RUBRIC, share(RUBRIC, CARD))) == SHARED.strip()


def test_where_views_differ_it_is_told_who_says_what_as_far_as_the_reader_may_know() -> None:
    own, everybodys = element_rows(RUBRIC, CARD), element_rows(RUBRIC, share(RUBRIC, CARD))
    assert [line for row in own for line in row.apart] == [
        "Name of E1b (E1b): executives say 2.0, others say 0.0",
        "Name of E3b (E3b): executives say 2.0, others say 0.5",
        "Name of E5a (E5a): executives say 2.3, others say 0.7",
    ]
    assert [line for row in everybodys for line in row.apart] == [
        "Name of E1b (E1b): views differ; breakdown withheld",
        "Name of E3b (E3b): views differ; breakdown withheld",
        "Name of E5a (E5a): executives say 2.3, others say 0.7",
    ]
    (clear, *_) = indicator_rows(RUBRIC.elements[4], share(RUBRIC, CARD))
    assert clear.mark == "views differ: executives say 2.3, others say 0.7"
    for rows in (own, everybodys):
        told = scores_text(rows).partition("Where views differ\n")[2]
        assert " ".join(told.split()) == " ".join(line for row in rows for line in row.apart)


def test_the_text_has_the_columns_that_its_heads_name() -> None:
    head, *rows = scores_text(element_rows(RUBRIC, CARD)).splitlines()
    (roles,) = (row for row in rows if row.startswith("E5"))
    ends = [head.index(name) + len(name) for name in ("said", "shown", "fact", "level")]
    assert [roles[:end].split()[-1] for end in ends] == ["1.3", "1.2", "2", "1"]
