#!/usr/bin/env python3
"""Run a program of this checkout: `python3 run.py coachtui demo`, `python3 run.py pytest -n 5`.

Needs only Python 3.11 or newer with pip. On first use, and whenever the requirements change, it makes `.venv` here and
installs the pinned requirements and this checkout into it. Nothing outside this folder is touched.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "installed"


def wanted() -> str:
    """What `.venv` has to match: this Python, the pinned requirements and the project's own metadata."""
    parts = [sys.version.encode(), *((ROOT / name).read_bytes() for name in ("requirements.txt", "pyproject.toml"))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def install() -> None:
    """Make `.venv` afresh: the requirements by pip, which checks their hashes, then this checkout by uv."""
    print("Installing into .venv (once, about half a minute) ...", file=sys.stderr)
    shutil.rmtree(VENV, ignore_errors=True)
    python = sys.executable
    # Without pip: bare Debian's Python cannot make an environment with one.
    call(python, "-m", "venv", "--without-pip", str(VENV))
    pip = (python, "-m", "pip", "--python", str(VENV), "--quiet", "--disable-pip-version-check")
    call(*pip, "install", "--require-hashes", "--no-warn-script-location", "-r", str(ROOT / "requirements.txt"))
    # uv's start-up script is twice as quick as pip's, which imports more.
    uv = (str(PROGRAMS / "uv"), "pip", "install", "--quiet", "--python", str(VENV))
    call(*uv, "--no-build-isolation", "--no-deps", "--editable", str(ROOT))
    STAMP.write_text(wanted(), encoding="utf-8")


def call(*command: str) -> None:
    """Run a command, and end with a sentence when it fails."""
    status = subprocess.run(command, check=False).returncode
    if status:
        sys.exit(f"This step failed (exit code {status}): {' '.join(command)}")


def main() -> None:
    """Install if need be, then become the program named on the command line."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if sys.version_info < (3, 11):
        sys.exit("coachtui needs Python 3.11 or newer.")
    if not STAMP.is_file() or STAMP.read_text(encoding="utf-8") != wanted():
        install()
    name, *arguments = sys.argv[1:]
    program = shutil.which(name, path=str(PROGRAMS))
    if program is None:
        sys.exit(f"There is no program {name} in .venv.")
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


if __name__ == "__main__":
    main()
