"""Attachments from the command line: kept, listed, saved, handed over and proved."""

import base64
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.conftest import Run


def test_a_file_is_kept_listed_and_saved_again(run: Run, northfield: Path, tmp_path: Path) -> None:
    assert run("attachments", northfield).out.startswith("Nothing attached yet")
    (tmp_path / "plan [bold].pdf").write_bytes(b"The signed plan")
    ran = run(
        "attach", northfield, "plan [bold].pdf", "--person", "PLN", "--question", "C1.2", "--evidence", "ev1",
        "--author", "Ann",
    )  # fmt: skip
    assert (ran.code, ran.out) == (0, "Attached plan [bold].pdf (15 bytes) from PLN.\n")
    assert "plan [bold].pdf" in run("attachments", northfield).out
    (listed,) = json.loads(run("attachments", northfield, "--json").out)
    assert (listed["person"], listed["question"], listed["evidence"], listed["size"]) == ("PLN", "C1.2", "ev1", 15)
    (tmp_path / "out").mkdir()
    assert run("attachments", northfield, "--save", "out").code == 0
    assert (tmp_path / "out" / "plan [bold].pdf").read_bytes() == b"The signed plan"
    refused = run("attachments", northfield, "--save", "out")
    assert (refused.code, "already" in refused.err) == (2, True)
    assert run("attachments", northfield, "--save", "out", "--overwrite").code == 0
    assert run("attachments", northfield, "--save", "nowhere").code == 2


def test_what_cannot_be_kept_is_said(run: Run, northfield: Path, tmp_path: Path) -> None:
    for path, words in ((tmp_path, "is a folder"), ("gone.pdf", "There is no gone.pdf"), ("", "no name of a file")):
        ran = run("attach", northfield, path, "--person", "PLN")
        assert (ran.code, words in ran.err) == (2, True)


def test_attachments_are_handed_over_whole(run: Run, northfield: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(bytes(range(256)))
    run("attach", northfield, "plan.pdf", "--person", "PLN", "--evidence", "ev1")
    for option, name in (((), "state"), (("--log",), "log")):
        assert run("export", northfield, "-o", f"{name}.json", *option).code == 0
        assert run("import", f"{name}.coach", f"{name}.json").code == 0
        assert run("verify", f"{name}.coach").code == 0
        assert run("export", f"{name}.coach", "-o", f"{name}2.json", *option).code == 0
        assert Path(f"{name}.json").read_bytes() == Path(f"{name}2.json").read_bytes()
    data = json.loads(Path("state.json").read_text(encoding="utf-8"))
    assert base64.b64decode(data["attachments"][0]["content"]) == bytes(range(256))
    log = json.loads(Path("log.json").read_text(encoding="utf-8"))
    Path("log.json").write_text(json.dumps(log | {"blobs": []}), encoding="utf-8")
    refused = run("import", "without.coach", "log.json")
    assert (refused.code, "names an attachment" in refused.err) == (2, True)


def test_a_changed_byte_in_an_attachment_is_found(run: Run, northfield: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"The signed plan")
    run("attach", northfield, "plan.pdf", "--person", "PLN")
    content = northfield.read_bytes()
    northfield.write_bytes(content.replace(b"The signed plan", b"The signed plaN"))
    assert "was changed" in run("verify", northfield).err
    northfield.write_bytes(content)
    with closing(sqlite3.connect(northfield)) as connection, connection:
        connection.execute("DELETE FROM blob")
    assert "is named but not there" in run("verify", northfield).err
    ran = run("export", northfield, "-o", "state.json")
    assert (ran.code, "An attachment is missing" in ran.err) == (1, True)
    ran = run("attachments", northfield, "--save", ".", "--overwrite")
    assert (ran.code, "is not in the file as it was attached" in ran.err) == (1, True)
