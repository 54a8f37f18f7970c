"""A pip that installs a program `where`, without a network: what run.py calls in its tests, as pip's `__main__`."""

import os
import shlex
import sys
import sysconfig
import tempfile
from pathlib import Path

WHERE = '#!/bin/sh\nexec {} -c "import where"\n'


def put_program(programs: Path, name: str, text: str) -> None:
    """Write an executable file."""
    program = programs / name
    program.write_text(text, encoding="utf-8")
    program.chmod(0o755)


def install(environment: Path) -> None:
    """Put `where`, a uv that does nothing and a path file into an environment, as pip and uv do it for coachtui."""
    base = str(environment)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": base, "platbase": base}))
    (packages / "_editable_impl_coachtui.pth").write_text(str(environment.parent / "src"), encoding="utf-8")
    put_program(environment / "bin", "uv", "#!/bin/sh\n")
    put_program(environment / "bin", "where", WHERE.format(shlex.quote(f"{environment}/bin/python")))


def leave_traces() -> None:
    """Leave a file where pip leaves some: in its cache at home unless told not to, and where temporary files go."""
    if "--no-cache-dir" not in sys.argv:
        (Path.home() / "cache").touch()
    os.close(tempfile.mkstemp()[0])


def main() -> None:
    """Do what the variables of the test say: fail with these words, or tell that it begins and wait to be let on."""
    if "install" not in sys.argv:
        return
    with Path(__file__).with_name("calls").open("a", encoding="utf-8") as calls:
        calls.write("called\n")
    leave_traces()
    if says := os.environ.get("SMALL_PIP_SAYS"):
        sys.exit(says)
    if begun := os.environ.get("SMALL_PIP_BEGUN"):
        Path(begun).write_text("begun", encoding="utf-8")
        Path(os.environ["SMALL_PIP_GO_ON"]).read_text(encoding="utf-8")
    install(Path(sys.argv[sys.argv.index("--python") + 1]))


if __name__ == "__main__":
    main()
