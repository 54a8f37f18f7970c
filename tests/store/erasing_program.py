"""A program to be killed: erases the person OPS from the file named on its command line, saying when it begins."""

import sys

from coachtui.store.engagement_file import EngagementFile


def main(path: str) -> None:
    with EngagementFile.open(path, author="Ann") as file:
        sys.stdout.write("begun\n")
        sys.stdout.flush()
        file.erase("OPS")
    sys.stdout.write("done\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
