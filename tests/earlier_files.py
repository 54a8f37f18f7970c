"""Files that earlier versions of the program made, by the format of their engagement files: ``earlier.tar.xz``.

In each folder are ``interviews.coach``, two interviews finished and one half done with a draft; ``alone.coach``, a
self-assessment, in format 9 with a promise and a second look begun; what ``score --json`` of that version printed for
both; and in format 9 a hand-over and the state form of the interviews. In format 13 there is ``coaching.coach``, the
meeting of the demonstration, what ``coach --json`` of that version printed for it, and its state form.
"""

import tarfile
from pathlib import Path

ARCHIVE = Path(__file__).parent / "files" / "earlier.tar.xz"
FORMATS = ("format-7", "format-9")


def unpacked(folder: Path) -> Path:
    """``folder`` with all of them in it."""
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:  # no extractall: its filter came after the oldest Python that is supported
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None:
                target = folder / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())
    return folder
