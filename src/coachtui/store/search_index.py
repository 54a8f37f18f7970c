"""The full-text index of an open file: when it is brought up to date, and what is done where it is not true."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from coachtui.model.problems import CoachError
from coachtui.store import searching
from coachtui.store.searching import Passage
from coachtui.store.terms import Term
from coachtui.store.transactions import Transactions


class SearchIndex:
    """The index of the file behind ``connection``. What is found does not depend on how far behind the log it is.

    In a file that may only be read it stays as it is.
    """

    def __init__(self, connection: sqlite3.Connection, changing: Transactions) -> None:
        self._connection, self._changing = connection, changing

    def find(self, terms: Sequence[Term], person: str | None, joined: Mapping[str, str]) -> Iterator[Passage]:
        """See `EngagementFile.search`. ``joined`` are earlier codes of people, with those that they go by now."""
        with suppress(CoachError):  # entries newer than the index, as in a file being read, are searched more slowly
            self.bring_up_to_date()
        with self._changing.plain_words:
            is_true = yield from searching.find_under_present_codes(self._connection, terms, person, joined)
        if not is_true:
            with suppress(CoachError), self._changing:
                searching.delete_index(self._connection)
                searching.update_index(self._connection)

    def bring_up_to_date(self) -> None:
        """Add the entries to it that it does not cover yet. Raises CoachErrors, where the file may only be read too."""
        with self._changing.plain_words:
            behind = searching.is_behind(self._connection)
        if behind:
            with self._changing:
                searching.update_index(self._connection)
