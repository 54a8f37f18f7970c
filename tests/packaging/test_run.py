"""run.py installs once and where it is, and ends with a sentence when it cannot. A small pip stands in for the real."""

import ast
import contextlib
import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.own_files import ROOT

from .installing import clean_environment

if sys.platform == "win32":
    pytest.skip("the small pip writes shell scripts", allow_module_level=True)

HUNG = 60
"""Seconds."""
FIRST = "Installing into .venv (once, about half a minute) ..."
MOVED = "Installing into .venv again, because this folder was moved or copied ..."
WAITING = "Another run is installing here; waiting for it ..."
OFFLINE = (
    "Installing the requirements failed, as pip reached no package index: connect to the network and call run.py again."
)
STOPPED = "Stopped before .venv was complete; the next call of run.py begins again."


@dataclass
class Checkout:
    """A folder with run.py and one module of sources, and what surrounds it."""

    folder: Path
    around: Path
    variables: dict[str, str] = field(default_factory=dict)
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Call run.py in a group of processes of its own."""
        outside = {"HOME": str(self.around / "home"), "TMPDIR": str(self.around / "temporary")}
        environment = clean_environment(PYTHONPATH=str(self.around / "played"), **outside)
        process = subprocess.Popen(
            (sys.executable, str(self.folder / "run.py"), *arguments),
            env=environment | self.variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        self.started.append(process)
        return process

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, output and errors of run.py called with these arguments."""
        return ended(self.start(*arguments))

    def start_held(self) -> subprocess.Popen[str]:
        """Call run.py, and return when pip has begun to install; ``let_on`` lets it go on."""
        self.variables |= {
            "SMALL_PIP_BEGUN": str(self.around / "begun"),
            "SMALL_PIP_GO_ON": str(self.around / "go on"),
        }
        process = self.start("where")
        self.variables.clear()
        begun = os.open(self.around / "begun", os.O_RDONLY | os.O_NONBLOCK)
        ready, _, _ = select.select([begun], [], [], HUNG)
        os.close(begun)
        assert ready, "pip was never called"
        return process

    def let_on(self) -> None:
        """Let a pip that was held go on."""
        (self.around / "go on").write_text("go on", encoding="utf-8")

    def calls(self) -> int:
        """How often pip was called to install."""
        return len((self.around / "played" / "pip" / "calls").read_text(encoding="utf-8").splitlines())

    def module(self) -> str:
        """What the program `where` prints: the path of the module it imports."""
        return str(self.folder / "src" / "where.py")


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Checkout]:
    """A checkout in which nothing is installed yet."""
    made = Checkout(tmp_path / "checkout", tmp_path)
    for name in ("home", "temporary", "played/pip", "checkout/src"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("begun", "go on"):
        os.mkfifo(tmp_path / name)
    for name in ("requirements.txt", "pyproject.toml"):
        (made.folder / name).touch()
    (made.folder / "src" / "where.py").write_text("print(__file__)\n", encoding="utf-8")
    shutil.copy(ROOT / "run.py", made.folder)
    (tmp_path / "played" / "pip" / "__init__.py").touch()
    shutil.copy(Path(__file__).with_name("small_pip.py"), tmp_path / "played" / "pip" / "__main__.py")
    yield made
    for process in made.started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit code, output and errors of a process."""
    out, err = process.communicate(timeout=HUNG)
    return process.returncode, out.strip(), err.strip()


def test_it_installs_once(checkout: Checkout) -> None:
    assert checkout.run("where") == (0, checkout.module(), FIRST)
    assert checkout.run("where") == (0, checkout.module(), "")
    assert checkout.calls() == 1


def test_it_installs_again_when_the_requirements_change(checkout: Checkout) -> None:
    checkout.run("where")
    (checkout.folder / "requirements.txt").write_text("# another one", encoding="utf-8")
    assert checkout.run("where") == (0, checkout.module(), FIRST)
    assert checkout.calls() == 2


def test_it_leaves_nothing_outside_its_folder(checkout: Checkout) -> None:
    checkout.run("where")
    assert [*(checkout.around / "home").iterdir(), *(checkout.around / "temporary").iterdir()] == []
    assert {path.name for path in checkout.folder.iterdir()} == {
        ".venv",
        "run.py",
        "src",
        "requirements.txt",
        "pyproject.toml",
    }
    assert not (checkout.folder / ".venv" / "temporary").exists()


def test_a_moved_folder_is_installed_where_it_is_now(checkout: Checkout) -> None:
    checkout.run("where")
    moved = replace(checkout, folder=checkout.folder.rename(checkout.around / "moved"))
    assert moved.run("where") == (0, moved.module(), MOVED)
    assert moved.run("where") == (0, moved.module(), "")


def test_a_copied_folder_runs_its_own_code(checkout: Checkout) -> None:
    checkout.run("where")
    copy = replace(checkout, folder=shutil.copytree(checkout.folder, checkout.around / "copy", symlinks=True))
    assert copy.run("where") == (0, copy.module(), MOVED)
    assert checkout.run("where") == (0, checkout.module(), "")


@pytest.mark.parametrize("name", ["with some spaces", "Gießerei Süd", "鋳物 by O'Brien"])
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_a_folder_may_have_any_name(checkout: Checkout, name: str, locale: str) -> None:
    named = replace(checkout, folder=checkout.folder.rename(checkout.around / name))
    named.variables |= {"LC_ALL": locale, "PYTHONUTF8": "1"}  # what it prints is read as UTF-8
    assert named.run("where") == (0, named.module(), FIRST)


def test_a_link_in_the_place_of_venv_is_not_followed(checkout: Checkout) -> None:
    others = checkout.around / "others"
    others.mkdir()
    (others / "file").touch()
    (checkout.folder / ".venv").symlink_to(others, target_is_directory=True)
    assert checkout.run("where")[:2] == (0, checkout.module())
    assert [path.name for path in others.iterdir()] == ["file"]


def test_of_two_first_runs_one_installs_and_the_other_waits(checkout: Checkout) -> None:
    first = checkout.start_held()
    second = checkout.start("where")
    assert second.stderr is not None
    assert second.stderr.readline().strip() == WAITING
    checkout.let_on()
    assert ended(first) == (0, checkout.module(), FIRST)
    assert ended(second) == (0, checkout.module(), "")
    assert checkout.calls() == 1


def test_ctrl_c_is_told_in_a_sentence_and_the_next_run_begins_again(checkout: Checkout) -> None:
    process = checkout.start_held()
    os.killpg(process.pid, signal.SIGINT)
    assert ended(process) == (130, "", f"{FIRST}\n{STOPPED}")
    assert checkout.run("where") == (0, checkout.module(), FIRST)


def test_a_killed_installation_is_mended_by_the_next_run(checkout: Checkout) -> None:
    process = checkout.start_held()
    os.killpg(process.pid, signal.SIGKILL)
    assert checkout.run("where") == (0, checkout.module(), FIRST)
    assert checkout.calls() == 2


def test_a_killed_reinstallation_is_mended_although_the_old_requirements_come_back(checkout: Checkout) -> None:
    checkout.run("where")
    (checkout.folder / "requirements.txt").write_text("# another one", encoding="utf-8")
    os.killpg(checkout.start_held().pid, signal.SIGKILL)
    (checkout.folder / "requirements.txt").write_text("", encoding="utf-8")
    assert checkout.run("where") == (0, checkout.module(), FIRST)
    assert checkout.calls() == 3


def test_a_pip_that_outlives_a_killed_run_is_waited_for(checkout: Checkout) -> None:
    checkout.start_held().kill()
    second = checkout.start("where")
    assert second.stderr is not None
    assert second.stderr.readline().strip() == WAITING
    checkout.let_on()
    assert ended(second)[:2] == (0, checkout.module())


def test_a_python_that_is_gone_is_mended(checkout: Checkout) -> None:
    checkout.run("where")
    (checkout.folder / ".venv" / "bin" / "python").unlink()
    assert checkout.run("where") == (0, checkout.module(), FIRST)


def test_without_pip_it_says_how_to_get_it(checkout: Checkout) -> None:
    (checkout.around / "played" / "pip" / "__main__.py").unlink()
    code, out, err = checkout.run("where")
    assert (code, out) == (1, "")
    assert err == (
        f"Installing needs pip, which {sys.executable} does not have: on Debian or Ubuntu `apt install python3-pip` "
        "brings it, elsewhere `python3 -m ensurepip`."
    )
    assert not (checkout.folder / ".venv").exists()


def test_without_a_network_it_says_so_and_tries_again(checkout: Checkout) -> None:
    checkout.variables["SMALL_PIP_SAYS"] = (
        "WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError('...: Failed "
        "to establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/click/\n"
        "ERROR: Could not find a version that satisfies the requirement click==8.2.0 (from versions: none)\n"
        "ERROR: No matching distribution found for click==8.2.0"
    )
    assert checkout.run("where") == (
        1,
        "",
        f"{FIRST}\n{OFFLINE}",
    )
    checkout.variables.clear()
    assert checkout.run("where") == (0, checkout.module(), FIRST)


def test_any_other_trouble_is_told_with_its_reason(checkout: Checkout) -> None:
    checkout.variables["SMALL_PIP_SAYS"] = "WARNING: low on room\nERROR: [Errno 28] No space left on device\n"
    code, _, err = checkout.run("where")
    log = checkout.folder / ".venv" / "install.log"
    assert code == 1
    assert err == (
        f"{FIRST}\nInstalling the requirements failed (exit code 1): ERROR: [Errno 28] No space left on device "
        f"({log} tells more.)"
    )
    assert "low on room" in log.read_text(encoding="utf-8")


def test_a_folder_that_takes_nothing_is_told_in_a_sentence(checkout: Checkout) -> None:
    (checkout.folder / ".venv").touch()
    code, _, err = checkout.run("where")
    assert (code, err) == (1, f"{FIRST}\nInstalling into {checkout.folder / '.venv'} failed: Not a directory.")


@pytest.mark.parametrize(("arguments", "code"), [((), 2), (("--help",), 0)])
def test_called_without_a_program_it_says_how_to_call_it(checkout: Checkout, arguments: tuple[str], code: int) -> None:
    ended_with, out, err = checkout.run(*arguments)
    assert ended_with == code
    assert "`python3 run.py coachtui demo`" in (err if code else out)
    assert not (checkout.folder / ".venv").exists()


def test_a_program_that_is_not_there_is_named(checkout: Checkout) -> None:
    checkout.run("where")
    assert checkout.run("wehre") == (2, "", "There is no program wehre in .venv.")


def test_an_older_python_can_read_it_and_says_that_it_is_too_old() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    code = "import runpy, sys; sys.version_info = (3, 10, 12, 'final', 0); runpy.run_path(sys.argv[1])"
    done = subprocess.run(
        (sys.executable, "-c", code, str(ROOT / "run.py")), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert done.stderr.strip() == (
        "coachtui needs Python 3.11 or newer, and this is Python 3.10: call run.py with a newer one, such as "
        "python3.13."
    )
