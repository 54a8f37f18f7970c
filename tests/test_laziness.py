"""What a command does not need is not loaded: each test looks at the modules of a process of its own."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import coachtui
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.workflow.engagement.engagements import create_engagement

SOURCES = Path(coachtui.__file__).parent
MARK = "modules loaded: "

RUN = """
import sys
before = set(sys.modules)
sys.argv = ["coachtui", *sys.argv[1:]]
from coachtui.__main__ import main
try:
    main()
except SystemExit as ending:
    assert not ending.code, ending.code
sys.stdout.write("\\nmodules loaded: " + " ".join(sorted(set(sys.modules) - before)))
"""

IMPORT_ALL = """
import sys
before = set(sys.modules)
from importlib import import_module
from pkgutil import walk_packages
for package in map(import_module, sys.argv[1:]):
    for module in walk_packages(package.__path__, package.__name__ + "."):
        import_module(module.name)
sys.stdout.write("\\nmodules loaded: " + " ".join(sorted(set(sys.modules) - before)))
"""

YAML_AND_CHECKING = ("yaml", "pydantic", "pydantic_core", "simpleeval")
DATABASE = ("sqlite3", "sqlite_utils")
PROMPTS = ("questionary", "prompt_toolkit")
FULL_SCREEN = ("textual", "rich")


def loaded(code: str, *arguments: object) -> frozenset[str]:
    """The modules that ``code`` loads beyond those that Python itself starts with."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return frozenset(done.stdout.rpartition(MARK)[2].split())


def of(modules: frozenset[str], *packages: str) -> list[str]:
    """Those of ``modules`` that are one of the ``packages`` or in one."""
    return sorted(name for name in modules if any(f"{name}.".startswith(f"{package}.") for package in packages))


def test_the_version_is_told_before_anything_is_loaded() -> None:
    modules = loaded(RUN, "--version")
    assert of(modules, "coachtui") == ["coachtui", "coachtui.__main__"]
    assert of(modules, "click", "json", *YAML_AND_CHECKING, *DATABASE, *PROMPTS, *FULL_SCREEN) == []


@pytest.mark.parametrize("asking", ["--help", "help"])
def test_help_is_shown_without_reading_or_storing_anything(asking: str) -> None:
    modules = loaded(RUN, asking)
    assert "click" in modules
    assert of(modules, *YAML_AND_CHECKING, *DATABASE, *PROMPTS, *FULL_SCREEN) == []
    assert of(modules, "coachtui.workflow", "coachtui.store", "coachtui.files") == []


def test_people_are_listed_without_what_writing_and_asking_need(tmp_path: Path) -> None:
    path = tmp_path / "northfield.coach"
    create_engagement(path, Engagement("Northfield"), [Person("PLN", "middle", name="Tom")])
    modules = loaded(RUN, "people", path)
    assert "sqlite3" in modules
    assert of(modules, "sqlite_utils", *PROMPTS, *FULL_SCREEN) == []


def test_what_computes_loads_no_screen_no_storage_and_no_files() -> None:
    packages = [f"coachtui.{name}" for name in ("model", "answer_types", "rules", "asking", "assess")]
    modules = loaded(IMPORT_ALL, *packages)
    assert all(len(of(modules, package)) > 1 for package in packages)
    assert of(modules, "yaml", "pydantic", "pydantic_core", "click", *DATABASE, *PROMPTS, *FULL_SCREEN) == []


def test_the_home_screens_load_nothing_that_only_an_interview_needs() -> None:
    homes = "import coachtui.tui.screens.home, coachtui.tui.screens.coach.home; "
    modules = loaded(f"{homes}import sys; sys.stdout.write('modules loaded: ' + ' '.join(sys.modules))")
    assert of(modules, "coachtui.tui.screens.coach.home") != []
    assert of(modules, "coachtui.rules", "coachtui.asking", "coachtui.files", *YAML_AND_CHECKING) == []


def imports_on_loading(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The packages that a module imports as soon as it is itself imported, each with its line."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                continue
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name.split(".")[0]) for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield node.lineno, module.split(".")[0]
            case _:
                yield from imports_on_loading(node)


def test_only_the_full_screen_loads_its_library_with_itself() -> None:
    files = sorted(path for path in SOURCES.rglob("*.py") if SOURCES / "tui" not in path.parents)
    assert files
    found = [
        f"{path.relative_to(SOURCES)}:{line}: {package}"
        for path in files
        for line, package in imports_on_loading(ast.parse(path.read_text(encoding="utf-8")))
        if package in FULL_SCREEN
    ]
    assert found == []


FIRST_PAINT = """
import asyncio, sys
from pathlib import Path
import coachtui.cli.overview
from coachtui.settings.reading import read_settings
from coachtui.tui.app import CoachApp
from coachtui.tui.starting import StartWith
from coachtui.tui.screens.home import HomeScreen
from coachtui.workflow.engagement.engagements import Surroundings

async def main():
    app = CoachApp(Path(sys.argv[1]), start=StartWith(), surroundings=Surroundings(), settings=read_settings())
    painted = asyncio.Event()
    at_first = []
    shown = HomeScreen._show
    def show(self, seen):
        shown(self, seen)
        if not at_first:
            at_first.extend(sorted(sys.modules))
            painted.set()
    HomeScreen._show = show
    async with app.run_test():
        await asyncio.wait_for(painted.wait(), 30)
    import coachtui.workflow.overview.picturing  # what the scores, which follow, are made by
    beside = "coachtui.workflow.alone", "coachtui.workflow.coaching", "coachtui.workflow.passing_on"
    assert not [name for name in sys.modules if name.startswith(beside)], sorted(sys.modules)
    print("\\nmodules loaded: " + " ".join(at_first))

asyncio.run(main())
"""


def test_people_are_on_the_screen_before_script_and_rubric_are_read(tmp_path: Path) -> None:
    path = tmp_path / "northfield.coach"
    create_engagement(path, Engagement("Northfield"), [Person("PLN", "middle", name="Tom")])
    modules = loaded(FIRST_PAINT, path)
    assert "textual.app" in modules
    assert "coachtui.tui.screens.home" in modules
    assert of(modules, *YAML_AND_CHECKING, "sqlite_utils", *PROMPTS) == []
    assert of(modules, "coachtui.files", "coachtui.assess", "coachtui.report", "coachtui.cli.saying_overview") == []
    others = {"coachtui.tui.screens.home", "coachtui.tui.screens.trouble"}
    assert set(of(modules, "coachtui.tui.screens")) - {"coachtui.tui.screens"} <= others


def test_the_command_line_loads_no_screen_until_there_is_one_to_show(tmp_path: Path) -> None:
    path = tmp_path / "northfield.coach"
    create_engagement(path, Engagement("Northfield"), [Person("PLN", "middle", name="Tom")])
    assert of(loaded(RUN, path), *FULL_SCREEN) == []
