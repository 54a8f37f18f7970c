"""Linting folders: which files are looked at, and what is checked across them."""

from pathlib import Path

import pytest

from coachtui.files import linting
from coachtui.files.linting import lint

from .samples import NOTES, RUBRIC, SCRIPT, changed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("interviews/s.yaml", SCRIPT), ("rubrics/r.yml", RUBRIC), ("n.YAML", NOTES)):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    (tmp_path / "readme.txt").write_text("no: [yaml")
    return tmp_path


def messages(*paths: Path) -> list[str]:
    return [problem.message for problem in lint(paths)]


def test_a_folder_is_searched_to_its_depths(folder: Path) -> None:
    assert messages(folder) == []

    (folder / "rubrics" / "r.yml").write_text("a: 1\na: 2")
    assert messages(folder)[0] == "The key 'a' is there twice."


def test_files_are_named_as_the_paths_name_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "interviews" / "s.yaml").write_text("")
    monkeypatch.chdir(folder)

    assert [problem.file for problem in lint([Path("interviews"), Path("rubrics")])] == ["interviews/s.yaml"]


def test_links_that_lead_back_are_followed_once(folder: Path) -> None:
    (folder / "interviews" / "back").symlink_to(folder)
    (folder / "interviews" / "self").symlink_to(folder / "interviews" / "self")
    (folder / "interviews" / "again.yaml").symlink_to(folder / "interviews" / "s.yaml")

    assert messages(folder) == []


def test_a_file_named_twice_is_checked_once(folder: Path) -> None:
    assert messages(folder, folder / "interviews" / "s.yaml") == []


def test_what_is_not_there_is_a_problem_too(folder: Path) -> None:
    empty = folder / "empty"
    empty.mkdir()

    assert messages(folder / "none.yaml") == [f"There is no {folder / 'none.yaml'}."]
    assert messages(empty) == ["There is no .yaml file in this folder."]


def test_two_scripts_with_one_id_are_a_problem_of_the_second(folder: Path) -> None:
    (folder / "interviews" / "t.yaml").write_text(SCRIPT)

    problems = lint([folder])

    assert [(Path(each.file).name, each.line, each.column) for each in problems] == [("t.yaml", 2, 5)]
    assert problems[0].message.startswith("Another script has the id 'small' too")


def test_a_script_is_checked_against_the_rubric_with_its_id(folder: Path) -> None:
    other = changed(RUBRIC, "id: small", "id: other").replace("E1a", "F1a")
    (folder / "rubrics" / "other.yaml").write_text(other)

    assert messages(folder) == []


def test_indicators_are_unfed_only_when_a_script_for_their_rubric_is_there(folder: Path) -> None:
    more = changed(
        RUBRIC, "patterns:", "      - {id: E1c, name: New, about: base, anchors: [a, b, c, d, e]}\npatterns:"
    )
    (folder / "rubrics" / "r.yml").write_text(more)

    assert messages(folder / "rubrics") == []
    assert messages(folder) == ["No question feeds E1c."]


def test_a_script_alone_is_checked_against_the_shipped_rubric(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = folder / "shipped"
    shipped.mkdir()
    (shipped / "r.yaml").write_text(RUBRIC.replace("E1b", "E1x"))
    monkeypatch.setattr(linting, "shipped_folder", lambda _kind: shipped)

    assert set(messages(folder / "interviews")) == {"The rubric small has no 'E1b'."}


def test_notes_are_checked_against_the_script_they_answer(folder: Path) -> None:
    (folder / "n.YAML").write_text(changed(NOTES, "choice: last year", "choice: last yea"))

    assert messages(folder) == ["A2 has no 'last yea' to choose."]


def test_a_broken_rule_does_not_hide_the_others(folder: Path) -> None:
    broken = changed(changed(SCRIPT, "when: low", "when: lw"), "when: count > 1", "when: count >> 1")
    (folder / "interviews" / "s.yaml").write_text(broken)

    assert [(each.line, each.column) for each in lint([folder])] == [(34, 31), (76, 31)]


def test_links_that_lead_out_are_not_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "private.yaml").write_text("secret: [")
    (folder / "interviews" / "out").symlink_to(elsewhere)
    assert not any("secret" in str(problem) or "private" in str(problem) for problem in lint([folder]))


def test_folders_without_number_are_not_all_looked_into(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coachtui.files.linting._MOST_FOLDERS", 3)
    for number in range(5):
        (folder / f"more{number}").mkdir()
    (problem,) = (each for each in lint([folder]) if "folders in it" in each.message)
    assert "more than 3" in problem.message
