"""Memory after first paint and processor time while idle, beside the small app. Linux only."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.screens import idle_difference, memory_ratio


def main() -> None:
    """Measure both once and print them with their limits."""
    for what, measured, limit in (
        ("memory, as a multiple of the small app's", memory_ratio, 1.5),
        ("idle, points of a processor above the small app", idle_difference, 0.5),
    ):
        with TemporaryDirectory(prefix=".bench-", dir=Path.cwd()) as folder:
            figure = measured(Path(folder))
        print(f"{what:<50} {figure:6.2f}  at most {limit}  {'ok' if figure <= limit else 'over'}")


if __name__ == "__main__":
    main()
