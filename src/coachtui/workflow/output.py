"""Writing a result where the user wants it: whole or not at all, and never over an engagement."""

import os
import tempfile
from pathlib import Path

from coachtui.model.problems import CoachError


def write_output(output: Path, text: str) -> str | None:
    """Write ``text`` to ``output``; for "-" return it instead. Raises CoachError when it cannot be written."""
    if str(output) == "-":
        return text
    if output.suffix == ".coach":
        raise CoachError("An engagement", f"{output} would be overwritten.", "Pick another name.", bad_input=True)
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            Path(name).replace(output)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CoachError("Not written", f"{output}: {error.strerror}.", "Try another place.") from None
    return None
