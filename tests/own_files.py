"""Which files belong to the project: what else somebody keeps in the checkout must fail no test."""

import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXTS = frozenset({".py", ".yaml", ".md", ".json", ".toml", ".tcss", ".sql"})
"""Endings of files that are looked into."""

_PLACES = (
    "*.toml",
    "requirements.txt",
    "run.py",
    "LICENSE",
    ".gitignore",
    "CHANGELOG.md",
    "bench/README.md",
    "src/**/*.py",
    "src/**/*.tcss",
    "src/coachtui/files/*.yaml",
    "src/**/py.typed",
    "tests/**/*.py",
    "tests/**/*.sql",
    "tests/files/earlier.tar.xz",
    "bench/*.py",
    "scripts/*.py",
    "schemas/*.json",
    "interviews/management-system.yaml",
    "interviews/my-meeting.yaml",
    "rubrics/management-system.yaml",
    "rubrics/meeting-behaviour.yaml",
    "examples/northfield/*.yaml",
    "examples/northfield/coaching.json",
    "examples/plant-manager/*.yaml",
)
"""Where the project's files are, pages apart; looked at where git does not know."""


@cache
def own_files(root: Path = ROOT) -> tuple[Path, ...]:
    """The project's files in the checkout ``root``, sorted: those that git tracks, or else those in known places.

    Without git a page is the project's if README.md leads to it, and pictures are left out.
    """
    found = _tracked(root) or {*_pages(root), *(path for place in _PLACES for path in root.glob(place))}
    return tuple(sorted(path for path in found if path.is_file()))


def own_texts(*folders: str, root: Path = ROOT) -> tuple[Path, ...]:
    """The project's text files, all or only those in these folders of the checkout."""
    places = [root / folder for folder in folders]
    return tuple(
        path
        for path in own_files(root)
        if path.suffix in TEXTS and (not places or any(place in path.parents for place in places))
    )


def _tracked(root: Path) -> set[Path]:
    """The files that git tracks; none where there is no git, or ``root`` is no checkout of its own."""
    if not (root / ".git").exists():
        return set()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ("git", "-C", str(root), "ls-files", "-z")
    try:
        listed = subprocess.run(command, capture_output=True, env=environment, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return set()
    return {root / os.fsdecode(name) for name in listed.split(b"\0") if name}


def _pages(root: Path) -> Iterator[Path]:
    """README.md and the pages that it leads to, directly or over others."""
    open_pages, seen = [root / "README.md"], set[Path]()
    while open_pages:
        page = open_pages.pop().resolve()
        if page in seen or not page.is_file():
            continue
        seen.add(page)
        yield page
        links: list[str] = re.findall(r"\]\(([^)#:]+\.md)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        open_pages.extend(page.parent / link for link in links)
