"""A program to be killed: appends answers and saves drafts to the file named on its command line, saying each only
once it was acknowledged. Runs until killed."""

import itertools
import sys

from coachtui.model.answers import Answer
from coachtui.store.bodies import entry_for
from coachtui.store.engagement_file import EngagementFile


def main(path: str) -> None:
    with EngagementFile.open(path, author="Ann") as file:
        for number in itertools.count():
            (entry,) = file.append(entry_for(Answer("s1", "OPS", f"C{number}", note="x" * (number * 997 % 9000))))
            sys.stdout.write(f"entry {entry.id}\n")
            sys.stdout.flush()
            file.save_draft("s1", "typing", f"{number}")
            sys.stdout.write(f"draft {number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
