"""Where the program starts: `--version` at once, everything else through the command line."""

import sys

from coachtui import __version__


def main() -> None:
    """Run coachtui with the arguments of the process."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"coachtui {__version__}\n")
        return
    from coachtui.cli.main import run  # noqa: PLC0415 - the version needs none of it

    run()


if __name__ == "__main__":
    main()
