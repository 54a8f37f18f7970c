"""Where scripts and rubrics are found."""

from pathlib import Path

import pytest

from coachtui.files import shipped
from coachtui.files.shipped import find_rubric, find_script, identity, shipped_folder
from coachtui.model.problems import CoachError

from .samples import RUBRIC, SCRIPT, changed


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An engagement's folder; what coachtui ships is one small script and rubric."""
    for name, text in (("interviews/small.yaml", SCRIPT), ("rubrics/small.yaml", RUBRIC)):
        path = tmp_path / "shipped" / name
        path.parent.mkdir(parents=True)
        path.write_text(text)
    monkeypatch.setattr(shipped, "shipped_folder", lambda kind: tmp_path / "shipped" / kind)
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def test_a_checkout_comes_before_the_installed_package(tmp_path: Path) -> None:
    package = tmp_path / "src" / "coachtui"
    (package / "shipped" / "interviews").mkdir(parents=True)
    assert shipped_folder("interviews", package) == package / "shipped" / "interviews"

    (tmp_path / "interviews").mkdir()
    assert shipped_folder("interviews", package) == package / "shipped" / "interviews"

    (tmp_path / "pyproject.toml").touch()
    assert shipped_folder("interviews", package) == tmp_path / "interviews"


def test_an_incomplete_installation_is_said(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="missing"):
        shipped_folder("rubrics", tmp_path / "src" / "coachtui")


def test_the_shipped_file_is_found_when_there_is_no_own_one(own: Path) -> None:
    assert find_script("small", own).parts[-3:] == ("shipped", "interviews", "small.yaml")
    assert find_rubric("small").parts[-3:] == ("shipped", "rubrics", "small.yaml")


def test_a_file_beside_the_engagement_overrides_the_shipped_one(own: Path) -> None:
    (own / "mine.yml").write_text(SCRIPT)
    assert find_script("small", own / "client.coach") == own / "mine.yml"

    (own / "interviews").mkdir()
    (own / "interviews" / "mine.yaml").write_text(SCRIPT)
    assert find_script("small", own) == own / "interviews" / "mine.yaml"


def test_a_rubric_or_another_script_beside_the_engagement_overrides_no_script(own: Path) -> None:
    (own / "rubric.yaml").write_text(RUBRIC)
    (own / "other.yaml").write_text(changed(SCRIPT, "id: small", "id: other"))

    assert "shipped" in find_script("small", own).parts
    assert find_script("other", own) == own / "other.yaml"


def test_a_broken_own_file_is_found_all_the_same_so_that_its_mistake_is_seen(own: Path) -> None:
    (own / "mine.yaml").write_text(SCRIPT + "\tbroken")

    assert find_script("small", own) == own / "mine.yaml"


def test_an_unknown_id_names_what_there_is(own: Path) -> None:
    with pytest.raises(CoachError) as caught:
        find_script("smal", own)
    assert caught.value.hint == "Did you mean 'small'?"

    with pytest.raises(CoachError) as caught:
        find_rubric("zzz", own)
    assert caught.value.hint == "Known: small."


@pytest.mark.parametrize(
    "line", ["id: a b", "id: 'a b'", 'id: "a b"', "id:   a b  # the id", "id: a b\r", "id: 'a b' # the id"]
)
def test_an_id_is_recognised_however_it_is_written(line: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(f"\ufeff# first\nkind: interview\n{line}\n".encode())

    assert identity(path) == ("interview", "a b")


def test_a_file_without_kind_or_id_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xff\xfe kind")

    assert identity(path) is None
    assert identity(tmp_path / "none.yaml") is None
