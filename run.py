#!/usr/bin/env python3
"""Run a program of this checkout: `python3 run.py coachtui demo`, `python3 run.py pytest -n 3`.

Needs only Python 3.11 or newer with pip. On first use, and whenever the requirements change or the folder has moved, it
makes `.venv` here and installs the pinned requirements and this checkout into it; nothing is left outside this folder.
The exit code is the program's, or 1 if installing failed, 2 after wrong usage, 130 after Ctrl-C.
"""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

if os.name == "nt":
    import msvcrt
else:
    import fcntl

if sys.version_info < (3, 11):
    sys.exit(
        "coachtui needs Python 3.11 or newer, and this is Python {}.{}: call run.py with a newer one, such as "
        "python3.13.".format(*sys.version_info)
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "installed"
LOG = VENV / "install.log"
TEMPORARY = VENV / "temporary"

OFFLINE = ("Max retries", "connection broken", "ConnectionError", "ConnectTimeout", "ReadTimeout", "name resolution")
"""What pip says when it reaches no package index; any of it."""
LONGEST = 300
"""Characters of another program's message that are passed on."""


def wanted() -> bytes:
    """Return what the stamp must hold: a digest of this Python and of what is to be installed, and this folder."""
    parts = [sys.version.encode(), *((ROOT / name).read_bytes() for name in ("requirements.txt", "pyproject.toml"))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest().encode() + b"\n" + os.fsencode(ROOT)


def installed() -> bool:
    """Return whether `.venv` was completed for what is wanted, and its Python is still there."""
    python = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
    return python.exists() and STAMP.is_file() and STAMP.read_bytes() == wanted()


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Wait until no other process installs here. The lock is on this file, and lasts as long as any child of ours."""
    with Path(__file__).open("rb") as file:
        os.set_inheritable(file.fileno(), True)  # noqa: FBT003 - the only way
        with contextlib.suppress(OSError):  # a disk without locks
            if not lock(file.fileno(), wait=False):
                print("Another run is installing here; waiting for it ...", file=sys.stderr)
                while not lock(file.fileno(), wait=True):
                    pass
        yield


def lock(file: int, *, wait: bool) -> bool:
    """Lock an open file; return False if another process has it. Raises OSError if there are no locks."""
    if os.name == "nt":
        os.lseek(file, 1 << 30, os.SEEK_SET)  # far behind the end: what is locked nobody else can read
        try:
            msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def install() -> None:
    """Make `.venv` afresh: the requirements by pip, which checks their hashes, then this checkout by uv."""
    python = outer_python()
    if subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode:
        sys.exit(
            f"Installing needs pip, which {python} does not have: on Debian or Ubuntu `apt install python3-pip` brings "
            "it, elsewhere `python3 -m ensurepip`."
        )
    moved = STAMP.is_file() and STAMP.read_bytes().partition(b"\n")[2] not in {b"", os.fsencode(ROOT)}
    how = "again, because this folder was moved or copied" if moved else "(once, about half a minute)"
    print(f"Installing into .venv {how} ...", file=sys.stderr)
    clear()
    # Without pip: bare Debian's Python cannot make an environment with one.
    step("Making .venv", python, "-m", "venv", "--without-pip", str(VENV))
    pip = (python, "-m", "pip", "--python", str(VENV), "--quiet", "--no-input", "--disable-pip-version-check")
    options = ("--require-hashes", "--no-user", "--no-cache-dir", "--no-warn-script-location")
    step("Installing the requirements", *pip, "install", *options, "-r", str(ROOT / "requirements.txt"))
    # uv's start-up script is twice as quick as pip's, which imports more.
    uv = (str(PROGRAMS / "uv"), "pip", "install", "--quiet", "--offline", "--no-cache", "--python", str(VENV))
    step("Installing this checkout", *uv, "--no-build-isolation", "--no-deps", "--editable", str(ROOT))
    name_sources()
    shutil.rmtree(TEMPORARY, ignore_errors=True)
    STAMP.write_bytes(wanted())


def outer_python() -> str:
    """Return the Python to install with: the one that runs this, or the one that `.venv` was made with."""
    inside = Path(sys.prefix) == VENV
    return str(getattr(sys, "_base_executable", sys.executable)) if inside else sys.executable


def clear() -> None:
    """Take away what is left of an earlier `.venv`, its stamp first, and make room for the log and temporary files."""
    if VENV.is_symlink():
        VENV.unlink()
    STAMP.unlink(missing_ok=True)
    if VENV.exists():
        shutil.rmtree(VENV)
    TEMPORARY.mkdir(parents=True)


def step(what: str, *command: str) -> None:
    """Run a command, keep what it says in the log, and end with a sentence when it fails."""
    outside = {"TMPDIR": str(TEMPORARY), "TEMP": str(TEMPORARY), "TMP": str(TEMPORARY)}
    with LOG.open("ab") as log:
        environment = {**os.environ, **outside}
        # The lock is inherited: a pip that outlives this process is waited for.
        done = subprocess.run(command, stdout=log, stderr=log, env=environment, check=False, close_fds=False)
    if not done.returncode:
        return
    said = LOG.read_text(encoding="utf-8", errors="replace")
    if any(words in said for words in OFFLINE):
        sys.exit(f"{what} failed, as pip reached no package index: connect to the network and call run.py again.")
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")] or lines or ["no reason given"]
    sys.exit(f"{what} failed (exit code {done.returncode}): {errors[-1][:LONGEST]} ({LOG} tells more.)")


def name_sources() -> None:
    """Name the sources relative to `.venv`: before 3.13 Python cannot read every path in every locale."""
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV), "platbase": str(VENV)}))
    for file in packages.glob("*coachtui*.pth"):
        file.write_text(os.path.relpath(ROOT / "src", packages), encoding="ascii")


def run(name: str, *arguments: str) -> None:
    """Become the program of this name in `.venv`."""
    program = shutil.which(name, path=str(PROGRAMS))
    if program is None:
        print(f"There is no program {name} in .venv.", file=sys.stderr)
        sys.exit(2)
    environment = {
        **os.environ,
        "PATH": os.pathsep.join((str(PROGRAMS), os.environ.get("PATH", ""))),
        # Compiled once and kept in `.venv`, even where Python is told to leave nothing beside the sources: the tests
        # start dozens of programs, and each would compile every module anew.
        "PYTHONPYCACHEPREFIX": str(VENV / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if os.name == "nt":
        sys.exit(subprocess.run([program, *arguments], env=environment, check=False).returncode)
    os.execve(program, [program, *arguments], environment)


def main() -> None:
    """Install if need be, then become the program named on the command line."""
    if len(sys.argv) < 2 or sys.argv[1] in {"-h", "--help"}:
        print(__doc__, file=sys.stdout if len(sys.argv) > 1 else sys.stderr)
        sys.exit(0 if len(sys.argv) > 1 else 2)
    try:
        if not installed():
            with alone():
                if not installed():
                    install()
    except KeyboardInterrupt:
        print("Stopped before .venv was complete; the next call of run.py begins again.", file=sys.stderr)
        sys.exit(130)
    except OSError as error:
        sys.exit(f"Installing into {VENV} failed: {error.strerror or error}.")
    run(*sys.argv[1:])


if __name__ == "__main__":
    main()
