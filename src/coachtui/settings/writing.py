"""Writes a settings file to begin with: every setting at its usual value, explained, and all of it commented out."""

import json
import textwrap
from pathlib import Path

from coachtui.model.problems import CoachError
from coachtui.settings.settings import SETTINGS, Settings

_WIDTH = 100

_HEAD = (
    "Settings of coachtui. Each stands here at its usual value.",
    "To change one, remove the # before its name and write another value.",
)

_KEYS = """\
# docs/settings.md lists the names. For example, to park with Esc and j, and jump with Esc and p:
#[keys]
#park = "j"
#jump = "p\""""


def example() -> str:
    """A settings file in TOML in which everything is a comment, so that it changes nothing."""
    paragraphs = ["\n".join(f"# {line}" for line in _HEAD)]
    paragraphs += [_paragraph(name) for name in SETTINGS]
    return "\n\n".join(paragraphs) + "\n"


def write_example(path: Path) -> None:
    """Write the example to ``path``. Raises CoachError when there is a file already or it cannot be written."""
    try:
        if path.exists():
            raise CoachError("Already there", f"{path} exists and was left alone.", "Change it in an editor.")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(example())
    except OSError as error:
        why = error.strerror or str(error)
        raise CoachError(
            "Settings not written", f"{path}: {why}.", "COACHTUI_SETTINGS may name another file."
        ) from None


def _paragraph(name: str) -> str:
    explained = textwrap.fill(SETTINGS[name].means, _WIDTH, initial_indent="# ", subsequent_indent="# ")
    if name == "keys":
        return f"{explained}\n{_KEYS}"
    return f"{explained}\n#{name} = {json.dumps(getattr(Settings(), name), ensure_ascii=False)}"
