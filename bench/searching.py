"""Searching many notes the way the app does, beside the FTS5 query that gets the same rows and nothing else."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import product
from pathlib import Path
from random import Random

from tests.engagement_files import created

from bench.timing import Sides
from coachtui.model.answers import Answer
from coachtui.model.engagement import Engagement
from coachtui.store.bodies import entry_for
from coachtui.store.terms import expression, terms_in
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.overview.searching import search

NOTES = 100_000
MOST = 50
TYPED = ("plan7", "goal3 review", "meeting1*", '"team5 process"')

_BATCH = 1_000
_WORDS = [f"{word}{number}" for word, number in product(
    ("plan", "goal", "meeting", "decision", "review", "process", "team", "figure", "week", "month"), range(50)
)]  # fmt: skip
_QUERY = """
SELECT entry.person, entry.session, entry.item, entry.at, highlight(search, 0, '[', ']')
FROM search JOIN passage ON passage.id = search.rowid JOIN entry ON entry.id = passage.entry
WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT ?
"""


@contextmanager
def searching(_pairs: int, folder: Path) -> Iterator[Sides]:
    """``search`` in an open engagement against the bare query, for each of the same texts once."""
    path = folder / "many.coach"
    make_notes(path, NOTES)
    expressions = [expression(terms_in(typed)) for typed in TYPED]
    with open_engagement(path) as workspace, closing(sqlite3.connect(path)) as connection:

        def find() -> None:
            for typed in TYPED:
                search(workspace, typed, most=MOST)

        def query() -> None:
            for words in expressions:
                connection.execute(_QUERY, (words, MOST)).fetchall()

        yield find, query


def make_notes(path: Path, count: int, prefix: str = "s") -> None:
    """An engagement at ``path`` with so many notes, a thousand to a session; ``prefix`` begins the sessions' ids."""
    chance = Random(prefix)
    with created(path, author="bench") as file:
        file.append(entry_for(Engagement("Large Works", "quick")))
        for start in range(0, count, _BATCH):
            notes = (" ".join(chance.choices(_WORDS, k=18)) for _ in range(_BATCH))
            file.append(
                *(
                    entry_for(Answer(f"{prefix}{start}", f"P{start // _BATCH % 40}", f"C{number}", note=note))
                    for number, note in enumerate(notes)
                )
            )
